import { expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { inMemory } from '../../store/sqlite.js';
import { A, deskOf, memberRow, numberOf } from '../insurer-hub/desk.examples.js';
import { insurerHub } from '../insurer-hub/insurer-hub.js';
import { jukiNet } from '../juki-net/juki-net.js';
import { recordDisclosure } from '../record-disclosure/record-disclosure.js';
import { byCertificate, bySerial, withClinic, type Clinic } from './clinic.examples.js';

const rowOf = (n: number, wish: object = {}) => memberRow(A, { n, householdKey: `13101-H${n}`, ...wish });
const residents = [1, 3].map((n) => rowOf(n)).map(({ individualNumber, name, nameKana, bornOn, sex, address }) => ({ individualNumber, name, nameKana, bornOn, sex, address: address! }));

async function registerResidents({ world }: Clinic) {
  const response = await fetch(`${world.url}/juki-net/_sim/residents`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(residents) });
  expect(await response.json()).toEqual({ registered: 2, replaced: 0, known: 0 });
}

it('四者がそろうと、正しい人は朝から確認でき、番号の紐付け誤りは夜のうちに止まる', () => withClinic(inMemory(), async (clinic) => {
  await registerResidents(clinic);
  const hub = deskOf(clinic.world, bundledProfile());
  const [right, wrong] = [rowOf(1), rowOf(2, { individualNumber: numberOf(3) })];
  await hub.send(A, [right, wrong]);
  await hub.store();
  expect((await clinic.register('S-3', numberOf(3))).status).toBe(201);
  expect((await clinic.confirm(bySerial('S-3'))).result).toMatchObject({ Name: wrong.name, InsuredCardSymbol: '13101', InsuredIdentificationNumber: 'H2' });
  await clinic.overnight();
  expect(await clinic.confirm(bySerial('S-3'))).toMatchObject({ validity: '4', result: null });
  expect(await clinic.confirm(byCertificate({ InsurerNumber: right.insurerNumber, InsuredCardSymbol: '13101', InsuredIdentificationNumber: 'H1', Birthdate: right.bornOn }))).toMatchObject({ validity: '1', result: { Name: right.name } });
  expect((await hub.view(A, 'P1'))).toMatchObject({ records: [{ identityState: 'clear', verdict: 'M0' }], linkageSymbol: expect.stringMatching(/^LS-/) as string });
  expect((await clinic.reads(`?historyKey=${wrong.historyKey}`)).map(({ qualification }) => qualification)).toEqual(['shown', 'withheld']);
}, [insurerHub, jukiNet, recordDisclosure], '2025-05-12T18:00'));
