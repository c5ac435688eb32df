import { describe, expect, it } from 'vitest';
import { enquiry, enquiryAnswer, payloadColumns, type EnquiryAnswer } from '../../contracts/municipal-hub/records.js';
import type { PayloadOf } from '../../contracts/municipal-hub/payloads.js';
import type { Ward } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Day } from '../../law/define.js';
import { inMemory } from '../../store/sqlite.js';
import { referenceWard } from '../reference.js';
import { readSettings } from '../settings.js';
import { wardTables } from '../tables.js';
import { enter, masked, profile, resident, start, startOf } from '../ward-fixture.js';
import { accountOf, spend, type Matter } from './account-of.js';

type Account = PayloadOf<'publicAccount'>;
const account: Account = { bankCode: '9998', branchCode: '101', accountType: '1', accountNumber: '0000001', accountHolderKana: 'シケン タロウ' };
const matter: Matter = { personKey: 'P-1', purpose: 'benefit', about: '葬祭費-1' };
const said = { ...matter, by: '給付係', why: '葬祭費の申請書' };

/** A ward in which somebody has said that a 給付 shall go to the registered account. */
async function stated() {
  const database = await inMemory().database('ward');
  const ward = await referenceWard({ database, profile, masked });
  await ward.reset(startOf('2026-06-10T09:30'));
  await enter(ward, start('moveInFromOutside', '2026-06-01', [resident('P-1', 1, { nameKana: 'シケン タロウ' }), resident('P-2', 2)]));
  const register = (facts: Partial<typeof said & { readonly statedOn: Day }> = {}) => ward.act({ act: 'registerPublicAccountUse', channel: 'paper', statedOn: '2026-06-10', ...said, ...facts });
  expect((await register()).accepted).toBe(true);
  const store = await database.open(wardTables);
  const uses = async () => (await ward.query({ query: 'publicAccountUses', personKey: 'P-1' })).uses;
  const toPay = async (paysOn: Day) => {
    const { decision, account: found } = await accountOf(store, await readSettings(store), matter, paysOn);
    return [decision.outcome, found?.accountNumber ?? null] as const;
  };
  return { ward, store, register, uses, toPay };
}

let seq = 0;
/** What the hub answers to the question that has just gone out. */
async function answers(ward: Ward, payload: Account | null, facts: Partial<EnquiryAnswer> = {}): Promise<readonly string[]> {
  const { files } = await ward.run('exportEnquiries');
  const asked = (await ward.outgoing()).filter(({ name }) => files.includes(name)).flatMap((file) => codecOf(profile, enquiry).parse(file).records.map(({ value }) => value));
  const rows = asked.map(({ requestId }): EnquiryAnswer => ({
    requestId, processingNumber: 'PN-1', personKey: 'P-1', kind: 'publicAccount', providerCode: 'digitalAgency', lineStatus: 'N-OK', kindStatus: payload ? 'N-OK' : 'N-NODATA', total: payload ? 1 : 0, number: payload ? 1 : 0, asOf: payload ? '2026-06-11' : null, answeredAt: '2026-06-11T05:30', message: null,
    ...payloadColumns(payload), ...facts,
  }));
  seq += 1;
  if (rows.length > 0) expect((await ward.deliver(codecOf(profile, enquiryAnswer).format({ municipalityCode: '131032', date: '2026-06-11', seq }, rows))).accepted).toBe(true);
  return asked.map(({ work }) => work);
}

describe('公金受取口座の利用の意思', () => {
  it('意思を登録すると給付のための照会が出て、本人名義の登録が答えられれば払える', async () => {
    const { ward, uses, toPay } = await stated();
    expect([(await uses()).map(({ state }) => state), await toPay('2026-06-15')]).toEqual([['asking'], ['asking', null]]);
    expect(await answers(ward, account)).toEqual(['benefit']);
    expect([(await uses()).map(({ state, account: held }) => [state, held?.holderName]), await toPay('2026-06-15')]).toEqual([[['usable', 'ｼｹﾝ ﾀﾛｳ']], ['usable', '0000001']]);
  });

  it.each([
    ['名義が別の人', { ...account, accountHolderKana: 'シケン ハナコ' }, {}, 'otherHolder'], ['名義の空白だけが違う', { ...account, accountHolderKana: 'シケンタロウ' }, {}, 'usable'], ['登録がない', null, {}, 'noAccount'],
    ['登録が提供されない', null, { kindStatus: 'N-WITHHELD' }, 'noAccount'], ['口座番号が0だけ', { ...account, accountNumber: '0000000' }, {}, 'unfit'], ['別の人の宛名番号の回答', account, { personKey: 'P-2' }, 'heldBack'],
  ] as const)('%sとき', async (_ja, payload, facts, outcome) => {
    const { ward, toPay } = await stated();
    await answers(ward, payload, facts);
    expect(await toPay('2026-06-15')).toEqual([outcome, outcome === 'usable' ? '0000001' : null]);
  });

  it('回答から30日目までは払え、31日目に払うなら照会し直し、替わった登録に払う', async () => {
    const { ward, toPay } = await stated();
    await answers(ward, account);
    expect([await toPay('2026-07-11'), await answers(ward, account)]).toEqual([['usable', '0000001'], []]);
    expect(await toPay('2026-07-12')).toEqual(['askAgain', null]);
    expect(await toPay('2026-07-12')).toEqual(['asking', null]);
    expect(await answers(ward, { ...account, accountNumber: '0000002' }, { asOf: '2026-07-09' })).toEqual(['benefit']);
    expect(await toPay('2026-07-12')).toEqual(['usable', '0000002']);
  });

  it('回答が得られなければ照会し直す', async () => {
    const { ward, toPay } = await stated();
    await answers(ward, null, { lineStatus: 'N-TIMEOUT', kindStatus: null });
    expect([await toPay('2026-06-15'), await answers(ward, account), await toPay('2026-06-15')]).toEqual([['askAgain', null], ['benefit'], ['usable', '0000001']]);
  });

  it('一つの意思では一度だけ払え、記録は消えない', async () => {
    const { ward, store, uses, toPay, register } = await stated();
    await answers(ward, account);
    await spend(store, await readSettings(store), matter, { by: '国保システム', why: '6月15日に払う' });
    expect([await toPay('2026-06-15'), (await uses()).map(({ state, history }) => [state, history.map(({ what }) => what)])]).toEqual([['notStated', null], [['spent', ['利用の意思', '登録の照会', '払うのに使った']]]]);
    expect([(await register()).accepted, await toPay('2026-06-15')]).toEqual([true, ['asking', null]]);
  });

  it('取り下げれば払えず、示されていない意思は取り下げられない。同じ支払いの意思は一度、ほかの支払いには別に示す', async () => {
    const { ward, toPay, uses, register } = await stated();
    const takeBack = () => ward.act({ act: 'withdrawPublicAccountUse', ...said });
    expect([(await register()).refusals.map(({ code }) => code), (await register({ about: '葬祭費-2' })).accepted]).toEqual([['TSG-W281'], true]);
    await answers(ward, account);
    expect([(await takeBack()).accepted, await toPay('2026-06-15'), (await takeBack()).refusals.map(({ code }) => code)]).toEqual([true, ['notStated', null], ['TSG-W282']]);
    expect((await uses()).map(({ about, state }) => [about, state])).toEqual([['葬祭費-1', 'takenBack'], ['葬祭費-2', 'usable']]);
  });

  it('知らない人、先の日、還付の決まっていない期は断る', async () => {
    const { register } = await stated();
    expect((await register({ personKey: 'P-9' })).refusals.map(({ code }) => code)).toEqual(['TSG-W110']);
    expect((await register({ about: '葬祭費-3', statedOn: '2026-06-11' })).refusals.map(({ code }) => code)).toEqual(['TSG-W101']);
    expect((await register({ purpose: 'refund', about: 'ない期' })).refusals.map(({ code }) => code)).toEqual(['TSG-W280']);
  });
});
