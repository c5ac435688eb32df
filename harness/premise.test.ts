import { beforeAll, expect, test } from 'vitest';
import { allScenarios } from '../cli/parts.js';
import { playHere } from '../cli/suite.js';
import { cite } from '../law/define.js';
import type { ScenarioResult } from './results.js';
import type { Scenario } from './scene.js';

const basis = cite('国民健康保険法', '第7条');
const told: Scenario = {
  id: 'eligibility.told', ja: '県内の移動を、誤りも含めて話す', level: 'abnormal', covers: ['E-2-1'], basis: [basis], today: '2026-05-11', needs: ['act.enterNotification', 'job.exportChanges', 'files.outgoing'],
  async play({ people, other, residents, ward, parameters, dataLinkPc, advance, expect: check }) {
    const origin = other('世田谷区');
    const before = people.household('話の家', { head: { age: 44, sex: '1' }, members: [{ relationship: '妻', age: 41, insured: false }], surname: '藤田' }, origin.municipality.code);
    const family = people.moved(before, ward.municipality.code);
    await parameters('data-link-pc', { garbledForm: 'bytes' });
    check('始まりを見る', 1, '1', basis);
    await origin.insures(before, '2021-04-01', 'leaveEmployeeInsurance');
    await advance('2026-05-12');
    await origin.letsGo(before.insured, '2026-05-10', { behaviour: { kind: 'late', days: 3 } });
    await residents.notify({ kind: 'start', reason: 'moveInWithinPrefecture', occurredOn: '2026-05-10', residents: [...family.residents], headPersonKey: family.head.personKey, startingPersonKeys: [...family.insuredKeys], previousMunicipalityCode: origin.municipality.code });
    await origin.changesNumber(before.head, before.residents[1]!.individualNumber, 'wrongBefore');
    await advance('2026-05-13');
    for (const { name } of (await dataLinkPc.log()).filter((file) => file.name.startsWith('qualification'))) await dataLinkPc.resend(name);
    check('終わりを見る', { on: '2026-05-13' }, { on: '2026-05-13' }, basis);
  },
};
const options = { sut: 'reference', seed: 1, store: undefined, profile: undefined, municipality: '131032', numberMode: 'shifted:3', workers: 1 };
let result: ScenarioResult;
beforeAll(async () => { [result] = (await playHere([told], options, () => {})).results as [ScenarioResult]; });
const steps = () => result.arrows.filter(({ kind }) => kind === 'step').map(({ from, to, ja }) => `${from}→${to} ${ja}`);

test('前提は、誰がどこに住み、いつから被保険者かを、引っ越しの前と後に分けて言う', () => {
  const [before, after] = result.premise!.households;
  expect([before!.municipality, before!.isLater, after!.municipality, after!.isLater]).toEqual(['世田谷区', false, '港区', true]);
  expect(before!.address).toMatch(/^東京都世田谷区/);
  expect(before!.people.map(({ relationship, sex, isInsured, since }) => [relationship, sex, isInsured, since])).toEqual([
    ['世帯主', '1', true, { on: '2021-04-01', reason: '社保離脱', by: 'record' }], ['妻', '2', false, null],
  ]);
  expect(after!.people.map(({ since }) => since)).toEqual([null, null]);
  expect(after!.people.map(({ personKey }) => personKey)).not.toEqual(before!.people.map(({ personKey }) => personKey));
  expect(before!.people[0]!.name).toMatch(/^藤田/);
});

test('ふだんと違う設定は、日本語の名で前提にある', () => expect(result.premise!.settings).toEqual([expect.stringMatching(/^データ連携用PCの.+: bytes$/)]));

test('窓口の外で話したことも、誤りと遅れを添えて流れに残り、個人番号は出ない', () => {
  const name = result.premise!.households[0]!.people[0]!.name;
  expect(steps()).toEqual([
    `住民等→世田谷区 ${name}さんが2021-04-01から被保険者になる(社保離脱)`,
    `住民等→世田谷区 ${name}さんが2026-05-10に県内へ転出した。送るのは3日遅れる`,
    `世田谷区→世田谷区 ${name}さんの個人番号の誤りを直す`,
    expect.stringMatching(/^職員→データ連携用PC qualificationHousehold_\S+ をもう一度送らせる$/), expect.stringMatching(/^職員→データ連携用PC qualificationPerson_\S+ をもう一度送らせる$/),
  ]);
  expect(steps().join()).not.toMatch(/\d{12}/);
});

test('届出入力の矢印は、事由・日・人数で見分けられる', () => expect(result.arrows.map(({ ja }) => ja)).toContain('届出入力: 県内転入 2026-05-10 1人(受付)'));

test('確認には、見た業務日時と、その直前の出来事の番号がある', () => {
  const [first, last] = result.checks;
  expect([first!.at, first!.after]).toEqual(['2026-05-11T09:30', 0]);
  expect([last!.at, last!.after]).toEqual(['2026-05-13T09:30', result.arrows.at(-1)!.n]);
});

test('住基ネットに話したことも、関係者の名で流れに残る', async () => {
  const { results } = await playHere([{ ...told, id: 'linkage.told', cast: ['residents', 'juki-net'], async play({ people, jukiNet, expect: check }) {
    const { head } = people.household('住基の家', { surname: '藤田' });
    await jukiNet.holds(head, { sex: '2', nameKana: 'フジタ ハナコ' });
    await jukiNet.happens(head, '2026-05-20', { kind: 'moveAbroad' });
    jukiNet.neverHeardOf(head);
    check('話した', true, true, basis);
  } }], options, () => {});
  expect(results[0]!.because).toBeUndefined();
  expect(results[0]!.arrows.map(({ from, to, ja }) => [from === to && from, ja.replace(/^藤田.*?さん/, '藤田さん')])).toEqual([
    ['J-LIS(住基ネット)', '藤田さんの記録が区と違う: 性別は「2」、氏名カナは「フジタ ハナコ」'], ['J-LIS(住基ネット)', '藤田さん: 2026-05-20に国外転出'], ['J-LIS(住基ネット)', '藤田さんの個人番号は、どこにも付番されていない'],
  ]);
});

test('型だけが違う期待と実際は、違いの見える形で残る', () => {
  expect(result.checks[0]).toMatchObject({ ok: false, expected: `'1'`, actual: '1' });
  expect(result.checks[1]).toMatchObject({ ok: true, expected: '{"on":"2026-05-13"}', actual: '{"on":"2026-05-13"}' });
});

test('窓口への最初の届出が前提になり、業務日が進んだ後の届出は前提にならない', async () => {
  const { results } = await playHere((await allScenarios()).filter(({ id }) => id === 'eligibility.join-employee-insurance'), options, () => {});
  expect(results[0]!.premise!.households.map(({ municipality, people }) => [municipality, people.map(({ since }) => since)])).toEqual([['港区', [{ on: '2024-04-01', reason: '社保離脱', by: 'notification' }, { on: '2024-04-01', reason: '社保離脱', by: 'notification' }]]]);
});
