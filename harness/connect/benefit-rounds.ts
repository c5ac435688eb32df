import type { Round } from './rounds.js';

const emptyCure = 'なければ空の一覧で答える';

/** The queries of 給付, asked of a ward that has never had a receipt. */
export const benefitQueryRounds: readonly Round[] = [
  { capability: 'query.benefit', cure: 'その月に被保険者のいない人には、householdKey と category を null にして答える', look: async ({ bench, mover }) => `高額療養費 ${(await bench.ward.query({ query: 'benefit', personKey: mover?.personKey ?? 'doctor-1', careMonth: '2026-01' })).refundYen}円` },
  { capability: 'query.receipts', cure: emptyCure, look: async ({ bench }) => `給付記録 ${(await bench.ward.query({ query: 'receipts', householdKey: 'doctor-1' })).receipts.length}件` },
  { capability: 'query.receiptWorklist', cure: emptyCure, look: async ({ bench }) => `確認待ちの給付記録 ${(await bench.ward.query({ query: 'receiptWorklist' })).receipts.length}件` },
  { capability: 'query.benefitCases', cure: emptyCure, look: async ({ bench }) => `給付事案 ${(await bench.ward.query({ query: 'benefitCases' })).cases.length}件` },
  { capability: 'query.papers', cure: emptyCure, look: async ({ bench }) => `委託業者に頼んだ申請書 ${(await bench.ward.query({ query: 'papers' })).papers.length}件` },
  { capability: 'query.repayments', cure: emptyCure, look: async ({ bench }) => `返納金 ${(await bench.ward.query({ query: 'repayments' })).repayments.length}件` },
  { capability: 'query.benefitYear', cure: '基準日に被保険者でない人には、householdKey を null にして答える', look: async ({ bench, mover }) => `年間の給付 ${(await bench.ward.query({ query: 'benefitYear', personKey: mover?.personKey ?? 'doctor-1', benefitYear: 2025 })).yearlySums.length}件` },
  { capability: 'query.limitCertificates', cure: emptyCure, look: async ({ bench, mover }) => `限度額適用認定 ${(await bench.ward.query({ query: 'limitCertificates', personKey: mover?.personKey ?? 'doctor-1' })).certifications.length}件` },
];
