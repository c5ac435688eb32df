import { describe, expect, it } from 'vitest';
import { payloadColumns, enquiry, enquiryAnswer, type EnquiryAnswer } from '../../contracts/municipal-hub/records.js';
import type { PayloadOf } from '../../contracts/municipal-hub/payloads.js';
import type { StaffAct, Ward } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { enter, openWard, profile, resident, start } from '../ward-fixture.js';

const tax: PayloadOf<'localTax'> = { fiscalYear: 2026, taxState: 'declaredAmount', netIncomeYen: 1_000_000, salaryIncomeYen: 1_000_000, publicPensionIncomeYen: 0, salaryRevenueYen: 1_650_000, publicPensionRevenueYen: 0, familyEmployeeDeductionYen: 0, taxableIncomeYen: null };
const ask = (personKey: string, facts: Partial<Extract<StaffAct, { act: 'enquire' }>> = {}): StaffAct => ({ act: 'enquire', personKey, kind: 'localTax', fiscalYear: 2026, providerCode: '131016', by: '担当', purpose: '賦課のため', ...facts });

/** A ward with two insured people, of whom the first was asked about and the file is out. */
async function asked(): Promise<{ readonly ward: Ward; readonly requestId: string }> {
  const ward = await openWard('2026-06-10T09:30');
  await enter(ward, start('moveInFromOutside', '2026-06-01', [resident('P-1', 1), resident('P-2', 2)]));
  await ward.act(ask('P-1'));
  await ward.run('exportEnquiries');
  const { enquiries } = await ward.query({ query: 'enquiries', personKey: 'P-1' });
  return { ward, requestId: enquiries[0]!.requestId };
}

let seq = 0;
function answered(requestId: string, facts: Partial<EnquiryAnswer> = {}, payload: PayloadOf<'localTax'> | null = tax) {
  const isProvided = payload !== null;
  const row: EnquiryAnswer = {
    requestId, processingNumber: 'PN-1', personKey: 'P-1', kind: 'localTax', providerCode: '131016', lineStatus: 'N-OK', kindStatus: isProvided ? 'N-OK' : 'N-NODATA', total: isProvided ? 1 : 0, number: isProvided ? 1 : 0,
    asOf: isProvided ? '2026-06-01' : null, answeredAt: '2026-06-11T05:30', message: null, ...payloadColumns(payload), ...facts,
  };
  seq += 1;
  return codecOf(profile, enquiryAnswer).format({ municipalityCode: '131032', date: '2026-06-11', seq }, [row]);
}

const stateOf = async (ward: Ward) => (await ward.query({ query: 'enquiries', personKey: 'P-1' })).enquiries.map(({ state }) => state);
const incomeOf = async (ward: Ward) => (await ward.query({ query: 'income', personKey: 'P-1', fiscalYear: 2026 })).netIncomeYen;

describe('照会を起こす', () => {
  it('ファイルには一度だけ載り、誰がなぜ照会したかが残る', async () => {
    const { ward, requestId } = await asked();
    const files = (await ward.outgoing()).filter(({ name }) => name.startsWith('enquiry_'));
    expect(files.flatMap((file) => codecOf(profile, enquiry).parse(file).records.map(({ value }) => [value.requestId, value.personKey, value.fiscalYear, value.providerCode, value.isNotDisclosed]))).toEqual([[requestId, 'P-1', 2026, '131016', false]]);
    expect((await ward.run('exportEnquiries')).files).toEqual([]);
    const { rows } = await ward.query({ query: 'accessLog', personKey: 'P-1' });
    expect(rows.map(({ by, purpose, action, noticeId }) => [by, purpose, action, noticeId])).toEqual([['担当', '賦課のため', 'enquire', requestId]]);
  });

  it.each([
    ['知らない人', ask('P-9'), ['TSG-W110']], ['年度のない地方税', ask('P-2', { fiscalYear: undefined }), ['TSG-W220']], ['年度のある雇用保険', ask('P-2', { kind: 'employment' }), ['TSG-W220']],
    ['聞く先のない地方税', ask('P-2', { providerCode: undefined }), ['TSG-W221']], ['まだ終わっていない同じ照会', ask('P-1'), ['TSG-W222']],
  ] as const)('%sは、理由を言って断る', async (_ja, act, codes) => {
    const { ward } = await asked();
    const { accepted, refusals } = await ward.act(act);
    expect([accepted, refusals.map(({ code }) => code)]).toEqual([false, codes]);
  });

  it('同じ人でも、別の種類なら照会できる', async () => {
    const { ward } = await asked();
    expect((await ward.act(ask('P-1', { kind: 'employment', fiscalYear: undefined, providerCode: undefined }))).accepted).toBe(true);
  });
});

describe('回答を取り込む', () => {
  it('照会と合う回答は所得になり、同じ回答がもう一度来ても何も変わらない', async () => {
    const { ward, requestId } = await asked();
    expect(await ward.deliver(answered(requestId))).toMatchObject({ accepted: true, applied: 1, issues: [] });
    expect(await ward.deliver(answered(requestId))).toMatchObject({ accepted: true, applied: 0, issues: [] });
    expect([await stateOf(ward), await incomeOf(ward)]).toEqual([['answered'], 1_000_000]);
  });

  it('同じ照会に違う回答が来れば、前の回答のまま、そう言う', async () => {
    const { ward, requestId } = await asked();
    await ward.deliver(answered(requestId));
    const { accepted, applied, issues } = await ward.deliver(answered(requestId, { netIncomeYen: 2_000_000 }));
    expect([accepted, applied, issues.map(({ code }) => code), await incomeOf(ward)]).toEqual([true, 0, ['W208'], 1_000_000]);
  });

  it.each([
    ['別の人の宛名番号', { personKey: 'P-2' }], ['別の年度', { fiscalYear: 2025 }],
  ] as const)('%sの回答は取り込まずに確かめる', async (_ja, facts) => {
    const { ward, requestId } = await asked();
    expect((await ward.deliver(answered(requestId, facts))).issues.map(({ code }) => code)).toEqual(['W208']);
    expect([await stateOf(ward), await incomeOf(ward)]).toEqual([['heldBack'], null]);
  });

  it.each([
    ['この区の照会でない', 'EQ-1', {}, tax, 'E207'], ['提供がないのに値がある', null, { kindStatus: 'N-NODATA', total: 0, number: 0, asOf: null }, tax, 'E206'], ['提供があるのに登録日がない', null, { asOf: null }, tax, 'E206'],
  ] as const)('%s回答を含むファイルは、丸ごと断る', async (_ja, id, facts, payload, code) => {
    const { ward, requestId } = await asked();
    const { accepted, issues } = await ward.deliver(answered(id ?? requestId, facts, payload));
    expect([accepted, [...new Set(issues.map((issue) => issue.code))], await stateOf(ward), await incomeOf(ward)]).toEqual([false, [code], ['asked'], null]);
  });

  it.each([[{}, 'noData'], [{ kindStatus: 'N-WITHHELD' }, 'withheld'], [{ lineStatus: 'N-TIMEOUT', kindStatus: null }, 'unanswered']] as const)('提供のない回答 %j は所得0と読まない', async (facts, state) => {
    const { ward, requestId } = await asked();
    expect(await ward.deliver(answered(requestId, facts, null))).toMatchObject({ accepted: true, applied: 1 });
    expect([await stateOf(ward), await incomeOf(ward)]).toEqual([[state], null]);
  });
});

describe('合わない回答を決める', () => {
  const decide = (ward: Ward, requestId: string, decision: 'accept' | 'discard') => ward.act({ act: 'decideEnquiry', requestId, by: '担当', decision, why: '電話で確かめた' });

  it('年度の違う回答は、確かめれば本人のものとして使える', async () => {
    const { ward, requestId } = await asked();
    await ward.deliver(answered(requestId, { fiscalYear: 2025 }));
    expect((await decide(ward, requestId, 'accept')).accepted).toBe(true);
    expect([await stateOf(ward), (await ward.query({ query: 'income', personKey: 'P-1', fiscalYear: 2025 })).netIncomeYen, await incomeOf(ward)]).toEqual([['answered'], 1_000_000, null]);
  });

  it('別の人の宛名番号の回答は使えず、使わないと決めれば、新しく照会できる', async () => {
    const { ward, requestId } = await asked();
    await ward.deliver(answered(requestId, { personKey: 'P-2' }));
    expect((await decide(ward, requestId, 'accept')).refusals.map(({ code }) => code)).toEqual(['TSG-W225']);
    expect((await ward.act(ask('P-1'))).accepted).toBe(false);
    expect([(await decide(ward, requestId, 'discard')).accepted, await stateOf(ward), (await ward.act(ask('P-1'))).accepted]).toEqual([true, ['discarded'], true]);
  });

  it('知らない照会と、確認を待っていない照会は断る', async () => {
    const { ward, requestId } = await asked();
    expect([(await decide(ward, 'EQ-9', 'discard')).refusals.map(({ code }) => code), (await decide(ward, requestId, 'discard')).refusals.map(({ code }) => code)]).toEqual([['TSG-W223'], ['TSG-W224']]);
  });
});
