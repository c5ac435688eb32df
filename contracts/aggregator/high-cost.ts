import { record, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, flag, inferred, moment, optional, text, words } from '../fields.js';
import { continuityFormBasis, continuityInstructions, continuityOutcomes } from './continuity-codes.js';

/**
 * 高額該当情報: one row a household and month in which 高額療養費 was due. Among rows of one household and month the highest
 * `revision` holds; 無効化 says that the month was none. Months before 2018-04 are not taken.
 */
export const highCostRecord = record({
  id: 'highCostRecord',
  ja: '高額該当情報',
  basis: continuityFormBasis,
  between: ['ward', 'aggregator'],
  steps: ['B-13', 'D-1-1'],
  fields: {
    insurerNumber: certain(digits('保険者番号', 6)),
    householdKey: certain(text('世帯の識別(被保険者記号番号)', 40)),
    careMonth: certain(digits('診療年月', 6)),
    /** 70歳以上の外来だけの月などは、該当していても多数回には数えない。 */
    countsForRepeat: inferred(flag('多数回に数える')),
    operation: code('処理区分', [['register', '登録'], ['void', '無効化']]),
    revision: count('版'),
  },
});
export type HighCostRecord = RecordOf<typeof highCostRecord>;

/** 継続候補世帯リスト: one row a 転出元 household of a household moved into. A row told again carries a higher `version`. */
export const continuityCandidate = record({
  id: 'continuityCandidate',
  ja: '継続候補世帯リスト',
  basis: continuityFormBasis,
  between: ['aggregator', 'federation-terminal'],
  steps: ['F-3-4', 'F-3-5', 'D-1-1'],
  fields: {
    candidateKey: inferred(text('継続候補の識別', 40)),
    version: count('版'),
    isClosed: flag('候補でなくなった'),
    movedOn: inferred(day('異動年月日')),
    householdKey: certain(text('転入先の世帯の識別', 40)),
    headId: certain(text('転入後の世帯主の市町村被保険者ID', 40)),
    headName: inferred(text('転入後の世帯主の氏名', 100)),
    headBeforeId: optional(text('転入前からある世帯の世帯主のID', 40)),
    memberIds: inferred(words('転入後の世帯員のID')),
    fromMunicipalityCode: certain(digits('転出元の団体コード', 6)),
    fromHouseholdKey: certain(text('転出元の世帯の識別', 40)),
    fromHeadId: certain(text('転出元の世帯主の市町村被保険者ID', 40)),
    fromHeadName: inferred(text('転出元の世帯主の氏名', 100)),
    /** Of each member `転出元のID/転入先のID/どうなったか`; `-` where there is none here. */
    fromMembers: inferred(words('転出元の世帯員と異動')),
    availableMonths: inferred(words('引き継げる診療年月')),
    reasons: words('判断の材料'),
  },
});
export type ContinuityCandidate = RecordOf<typeof continuityCandidate>;

/** 継続世帯の確定指示, from 国保総合PC of the municipality moved into. */
export const continuityInstruction = record({
  id: 'continuityInstruction',
  ja: '継続世帯の確定指示',
  basis: continuityFormBasis,
  between: ['federation-terminal', 'aggregator'],
  steps: ['F-4-2', 'D-1-1'],
  fields: {
    candidateKey: inferred(text('継続候補の識別', 40)),
    instruction: certain(code('確定指示', continuityInstructions)),
    decidedBy: certain(text('指示した職員', 60)),
    decidedAt: certain(moment('指示した日時')),
    decisionReason: text('指示の理由', 300),
  },
});
export type ContinuityInstruction = RecordOf<typeof continuityInstruction>;

/** 継続世帯確定結果・高額該当引継結果. */
export const continuityResult = record({
  id: 'continuityResult',
  ja: '継続世帯確定結果',
  basis: continuityFormBasis,
  between: ['aggregator', 'federation-terminal'],
  steps: ['F-4-4', 'F-4-5', 'D-1-1'],
  fields: {
    candidateKey: inferred(text('継続候補の識別', 40)),
    version: count('版'),
    continuityOutcome: certain(code('確定結果', continuityOutcomes)),
    inheritedMonths: certain(words('引き継いだ診療年月')),
    issueCodes: words('指摘コード'),
    message: optional(text('内容', 300)),
  },
});
export type ContinuityResult = RecordOf<typeof continuityResult>;

/** 高額該当引継情報連携ファイル: one row a month handed over. Among rows of one candidate and month the highest `revision` holds; 無効化 takes the month back. */
export const highCostHandover = record({
  id: 'highCostHandover',
  ja: '高額該当引継情報連携ファイル',
  basis: continuityFormBasis,
  between: ['aggregator', 'ward'],
  steps: ['F-4-6', 'B-13', 'D-1-1'],
  fields: {
    candidateKey: inferred(text('継続候補の識別', 40)),
    municipalInsuredId: inferred(text('転入後の世帯主の市町村被保険者ID', 40)),
    householdKey: certain(text('引き継ぐ世帯の識別', 40)),
    fromMunicipalityCode: certain(digits('転出元の団体コード', 6)),
    fromHouseholdKey: certain(text('転出元の世帯の識別', 40)),
    careMonth: certain(digits('診療年月', 6)),
    countsForRepeat: inferred(flag('多数回に数える')),
    operation: code('処理区分', [['register', '登録'], ['void', '無効化']]),
    revision: count('版'),
  },
});
export type HighCostHandover = RecordOf<typeof highCostHandover>;

export const highCostRecords = [highCostRecord, continuityCandidate, continuityInstruction, continuityResult, highCostHandover] as const;

/** A member of the 転出元 household as the list says it. */
export interface SourceMember { readonly fromId: string; readonly id: string | null; readonly fate: string }
export const sourceMemberText = ({ fromId, id, fate }: SourceMember): string => `${fromId}/${id ?? '-'}/${fate}`;
export function sourceMemberIn(said: string): SourceMember {
  const [fromId = '', id = '-', fate = ''] = said.split('/');
  return { fromId, id: id === '-' ? null : id, fate };
}
