import { describe, expect, it } from 'vitest';
import { joinableObjects } from '../../../law/collection-terms.js';
import type { Day } from '../../../law/define.js';
import { deliveryClaim, joinedSeizure, seizedSince, type SeizedObject } from './joined-seizure.js';
import { courseOf } from './prescription.js';
import { seizure, type EnforcementQuestion, type SeizureQuestion } from './seizure.js';
import { executionStay, releasesSeizure, stayEndsDebtOn, writeOff, type Stay } from './stay.js';
import { wageItems, wageSeizure, type WageQuestion } from './wage-seizure.js';

const usual: EnforcementQuestion = { today: '2026-08-10', actor: 'staff', unpaidYen: 23_400, demand: { issuedOn: '2026-07-20', isReturned: false }, isInGrace: false, isStayed: false, isPrescribed: false };

describe('差押', () => {
  const asked = (facts: Partial<SeizureQuestion>) => seizure.apply({ ...usual, amountYen: 23_400, isDivisible: true, ...facts }).outcome;

  it('督促状を発して10日を過ぎた翌日からできる', () => {
    expect([asked({ today: '2026-07-30' }), asked({ today: '2026-07-31' })]).toEqual(['tooEarly', 'allowed']);
  });
  it('委託先・督促なし・返戻された督促・猶予・停止・完納・時効では、できない', () => {
    expect([asked({ actor: 'contractor' }), asked({ demand: null }), asked({ demand: { issuedOn: '2026-07-20', isReturned: true } }), asked({ isInGrace: true }), asked({ isStayed: true }), asked({ unpaidYen: 0 }), asked({ isPrescribed: true })])
      .toEqual(['byContractor', 'noDemand', 'noDemand', 'inGrace', 'stayed', 'paid', 'prescribed']);
  });
  it('分けられる財産は、未納の額を1円も超えて差し押さえられない', () => {
    expect([asked({ amountYen: 23_401 }), asked({ amountYen: 23_401, isDivisible: false })]).toEqual(['aboveDebt', 'allowed']);
  });
});

describe('参加差押と交付要求', () => {
  const first = { seizedOn: '2026-06-01', releasedOn: null } as const;
  const asked = (facts: Partial<Parameters<typeof joinedSeizure.apply>[0]>) => joinedSeizure.apply({ ...usual, object: 'realEstate', first, ...facts }).outcome;

  it('不動産などにはできるが、預金・給与・保険・債権にはできない', () => {
    expect(joinableObjects.map((object) => asked({ object }))).toEqual(joinableObjects.map(() => 'allowed'));
    expect((['deposit', 'wage', 'insurance', 'claim'] satisfies SeizedObject[]).map((object) => asked({ object }))).toEqual(Array<string>(4).fill('notJoinable'));
  });
  it('先の差押がなければできず、督促も要る', () => {
    expect([asked({ first: null }), asked({ first: { ...first, releasedOn: '2026-08-10' } }), asked({ first: { ...first, releasedOn: '2026-08-11' } }), asked({ demand: null })]).toEqual(['notSeized', 'notSeized', 'allowed', 'noDemand']);
  });
  it('先の差押が解除されれば、参加差押の日に遡って差押になる', () => {
    expect([seizedSince('2026-07-15', null), seizedSince('2026-07-15', '2026-09-01')]).toEqual([null, '2026-07-15']);
  });
  it('交付要求は手続のある間だけで、督促を待たない', () => {
    const claimed = (procedure: Parameters<typeof deliveryClaim.apply>[0]['procedure'], facts: Partial<EnforcementQuestion> = {}) => deliveryClaim.apply({ ...usual, procedure, ...facts }).outcome;
    const procedure = { openedOn: '2026-08-10', liftedOn: null } as const;
    expect([claimed(null), claimed({ openedOn: '2026-08-11', liftedOn: null }), claimed(procedure), claimed({ ...procedure, liftedOn: '2026-08-10' }), claimed(procedure, { demand: null }), claimed(procedure, { actor: 'contractor' })])
      .toEqual(['noProcedure', 'noProcedure', 'allowed', 'lifted', 'allowed', 'byContractor']);
  });
});

describe('給与の差押', () => {
  const wage: WageQuestion = { grossYen: 300_000, incomeTaxYen: 5_000, residentTaxYen: 12_000, socialInsuranceYen: 45_000, dependants: 1, rules: { seizableWageUnit: '1' } };

  it('30万円・親族1人なら、225,600円が禁止、74,400円が可能。千円単位なら74,000円', () => {
    expect(wageItems(wage)).toEqual({ neededYen: 145_000, restYen: 93_000, standingYen: 18_600, seizableYen: 74_400, exemptYen: 225_600 });
    expect(wageItems({ ...wage, rules: { seizableWageUnit: '1000' } })).toMatchObject({ seizableYen: 74_000, exemptYen: 226_000 });
  });
  it('2割は生活費の2倍を上限とする', () => {
    // 親族なし: 生活費 100,000、残り 1,000,000 で2割がちょうど 200,000
    const large = { ...wage, incomeTaxYen: 0, residentTaxYen: 0, socialInsuranceYen: 0, dependants: 0 };
    expect([1_100_000, 1_100_005].map((grossYen) => wageItems({ ...large, grossYen }).standingYen)).toEqual([200_000, 200_000]);
    expect(wageItems({ ...large, grossYen: 1_099_995 }).standingYen).toBe(199_999);
  });
  it('生活費に届かない給与は全額、1円の端数も働く人に残る', () => {
    expect([wageSeizure.apply({ ...wage, grossYen: 207_000 }).outcome, wageItems({ ...wage, grossYen: 207_001 }).seizableYen, wageItems({ ...wage, grossYen: 207_002 }).seizableYen]).toEqual(['exempt', 0, 1]);
  });
});

describe('執行停止と不納欠損', () => {
  const stay: Stay = { ground: 'noAssets', decidedOn: '2024-05-10', cancelledOn: null, endsDebtAtOnce: false };
  const standing = (today: Day, facts: Partial<Stay> = {}) => executionStay.apply({ stay: { ...stay, ...facts }, today }).outcome;

  it('停止が3年続けば消滅し、前の日までは停止している。取り消せば続かない', () => {
    expect([stayEndsDebtOn(stay), standing('2027-05-10'), standing('2027-05-11'), standing('2025-06-01', { cancelledOn: '2025-06-01' }), standing('2025-05-31', { cancelledOn: '2025-06-01' })]).toEqual(['2027-05-11', 'inForce', 'ended', 'cancelled', 'inForce']);
    expect([standing('2028-01-01', { cancelledOn: '2027-05-11' }), standing('2024-05-10', { endsDebtAtOnce: true })]).toEqual(['ended', 'endedAtOnce']);
  });
  it('生活困窮による停止だけが、差押を解除する', () => {
    expect((['noAssets', 'hardship', 'unknownWhereabouts'] as const).map((ground) => releasesSeizure({ ground }))).toEqual([false, true, false]);
  });
  it('停止の間も時効は進むので、2年の時効が先に完成する', () => {
    const { lapsesOn } = courseOf({ exercisableOn: '2024-03-31', events: [{ kind: 'demand', issuedOn: '2024-04-19', deliveredOn: '2024-04-22' }], restart: 'delivery' });
    const asked = (today: Day, on: Day | null = lapsesOn, facts: Partial<Stay> | null = {}) => writeOff.apply({ today, unpaidYen: 5_000, lapsesOn: on, stay: facts ? { ...stay, ...facts } : null }).outcome;
    expect([lapsesOn, asked('2026-04-22'), asked('2026-04-23'), asked('2027-05-11')]).toEqual(['2026-04-23', 'alive', 'prescription', 'prescription']);
    expect([asked('2027-05-10', null), asked('2027-05-11', null), asked('2027-05-11', '2027-05-12'), asked('2024-05-10', '2026-04-23', { endsDebtAtOnce: true }), asked('2026-04-23', '2026-04-23', null)]).toEqual(['alive', 'stayThreeYears', 'stayThreeYears', 'immediate', 'prescription']);
    expect(writeOff.apply({ today: '2030-01-01', unpaidYen: 0, lapsesOn: '2026-04-23', stay: null }).outcome).toBe('paid');
  });
});
