import { assume, cite } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { code, day, digits, flag, inferred, optional, text } from '../fields.js';
import { sexes } from '../codes.js';
import { feedKinds, feedOperations } from './feed.js';

/** Why somebody's 住民票 ended. */
export const removals = [['moveOut', '転出'], ['death', '死亡'], ['removed', '職権消除']] as const;
export type Removal = (typeof removals)[number][0];

/** 国保の付記: who told 市民課 of 国保 on the 住民異動届 need not tell 国保 again. */
export const notedBasis = cite('国民健康保険法・住民基本台帳法', '9条・28条(国保の資格を付記した住民異動の届出は、同じ事由の国保の届出とみなす)');

/**
 * 住民記録の配信: what the 住民票 of a person says, without 個人番号 and 住民票コード. As in {@link import('./tax-feed.js').taxFeed} a deletion
 * is a row, never an absence. It is no 届出: of an 異動 it tells only what is written on the 住民票 since.
 */
export const residentFeed = record({
  id: 'residentFeed',
  ja: '住民記録の配信',
  basis: assume('別添1 資格①・給付①・収納①は各種住民情報を統合DB経由で取得すると言うだけで、住民記録の形は公開されていない。住民票の記載事項(住民基本台帳法7条)のうち国保が使うものを自前で並べる'),
  between: ['integrated-db', 'ward'],
  steps: ['A-01', 'B-01', 'C-01'],
  fields: {
    feedKind: code('全件か差分か', feedKinds),
    operation: code('処理区分', feedOperations),
    personKey: inferred(text('宛名番号', 40)),
    householdNumber: inferred(optional(text('住民票の世帯番号', 40))),
    name: inferred(optional(text('氏名', 100))),
    nameKana: inferred(optional(text('氏名カナ', 100))),
    bornOn: inferred(optional(day('生年月日'))),
    sex: inferred(optional(code('性別', sexes))),
    address: inferred(optional(text('住所', 200))),
    relationship: inferred(optional(text('続柄', 20))),
    isNotDisclosed: inferred(optional(flag('支援措置'))),
    residentFrom: inferred(optional(day('住民となった年月日'))),
    /** 転出年月日, 死亡年月日 or the day of 職権消除; a 転出 may be announced. */
    residentUntil: optional(day('住民でなくなった年月日')),
    removal: optional(code('消除の事由', removals)),
    newMunicipalityCode: optional(digits('転出先の市区町村コード', 6)),
    submittedOn: inferred(optional(day('最後の異動の届出日'))),
    isNhiNoted: inferred(optional(flag('国保の付記'))),
    asOf: day('時点'),
  },
});
export type ResidentFeed = RecordOf<typeof residentFeed>;

/** What a row says of the person, whoever wrote it for whatever feed. */
export type ResidentStatement = Omit<ResidentFeed, 'feedKind' | 'personKey' | 'asOf'>;
/** What every 住民票 says. */
export const alwaysTold = ['householdNumber', 'name', 'nameKana', 'bornOn', 'sex', 'address', 'relationship', 'isNotDisclosed', 'residentFrom', 'submittedOn', 'isNhiNoted'] as const;
export const residentItems = [...alwaysTold, 'residentUntil', 'removal', 'newMunicipalityCode'] as const;

interface Contradiction { readonly field: keyof ResidentStatement; readonly why: string }
/** Where a row contradicts itself. Empty = it does not. */
export function contradictionsInResident(row: ResidentStatement): readonly Contradiction[] {
  if (row.operation === 'delete') return residentItems.filter((item) => row[item] !== null).map((field) => ({ field, why: '削除の行に住民票の記載は書かない' }));
  const found: Contradiction[] = alwaysTold.filter((item) => row[item] === null).map((field) => ({ field, why: '住民票のある人の行には要る' }));
  const { bornOn, residentFrom, residentUntil, removal, newMunicipalityCode } = row;
  if ((residentUntil === null) !== (removal === null)) found.push(residentUntil === null ? { field: 'residentUntil', why: '消除の事由があるのに日がない' } : { field: 'removal', why: '住民でなくなった日があるのに事由がない' });
  if (residentUntil !== null && residentFrom !== null && residentUntil < residentFrom) found.push({ field: 'residentUntil', why: `住民となった日 ${residentFrom} より前` });
  if (bornOn !== null && residentFrom !== null && residentFrom < bornOn) found.push({ field: 'residentFrom', why: `生年月日 ${bornOn} より前` });
  if (newMunicipalityCode !== null && removal !== 'moveOut') found.push({ field: 'newMunicipalityCode', why: '転出でないのに転出先がある' });
  return found;
}
