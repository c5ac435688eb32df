import { hanako, ichiro, taro, type ActExamples, type QueryExamples } from './people.js';

const by = '国保資格係 担当';
const noticeId = 'MN-131130-000001';
const receptionNumber = 'EA-20260403-000001';
/** Each was entered with the number of the other. */
const corrections = [{ personKey: hanako.personKey, individualNumber: taro.individualNumber }, { personKey: taro.personKey, individualNumber: hanako.individualNumber }];

/** 資格, 突合 and 電子申請: who moves in on 2026-04-01, and what is found of them afterwards. */
export const eligibilityActs = {
  enterNotification: {
    act: 'enterNotification',
    notification: {
      kind: 'start', notificationId: 'N-0001', receivedOn: '2026-04-02', reason: 'moveInFromOutside', occurredOn: '2026-04-01',
      residents: [hanako], headPersonKey: hanako.personKey, startingPersonKeys: [hanako.personKey],
    },
  },
  correctPeriod: { act: 'correctPeriod', personKey: hanako.personKey, applicationStartOn: '2026-04-01', newStartOn: '2026-03-31', why: '転入の日を書き誤っていた' },
  voidPeriod: { act: 'voidPeriod', personKey: hanako.personKey, applicationStartOn: '2026-04-01', why: '転入の前から社会保険に加入していた', insuredBy: 'joinEmployeeInsurance' },
  correctIndividualNumber: { act: 'correctIndividualNumber', corrections, why: '同じ世帯の二人の個人番号を取り違えて入力していた' },
  correctResident: { act: 'correctResident', personKey: hanako.personKey, nameKana: 'シブタニ ハナコ', why: '氏名カナの入力誤り' },
  resend: { act: 'resend', personKeys: [hanako.personKey], why: '集約で受理されなかった' },
  retakeRefused: { act: 'retakeRefused', refusedId: 'RF-1', by, why: '先に届くはずのファイルを取り込んだ' },
  confirmResult: { act: 'confirmResult', batchId: 'B-131130-20260402-0001', by },
  openMatchCase: { act: 'openMatchCase', noticeId, by, purpose: '突合結果の調査' },
  decideMatch: { act: 'decideMatch', noticeId, by, decision: 'wrongLink', why: '同じ世帯の二人の個人番号を取り違えて入力していた', corrections },
  takeApplication: {
    act: 'takeApplication',
    application: {
      receptionNumber, version: 1, versionKind: 'new', arrivedAt: '2026-04-03T21:15', sentAt: '2026-04-03T21:15', certifiedNumber: taro.individualNumber,
      form: {
        people: [{ name: taro.name, nameKana: taro.nameKana, bornOn: taro.bornOn, sex: taro.sex, address: '渋谷区架空町1-2-3' }], concerns: [0],
        content: { procedure: 'join', reason: 'leaveEmployeeInsurance', occurredOn: '2026-04-01' },
      },
      attachments: [{ number: 1, kind: 'lossCertificate', fileName: '資格喪失証明書.pdf', mediaType: 'application/pdf', bytes: 5, sha256: '38523c087796e5d5dd1cf9bad1fb026781a838dd9dd2cf8af58b9f6502a46778' }],
    },
    contents: [{ number: 1, base64: 'JVBERi0=' }],
  },
  decideApplication: {
    act: 'decideApplication', receptionNumber, version: 1, by, decision: 'link', why: '氏名、生年月日と住所が住民記録に一致する',
    links: [{ place: 0, personKey: taro.personKey, resident: taro }],
  },
} satisfies Partial<ActExamples>;

export const eligibilityQueries = {
  qualification: { query: 'qualification', personKey: hanako.personKey },
  household: { query: 'household', personKey: hanako.personKey },
  certificates: { query: 'certificates', personKey: hanako.personKey },
  history: { query: 'history', personKey: hanako.personKey },
  batches: { query: 'batches' },
  refused: { query: 'refused' },
  matchNotices: { query: 'matchNotices' },
  matchCase: { query: 'matchCase', noticeId, by, purpose: '突合結果の調査' },
  accessLog: { query: 'accessLog', personKey: hanako.personKey },
  cardUse: { query: 'cardUse', personKey: hanako.personKey },
  applications: { query: 'applications' },
  applicationCase: { query: 'applicationCase', receptionNumber, by, purpose: '電子申請の審査' },
  registerGaps: { query: 'registerGaps' },
  burdenRatio: { query: 'burdenRatio', personKey: ichiro.personKey },
} satisfies Partial<QueryExamples>;
