import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from './aggregator.js';
import { deskOf } from './desk.examples.js';
import { A, B, C, numberOf, pairOf, personRow } from './town.examples.js';

const profile = bundledProfile();
let bed: Bed;
let worlds = 0;
const begin = async () => deskOf(await bed.create({ id: `d${(worlds += 1)}`, seed: 1, now: '2025-05-12T18:00', numberMode: defaultNumberMode }), profile);
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [aggregator] }); });
afterAll(() => bed.close());

const stayer = personRow(A, { n: 1, from: '2021-04-01' });
const leaver = { ...stayer, applicationEndOn: '2025-05-10' as const, applicationEndReason: 'moveOutWithinPrefecture' as const, revision: 2 };
const comer = personRow(B, { n: 1, from: '2025-05-10', applicationStartReason: 'moveInWithinPrefecture' });
const datesFiles = async (desk: ReturnType<typeof deskOf>, code: string) => (await desk.outbox(code)).filter(({ name }) => name.startsWith('qualificationDates')).map(({ name }) => name);

describe('配信', () => {
  it('全件を二度送っても、二度目は受理されるだけで、資格もIDも配信も変わらない', async () => {
    const desk = await begin();
    const people = [leaver, personRow(A, { n: 2 }), { ...personRow(A, { n: 2, from: '2019-04-01', until: '2020-04-01', periodKey: 'T0' }), applicationEndReason: 'moveOutside' as const }];
    await desk.send(A, 1, people);
    await desk.load();
    const before = [await desk.view(A, 'P1'), await desk.view(A, 'P2'), await desk.dates(A), await desk.ids(A)];
    await desk.send(A, 2, people);
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted', loadedCount: 5, issueCodes: [] }]);
    expect([await desk.view(A, 'P1'), await desk.view(A, 'P2'), await desk.dates(A), await desk.ids(A)]).toEqual(before);
  });

  it('版は取得日・喪失日・継続区分が変わったときだけ上がり、変わった市区町村にだけ配る', async () => {
    const desk = await begin();
    await desk.send(A, 1, [stayer]);
    await desk.overnight();
    await desk.send(A, 2, [leaver]);
    await desk.send(B, 1, [comer]);
    await desk.overnight();
    expect((await desk.dates(A)).map(({ version }) => version)).toEqual([1]);
    expect((await desk.dates(B)).map(({ version, acquiredOn }) => [version, acquiredOn])).toEqual([[1, '2021-04-01']]);
    await desk.send(B, 2, [{ ...comer, applicationEndOn: '2025-05-13', applicationEndReason: 'joinEmployeeInsurance', revision: 2 }]);
    await desk.overnight();
    expect((await desk.dates(A)).map(({ version, lostOn, continuity }) => [version, lostOn, continuity])).toEqual([[1, null, 'new'], [2, '2025-05-13', 'lost']]);
    expect((await desk.dates(B)).map(({ version, lostOn }) => [version, lostOn])).toEqual([[1, null], [2, '2025-05-13']]);
  });

  it('転出待ちの転入先には何も配らず、猶予を過ぎて重複になれば両方へ確認中と配る', async () => {
    const desk = await begin();
    await desk.send(A, 1, [stayer]);
    await desk.send(B, 1, [comer]);
    await desk.overnight();
    expect(await desk.dates(B)).toEqual([]);
    expect(await desk.waiting()).toMatchObject([{ status: 'waitingOut', municipalityCode: B, ageDays: 3, addressee: A }]);
    await desk.world.advance('2025-05-18T23:00');
    expect(await desk.dates(B)).toMatchObject([{ acquiredOn: null, continuity: 'pending', issueCodes: ['E503'], version: 1 }]);
    expect((await desk.dates(A)).at(-1)).toMatchObject({ acquiredOn: '2021-04-01', continuity: 'pending', issueCodes: ['E503'], version: 2 });
    await desk.send(A, 2, [leaver]);
    await desk.load();
    expect((await desk.dates(B)).at(-1)).toMatchObject({ acquiredOn: '2021-04-01', continuity: 'continued', issueCodes: [], version: 2 });
    expect((await desk.dates(A)).at(-1)).toMatchObject({ acquiredOn: '2021-04-01', continuity: 'new', issueCodes: [], version: 3 });
  });

  it('都道府県被保険者IDは、知らせる設定のときだけ配る', async () => {
    const desk = await begin();
    await desk.send(A, 1, [stayer]);
    await desk.load();
    expect((await desk.ids(A)).map(({ prefecturePersonId }) => prefecturePersonId)).toEqual([null]);
    await desk.world.setParameters('aggregator', { disclosePrefecturePersonId: true });
    await desk.send(A, 2, [personRow(A, { n: 2 })]);
    await desk.load();
    expect((await desk.ids(A)).at(-1)!.prefecturePersonId).toBe((await desk.view(A, 'P2')).prefecturePersonId);
  });

  it('受け取ったと告げた配信は一覧から消え、二度告げてもよく、中身は取り直せる', async () => {
    const desk = await begin();
    await desk.send(A, 1, [stayer]);
    await desk.load();
    const { name, bytes } = (await desk.outbox(A))[0]!;
    await desk.takeAll(A);
    expect(await desk.outbox(A)).toEqual([]);
    expect((await desk.json('DELETE', `/municipalities/${A}/outbox/${name}`)).status).toBe(204);
    expect((await (await desk.fetched(A, name)).arrayBuffer()).byteLength).toBe(bytes);
  });
});

describe('区画ごとのアクセス制御', () => {
  it('市区町村の窓口からは、自分の配信・結果・知らせしか見えない', async () => {
    const desk = await begin();
    await desk.send(A, 1, [leaver]);
    await desk.send(B, 1, [comer]);
    await desk.load();
    const { name } = (await desk.outbox(A))[0]!;
    const { batchId } = (await desk.results(A))[0]!;
    expect((await desk.fetched(B, name)).status).toBe(404);
    expect((await desk.json('DELETE', `/municipalities/${B}/outbox/${name}`)).status).toBe(404);
    expect((await desk.json('GET', `/municipalities/${B}/results/${batchId}`)).status).toBe(404);
    expect((await desk.json('POST', `/municipalities/${B}/results/${batchId}/confirmed`, { by: '他人' })).status).toBe(404);
    expect((await desk.results(A))[0]).toMatchObject({ confirmedBy: null });
    expect([await desk.outbox(C), await desk.results(C)]).toEqual([[], []]);
  });

  it('配信ファイルには、ほかの市区町村の宛名番号・氏名・住所・団体コードも、誰の個人番号も入らない', async () => {
    const desk = await begin();
    await desk.send(A, 1, [{ ...leaver, personKey: 'ATENA-A', name: '転出の名', address: '転出の住所', applicationEndOn: '2025-05-08' }]);
    await desk.send(B, 1, [{ ...comer, personKey: 'ATENA-B', name: '転入の名', address: '転入の住所' }]);
    await desk.load();
    for (const [own, other, secrets] of [[A, B, ['ATENA-B', '転入の名', '転入の住所']], [B, A, ['ATENA-A', '転出の名', '転出の住所']]] as const) {
      const texts = await Promise.all((await desk.outbox(own)).map(async ({ name }) => (await desk.fetched(own, name)).text()));
      expect(texts).toHaveLength(3);
      for (const secret of [...secrets, other, numberOf(1)]) expect(texts.join('\n')).not.toContain(secret);
    }
  });
});

describe('名前のついた障害', () => {
  const withFault = async (fault: string) => {
    const desk = await begin();
    await desk.world.fault('aggregator', fault, true);
    await desk.send(A, 1, [stayer]);
    await desk.load();
    return desk;
  };
  it('配信の遅れでは、決まった日数が過ぎるまで見えず、取りにも行けない', async () => {
    const desk = await withFault('distributionDelayed');
    expect(await desk.outbox(A)).toEqual([]);
    await desk.overnight();
    expect(await desk.outbox(A)).toEqual([]);
    await desk.overnight();
    expect(await desk.outbox(A)).toHaveLength(3);
  });
  it('二重配信では、同じ内容が続く二つの番号で届く', async () => {
    const desk = await withFault('distributionTwice');
    expect(await datesFiles(desk, A)).toEqual([1, 2].map((seq) => `qualificationDates_${A}_2025-05-12_${seq}.csv`));
    expect((await desk.dates(A)).map(({ version }) => version)).toEqual([1, 1]);
  });
  it('配信順の入れ替わりでは、後の番号が先に見える', async () => {
    const desk = await withFault('distributionReordered');
    await desk.send(A, 2, [{ ...stayer, applicationEndOn: '2025-05-10', applicationEndReason: 'moveOutside', revision: 2 }]);
    await desk.overnight();
    expect(await datesFiles(desk, A)).toEqual([`qualificationDates_${A}_2025-05-12_2.csv`]);
    await desk.overnight();
    expect(await datesFiles(desk, A)).toHaveLength(2);
  });
  it('ID連携が止まっている間の分は、直れば一つのファイルで届く', async () => {
    const desk = await withFault('idsWithheld');
    expect(await desk.ids(A)).toEqual([]);
    await desk.world.fault('aggregator', 'idsWithheld', false);
    await desk.send(A, 2, [personRow(A, { n: 2 })]);
    await desk.load();
    expect((await desk.ids(A)).map(({ personKey }) => personKey)).toEqual(['P1', 'P2']);
  });
  it('処理結果が隠れている間は画面にもファイルにもなく、直れば両方に出る', async () => {
    const desk = await withFault('resultHidden');
    expect([await desk.results(A), await desk.resultFile(A)]).toEqual([[], []]);
    await desk.world.fault('aggregator', 'resultHidden', false);
    await desk.load();
    expect(await desk.resultFile(A)).toMatchObject([{ rowKind: 'summary', outcome: 'accepted', loadedCount: 2 }]);
  });
  it('夜間の登録が動かなければ届いたまま残り、次に動いたとき失われず登録される', async () => {
    const desk = await withFault('loadSkipped');
    expect(await desk.results(A)).toEqual([]);
    await desk.world.fault('aggregator', 'loadSkipped', false);
    await desk.overnight();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'accepted' }]);
  });
  it('障害を一つの市区町村に限れば、ほかには起きない', async () => {
    const desk = await begin();
    await desk.world.fault('aggregator', 'distributionDelayed', true);
    await desk.world.setParameters('aggregator', { faultMunicipalityCode: B });
    await desk.send(A, 1, [leaver]);
    await desk.send(B, 1, [comer]);
    await desk.load();
    expect([(await desk.outbox(A)).length, (await desk.outbox(B)).length]).toEqual([3, 0]);
  });
});

describe('処理結果', () => {
  it('画面と同じことがファイルにもあり、確認した人の名は最初の人のまま残る', async () => {
    const desk = await begin();
    await desk.send(A, 1, [stayer, { ...personRow(A, { n: 2 }), insurerNumber: '138024' }]);
    await desk.load();
    const { batchId } = (await desk.results(A))[0]!;
    const names = pairOf(profile, A, 1, [stayer], { date: '2025-05-12' }).map(({ name }) => name);
    expect(await desk.resultFile(A)).toMatchObject([
      { rowKind: 'summary', batchId, outcome: 'partial', receivedCount: 4, loadedCount: 2, rejectedCount: 2, fileName: names.join(' ') },
      { rowKind: 'issue', batchId, code: 'E305', severity: 'error', fileName: names[0], line: 4, personKey: null }, { rowKind: 'issue', batchId, code: 'E305', fileName: names[1], line: 4, personKey: 'P2' },
    ]);
    expect((await desk.json('POST', `/municipalities/${A}/results/${batchId}/confirmed`, { by: '' })).status).toBe(400);
    for (const by of ['一番', '二番']) await desk.json('POST', `/municipalities/${A}/results/${batchId}/confirmed`, { by });
    expect(await desk.results(A)).toMatchObject([{ confirmedBy: '一番' }]);
  });

  it('誰も確認しなければ、3日目までは何も言わず、4日目からE705となり、確認すれば消える', async () => {
    const desk = await begin();
    await desk.send(A, 1, [stayer]);
    await desk.load();
    await desk.world.advance('2025-05-15T09:00');
    expect([(await desk.results(A))[0]!.issueCodes, await desk.findings()]).toEqual([[], []]);
    await desk.world.advance('2025-05-16T09:00');
    const { batchId, issueCodes } = (await desk.results(A))[0]!;
    expect(issueCodes).toEqual(['E705']);
    expect(await desk.findings()).toMatchObject([{ code: 'E705', municipalityCode: A, batchId, ageDays: 4 }]);
    await desk.json('POST', `/municipalities/${A}/results/${batchId}/confirmed`, { by: '担当' });
    expect(await desk.findings()).toEqual([]);
  });
});
