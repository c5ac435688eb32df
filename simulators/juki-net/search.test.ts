import { describe, expect, it } from 'vitest';
import type { ResidentEnquiry } from '../../contracts/juki-net/identity.js';
import type { Moment } from '../../law/day.js';
import { inMemory } from '../../store/sqlite.js';
import { numberOf } from '../night-desk/desk.examples.js';
import { byItems, sato, takahashi, withJukiNet } from './town.examples.js';

type Desk = Parameters<Parameters<typeof withJukiNet>[2]>[0];
const { individualNumber: _, ...items } = takahashi;
const four = (change: Partial<ResidentEnquiry> = {}) => byItems('byFourItems', { ...items, ...change });
const three = (change: Partial<ResidentEnquiry> = {}) => byItems('byThreeItems', { name: items.name, bornOn: items.bornOn, address: items.address, ...change });
const searched = (now: Moment, people: readonly object[], ...questions: readonly ResidentEnquiry[]) => withJukiNet(inMemory(), now, async (desk: Desk) => {
  await desk.register(people);
  const answers = await desk.ask(...questions.map((question, index) => ({ ...question, enquiryId: `S${index}` })));
  return answers.map(({ outcome, individualNumber, why }) => [outcome, individualNumber, why]);
});
const withheld = '五つの項目のすべてが示されて一致したのではないので、個人番号は渡さない';
const town = [takahashi, sato];

describe('4情報・3情報による照会', () => {
  it('五つの項目がすべて示されて合えば、個人番号を渡す', async () => {
    expect(await searched('2025-06-02T10:00', town, four())).toEqual([['found', takahashi.individualNumber, null]]);
  });

  it.each([
    ['異体字', { name: '高橋花子' }], ['住所の書き方', { address: '港区芝公園1-5-25' }], ['カナの書き方', { nameKana: 'ﾀｶﾊｼﾊﾅｺ' }],
  ] as const)('%sの違いは、合うとみなす', async (_, change) => {
    expect(await searched('2025-06-02T10:00', town, four(change))).toEqual([['found', takahashi.individualNumber, null]]);
  });

  it.each([
    ['名', { name: '髙橋 華子' }], ['似た別の字の姓', { name: '髙階 花子' }], ['住所の番号', { address: '東京都港区芝公園一丁目5番26号' }], ['部屋の有無', { address: '東京都港区芝公園一丁目5番25号 101' }],
    ['性別', { sex: '1' }], ['生年月日', { bornOn: '1980-03-02' }],
  ] as const)('%sが違えば、該当なしと答える', async (_, change) => {
    expect(await searched('2025-06-02T10:00', town, four(change))).toEqual([['noResident', null, null]]);
  });

  it('同じとみなされやすい別の字(斎と斉)は、合うとみなさない', async () => {
    expect(await searched('2025-06-02T10:00', [{ ...takahashi, name: '斎藤 花子' }], four({ name: '斉藤 花子' }))).toEqual([['noResident', null, null]]);
  });

  it('外字と●は、その場所のどの一字とも合うが、半分を超えて表せなければ合わない', async () => {
    const gaiji = [{ ...takahashi, name: '\uE000橋 花子' }];
    expect(await searched('2025-06-02T10:00', gaiji, four(), four({ name: '●橋花子' }), four({ name: '●●●子' }), four({ name: '\uE000橋 花' }))).toEqual([
      ['found', takahashi.individualNumber, null], ['found', takahashi.individualNumber, null], ['noResident', null, null], ['noResident', null, null],
    ]);
  });

  it('通称と旧氏でも見つかる', async () => {
    const named = [{ ...takahashi, commonName: '高山 花', formerSurname: '橋本' }];
    expect(await searched('2025-06-02T10:00', named, four({ name: '高山花' }), four({ name: '橋本 花子' }))).toEqual([['found', takahashi.individualNumber, null], ['found', takahashi.individualNumber, null]]);
  });

  it('見つかっても五つのすべてが一致しなければ、番号は渡さない。設定で渡すこともできる', async () => {
    expect(await searched('2025-06-02T10:00', town, four({ nameKana: null }), four({ nameKana: 'タカハシ ハナエ' }), three())).toEqual([
      ['found', null, withheld], ['found', null, withheld], ['found', null, withheld],
    ]);
    await withJukiNet(inMemory(), '2025-06-02T10:00', async (desk) => {
      await desk.register(town);
      await desk.world.setParameters('juki-net', { numberWithoutAllFive: 'disclosed' });
      expect(await desk.ask(three())).toMatchObject([{ outcome: 'found', individualNumber: takahashi.individualNumber, why: null }]);
    });
  });

  it('番号を渡す条件は2023年6月1日に変わる', async () => {
    const loose = byItems('byThreeItems', { name: items.name, bornOn: items.bornOn, sex: items.sex });
    expect(await searched('2023-05-31T10:00', town, loose)).toEqual([['found', takahashi.individualNumber, null]]);
    expect(await searched('2023-06-01T10:00', town, loose)).toEqual([['found', null, withheld]]);
  });

  it('性別による3情報の照会は、2023年12月17日までは受け、18日からは断る', async () => {
    const withSex = byItems('byThreeItems', { name: items.name, bornOn: items.bornOn, sex: items.sex });
    expect(await searched('2023-12-17T10:00', town, withSex)).toEqual([['found', null, withheld]]);
    expect(await searched('2023-12-18T10:00', town, withSex)).toEqual([['refused', null, '3情報による照会は2023-12-18から性別を除く三つに限る']]);
  });

  it('表記の揺れを許すのは2023年12月18日から', async () => {
    const otherwise = four({ name: '高橋花子', address: '港区芝公園1-5-25' });
    expect(await searched('2023-12-17T10:00', town, otherwise, four({ name: '髙橋花子' }))).toEqual([['noResident', null, null], ['found', takahashi.individualNumber, null]]);
    expect(await searched('2023-12-18T10:00', town, otherwise)).toEqual([['found', takahashi.individualNumber, null]]);
  });

  it('三つのうち生年月日のない照会も、以前は名と性別と住所で見つかる', async () => {
    expect(await searched('2023-05-31T10:00', town, three({ bornOn: null, sex: items.sex }))).toEqual([['found', takahashi.individualNumber, null]]);
  });

  it('項目の足りない照会は、足りないものを挙げて断る', async () => {
    expect(await searched('2025-06-02T10:00', town, four({ address: null, sex: null }), three({ bornOn: null }))).toEqual([
      ['refused', null, '4情報による照会に性別・住所がない'], ['refused', null, '3情報による照会に生年月日がない'],
    ]);
    expect(await searched('2023-12-17T10:00', town, three({ bornOn: null }))).toEqual([['refused', null, '3情報による照会に生年月日・性別がない']]);
  });

  it('同じ項目の人が複数いれば、一人一行で番号順に全員を答える', async () => {
    const twin = { ...takahashi, individualNumber: numberOf(5) };
    const answers = await searched('2025-06-02T10:00', [...town, twin], four());
    expect(answers.map(([outcome]) => outcome)).toEqual(['several', 'several']);
    expect(answers.flatMap(([, number]) => number ?? []).toSorted()).toEqual([numberOf(1), numberOf(5)]);
  });

  it('消除された人は、ほかに合う人がいないときだけ消除として答える', () => withJukiNet(inMemory(), '2025-06-02T10:00', async (desk) => {
    await desk.register([takahashi, { ...takahashi, individualNumber: numberOf(5) }]);
    await desk.change(1, 'death', '2025-06-01');
    expect(await desk.ask(four())).toMatchObject([{ outcome: 'found', individualNumber: numberOf(5), total: 1 }]);
    await desk.change(5, 'removal', '2025-06-02');
    expect((await desk.ask(four())).map(({ outcome }) => outcome)).toEqual(['residentRemoved']);
  }));
});
