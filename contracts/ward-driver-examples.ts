import { benefitActs, benefitQueries } from './ward-driver-examples/benefit.js';
import { collectionActs, collectionQueries } from './ward-driver-examples/collection.js';
import { delinquencyActs, delinquencyQueries } from './ward-driver-examples/delinquency.js';
import { eligibilityActs, eligibilityQueries } from './ward-driver-examples/eligibility.js';
import { linkageActs, linkageQueries } from './ward-driver-examples/linkage.js';
import type { ActExamples, QueryExamples } from './ward-driver-examples/people.js';
import type { ActResult, AnswerOf, ImportResult, JobResult, StaffAct } from './ward.js';

/** Examples printed in the OpenAPI document. The 個人番号 has a shifted check digit: it can belong to nobody. */
export const startExample = { municipalityCode: '131130', insurerNumber: '138131', now: '2026-04-01T09:30', parameters: {}, numberMode: 'shifted:1' };

/** One of every act, by its word. */
export const actExamples: ActExamples = { ...eligibilityActs, ...linkageActs, ...collectionActs, ...delinquencyActs, ...benefitActs };
/** One of every query, by its word. */
export const queryExamples: QueryExamples = { ...eligibilityQueries, ...linkageQueries, ...collectionQueries, ...delinquencyQueries, ...benefitQueries };
export const actExample: StaffAct = actExamples.enterNotification;

export const actResultExample: ActResult = {
  accepted: true, refusals: [], householdKey: 'H-0001',
  decisions: [
    { rule: 'lateness', outcome: 'inTime', ja: '期限内', because: ['事実発生日 2026-04-01 から1日', '期限は 2026-04-15'] },
    { rule: 'acquisitionDay', outcome: 'eventDay', ja: '資格取得日は転入日', because: ['県外転入は転入した日に資格を取得する(国保法7条)'] },
  ],
};

export const jobResultExample: JobResult = { job: 'exportChanges', files: ['IDO_131130_20260402_0001.csv'], decisions: [] };

export const outgoingExample = { files: [{ name: 'IDO_131130_20260402_0001.csv', bytes: 0, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }] };

export const importResultExample: ImportResult = {
  accepted: false, layout: null, records: 0, applied: 0,
  issues: [{ code: 'E101', line: 0, byte: 0, field: '*', ja: 'ファイル名', raw: 'memo.txt', why: '知っているファイル名のどれでもない', cure: '集約から届いた名前のまま届ける' }],
};

export const historyExample: AnswerOf<'history'> = {
  rows: [{ recordedAt: '2026-04-02T09:40', operation: 'register', applicationStartOn: '2026-04-01', applicationEndOn: null, reason: 'moveInFromOutside', current: true }],
};

export const caseExample: AnswerOf<'matchCase'> = {
  noticeId: 'MN-131130-000001', state: 'investigating', withheld: null,
  materials: {
    notice: {
      historyKey: 'MI-1/P00000001', version: 1, verdict: 'H2', grade: '2', nameLevel: 'K5', nameKanaLevel: 'N5', bornOnLevel: 'D0', sexLevel: 'S0', addressLevel: 'A0', because: '名も名の読みも違う', findings: [],
      identityFlag: '2', stopped: 'both', enquiredOn: '2026-04-02', answerBy: '2026-05-02',
    },
    suggestion: { outcome: 'familyMixup', ja: '家族・双子の番号の取り違え', because: ['姓が同じで名が違う(K5 N5)'] },
    resident: {
      personKey: '0000012345', numberToken: 'MN#0a1b2c3d', name: '渋谷 花子', nameKana: 'シブヤ ハナコ', bornOn: '1985-06-15', sex: '2', address: '東京都渋谷区架空町1-2-3', isNotDisclosed: false, relationship: '世帯主', isHousehold: true,
    },
    notifications: [{ notificationId: 'N-0001', act: 'enterNotification.start.moveInFromOutside', recordedAt: '2026-04-01T10:00' }],
    household: [], candidates: [],
  },
};
