import { expect, it } from 'vitest';
import { certificateTotals, certificateData, numberSumOf, type CertificateData } from '../../contracts/mailing/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { print } from '../../paper/print.js';
import { readPdf } from '../../paper/read.js';
import { seen } from '../../paper/seen.examples.js';
import { inMemory } from '../../store/sqlite.js';
import { cardSize, certificatePaper } from './certificate-paper.js';
import { city, withMailing } from './desk.examples.js';

const paperOf = (wish: Partial<CertificateData> = {}): CertificateData => ({
  certificateId: 'C-1', kind: 'elderlyCertificate', addressee: '見本 太郎', postalCode: '1050011', addressLine1: '東京都港区架空町1-1', addressLine2: '見本荘101', name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1953-04-02', insurerNumber: '138032',
  householdKey: '00000001', branchNumber: '02', issuedOn: '2026-06-15', validFrom: '2026-08-01', validThrough: '2027-07-31', burdenRatio: '030', limitCategory: null, ...wish,
});
const day = '2026-06-16';
const pdfOf = (wish: Partial<CertificateData> = {}) => print(certificatePaper, [{ code: city, paper: paperOf(wish) }], day);
const wordsOf = async (wish: Partial<CertificateData> = {}) => (await readPdf(await pdfOf(wish)))[0]!.texts;
const times = (words: readonly string[], one: string): number => words.filter((word) => word === one).length;

it('高齢受給者証は、宛名、本人、有効期限、割合とその発効期日を、台紙とカードに刷る', async () => {
  const words = await wordsOf();
  expect(words.slice(0, 4)).toEqual(['〒105-0011', '東京都港区架空町1-1', '見本荘101', '見本 太郎 様']);
  expect(words).toEqual(expect.arrayContaining(['国民健康保険高齢受給者証', '見本 花子(ミホン ハナコ)', '1953年4月2日', '2026年8月1日から2027年7月31日まで', '3割', '有効期限 2027年7月31日', '3割(発効期日 2026年8月1日)', '保険者番号 138032']));
  expect([times(words, '00000001 (枝番)02'), times(words, '国民健康保険高齢受給者証'), times(words, '2026年6月15日')]).toEqual([2, 2, 3]);
});

it('2割の証に3割とは、3割の証に2割とは、どこにも刷らない', async () => {
  for (const [ratio, told, other] of [['020', '2割', '3割'], ['030', '3割', '2割']] as const) {
    const words = (await wordsOf({ burdenRatio: ratio })).filter((word) => word.includes('割'));
    expect(words.filter((word) => word.startsWith(told))).toHaveLength(2);
    expect(words.filter((word) => word.includes(other))).toEqual([]);
  }
});

it('70歳未満の資格確認書には負担割合の欄がない', async () => {
  const words = await wordsOf({ kind: 'eligibilityCertificate', burdenRatio: null });
  expect(words).toContain('国民健康保険 資格確認書');
  expect(words.filter((word) => /負担|割合/.test(word))).toEqual([]);
});

it('限度額適用認定証は、題・適用区分・発効期日を台紙とカードに刷り、負担割合は刷らない。非課税の世帯には標準負担額減額の題で刷る', async () => {
  for (const [kind, limitCategory, title, category] of [['limitCertificate', 'A03', '国民健康保険 限度額適用認定証', 'ウ'], ['limitReductionCertificate', 'B05', '国民健康保険 限度額適用・標準負担額減額認定証', '低所得Ⅱ']] as const) {
    const words = await wordsOf({ kind, limitCategory, burdenRatio: null });
    expect([times(words, title), words.includes(category), words.includes(`${category}(発効期日 2026年8月1日)`), words.some((word) => word.includes('割'))]).toEqual([2, true, true, false]);
  }
});

it('資格情報のお知らせは、期限がなければ刷らず、それだけでは受診できないと刷る', async () => {
  const words = await wordsOf({ kind: 'eligibilityInformation', validThrough: null, burdenRatio: null });
  expect(words).toEqual(expect.arrayContaining(['国民健康保険 資格情報のお知らせ', '2026年8月1日から', 'このお知らせだけでは受診できません。マイナ保険証による受付ができないときに、マイナンバーカードとともに示してください。']));
  expect(words.filter((word) => word.includes('有効期限') || word.includes('まで'))).toEqual([]);
});

it('項目の上限まで長い氏名・カナ・宛名・住所・方書も、切らずに刷り、カードの中に収める', async () => {
  const wish = {
    name: 'ヴィルヘルミーナ・ジグマリンゲン'.repeat(7).slice(0, 100), nameKana: 'ヴイルヘルミーナ'.repeat(13).slice(0, 100), addressee: '髙橋﨑'.repeat(34).slice(0, 100), addressLine1: '東京都港区架空町一丁目二番三号'.repeat(14).slice(0, 200), addressLine2: '見本荘ー'.repeat(25),
  };
  const words = await wordsOf(wish);
  expect(words).toEqual(expect.arrayContaining([wish.addressLine1, wish.addressLine2, `${wish.addressee} 様`, `${wish.name}(${wish.nameKana})`, wish.name, wish.addressee]));
  const [sheet] = certificatePaper.sheets({ code: city, paper: paperOf(wish) });
  const cut = sheet!.find((mark) => mark.kind === 'frame' && mark.isDashed)!;
  expect([cut.width, cut.height]).toEqual([cardSize.width, cardSize.height]);
  const inside = sheet!.filter((mark) => mark.kind === 'text' && mark.x >= cut.x && mark.y >= cut.y && mark.y < cut.y + cut.height);
  expect(inside).toHaveLength(16);
  for (const { x, y, width, height } of inside) expect([x + width <= cut.x + cut.width, y + height <= cut.y + cut.height]).toEqual([true, true]);
});

it('外字は符号で刷り、その旨を紙の下に刷る。旧氏と通称は氏名にあるとおりに刷る', async () => {
  const words = await wordsOf({ name: '髙﨑[𠮷\u{e000}] 花子(通称 サンプル)' });
  expect(words).toContain('髙﨑[𠮷〔U+E000〕] 花子(通称 サンプル)');
  expect(words.at(-1)).toBe('〔U+E000〕は、この書体に字形のない文字の符号です。');
});

it('印刷した絵の字も、別の読み手が読む字と同じで、棒はない', async () => {
  const [page] = await seen(await pdfOf());
  expect([page!.codes, Math.round(page!.width), Math.round(page!.height)]).toEqual([[], 595, 842]);
  expect(page!.text).toContain('見本 花子');
});

it('発送された証は、窓口から紙のとおりに読める', () => withMailing(inMemory(), async (desk) => {
  const papers = [paperOf(), paperOf({ certificateId: 'C-2', name: '見本 次郎', branchNumber: '03' })];
  const name = `certificateData_${city}_2026-06-15_1.csv`;
  const envelope = { municipalityCode: city, date: '2026-06-15', seq: 1 } as const;
  await desk.call('PUT', `/batches/${city}/${name}`, codecOf(bundledProfile(), certificateData).format(envelope, papers).bytes);
  await desk.call('PUT', `/batches/${city}/${name}/totals`, codecOf(bundledProfile(), certificateTotals).format(envelope, [{ kind: 'elderlyCertificate', pieceCount: 2, threeTenthsCount: 2, numberSum: papers.reduce(numberSumOf, 0) }]).bytes);
  await desk.evening();
  await desk.fault('twoInOne');
  await desk.until(day);
  const answer = await desk.call('GET', `/_sim/letters/${city}/C-1/pdf`, undefined, {});
  expect((await readPdf(answer.raw)).map(({ texts }) => [texts[3], texts.find((word) => word.startsWith('見本') && word.endsWith(')'))])).toEqual([['見本 太郎 様', '見本 花子(ミホン ハナコ)'], ['見本 太郎 様', '見本 次郎(ミホン ハナコ)']]);
  expect(Buffer.compare((await desk.call('GET', `/_sim/letters/${city}/C-1/pdf`, undefined, {})).raw, answer.raw)).toBe(0);
}));
