import { beforeEach, describe, expect, it } from 'vitest';
import type { ResidentFeed } from '../../contracts/integrated-db/resident-feed.js';
import { residentFeed } from '../../contracts/integrated-db/resident-feed.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Ward } from '../../contracts/ward.js';
import { enter, exported, householdForm, openWard, profile, resident, start } from '../ward-fixture.js';

const today = '2026-05-20';
let ward: Ward;
beforeEach(async () => {
  ward = await openWard(`${today}T07:05`);
  await enter(ward, start('leaveEmployeeInsurance', '2024-04-01', [resident('A-1', 1), resident('A-2', 2)]));
  await exported(ward);
});

const page = (n: number, wish: Partial<ResidentFeed> = {}): ResidentFeed => {
  const { name, nameKana, bornOn, sex, address, relationship } = resident(`A-${n}`, n);
  return {
    feedKind: 'difference', operation: 'put', personKey: `A-${n}`, householdNumber: 'J1', name, nameKana, bornOn, sex, address, relationship, isNotDisclosed: false, residentFrom: '2024-04-01', residentUntil: null, removal: null,
    newMunicipalityCode: null, submittedOn: '2026-05-19', isNhiNoted: true, asOf: today, ...wish,
  };
};
const full = (...rows: readonly ResidentFeed[]) => rows.map((row): ResidentFeed => ({ ...row, feedKind: 'full' }));
const tell = (seq: number, rows: readonly ResidentFeed[]) => ward.deliver(codecOf(profile, residentFeed).format({ municipalityCode: '131032', date: today, seq }, rows));
const codes = async (seq: number, rows: readonly ResidentFeed[]) => (await tell(seq, rows)).issues.map(({ code }) => code);
const gaps = async () => (await ward.query({ query: 'registerGaps' })).gaps.map(({ personKey, kind }) => `${personKey} ${kind}`);
const addressOf = async (personKey: string) => (await ward.query({ query: 'household', personKey })).address;
const endOf = async (personKey: string) => (await ward.query({ query: 'qualification', personKey })).periods.at(-1)?.applicationEndOn;

describe('住民記録の配信', () => {
  it('一度も届いていなければ、違いはない', async () => expect(await gaps()).toEqual([]));

  it('通番が抜ければ差分を拒み、全件なら取り込み、前のものは二度取り込まない', async () => {
    expect(await codes(1, full(page(1), page(2)))).toEqual([]);
    expect(await codes(3, [page(1)])).toEqual(['E105']);
    expect(await codes(3, full(page(1), page(2)))).toEqual([]);
    expect(await codes(2, [page(1)])).toEqual(['E106']);
    expect(await codes(4, [page(1)])).toEqual([]);
  });

  it('前に知らされた人のいない全件は、差分の書き違いとして拒み、何も替えない', async () => {
    await tell(1, full(page(1), page(2)));
    expect(await codes(2, full(page(1, { address: '東京都港区試験9-9' })))).toEqual(['E105']);
    expect([await addressOf('A-1'), await gaps()]).toEqual([resident('A-1', 1).address, []]);
  });

  it('二つの行が一人を言うファイルと、食い違う行のあるファイルは、すべてを挙げて拒む', async () => {
    const { accepted, issues } = await tell(1, full(page(1), page(1, { name: null }), page(2, { removal: 'death' })));
    expect([accepted, issues.map(({ line, field }) => [line, field])]).toEqual([false, [[4, 'name'], [5, 'residentUntil'], [4, 'personKey']]]);
    expect(await gaps()).toEqual([]);
  });

  it('同じバイトは二度取り込まず、前の住所の全件が後から来ても、窓口で届いた住所を戻さない', async () => {
    const first = full(page(1), page(2));
    await tell(1, first);
    expect(await tell(1, first)).toMatchObject({ accepted: true, applied: 0 });
    await enter(ward, householdForm({ reason: 'addressWithinMunicipality', occurredOn: today, personKeys: ['A-1', 'A-2'], headPersonKey: 'A-1', newAddress: '東京都港区新居2-2' }));
    expect(await tell(2, first)).toMatchObject({ accepted: true, applied: 0 });
    expect([await addressOf('A-1'), await gaps()]).toEqual(['東京都港区新居2-2', ['A-1 items', 'A-2 items']]);
    await tell(3, [page(1, { address: '東京都港区新居2-2' }), page(2, { address: '東京都港区新居2-2' })]);
    expect(await gaps()).toEqual([]);
  });

  it('氏名が替われば証を渡し直し、集約へ氏名変更として送る', async () => {
    await tell(1, full(page(1), page(2, { name: '新姓 二号' })));
    expect((await exported(ward)).persons.filter(({ personKey }) => personKey === 'A-2')).toMatchObject([{ name: '新姓 二号', operation: 'update', changeReason: 'nameChange', revision: 2 }]);
    expect((await ward.query({ query: 'certificates', personKey: 'A-2' })).certificates.map(({ state }) => state)).toEqual(['recalled', 'issued']);
  });

  it('終えられない日の死亡でも支援措置は付き、集約へ伝わり、死亡は一覧に残る', async () => {
    await tell(1, full(page(1), page(2, { isNotDisclosed: true, removal: 'death', residentUntil: '2024-04-01', submittedOn: '2026-05-21' })));
    expect((await exported(ward)).persons.filter(({ personKey }) => personKey === 'A-2')).toMatchObject([{ isNotDisclosed: true }]);
    expect([await endOf('A-2'), await gaps()]).toEqual([null, ['A-2 notLeft']]);
  });

  it('支援措置は配信では外れず、一覧に出る', async () => {
    await tell(1, full(page(1, { isNotDisclosed: true }), page(2)));
    await exported(ward);
    await tell(2, [page(1)]);
    expect(await gaps()).toEqual(['A-1 protection']);
    expect((await exported(ward)).persons).toEqual([]);
  });

  it('先に予告された転出は、その日まで一覧に出ず、付記があればその日で終わる', async () => {
    await tell(1, full(page(1), page(2, { removal: 'moveOut', residentUntil: '2026-06-01', isNhiNoted: false })));
    expect([await endOf('A-2'), await gaps()]).toEqual([null, []]);
    await ward.setClock('2026-05-31T07:05');
    expect(await gaps()).toEqual([]);
    await ward.setClock('2026-06-01T07:05');
    expect(await gaps()).toEqual(['A-2 notLeft']);
    await tell(2, [page(2, { removal: 'moveOut', residentUntil: '2026-06-01' })]);
    expect([await endOf('A-2'), await gaps()]).toEqual(['2026-06-02', []]);
  });

  it('区の知らない人の行は持つだけで、取り消された転出は元に戻さず一覧に出る', async () => {
    await tell(1, full(page(1), page(2, { removal: 'moveOut', residentUntil: '2026-05-18' }), page(7, { isNhiNoted: false })));
    const ended = await endOf('A-2');
    await tell(2, [page(2)]);
    expect([ended, await endOf('A-2'), await ward.query({ query: 'qualification', personKey: 'A-7' })]).toMatchObject(['2026-05-19', '2026-05-19', { known: false }]);
    expect(await gaps()).toEqual(['A-2 stillHere']);
    await enter(ward, start('moveInFromOutside', '2026-05-19', [resident('A-2', 2)], ['A-2'], { headPersonKey: 'A-1' }));
    expect(await gaps()).toEqual([]);
  });
});
