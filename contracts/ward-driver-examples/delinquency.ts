import { hanako, type ActExamples, type QueryExamples } from './people.js';

const by = '国保整理係 担当';
const { personKey } = hanako;
/** One debtor; the decisions are alternatives, and not all of them would be accepted one after the other. */
export const delinquencyActs = {
  recordContact: { act: 'recordContact', personKey, contactedOn: '2026-10-05', channel: 'phone', outcome: 'promise', promisedOn: '2026-10-20', promisedYen: 12_000, acknowledged: false, by, why: '督促の後、電話で納付を約束した' },
  grantDeferral: {
    act: 'grantDeferral', personKey, deferralKind: 'collection', ground: 'illness', appliedOn: '2026-10-13', from: '2026-10-13', through: '2027-03-31', hasSecurity: false, by, why: '入院による休業で、一時に納められない',
  },
  agreeInstallments: { act: 'agreeInstallments', personKey, pledgedOn: '2026-10-13', installments: [{ dueOn: '2026-10-30', yen: 6_000 }, { dueOn: '2026-11-30', yen: 6_000 }], by, why: '納付誓約書による' },
  suspendExecution: { act: 'suspendExecution', personKey, ground: 'noAssets', endsDebtAtOnce: false, by, why: '財産調査の結果、滞納処分できる財産がない' },
  cancelDecision: { act: 'cancelDecision', decisionId: 'TD-0000012', by, why: '猶予の理由がなくなった' },
  inquireAssets: { act: 'inquireAssets', personKey, target: 'bank', targetName: '架空銀行', by, why: '納付の約束が守られない' },
  handleAsset: { act: 'handleAsset', inquiryId: 'TD-0000013', by, why: '架空銀行の書面の回答による', decision: 'found', asset: { assetKind: 'deposit', detail: '中央支店 普通預金', yen: 85_000 } },
  decideSeizure: { act: 'decideSeizure', personKey, seizureKind: 'seizure', object: 'deposit', thirdParty: '架空銀行', servedOn: '2027-02-10', amountYen: 12_000, by, why: '督促状を発した日から10日を過ぎても完納しない' },
  collectSeized: { act: 'collectSeized', decisionId: 'TD-0000014', receivedOn: '2027-02-17', yen: 12_000, by, why: '架空銀行から取り立てた' },
  releaseSeizure: { act: 'releaseSeizure', decisionId: 'TD-0000014', decision: 'release', by, why: '差押に係る保険料が完納された' },
} satisfies Partial<ActExamples>;

export const delinquencyQueries = {
  delinquency: { query: 'delinquency', personKey },
  assets: { query: 'assets', personKey },
  delinquencyIncidents: { query: 'delinquencyIncidents' },
} satisfies Partial<QueryExamples>;
