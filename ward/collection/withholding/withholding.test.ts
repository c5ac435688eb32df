import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { taxFeed } from '../../../contracts/integrated-db/tax-feed.js';
import { withholdingRequestStandIn, withholdingResultStandIn, type WithholdingRequest, type WithholdingResult } from '../../../contracts/pension-insurer/stand-ins.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import type { ImportResult, Ward } from '../../../contracts/ward.js';
import type { Day } from '../../../law/define.js';
import { inMemory } from '../../../store/sqlite.js';
import type { Database } from '../../../store/define.js';
import { declared, person } from '../../assessment/levy-fixture.js';
import { referenceWard } from '../../reference.js';
import { masked, profile, start, startOf } from '../../ward-fixture.js';

const municipalityCode = '131032';
let database: Database;
let ward: Ward;
let seq = 0;
const envelope = (date: Day) => ({ municipalityCode, date, seq: (seq += 1) });
const until = (day: Day) => ward.setClock(`${day}T17:15`);
const periods = async (fiscalYear = 2026) => (await ward.query({ query: 'account', personKey: 'P1', fiscalYear })).periods.filter(({ period }) => period > 60);
const said = async (fiscalYear = 2026) => (await periods(fiscalYear)).map(({ period, state, leviedYen, collectedYen }) => [period, state, leviedYen, collectedYen].join(' '));

/** The rows of the 依頼 that is made today; null when none is. */
async function requests(): Promise<readonly WithholdingRequest[] | null> {
  const { files: [name] } = await ward.run('exportWithholding');
  if (name === undefined) return null;
  const file = (await ward.outgoing()).find((one) => one.name === name)!;
  await ward.taken(name);
  return codecOf(profile, withholdingRequestStandIn).parse(file).records.map(({ value }) => value);
}
const asked = async () => (await requests())?.map(({ withholdingMonth, requestKind, requestedYen }) => [withholdingMonth, requestKind, requestedYen].join(' ')) ?? null;
const resultOf = (wish: Partial<WithholdingResult> = {}): WithholdingResult => ({ municipalityCode, householdKey: '00000001', withholdingMonth: '202610', requestedYen: october, withheldYen: october, withholdingOutcome: 'withheld', withheldOn: '2026-10-15', settleOn: '2026-10-22', ...wish });
const notTaken = (wish: Partial<WithholdingResult> = {}) => resultOf({ withheldYen: 0, withholdingOutcome: 'pensionStopped', settleOn: null, ...wish });
const results = (...rows: readonly WithholdingResult[]): Promise<ImportResult> => ward.deliver(codecOf(profile, withholdingResultStandIn).format(envelope('2026-10-20'), rows));
const issues = ({ accepted, issues: found }: ImportResult) => [accepted, found.map(({ code, line, field }) => `${code} ${line} ${field}`)];
let [october, december, february] = [0, 0, 0];

/** Somebody of 70 whose pension the ward knows, levied in June 2026. */
async function levied(specialCollection: 'on' | 'off', bornOn: Day = '1955-08-01'): Promise<void> {
  await ward.reset(startOf('2026-06-10T09:30', { specialCollection }));
  await ward.act({ act: 'enterNotification', notification: { ...start('leaveEmployeeInsurance', '2023-04-01', [person(1, { bornOn })]), receivedOn: '2026-06-10' } });
  await ward.deliver(codecOf(profile, taxFeed).format(envelope('2026-06-10'), [declared('P1', 700_000)]));
  await ward.act({ act: 'enterPremiumForm', form: { kind: 'pension', notificationId: 'N-P', receivedOn: '2026-06-10', personKey: 'P1', annualPensionYen: 1_800_000, careCollection: 'special', carePremiumYen: 60_000 } });
  await ward.run('assessYear');
  [october = 0, december = 0, february = 0] = (await periods()).map(({ leviedYen }) => leviedYen);
}
beforeEach(async () => {
  database = await inMemory().database('withholding');
  ward = await referenceWard({ database, profile, masked });
});
afterEach(() => database.drop());

describe('特別徴収依頼', () => {
  it('使わない区では、候補の世帯も十期の普通徴収で、依頼を作らない', async () => {
    await levied('off');
    expect([(await ward.query({ query: 'account', personKey: 'P1', fiscalYear: 2026 })).periods.length, await requests()]).toEqual([10, null]);
  });
  it('三つの月を一度だけ依頼し、口座振替を選べば、まだ締め切っていない月だけを中止する', async () => {
    await levied('on');
    expect(await asked()).toEqual([`202610 start ${october}`, `202612 start ${december}`, `202702 start ${february}`]);
    expect(await asked()).toBeNull();
    await until('2026-10-01');
    await ward.act({ act: 'enterPremiumForm', form: { kind: 'directDebit', notificationId: 'N-D', receivedOn: '2026-10-01', personKey: 'P1', isWanted: true } });
    await ward.run('reassess');
    expect([await asked(), await said()]).toEqual([['202612 stop 0', '202702 stop 0'], [`64 toBeWithheld ${october} 0`, '65 paid 0 0', '66 paid 0 0']]);
    await ward.run('reassess');
    expect((await ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 })).assessments.length).toBe(2);
  });
});

describe('特別徴収結果', () => {
  beforeEach(async () => {
    await levied('on');
    await ward.run('exportWithholding');
    await until('2026-10-20');
  });
  it('引いた額はその月の収納になり、別のファイルでもう一度届いても変わらない', async () => {
    expect([await results(resultOf()), await results(resultOf())]).toMatchObject([{ accepted: true, records: 1, applied: 1 }, { accepted: true, records: 1, applied: 0 }]);
    expect((await said())[0]).toBe(`64 paid ${october} ${october}`);
    expect((await ward.query({ query: 'ledger', fiscalYear: 2026 })).days).toEqual([{ day: '2026-10-22', channel: 'pension', toldYen: october, depositYen: 0, ledgerYen: october, differenceYen: -october }]);
  });
  it('ほかの区の行、依頼していない世帯・月・額の行を残らず挙げ、正しい行も取り込まない', async () => {
    expect(issues(await results(resultOf(), resultOf({ municipalityCode: '131016' }), resultOf({ householdKey: '00000009' }), resultOf({ withholdingMonth: '202608' }), resultOf({ requestedYen: october + 1, withheldYen: october + 1 })))).toEqual([false, ['E305 4 municipalityCode', 'E207 5 householdKey', 'E207 6 householdKey', 'E207 7 householdKey']]);
    expect((await said())[0]).toBe(`64 toBeWithheld ${october} 0`);
  });
  it('前に届いた結果と食い違う結果は取り込まない', async () => {
    await results(resultOf());
    expect(issues(await results(notTaken()))).toEqual([false, ['E206 3 withheldYen']]);
    expect((await said())[0]).toBe(`64 paid ${october} ${october}`);
  });
  it('引かれなかった月は更正で普通徴収に移り、後の月は中止を依頼し、更正を繰り返しても何も変わらない', async () => {
    await results(notTaken());
    expect((await ward.query({ query: 'receiptExceptions' })).exceptions.map(({ code, yen }) => `${code} ${yen}`)).toEqual([`withholdingReturned ${october}`]);
    for (let times = 0; times < 2; times += 1) await ward.run('reassess');
    const { assessments } = await ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 });
    expect([assessments.length, assessments.at(-1)!.installments.filter(({ number, yen }) => number > 4 && yen > 0).map(({ number }) => number), await said()]).toEqual([2, [6, 7, 8, 9, 10], ['64 paid 0 0', '65 paid 0 0', '66 paid 0 0']]);
    expect([await asked(), (await ward.query({ query: 'receiptExceptions' })).exceptions]).toEqual([['202612 stop 0', '202702 stop 0'], []]);
  });
});

describe('仮徴収', () => {
  const untilFebruary = async (bornOn?: Day) => {
    await levied('on', bornOn);
    await ward.run('exportWithholding');
    for (const [month, yen, on] of [['202610', october, '2026-10-15'], ['202612', december, '2026-12-15'], ['202702', february, '2027-02-15']] as const) {
      await until(on);
      await results(resultOf({ withholdingMonth: month, requestedYen: yen, withheldYen: yen, withheldOn: on, settleOn: on }));
    }
  };
  it('2月の末日には決めず、3月に、4・6・8月を2月と同じ額で決めて依頼する', async () => {
    await untilFebruary();
    await until('2027-02-28');
    expect(await asked()).toBeNull();
    await until('2027-03-01');
    expect([await asked(), await said(2027)]).toEqual([['202704', '202706', '202708'].map((month) => `${month} start ${february}`), [61, 62, 63].map((period) => `${period} toBeWithheld ${february} 0`)]);
    expect(await asked()).toBeNull();
  });
  it('次の年度の末日に75歳になる世帯主には決めず、その翌日になる世帯主には決める', async () => {
    for (const [bornOn, count] of [['1953-03-31', 0], ['1953-04-01', 3]] as const) {
      await untilFebruary(bornOn);
      await until('2027-03-01');
      await ward.run('exportWithholding');
      expect((await said(2027)).length, bornOn).toBe(count);
    }
  });
  it('4月に引かれなければ、年額の決まる前でも6月と8月を取り下げ、4月は残らない', async () => {
    await untilFebruary();
    await until('2027-03-01');
    await ward.run('exportWithholding');
    await until('2027-04-20');
    await results(notTaken({ withholdingMonth: '202704', requestedYen: february, withheldOn: '2027-04-15' }));
    expect([await asked(), await said(2027)]).toEqual([['202706 stop 0', '202708 stop 0'], ['61 paid 0 0', '62 paid 0 0', '63 paid 0 0']]);
    expect((await ward.query({ query: 'ledger', fiscalYear: 2027 })).troubles).toEqual([]);
  });
  it('年度の替わる前に転出した世帯には、引かれた分が過誤納になって残る', async () => {
    await untilFebruary();
    await until('2027-03-01');
    await ward.run('exportWithholding');
    await until('2027-04-20');
    await results(resultOf({ withholdingMonth: '202704', requestedYen: february, withheldYen: february, withheldOn: '2027-04-15', settleOn: '2027-04-22' }));
    await ward.act({ act: 'enterNotification', notification: { kind: 'end', reason: 'moveOutside', notificationId: 'N-M', receivedOn: '2027-04-20', occurredOn: '2027-03-20', newAddressOn: '2027-03-20', personKeys: ['P1'] } });
    expect([await asked(), (await periods(2027)).map(({ overpaidYen }) => overpaidYen)]).toEqual([['202706 stop 0', '202708 stop 0'], [february, 0, 0]]);
  });
});

it('どの順に何が起きても、期の調定の合計は年額に等しく、台帳に成り立たないことはない', async () => {
  const days = ['2026-07-10', '2026-09-28', '2026-10-20', '2026-11-10', '2026-12-20', '2027-01-10', '2027-02-20', '2027-03-10'] as const;
  const due = { '2026-10-20': ['202610', '2026-10-15'], '2026-12-20': ['202612', '2026-12-15'], '2027-02-20': ['202702', '2027-02-15'] } as const;
  const event = fc.oneof(fc.constant('nothing' as const), fc.constant('directDebit' as const), fc.constant('lost' as const), fc.constant('notTaken' as const), fc.integer({ min: 0, max: 2_000_000 }));
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: days.length, maxLength: days.length }), async (events) => {
    await levied('on');
    const lastAsked = new Map<string, number>();
    const ask = async () => { for (const { withholdingMonth, requestedYen } of await requests() ?? []) lastAsked.set(withholdingMonth, requestedYen); };
    await ask();
    for (const [i, day] of days.entries()) {
      const happened = events[i]!;
      await until(day);
      const [month, paidOn] = due[day as keyof typeof due] ?? [];
      const yen = month === undefined ? 0 : lastAsked.get(month) ?? 0;
      if (month !== undefined && paidOn !== undefined && yen > 0 && happened !== 'lost') {
        const told = { withholdingMonth: month, requestedYen: yen, withheldOn: paidOn } as const;
        expect((await results(happened === 'notTaken' ? notTaken(told) : resultOf({ ...told, withheldYen: yen, settleOn: paidOn }))).accepted).toBe(true);
      }
      if (typeof happened === 'number') expect((await ward.deliver(codecOf(profile, taxFeed).format(envelope(day), [declared('P1', happened)]))).accepted).toBe(true);
      if (happened === 'directDebit') await ward.act({ act: 'enterPremiumForm', form: { kind: 'directDebit', notificationId: `N-D-${day}`, receivedOn: day, personKey: 'P1', isWanted: true } });
      await ward.run('reassess');
      await ask();
      const { sums, troubles } = await ward.query({ query: 'ledger', fiscalYear: 2026 });
      const { assessments } = await ward.query({ query: 'assessment', personKey: 'P1', fiscalYear: 2026 });
      expect([sums.leviedYen, sums.leviedYen + sums.lateYen, troubles]).toEqual([assessments.at(-1)!.totalYen, sums.collectedYen + sums.unpaidYen + sums.lateUnpaidYen + sums.writtenOffYen - sums.overpaidYen, []]);
    }
  }), { numRuns: 25 });
}, 60_000);
