import { hanako, heirKey, ichiro, type ActExamples, type QueryExamples } from './people.js';

const by = '国保資格係 担当';
const { personKey, formerMunicipalityCode } = ichiro;

/** What is asked of others, of people who come from elsewhere or do not live here, and what is handed on. */
export const linkageActs = {
  enquire: { act: 'enquire', personKey, kind: 'localTax', by, purpose: '令和8年度の保険料の賦課', providerCode: formerMunicipalityCode, fiscalYear: 2026 },
  decideEnquiry: { act: 'decideEnquiry', requestId: 'EQ-131130-0000001', by, decision: 'discard', why: '照会した年度と違う年度の回答である' },
  sendSlip: { act: 'sendSlip', personKey, recipientCode: formerMunicipalityCode, topic: 'previousIncome', by, why: '令和8年度の保険料を賦課するため、前年の所得を照会する', fiscalYear: 2026, addressThere: '東京都千代田区架空町4-5-6' },
  handleSlip: { act: 'handleSlip', slipId: 'CS-131016-0000001', senderCode: formerMunicipalityCode, by, decision: 'answer', why: '氏名と生年月日の同じ二人のうち、前の住所の一致する人に決めた', personKey },
  registerNonRegistered: {
    act: 'registerNonRegistered', name: '渋谷 四郎', nameKana: 'シブヤ シロウ', bornOn: '1980-02-10', sex: '1', address: '神奈川県横浜市架空町7-8-9', role: 'heir', by, purpose: '相続人代表者の登録', isNotDisclosed: false,
  },
  handleNonRegistered: { act: 'handleNonRegistered', personKey: heirKey, by, decision: 'choose', why: '戸籍の写しで確かめた', candidate: 1 },
} satisfies Partial<ActExamples>;

export const linkageQueries = {
  enquiries: { query: 'enquiries', personKey },
  slips: { query: 'slips' },
  nonRegistered: { query: 'nonRegistered' },
  replicas: { query: 'replicas', personKey: hanako.personKey },
  contributions: { query: 'contributions', fiscalYear: 2027 },
  submissions: { query: 'submissions' },
} satisfies Partial<QueryExamples>;
