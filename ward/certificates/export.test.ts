import { describe, expect, it } from 'vitest';
import { certificateData, certificateTotals } from '../../contracts/mailing/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { levyWard, person, type LevyWard } from '../assessment/levy-fixture.js';
import { end, enter, householdForm, masked, profile } from '../ward-fixture.js';
import { exportCertificates } from './export.js';

/** July: papers that end on the 31st get their successors. */
const july = () => levyWard('2026-07-10T09:30');

/** What the files of the ward's outbox hold: whose papers, and the 件数表. */
async function printed({ ward }: LevyWard) {
  const files = await ward.outgoing();
  const rows = files.filter(({ name }) => name.startsWith(certificateData.id)).flatMap((file) => codecOf(profile, certificateData).parse(file).records.map(({ value }) => value));
  const totals = files.filter(({ name }) => name.startsWith(certificateTotals.id)).flatMap((file) => codecOf(profile, certificateTotals).parse(file).records.map(({ value }) => value));
  return { names: rows.map(({ name }) => name), counted: totals.map(({ kind, pieceCount }) => [kind, pieceCount]), text: JSON.stringify(rows) };
}
const mailingOf = async ({ ward }: LevyWard, personKey: string) => (await ward.query({ query: 'certificates', personKey })).certificates.map(({ mailing }) => mailing).filter((state) => state !== null);

/** The papers are got ready, and the process dies before the file is made. */
async function diesBeforeTheFile({ store }: LevyWard): Promise<void> {
  let count = 0;
  const dying = { ...store, transact: (work: Parameters<typeof store.transact>[0]) => store.transact(async (inside) => {
    count += 1;
    if (count === 2) throw new Error('ここで止まった');
    return work(inside);
  }) } as typeof store;
  await expect(exportCertificates(dying, profile, masked)).rejects.toThrow('ここで止まった');
}

describe('証の作成データ', () => {
  it('期限の来る証の次の証を、件数表を添えて一度だけ出す', async () => {
    const levy = await july();
    await levy.insures([person(1)]);
    await levy.insures([person(2)]);
    expect((await levy.ward.run('exportCertificates')).files.length).toBe(2);
    expect(await printed(levy)).toMatchObject({ names: ['試験 1号', '試験 2号'], counted: [['eligibilityCertificate', 2]] });
    expect((await levy.ward.run('exportCertificates')).files).toEqual([]);
    expect([await mailingOf(levy, 'P1'), await mailingOf(levy, 'P2')]).toEqual([['handedOver'], ['handedOver']]);
  });

  it('用意の後に止まり、その間に支援措置を受けた人の証は、委託先へ渡さない', async () => {
    const levy = await july();
    await levy.insures([person(1)]);
    await levy.insures([person(2)]);
    await diesBeforeTheFile(levy);
    await levy.store.db.updateTable('ward_resident').set({ is_not_disclosed: 1 }).where('person_key', '=', 'P1').execute();
    await levy.ward.run('exportCertificates');
    expect((await printed(levy)).names).toEqual(['試験 2号']);
    expect([await mailingOf(levy, 'P1'), await mailingOf(levy, 'P2')]).toEqual([['byHand'], ['handedOver']]);
  });

  it('世帯の誰かが支援措置を受けていれば、ほかの人の証も区で印刷する', async () => {
    const levy = await july();
    await levy.insures([person(1), person(2, { isNotDisclosed: true })]);
    expect((await levy.ward.run('exportCertificates')).files).toEqual([]);
    expect([await mailingOf(levy, 'P1'), await mailingOf(levy, 'P2')]).toEqual([['byHand'], ['byHand']]);
  });

  it('世帯主が亡くなり次の世帯主の届出がない間は、その世帯の証を出さない。届出があれば新しい世帯主に宛てて出す', async () => {
    const levy = await july();
    await levy.insures([person(1), person(2), person(3)]);
    await enter(levy.ward, end('death', '2026-07-05', ['P1'], { receivedOn: '2026-07-10' }));
    expect([(await levy.ward.run('exportCertificates')).files, await mailingOf(levy, 'P2'), (await levy.ward.query({ query: 'heldNotices' })).notices.map(({ payerPersonKey, why }) => [payerPersonKey, why])])
      .toEqual([[], ['held'], [['P1', '世帯主が亡くなり、世帯主変更の届出がない'], ['P1', '世帯主が亡くなり、世帯主変更の届出がない']]]);
    await enter(levy.ward, householdForm({ reason: 'headChange', occurredOn: '2026-07-05', personKeys: ['P2', 'P3'], headPersonKey: 'P2' }));
    await levy.ward.run('exportCertificates');
    expect([[...new Set((JSON.parse((await printed(levy)).text) as { addressee: string }[]).map(({ addressee }) => addressee))], (await levy.ward.query({ query: 'heldNotices' })).notices]).toEqual([['試験 2号'], []]);
  });

  it('用意の後に無効になった証は印刷せず、ほかの人の証は出す', async () => {
    const levy = await july();
    await levy.insures([person(1)]);
    await levy.insures([person(2)]);
    await diesBeforeTheFile(levy);
    await levy.ward.act({ act: 'voidPeriod', personKey: 'P1', applicationStartOn: '2023-04-01', why: '誤り' });
    await levy.ward.run('exportCertificates');
    expect((await printed(levy)).names).toEqual(['試験 2号']);
    expect(await mailingOf(levy, 'P1')).toEqual(['replaced']);
  });

  it('作成データに個人番号はない', async () => {
    const levy = await july();
    await levy.insures([person(1)]);
    await levy.ward.run('exportCertificates');
    expect((await printed(levy)).text).not.toContain(person(1).individualNumber);
  });
});
