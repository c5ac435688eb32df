import { describe, expect, it } from 'vitest';
import { residentLookupAnswer, type ResidentLookupAnswer } from '../../contracts/juki-net/lookup.js';
import { premiumNotice } from '../../contracts/mailing/records.js';
import type { StaffAct } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { declared, levyWard, person, type LevyWard } from '../assessment/levy-fixture.js';
import { end, enter, householdForm, profile } from '../ward-fixture.js';

const widowAt = '東京都港区試験一丁目1番1号';
/** A couple that has been decided upon: P1 is the payer, P2 his wife. */
async function couple(facts: Parameters<typeof person>[1] = {}): Promise<LevyWard> {
  const levy = await levyWard();
  await levy.insures([person(1, facts), person(2)]);
  await levy.tells(1, declared('P1', 2_430_000), declared('P2', 0));
  await levy.ward.run('assessYear');
  return levy;
}
const dies = async ({ ward }: LevyWard, occurredOn: Day, receivedOn: Day) => (await enter(ward, end('death', occurredOn, ['P1'], { receivedOn }))).accepted;
const naming = (receivedOn: Day, facts: Partial<Extract<StaffAct, { act: 'nameRepresentative' }>> = {}): StaffAct => ({ act: 'nameRepresentative', payerPersonKey: 'P1', representativePersonKey: 'P2', namedBy: 'heirs', receivedOn, why: '相続人代表者の届出', ...facts });
const names = async ({ ward }: LevyWard, receivedOn: Day, facts: Parameters<typeof naming>[1] = {}) => {
  const { accepted, refusals } = await ward.act(naming(receivedOn, facts));
  return accepted ? '受付' : refusals.map(({ code }) => code).join(' ');
};
const states = async (levy: LevyWard) => (await levy.notices('P1')).map(([, state]) => state);
/** Window of every piece printed now: name and address. */
async function windows({ ward }: LevyWard): Promise<readonly string[]> {
  await ward.run('exportPrint');
  const files = (await ward.outgoing()).filter(({ name }) => name.startsWith(premiumNotice.id));
  const pieces = files.flatMap((file) => codecOf(profile, premiumNotice).parse(file).records.map(({ value }) => value));
  for (const { name } of await ward.outgoing()) await ward.taken(name);
  return pieces.map(({ addressee, addressLine1 }) => `${addressee} / ${addressLine1}`);
}
const later = async (levy: LevyWard, now: Moment) => levy.ward.setClock(now);

describe('納付義務者の死亡', () => {
  it('印刷を待つ通知は出さずに職員に示し、代表者が決まればその人に宛てる', async () => {
    const levy = await couple();
    expect(await dies(levy, '2026-06-10', '2026-06-10')).toBe(true);
    expect([await states(levy), await windows(levy)]).toEqual([['held'], []]);
    const { notices } = await levy.ward.query({ query: 'heldNotices' });
    expect(notices).toEqual([{ noticeId: notices[0]!.noticeId, payerPersonKey: 'P1', payerDiedOn: '2026-06-10', why: '納付義務者が亡くなり、相続人代表者が決まっていない' }]);
    expect((await levy.ward.act({ act: 'reissueNotices', noticeIds: [notices[0]!.noticeId], why: '急ぐ' })).refusals.map(({ code }) => code)).toEqual(['TSG-W214']);
    expect(await names(levy, '2026-06-10')).toBe('受付');
    expect([await states(levy), await windows(levy)]).toEqual([['waiting'], [`(故)試験 1号様 相続人代表者 試験 2号 / ${widowAt}`]]);
    expect((await levy.ward.query({ query: 'mailings', personKey: 'P1' })).notices.map(({ state, addressedTo }) => [state, addressedTo])).toEqual([['handedOver', 'P2']]);
    expect((await levy.ward.query({ query: 'heldNotices' })).notices).toEqual([]);
  });

  it('死亡の後の更正の通知も出さない。残る家族の新しい世帯主の通知はふつうに出る', async () => {
    const levy = await couple();
    await windows(levy);
    await later(levy, '2026-07-10T09:30');
    await dies(levy, '2026-07-05', '2026-07-10');
    await levy.ward.run('reassess');
    expect(await states(levy)).toEqual(['handedOver', 'held']);
    expect(await windows(levy)).toEqual([`試験 2号 / ${widowAt}`]);
  });

  it('渡した日が死亡日の前日なら出たままとし、死亡日なら代表者に宛てて出し直す', async () => {
    for (const [diedOn, expected] of [['2026-06-11', ['handedOver']], ['2026-06-10', ['replaced', 'held']]] as const) {
      const levy = await couple();
      expect(await windows(levy)).toHaveLength(1);
      await later(levy, '2026-06-20T09:30');
      await dies(levy, diedOn, '2026-06-20');
      expect(await states(levy)).toEqual(expected);
      if (diedOn === '2026-06-11') continue;
      await names(levy, '2026-06-20');
      expect(await windows(levy)).toEqual([`(故)試験 1号様 相続人代表者 試験 2号 / ${widowAt}`]);
      // わけを知ってもう一度何かがあっても、代表者へ出したものは出し直さない。
      await names(levy, '2026-06-20', { why: '届出の書き直し' });
      expect(await states(levy)).toEqual(['replaced', 'handedOver']);
    }
  });

  it('死亡が誤りと分かり適用期間を直せば、本人に宛てて出る', async () => {
    const levy = await couple();
    await dies(levy, '2026-06-10', '2026-06-10');
    expect((await levy.ward.act({ act: 'correctPeriod', personKey: 'P1', applicationStartOn: '2023-04-01', newEndOn: null, why: '別の人の死亡届だった' })).accepted).toBe(true);
    expect([await states(levy), (await windows(levy))[0]]).toEqual([['waiting'], `試験 1号 / ${widowAt}`]);
  });
});

describe('相続人代表者', () => {
  it('生きている人の代表者、亡くなった本人、知らない人、死亡日より前の届出は拒む', async () => {
    const levy = await couple();
    expect(await names(levy, '2026-06-10')).toBe('TSG-W215');
    expect(await names(levy, '2026-06-10', { payerDiedOn: '2026-06-09' })).toBe('TSG-W215');
    await dies(levy, '2026-06-09', '2026-06-10');
    expect(await Promise.all([names(levy, '2026-06-10', { representativePersonKey: 'P1' }), names(levy, '2026-06-10', { representativePersonKey: 'P9' }), names(levy, '2026-06-10', { payerPersonKey: 'P9' })])).toEqual(['TSG-W216', 'TSG-W216', 'TSG-W110']);
    expect([await names(levy, '2026-06-08'), await names(levy, '2026-06-11'), await names(levy, '2026-06-10', { payerDiedOn: '2026-06-08' })]).toEqual(['TSG-W215', 'TSG-W101', 'TSG-W215']);
    expect(await names(levy, '2026-06-09')).toBe('受付');
  });

  it('相続人の届出があれば区は指定できず、相続人は替えられ、代表者も亡くなればまた区が指定できる', async () => {
    const levy = await couple();
    await levy.insures([person(3)]);
    await dies(levy, '2026-06-10', '2026-06-10');
    expect([await names(levy, '2026-06-10', { namedBy: 'ward' }), await names(levy, '2026-06-10', { representativePersonKey: 'P3' }), await names(levy, '2026-06-10', { namedBy: 'ward' })]).toEqual(['受付', '受付', 'TSG-W217']);
    await enter(levy.ward, end('death', '2026-06-10', ['P3'], { receivedOn: '2026-06-10' }));
    expect([await windows(levy), (await levy.ward.query({ query: 'heldNotices' })).notices.map(({ why }) => why)]).toEqual([[], ['相続人代表者も亡くなった']]);
    expect([await names(levy, '2026-06-10', { namedBy: 'ward' }), await states(levy)]).toEqual(['受付', ['waiting']]);
  });

  it('代表者が印刷の前に引っ越せば新しい住所に宛て、支援措置を受ければ区が印刷する', async () => {
    const levy = await couple();
    await dies(levy, '2026-06-10', '2026-06-10');
    await names(levy, '2026-06-10');
    await enter(levy.ward, householdForm({ reason: 'addressWithinMunicipality', occurredOn: '2026-06-10', personKeys: ['P2'], headPersonKey: 'P2', newAddress: '東京都港区試験二丁目2番2号' }));
    expect(await windows(levy)).toEqual(['(故)試験 1号様 相続人代表者 試験 2号 / 東京都港区試験二丁目2番2号']);
    const other = await couple();
    await other.insures([person(3, { isNotDisclosed: true })]);
    await dies(other, '2026-06-10', '2026-06-10');
    await names(other, '2026-06-10', { representativePersonKey: 'P3' });
    expect([await states(other), await windows(other)]).toEqual([['byHand'], []]);
  });

  it('被保険者でない世帯主の死亡は、代表者の届出に書かれた日から分かる', async () => {
    const levy = await levyWard();
    await enter(levy.ward, { kind: 'start', notificationId: 'N-nominal', receivedOn: '2026-06-10', reason: 'leaveEmployeeInsurance', occurredOn: '2023-04-01', residents: [person(1), person(2)], headPersonKey: 'P1', startingPersonKeys: ['P2'] });
    await levy.ward.run('assessYear');
    expect(await names(levy, '2026-06-10')).toBe('TSG-W215');
    expect(await names(levy, '2026-06-10', { payerDiedOn: '2026-06-08' })).toBe('受付');
    expect([await windows(levy), (await levy.ward.query({ query: 'household', personKey: 'P2' })).headPersonKey]).toEqual([[`(故)試験 1号様 相続人代表者 試験 2号 / ${widowAt}`], 'P2']);
  });
});

describe('住登外者に宛てる', () => {
  const answers = async ({ ward }: LevyWard, seq: number, facts: Partial<ResidentLookupAnswer>) => {
    await ward.run('exportLookups');
    for (const { name } of await ward.outgoing()) await ward.taken(name);
    const row: ResidentLookupAnswer = {
      enquiryId: `LK-131032-${String(seq).padStart(7, '0')}`, outcome: 'found', total: 1, number: 1, individualNumber: null, name: '試験 9号', nameKana: 'シケン', bornOn: '1990-05-20', sex: '1', address: '東京都千代田区試験九丁目9番', formerSurname: null, commonName: null, survival: 'alive', changeReason: 'none', changedOn: null, previousAddress: null, why: null, ...facts,
    };
    return ward.deliver(codecOf(profile, residentLookupAnswer).format({ municipalityCode: '131032', date: '2026-06-11', seq }, [row]));
  };
  const registers = async ({ ward }: LevyWard, facts: Partial<Extract<StaffAct, { act: 'registerNonRegistered' }>> = {}) => {
    expect((await ward.act({ act: 'registerNonRegistered', name: '試験 9号', nameKana: 'シケン', bornOn: '1950-01-01', sex: '1', address: '東京都千代田区試験八丁目8番', role: 'heir', by: '担当', purpose: '相続人の所在', isNotDisclosed: false, ...facts })).accepted).toBe(true);
    return (await ward.query({ query: 'nonRegistered' })).people.at(-1)!.personKey;
  };

  it('区に住まない相続人代表者には、住基ネットで確かめてから、その住所に宛てる', async () => {
    const levy = await couple();
    await dies(levy, '2026-06-10', '2026-06-10');
    const heir = await registers(levy);
    expect([await names(levy, '2026-06-10', { representativePersonKey: heir }), await windows(levy), (await levy.ward.query({ query: 'heldNotices' })).notices.map(({ why }) => why)]).toEqual(['受付', [], ['相続人代表者の住所が確かめられていない(住登外者: 住基ネットに照会中)']]);
    expect((await answers(levy, 1, {})).accepted).toBe(true);
    expect(await windows(levy)).toEqual(['(故)試験 1号様 相続人代表者 試験 9号 / 東京都千代田区試験九丁目9番']);
  });

  it('転出した納付義務者には、確かめた新しい住所に宛て、戻って加入すれば区の住所に宛てる', async () => {
    const levy = await couple();
    await enter(levy.ward, end('moveOutside', '2026-06-09', ['P1', 'P2'], { receivedOn: '2026-06-10' }));
    const mover = await registers(levy, { role: 'payer', formerPersonKey: 'P1', name: '試験 1号', bornOn: '1990-05-20' });
    expect([await windows(levy), await states(levy)]).toEqual([[], ['held']]);
    await answers(levy, 1, { name: '試験 1号', individualNumber: person(1).individualNumber });
    expect(await windows(levy)).toEqual(['試験 1号 / 東京都千代田区試験九丁目9番']);
    expect(mover).toMatch(/^X/);
    await levy.insures([person(1), person(2)], '2026-06-10');
    await levy.ward.run('reassess');
    expect((await windows(levy)).every((window) => window === `試験 1号 / ${widowAt}`)).toBe(true);
  });

  it('転出した先で亡くなったと住基ネットから知れば、本人には出さない', async () => {
    const levy = await couple();
    await enter(levy.ward, end('moveOutside', '2026-06-09', ['P1', 'P2'], { receivedOn: '2026-06-10' }));
    await registers(levy, { role: 'payer', formerPersonKey: 'P1', name: '試験 1号', bornOn: '1990-05-20' });
    await answers(levy, 1, { outcome: 'residentRemoved', survival: 'dead', changeReason: 'death', changedOn: '2026-06-10' });
    expect([await windows(levy), (await levy.ward.query({ query: 'heldNotices' })).notices.map(({ payerDiedOn }) => payerDiedOn)]).toEqual([[], ['2026-06-10']]);
  });
});
