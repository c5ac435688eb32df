import type { Day } from '../../law/define.js';
import type { Moment } from '../../law/day.js';
import type { StaffAct } from '../../contracts/ward.js';
import { accountKey, ledgerBench } from '../collection/ledger-fixture.js';
import { recordDemands } from './demands.js';

/** What the tests of 滞納整理 share: a ward with two debtors, its 督促状, and a clerk who acts. */
export const [first, second] = [accountKey(1, 1), accountKey(1, 2)];
export const debtor = 'P1';

type ActName = 'recordContact' | 'grantDeferral' | 'agreeInstallments' | 'suspendExecution' | 'cancelDecision' | 'inquireAssets' | 'handleAsset' | 'decideSeizure' | 'collectSeized' | 'releaseSeizure';
type Of<A extends ActName> = Extract<StaffAct, { act: A }>;
/** What a test may say of an act, lists as they are written. */
type Wish<A extends ActName> = { readonly [K in keyof Of<A>]?: Of<A>[K] extends readonly (infer E)[] | undefined ? readonly E[] | undefined : Of<A>[K] };
const usual = {
  recordContact: { personKey: debtor, channel: 'phone', outcome: 'reached', acknowledged: false },
  grantDeferral: { personKey: debtor, deferralKind: 'collection', ground: 'businessLoss', hasSecurity: false },
  agreeInstallments: { personKey: debtor }, suspendExecution: { personKey: debtor, ground: 'noAssets', endsDebtAtOnce: false }, cancelDecision: {}, inquireAssets: { personKey: debtor, target: 'bank', targetName: '架空銀行' }, handleAsset: {},
  decideSeizure: { personKey: debtor, seizureKind: 'seizure', object: 'deposit', thirdParty: '架空銀行' }, collectSeized: {}, releaseSeizure: { decision: 'release' },
} as const;
/** An act as staff usually do it; what a test is about it says itself. */
export const does = <A extends ActName>(act: A, facts: Wish<A>): StaffAct => ({ act, by: '担当', why: '試験', ...usual[act], ...facts }) as unknown as StaffAct;

export function duesBench(address: string | undefined, name: string) {
  const bench = ledgerBench(address, name);
  return {
    ...bench,
    async begin(options: Parameters<typeof bench.begin>[0] = {}) {
      const ward = await bench.begin(options);
      const act = async <A extends ActName>(name_: A, facts: Wish<A>) => ward.ward.act(does(name_, facts));
      return {
        ...ward, act,
        at: (now: Day | Moment) => ward.ward.setClock((now.includes('T') ? now : `${now}T09:30`) as Moment),
        /** 督促状 of these 期, delivered two days after they were issued. */
        demanded: (issuedOn: Day, deliveredOn: Day | null, ...keys: readonly string[]) => recordDemands(ward.store, keys.map((key) => ({ accountKey: key, issuedOn, deliveredOn }))),
        dues: () => ward.ward.query({ query: 'delinquency', personKey: debtor }),
        codes: async <A extends ActName>(name_: A, facts: Wish<A>) => (await act(name_, facts)).refusals.map(({ code }) => code),
        check: async () => (await ward.ward.run('checkDelinquency')).decisions.map(({ rule, outcome }) => `${rule}.${outcome}`),
      };
    },
  };
}
export type DuesWard = Awaited<ReturnType<ReturnType<typeof duesBench>['begin']>>;
