import { afterEach, beforeEach, expect, it } from 'vitest';
import { end, enter, householdForm } from '../ward-fixture.js';
import { type BenefitWard, coupleAfterOneStay, own } from './benefit-fixture.js';

let ward: BenefitWard;
let household: string;
beforeEach(async () => { ({ ward, household } = await coupleAfterOneStay()); });
afterEach(() => ward.drop());

const pay = () => ward.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '給付係', why: '申請のとおり' });
const states = async () => (await ward.cases()).map(({ caseId, state }) => `${caseId} ${state}`);
const dies = async () => {
  await enter(ward.ward, householdForm({ reason: 'headChange', occurredOn: '2026-08-20', personKeys: ['P1', 'P2'], headPersonKey: 'P2', receivedOn: '2026-08-20' } as never));
  await enter(ward.ward, { ...end('death', '2026-08-20', ['P1']), receivedOn: '2026-08-20' });
};
const heir = () => ward.act({ act: 'nameRepresentative', payerPersonKey: 'P1', representativePersonKey: 'P2', namedBy: 'heirs', receivedOn: '2026-08-20', why: '相続人の届出' });
it('申請した人が決定の前に亡くなれば、その人には支給を決められず、相続人代表者が申請し直す', async () => {
  await ward.applies(household, 'P1');
  await dies();
  expect(await pay()).toBe('申請者は亡くなっている。この人には払わない');
  await heir();
  expect([await ward.applies(household, 'P2', { account: { ...own, accountNumber: '0000002' } }), await pay()]).toEqual(['accepted', 'accepted']);
  expect((await ward.transfers()).map(([, number]) => number)).toEqual(['0000002']);
});
it('決定の後、振込のファイルの前に亡くなった人には振り込まず、相続人代表者の申請で一度だけ払う', async () => {
  await ward.applies(household, 'P1');
  await pay();
  await dies();
  expect([await ward.transfers(), await states(), (await ward.cases())[0]!.history.at(-1)]).toEqual([[], ['B1 paymentFailed'], { what: 'returned', on: '2026-08-20', by: '国保システム', why: '受取人が亡くなったので振り込まない。相続人代表者の申請を待つ' }]);
  expect(await ward.applies(household, 'P2')).toBe('世帯主は亡くなっていて、相続人代表者が決まっていない');
  await heir();
  expect(await ward.applies(household, 'P2', { account: { ...own, accountNumber: '0000002' } })).toBe('accepted');
  expect([(await ward.transfers()).map(([, number, yen]) => [number, yen]), await ward.transfers(), await states()]).toEqual([[['0000002', 212_570]], [], ['B1 decided']]);
});
it('振込のファイルを渡した後の死亡では、その振込を止められない', async () => {
  await ward.applies(household, 'P1');
  await pay();
  expect((await ward.transfers()).map(([, number]) => number)).toEqual(['0000001']);
  await dies();
  expect([await ward.transfers(), await states()]).toEqual([[], ['B1 decided']]);
});
