import type { Resident } from '../contracts/resident.js';
import type { Day } from '../law/define.js';
import { callerAt, expectingOk } from './party-door.js';
import type { World } from './world.js';

/** The 資格 as the counter of an institution sees it. */
export interface SeenInsurance { readonly insurerNumber: string; readonly householdKey: string; readonly branchNumber: string | null }
/** One day at an institution; what is left out is the plainest: 外来, 3割, nothing 現物給付. */
export interface VisitTold {
  readonly institutionCode?: string;
  readonly on: Day;
  readonly points: number;
  readonly copayPercent?: 10 | 20 | 30;
  readonly copayYen?: number;
  readonly counterPayment?: '00' | '01' | '02';
  readonly remarks?: readonly string[];
  readonly limitCategory?: '1' | '2' | '3' | '4';
  /** 適用区分 that is shown at the counter, and between which days it holds: the institution reckons the limit itself. */
  readonly shownLimit?: { readonly limitCategory: string; readonly validFrom: Day; readonly validThrough: Day | null };
  readonly isHouseholder?: boolean;
  /** 入院 since that day, with so many meals on this one. */
  readonly admittedOn?: Day;
  readonly mealCount?: number;
  readonly subsidies?: readonly { readonly payerNumber: string; readonly recipientNumber: string; readonly patientYen: number }[];
}
/** A receipt that the ward's insurer bears, as 国保総合システム holds it. */
export interface HeldReceipt { readonly receiptKey: string; readonly careMonth: string; readonly householdKey: string; readonly branchNumber: string | null; readonly points: number; readonly state: string; readonly revision: number; readonly returnCode: string | null; readonly returnText: string | null }

/** 国保総合システム and the institutions behind it. */
export interface ClaimsWindow {
  /** Somebody goes to see a doctor; the institution claims it with the others of the month. Gives the id of the visit. `seen` null = 不詳. */
  visit(person: Resident, seen: SeenInsurance | null, visit: VisitTold): Promise<string>;
  /** After a 返戻 the institution looks at the 資格 again. */
  corrects(visitId: string, person: Resident, seen: SeenInsurance, visit: VisitTold): Promise<void>;
  receipts(): Promise<readonly HeldReceipt[]>;
  /** 査定: the next 審査, or 再審査 when asked, takes so many points away. */
  reviews(receiptKey: string, cutPoints: number): Promise<void>;
  /** What the ward's insurer pays institutions for what was looked at in that month (YYYY-MM). */
  pays(month: string): Promise<{ readonly totalYen: number; readonly institutions: readonly { readonly institutionCode: string; readonly receipts: number; readonly yen: number }[] }>;
  /** Names of the files that wait for the ward. */
  waiting(): Promise<readonly string[]>;
}

const usual = '1311234567';
export function claimsWindow(world: World, code: string): ClaimsWindow {
  const expectOk = expectingOk({ code: 'TSG-S22', ja: '国保総合システム', cure: 'シナリオの指示と登場する関係者(cast)を見直す' });
  const door = callerAt(`${world.url}/claims`, async () => ({}));
  const asWard = callerAt(`${world.url}/claims`, async () => {
    const { key } = await (await door('GET', `/_sim/municipalities/${code}/key`)).json() as { key: string };
    return { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': key };
  });
  const told = (visitId: string, { name, nameKana, bornOn, sex }: Resident, seen: SeenInsurance | null, { on, institutionCode = usual, ...visit }: VisitTold) => ({
    visitId, institutionCode, careOn: on, ...(seen ?? { insurerNumber: null, householdKey: null, branchNumber: null }), name, nameKana, bornOn, sex, setting: visit.admittedOn ? 'inpatient' : 'outpatient', ...visit,
  });
  let visits = 0;
  return {
    async visit(person, seen, visit) {
      const visitId = `S-${(visits += 1)}`;
      await expectOk(await door('POST', '/_sim/visits', [told(visitId, person, seen, visit)]), '受診');
      return visitId;
    },
    corrects: async (visitId, person, seen, visit) => void await expectOk(await door('PUT', '/_sim/visits', told(visitId, person, seen, visit)), '受診の訂正'),
    receipts: async () => (await (await expectOk(await door('GET', `/_sim/receipts/${code}`), 'レセプト')).json() as { receipts: readonly HeldReceipt[] }).receipts,
    reviews: async (receiptKey, cutPoints) => void await expectOk(await door('PUT', `/_sim/reviews/${encodeURIComponent(receiptKey)}`, { cutPoints }), '査定'),
    pays: async (month) => await (await expectOk(await asWard('GET', `/payments/${code}/${month}`), '支払')).json() as Awaited<ReturnType<ClaimsWindow['pays']>>,
    waiting: async () => (await Promise.all(['records', 'objection-results'].map(async (list) => (await (await expectOk(await asWard('GET', `/${list}/${code}`), '一覧')).json() as { files: readonly { name: string }[] }).files.map(({ name }) => name)))).flat(),
  };
}
