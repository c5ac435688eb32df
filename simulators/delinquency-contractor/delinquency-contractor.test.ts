import { describe, expect, it } from 'vitest';
import { individualNumberOf, defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { city, debtorOf, inquiryFile, inquiryOf, listFile, withContractor, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>) => withContractor(inMemory(), play);
const [one, two] = [debtorOf(1), debtorOf(2)];
const deposit = { targetName: '架空銀行', name: one.name, nameKana: one.nameKana, bornOn: one.bornOn, address: one.address, assetKind: 'deposit', assetDetail: '普通 1234567', assetYen: 52_300 };
const promise = { nameKana: one.nameKana, bornOn: one.bornOn, outcome: 'promise', promisedAfterDays: 14, promisedYen: 10_000 };

describe('受け取り', () => {
  it('同じ中身は二度受け取らず、別の中身・名・市区町村・読めない行・大きさ・個人番号は断り、何も残さない', () => atDesk(async (desk) => {
    expect([(await desk.list(1, one)).status, (await desk.list(1, one)).body['duplicate'], await desk.list(1, one, two)]).toMatchObject([202, true, { status: 409, body: { code: 'TSG-Y07' } }]);
    const { name, bytes } = listFile(2, [one]);
    expect(await desk.put({ name: 'memo.txt', bytes })).toMatchObject({ status: 422, body: { code: 'TSG-Y04' } });
    expect(await desk.put({ name: name.replace(city, '131016'), bytes })).toMatchObject({ status: 422, body: { code: 'TSG-Y05' } });
    expect(await desk.put({ name, bytes: Buffer.from('x') })).toMatchObject({ status: 422, body: { code: 'TSG-Y08' } });
    const number = individualNumberOf('10000000001', defaultNumberMode);
    expect(await desk.list(2, { ...one, address: `東京都港区 ${number}` })).toMatchObject({ status: 422, body: { code: 'TSG-Y11' } });
    const { incidents } = (await desk.call('GET', '/_sim/incidents')).body as { incidents: { name: string; token: string }[] };
    expect([incidents.map((incident) => incident.name), JSON.stringify(incidents).includes(number)]).toEqual([[name], false]);
    await desk.world.setParameters('delinquency-contractor', { maximumFileMB: 1 });
    expect(await desk.put({ name, bytes: Buffer.alloc(1024 * 1024 + 1) })).toMatchObject({ status: 413, body: { code: 'TSG-Y06' } });
    expect(((await desk.call('GET', `/inbox/${city}`)).body['files'] as unknown[]).length).toBe(1);
  }));

  it('名乗り、その市区町村の鍵を示す相手にだけ応じ、停止していれば応じない', () => atDesk(async (desk) => {
    const asked = async (headers: Readonly<Record<string, string>>, code = city) => (await desk.call('GET', `/results/${code}`, undefined, headers)).status;
    expect([await asked({}), await asked({ 'x-totsugo-party': 'ward' }), await asked({ ...desk.own, 'x-municipality-key': desk.world.token('DK', '131016') }), await asked(desk.own, '999999'), await asked(desk.own)]).toEqual([403, 403, 403, 404, 200]);
    await desk.fault('serviceDown');
    expect(await asked(desk.own)).toBe(503);
  }));
});

describe('電話', () => {
  it('翌日の10時に、猶予でない人に電話をし、結果を18時に渡す。七日の内は再び電話しない', () => atDesk(async (desk) => {
    await desk.list(1, one, debtorOf(2, { isInGrace: true }), debtorOf(3));
    await desk.answers([promise]);
    await desk.evening('2026-09-02');
    expect((await desk.work()).calls).toEqual([{ caseId: one.caseId, calledOn: '2026-09-02', outcome: 'promise' }, { caseId: 'DC-0000003', calledOn: '2026-09-02', outcome: 'noAnswer' }]);
    const [file, ...more] = await desk.results();
    expect([file!.issues, more, file!.rows.map(({ caseId, contactOutcome, promisedOn, promisedYen }) => [caseId, contactOutcome, promisedOn, promisedYen])]).toEqual([[], [], [[one.caseId, 'promise', '2026-09-16', 10_000], ['DC-0000003', 'noAnswer', null, null]]]);
    await desk.evening('2026-09-08');
    expect((await desk.work()).calls).toHaveLength(2);
    await desk.evening('2026-09-09');
    expect((await desk.work()).calls).toHaveLength(4);
  }));

  it('新しい滞納者情報にいない人には、もう電話をしない。休みの日にも電話をしない', () => atDesk(async (desk) => {
    await desk.list(1, one, two);
    await desk.list(2, two);
    await desk.evening('2026-09-02');
    expect([(await desk.work()).onList, (await desk.work()).calls.map(({ caseId }) => caseId)]).toEqual([[two.caseId], [two.caseId]]);
    await desk.world.setParameters('delinquency-contractor', { callEveryDays: 1 });
    await desk.evening('2026-09-06');
    expect((await desk.work()).calls.map(({ calledOn }) => calledOn)).toEqual(['2026-09-02', '2026-09-03', '2026-09-04']);
  }));
});

describe('財産調査', () => {
  it('14日目の16時に回答を得て、カナ氏名と生年月日の合う記録を残らず渡す。前の日にはない', () => atDesk(async (desk) => {
    await desk.ask(1, inquiryOf(1), inquiryOf(2, { targetName: '別の銀行' }), inquiryOf(3, { targetName: '架空商事', inquiryTarget: 'employer' }));
    const wage = { ...deposit, targetName: '架空商事', assetKind: 'wage', assetDetail: '9月分', assetYen: null, grossYen: 300_000, incomeTaxYen: 5_000, residentTaxYen: 12_000, socialInsuranceYen: 45_000, dependants: 1 };
    await desk.holds([deposit, { ...deposit, bornOn: '1980-01-02' }, wage]);
    await desk.evening('2026-09-14');
    expect([await desk.names(), (await desk.work()).inquiries.map(({ dueOn, state }) => [dueOn, state])]).toEqual([[], [1, 2, 3].map(() => ['2026-09-15', 'waiting'])]);
    await desk.evening('2026-09-15');
    const [file] = await desk.results();
    expect([file!.issues, file!.rows.map(({ inquiryId, replyResult, assetKind, assetYen, grossYen }) => [inquiryId, replyResult, assetKind, assetYen, grossYen])])
      .toEqual([[], [['TD-0000001', 'found', 'deposit', 52_300, null], ['TD-0000002', 'none', null, null, null], ['TD-0000003', 'found', 'wage', null, 300_000]]]);
    await desk.ask(2, inquiryOf(1));
    await desk.evening('2026-10-01');
    expect(await desk.results()).toHaveLength(1);
  }));

  it('同じ名と生年月日で住所の違う記録があれば、一人に決まらないと答える', () => atDesk(async (desk) => {
    await desk.ask(1, inquiryOf(1));
    await desk.holds([deposit, { ...deposit, address: '東京都北区架空町9-9', assetDetail: '普通 7654321' }]);
    await desk.evening('2026-09-15');
    expect((await desk.results())[0]!.rows.map(({ replyResult, address }) => [replyResult, address])).toEqual([['ambiguous', one.address], ['ambiguous', '東京都北区架空町9-9']]);
  }));

  it.each([['内訳のない給与', { ...deposit, assetKind: 'wage' }], ['内訳のある預金', { ...deposit, grossYen: 1 }], ['約束でない約束の額', null]] as const)('%sは、決められない', (_ja, holding) => atDesk(async (desk) => {
    expect((holding === null ? await desk.answers([{ ...promise, outcome: 'noAnswer' }]) : await desk.holds([holding])).body['code']).toBe('TSG-Y10');
  }));
});

describe('障害', () => {
  const after = (fault: string, look: (desk: Desk) => Promise<void>) => atDesk(async (desk) => {
    await desk.list(1, one, two);
    await desk.fault(fault);
    await desk.evening('2026-09-02');
    await look(desk);
  });

  it('途中で切れたファイルは読めない', () => after('brokenFile', async (desk) => expect((await desk.results())[0]!.issues.length).toBeGreaterThan(0)));
  it('別の人の記録が、ほかの人の識別の下に混じる', () => after('otherPerson', async (desk) => {
    expect((await desk.results())[0]!.rows.map(({ caseId, name }) => [caseId, name])).toEqual([[one.caseId, one.name], [two.caseId, two.name], [two.caseId, one.name]]);
  }));
  it('遅れる結果は五日後に渡り、前の日にはない', () => after('late', async (desk) => {
    await desk.evening('2026-09-06');
    expect(await desk.names()).toEqual([]);
    await desk.evening('2026-09-07');
    expect((await desk.results()).map(({ rows }) => rows.length)).toEqual([2]);
  }));
  it('失われた結果は、一覧にも名指しでもない', () => after('lost', async (desk) => {
    expect([await desk.names(), (await desk.call('GET', `/results/${city}/contactReport_${city}_2026-09-02_1.csv`)).status]).toEqual([[], 404]);
  }));
  it('二度渡る結果は、別の名で同じ行を持つ', () => after('twice', async (desk) => {
    const [first, second] = await desk.results();
    expect([first!.name !== second!.name, first!.rows]).toEqual([true, second!.rows]);
  }));
  it('停止していれば、電話も結果もない', () => after('serviceDown', async (desk) => {
    await desk.fault('serviceDown', false);
    expect([(await desk.work()).calls, await desk.names()]).toEqual([[], []]);
  }));
});

it('受け取りを告げた結果は一覧から消え、後からでも読め、もう一度告げてもよい', () => atDesk(async (desk) => {
  await desk.put(inquiryFile(1, []));
  await desk.list(1, one);
  await desk.evening('2026-09-02');
  const [name] = await desk.names();
  const take = () => desk.call('DELETE', `/results/${city}/${name!}`);
  expect([(await take()).status, (await take()).status, await desk.names(), (await desk.call('GET', `/results/${city}/${name!}`)).status, (await desk.call('DELETE', `/results/${city}/none`)).status]).toEqual([204, 204, [], 200, 404]);
}));
