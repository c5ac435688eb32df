import { afterEach, expect, it } from 'vitest';
import type { Day } from '../../law/define.js';
import { enter, householdForm } from '../ward-fixture.js';
import { coupleAfterOneStay, type BenefitWard } from './benefit-fixture.js';

let ward: BenefitWard;
afterEach(() => ward.drop());

it.each<[Day, string, string]>([['2026-06-30', 'P2', 'detected'], ['2026-07-01', 'P1', 'solicited']])('世帯主が %s に替わっていたと勧奨の後に分かれば、診療月の末日の世帯主に送り直す', async (occurredOn, payerPersonKey, state) => {
  ({ ward } = await coupleAfterOneStay());
  await ward.ward.setClock('2026-09-01T09:30');
  await ward.ward.run('exportBenefitPrint');
  await enter(ward.ward, householdForm({ reason: 'headChange', occurredOn, personKeys: ['P1', 'P2'], headPersonKey: 'P2', receivedOn: '2026-09-01' } as never));
  await ward.candidates();
  expect(await ward.cases()).toMatchObject([{ payerPersonKey, state }]);
  await ward.ward.run('exportBenefitPrint');
  expect((await ward.cases())[0]!.letters.map(({ letterId }) => letterId)).toEqual(payerPersonKey === 'P2' ? ['KS-B1-1', 'KS-B1-2'] : ['KS-B1-1']);
});
