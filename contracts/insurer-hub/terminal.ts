import { assume, cite } from '../../law/define.js';
import { operations, sexes } from '../codes.js';
import { record, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, flag, individualNumber, inferred, moment, optional, text, words } from '../fields.js';
import { clearanceReasons, hubIssueCodes, hubOutcomes, identityFlags, identityStates, matchGrades, matchVerdicts, stoppedChannels, updateKinds } from './codes.js';

const terminal = cite('厚労省 社会保障審議会医療保険部会(第174回)資料1 p.16', '統合専用端末またはサーバー間連携、一件ずつと一括');

/**
 * 突合結果: for one version of one record of this 委託区画 that did not agree. What J-LIS holds is not in it unless the hub's
 * parameter `discloseJlisValues` says so: whether the real notice shows it is not public.
 */
export const matchNotice = record({
  id: 'matchNotice',
  ja: '突合結果',
  basis: cite('別添1 事務の内容', '国保連4 照会結果と委託区画の登録を突合し、突合結果を区市町村へ通知する'),
  between: ['insurer-hub', 'ward'],
  steps: ['D-4-4'],
  fields: {
    noticeId: text('通知の識別', 60),
    historyKey: text('資格履歴の識別', 80),
    version: count('版'),
    personKey: inferred(text('宛名番号', 40)),
    insurerPersonKey: inferred(text('被保険者枝番(中間サーバー)', 40)),
    enquiredOn: inferred(day('照会日')),
    verdict: code('判定', matchVerdicts),
    grade: inferred(code('公表された区分', matchGrades)),
    nameLevel: optional(text('漢字氏名の水準', 4)),
    nameKanaLevel: optional(text('カナ氏名の水準', 4)),
    bornOnLevel: optional(text('生年月日の水準', 4)),
    sexLevel: optional(text('性別の水準', 4)),
    addressLevel: optional(text('住所の水準', 4)),
    because: text('理由', 400),
    /** X4 and X5 stand beside the verdict: 一番号に複数の有効な資格, 一人に複数の番号. */
    findings: words('併せて分かったこと'),
    identityFlag: certain(code('本人確認判定フラグ', identityFlags)),
    stopped: inferred(code('止めているもの', stoppedChannels)),
    answerBy: optional(day('回答の期限')),
    ruleSetId: text('突合の規則', 60),
    policyId: text('閲覧停止の方針', 60),
    residentName: optional(text('住基の漢字氏名', 100)),
    residentNameKana: optional(text('住基のカナ氏名', 100)),
    residentBornOn: optional(day('住基の生年月日')),
    residentSex: optional(code('住基の性別', sexes)),
    residentAddress: optional(text('住基の住所', 200)),
  },
});
export type MatchNotice = RecordOf<typeof matchNotice>;

/** 加入者情報の更新 (統合専用端末 or サーバー間連携). Null = stays as it is. Rows with the same `bundle` hold together or not at all. */
export const memberUpdate = record({
  id: 'memberUpdate',
  ja: '加入者情報の更新',
  basis: terminal,
  between: ['ward', 'insurer-hub'],
  steps: ['D-4-5'],
  fields: {
    updateId: text('更新の識別', 60),
    bundle: optional(text('一組の識別', 60)),
    kind: code('更新の種類', updateKinds),
    historyKey: text('資格履歴の識別', 80),
    version: count('版'),
    individualNumber: optional(individualNumber('個人番号')),
    name: optional(text('漢字氏名', 100)),
    nameKana: optional(text('カナ氏名', 100)),
    bornOn: optional(day('生年月日')),
    sex: optional(code('性別', sexes)),
    address: optional(text('住所', 200)),
    why: text('理由', 300),
    actor: text('操作者', 60),
  },
});
export type MemberUpdate = RecordOf<typeof memberUpdate>;

/** 理由付き疑いなし: the record is right although it does not agree. A reason is required. */
export const clearance = record({
  id: 'clearance',
  ja: '理由付き疑いなし',
  basis: terminal,
  between: ['ward', 'insurer-hub'],
  steps: ['D-4-5'],
  fields: {
    clearanceId: text('登録の識別', 60),
    historyKey: text('資格履歴の識別', 80),
    version: count('版'),
    reasonCode: code('理由の区分', clearanceReasons),
    reasonText: text('理由', 300),
    actor: text('操作者', 60),
  },
});
export type Clearance = RecordOf<typeof clearance>;

/** Stands where no 識別 can be told: with line 0 for the file as a whole, with another line for one that could not be read. */
export const noItem = '-';

/** 一括登録の結果: one row for each row of a bulk file of the terminal. A file refused as a whole has a row of line 0 only. */
export const terminalResult = record({
  id: 'terminalResult',
  ja: '統合専用端末の一括処理結果',
  basis: assume('一括登録があることは公開されている(部会174 資料1 p.16)が、結果の形は公開されていない'),
  between: ['insurer-hub', 'ward'],
  steps: ['D-4-5'],
  fields: {
    fileName: text('ファイル名', 120),
    line: count('行'),
    itemId: text('更新または登録の識別', 60),
    outcome: code('結果', hubOutcomes),
    code: optional(code('指摘コード', hubIssueCodes)),
    message: optional(text('内容', 300)),
    cure: optional(text('対処', 300)),
  },
});
export type TerminalResult = RecordOf<typeof terminalResult>;

/**
 * 加入者情報: what 資格履歴ファイル holds of this 委託区画, as the terminal lists it. As a file it tells of records whose 突合結果
 * was notified before and which are no longer in doubt.
 */
export const memberHistory = record({
  id: 'memberHistory',
  ja: '加入者情報(資格履歴)',
  basis: cite('別添1 事務の内容', '国保連4 資格履歴管理、被保険者枝番の採番管理、枝番と個人番号の紐づけ管理'),
  between: ['insurer-hub', 'ward'],
  steps: ['D-4-1'],
  fields: {
    historyKey: text('資格履歴の識別', 80),
    version: count('版'),
    operation: inferred(code('処理区分', operations)),
    personKey: inferred(text('宛名番号', 40)),
    insurerPersonKey: certain(text('被保険者枝番(中間サーバー)', 40)),
    individualNumber: certain(individualNumber('個人番号')),
    insurerNumber: certain(digits('保険者番号', 6)),
    householdKey: certain(text('被保険者記号番号', 40)),
    branchNumber: certain(optional(digits('枝番(証に印字)', 2))),
    name: certain(text('漢字氏名', 100)),
    nameKana: certain(text('カナ氏名', 100)),
    bornOn: certain(day('生年月日')),
    sex: certain(code('性別', sexes)),
    address: certain(optional(text('住所', 200))),
    validFrom: certain(day('適用開始年月日')),
    /** The first day without 適用, as in 被保険者異動情報. */
    validTo: certain(optional(day('適用終了年月日'))),
    isCurrent: flag('今の版'),
    identityState: inferred(code('本人確認の状態', identityStates)),
    identityFlag: certain(code('本人確認判定フラグ', identityFlags)),
    stopped: inferred(code('止めているもの', stoppedChannels)),
    /** X4 and X5 that still hold, as in 突合結果. */
    findings: words('併せて分かっていること'),
    storedAt: moment('格納日時'),
  },
});
export type MemberHistory = RecordOf<typeof memberHistory>;

/** What is told one by one at 統合専用端末, as JSON: the last part of the door's path, and the record it takes. */
export const toldOneByOne = { updates: memberUpdate, clearances: clearance } as const;
const oneByOne = /^POST \/insurer-hub\/partitions\/(\d{6})\/terminal\/(updates|clearances)$/;

/** Which record of which 委託区画 a request (`POST /insurer-hub/…`) tells one by one; null for any other request. */
export function oneByOneAt(request: string): { readonly code: string; readonly record: (typeof toldOneByOne)[keyof typeof toldOneByOne] } | null {
  const at = oneByOne.exec(request);
  return at ? { code: at[1]!, record: toldOneByOne[at[2] as keyof typeof toldOneByOne] } : null;
}
