import { unknownYet } from '../../law/define.js';
import { checks, record, type Conflict, type RecordDefinition, type RecordOf } from '../define.js';
import { code, day, digits, optional, text, yen } from '../fields.js';

/*
 * Stand-ins for what a ward and 年金保険者 tell each other of 特別徴収. H/D/T records of 500 bytes exist; those of 国保 are in no public
 * document. Each names itself a stand-in in its id, which its first line carries.
 */
const unknown = unknownYet('年金保険者と経由機関を通る特別徴収の H/D/T 500バイトの形はあるが、国保の項目は公開されていない。意味のある項目だけの代用である');

export const withholdingOutcomes = [
  ['withheld', '徴収した'], ['pensionStopped', '死亡などで年金の受給権が消滅した'], ['pensionTooSmall', '年金の額が足りない'], ['transferred', '転出などで年金保険者が中止した'], ['noPension', '該当する年金がない'],
] as const;
export type WithholdingOutcome = (typeof withholdingOutcomes)[number][0];
export const requestKinds = [['start', '依頼'], ['change', '額の変更'], ['stop', '中止']] as const;

const household = { municipalityCode: digits('団体コード', 6), householdKey: text('世帯の識別(被保険者記号番号)', 40), withholdingMonth: digits('年金の支払月', 6) };
const months = ['04', '06', '08', '10', '12', '02'];
const monthConflict = ({ withholdingMonth }: { readonly withholdingMonth: string }): readonly Conflict[] =>
  (months.includes(withholdingMonth.slice(4)) ? [] : [{ field: 'withholdingMonth', why: '年金の支払われない月である', cure: '偶数月を YYYYMM で書く' }]);

/** 特別徴収依頼: what is to be taken out of the pension of a 世帯主 in one month. A newer one for the month takes the place of the older. */
export const withholdingRequestStandIn = record({
  id: 'withholdingRequestStandIn', ja: '特別徴収依頼(代用)', basis: unknown, between: ['ward', 'pension-insurer'], steps: [],
  fields: { ...household, requestKind: code('依頼の種類', requestKinds), requestedYen: yen('依頼額'), nameKana: text('カナ氏名', 100), bornOn: day('生年月日'), requestedOn: day('依頼日') },
  check: checks<{ readonly withholdingMonth: string; readonly requestKind: string; readonly requestedYen: number }>(
    [['withholdingMonth'], monthConflict], [['requestKind', 'requestedYen'], ({ requestKind, requestedYen }) => ((requestKind === 'stop') === (requestedYen === 0) ? [] : [{ field: 'requestedYen', why: '中止のときにだけ0円である', cure: '中止は0円、ほかは引く額を書く' }])],
  ),
});
export type WithholdingRequest = RecordOf<typeof withholdingRequestStandIn>;

/** 特別徴収結果 of one household and month. `settleOn`: when the money reaches the ward's account; empty where nothing was taken. */
export const withholdingResultStandIn = record({
  id: 'withholdingResultStandIn', ja: '特別徴収結果(代用)', basis: unknown, between: ['pension-insurer', 'ward'], steps: [],
  fields: { ...household, requestedYen: yen('依頼額'), withheldYen: yen('徴収額'), withholdingOutcome: code('徴収の結果', withholdingOutcomes), withheldOn: day('年金の支払日'), settleOn: optional(day('収納金の払込日')) },
  check: checks<{ readonly withholdingMonth: string; readonly withholdingOutcome: WithholdingOutcome; readonly withheldYen: number; readonly settleOn: string | null }>(
    [['withholdingMonth'], monthConflict],
    [['withholdingOutcome', 'withheldYen'], ({ withholdingOutcome, withheldYen }) => ((withholdingOutcome === 'withheld') === (withheldYen > 0) ? [] : [{ field: 'withheldYen', why: '徴収したときにだけ額がある', cure: '結果と徴収額を合わせる' }])],
    [['settleOn', 'withheldYen'], ({ settleOn, withheldYen }) => ((settleOn !== null) === (withheldYen > 0) ? [] : [{ field: 'settleOn', why: '徴収したときにだけ払込日がある', cure: '徴収額と払込日を合わせる' }])],
  ),
});
export type WithholdingResult = RecordOf<typeof withholdingResultStandIn>;

export const withholdingStandIns: readonly RecordDefinition[] = [withholdingRequestStandIn, withholdingResultStandIn];
