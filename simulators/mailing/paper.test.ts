import { describe, expect, it } from 'vitest';
import { changeColumns, noChange } from '../../contracts/mailing/change.js';
import { installmentColumns, installmentNumbers, installmentsOf, noPension, pensionColumns, specialNumbers } from '../../contracts/mailing/installments.js';
import type { PremiumNotice } from '../../contracts/mailing/records.js';
import { gs1Modules } from '../../paper/bars.js';
import type { Mark } from '../../paper/define.js';
import { print } from '../../paper/print.js';
import { readPdf } from '../../paper/read.js';
import { seen, type SeenPage } from '../../paper/seen.examples.js';
import { inMemory } from '../../store/sqlite.js';
import { city, noticeOf, slipOf, withMailing, type Desk } from './desk.examples.js';
import { sheetOf } from './letter-text.js';
import { noticePaper } from './notice-paper.js';

const day = '2026-06-16';
const pdfOf = (notice: PremiumNotice) => print(noticePaper, [{ code: city, notice }], day);
const digitsOf = (notice: PremiumNotice): readonly string[] => installmentsOf(notice).flatMap(({ yen, barcode }) => (yen > 0 && barcode !== null ? [barcode] : []));
/** A notice with these 期; those with a day have a slip that can be read. */
const paying = (n: number, list: readonly (readonly [yen: number, dueOn: `${number}-${number}-${number}` | null, hasBarcode?: boolean])[], wish: Partial<PremiumNotice> = {}) => noticeOf(n, {
  ...installmentColumns(list.map(([yen, dueOn, hasBarcode = yen > 0 && dueOn !== null], i) => ({ yen, dueOn, barcode: hasBarcode ? slipOf(n, i + 1, yen, dueOn) : null }))), ...noChange, ...noPension, ...wish,
});
const codesOf = (pages: readonly SeenPage[]) => pages.flatMap(({ codes }) => codes);
const wordsOf = async (pdf: Buffer, page = 0) => (await readPdf(pdf))[page]!.texts;

describe('印刷した絵から', () => {
  it('別の読取り機が、どの納付書のバーコードも通知データのとおりに読み戻す', async () => {
    const notice = noticeOf(1);
    const pages = await seen(await pdfOf(notice));
    expect(pages.map(({ codes, width, height }) => [codes.length, Math.round(width), Math.round(height)])).toEqual([[0, 595, 842], [3, 595, 842], [3, 595, 842], [3, 595, 842], [1, 595, 842]]);
    expect(codesOf(pages)).toEqual(digitsOf(notice));
    for (const words of ['〒105-0011', '東京都港区架空町1-1', '見本 1郎 様', '令和8年度 国民健康保険料決定通知書', '234,567円', '軽減なし']) expect(pages[0]!.text).toContain(words);
  });

  it('一桁でも違えて印刷すれば、読み戻した数字が通知データに合わない', async () => {
    const notice = paying(1, [[23_517, '2026-06-30']]);
    const wrong = { ...notice, installment1Barcode: slipOf(1, 1, 23_571, '2026-06-30') };
    const codes = codesOf(await seen(await pdfOf(wrong)));
    expect(codes).toEqual(digitsOf(wrong));
    expect(codes).not.toEqual(digitsOf(notice));
  });

  it('随時期まで十一期あれば、納付書十一枚を四枚の紙に刷る', async () => {
    const notice = paying(3, installmentNumbers.map((number) => [1_000 * number, `2027-03-${10 + number}`] as const));
    const pages = await seen(await pdfOf(notice));
    expect(pages.map(({ codes }) => codes.length)).toEqual([0, 3, 3, 3, 2]);
    expect(codesOf(pages)).toEqual(digitsOf(notice));
    expect(pages[0]!.text).toContain('随時期');
    expect(pages[4]!.text).toContain('令和8年度 随時期');
  });
});

describe('紙面', () => {
  it('変更の通知には、変更前の年額と差と、理由のすべてを刷り、決定の通知にはどれも刷らない', async () => {
    const change = (totalBeforeYen: number) => noticeOf(1, { kind: 'change', ...changeColumns(['insured', 'income', 'relief', 'age'], totalBeforeYen) });
    const lowered = await wordsOf(await pdfOf(change(300_000)));
    expect(lowered).toEqual(expect.arrayContaining(['変更前の年額', '300,000円', '減額', '65,433円', '234,567円']));
    expect(lowered).toContain('変更の理由: 加入している人または加入している月が変わったため、所得または所得の申告の有無が変わったため、軽減・減免の届出または申請によるため、40歳に達し介護分がかかるため。');
    expect(await wordsOf(await pdfOf(change(200_000)))).toEqual(expect.arrayContaining(['200,000円', '増額', '34,567円']));
    expect((await wordsOf(await pdfOf(noticeOf(1)))).filter((words) => /変更|増額|減額/.test(words))).toEqual([]);
    expect(sheetOf(city, change(300_000)).filter((line) => line.startsWith('変更'))).toEqual(['変更前の年額 300,000円', '変更の理由 加入している人または加入している月が変わったため', '変更の理由 所得または所得の申告の有無が変わったため', '変更の理由 軽減・減免の届出または申請によるため', '変更の理由 40歳に達し介護分がかかるため']);
  });

  it('納める額のない通知には納付書がなく、その旨を刷る', async () => {
    const pdf = await pdfOf(paying(1, [], { totalYen: 0, medicalYen: 0, supportYen: 0, careYen: 0, childSupportYen: 0 }));
    expect(await readPdf(pdf)).toHaveLength(1);
    expect(await wordsOf(pdf)).toContain('納めていただく額がないため、納付書はありません。');
    expect((await wordsOf(pdf)).filter((words) => words === '納付書なし')).toHaveLength(10);
  });

  it('年金から引く月は期の続きに額とともに刷り、期別の計に入れ、納付書は作らない', async () => {
    const months = pensionColumns([{ number: 64, yen: 9_600 }, { number: 65, yen: 9_500 }, { number: 66, yen: 9_500 }]);
    const both = await pdfOf(paying(1, [[2_400, '2026-06-30'], [2_300, '2026-07-31']], months));
    expect(await readPdf(both)).toHaveLength(2);
    const words = await wordsOf(both);
    expect(words.slice(words.indexOf('第1期'), words.indexOf('期別の計') + 3).filter(Boolean)).toEqual([
      '第1期', '2026年6月30日', '2,400円', 'コンビニエンスストア・窓口', '第2期', '2026年7月31日', '2,300円', 'コンビニエンスストア・窓口',
      '特別徴収10月', '年金の支払日', '9,600円', '年金から天引き', '特別徴収12月', '年金の支払日', '9,500円', '年金から天引き', '特別徴収2月', '年金の支払日', '9,500円', '年金から天引き', '期別の計', '33,300円',
    ]);
    const alone = await pdfOf(paying(1, [], months));
    expect([(await readPdf(alone)).length, (await wordsOf(alone)).filter((one) => one.includes('納付書はありません'))]).toEqual([1, ['全額を年金から天引きするため、納付書はありません。']]);
    expect(sheetOf(city, noticeOf(1, months)).filter((line) => line.startsWith('特別徴収'))).toEqual(['特別徴収10月 9,600円 年金から天引き', '特別徴収12月 9,500円 年金から天引き', '特別徴収2月 9,500円 年金から天引き']);
  });

  it('十一の期と六つの月がすべてあっても、表は注意書きに重ならない', () => {
    const full = { ...noticeOf(1), ...installmentColumns(installmentNumbers.map((number) => ({ dueOn: `2027-03-${10 + number}`, yen: 1_000, barcode: null }))), ...pensionColumns(specialNumbers.map((number) => ({ number, yen: 500 }))) };
    const [sheet] = noticePaper.sheets({ code: city, notice: full });
    const boxes = sheet!.filter((mark) => mark.kind === 'frame' && mark.y >= 155);
    expect([boxes.length, Math.max(...boxes.map(({ y, height }) => y + height)) <= 252]).toEqual([(1 + 11 + 6 + 1) * 4, true]);
  });

  it('30万円を超える一枚と、バーコードのない一枚には、棒を刷らず、わけを刷る', async () => {
    const pdf = await pdfOf(paying(1, [[300_001, '2026-06-30', false], [300_000, '2026-07-31'], [5_000, '2026-06-01', false]]));
    const [notice, slips] = await readPdf(pdf) as [{ texts: readonly string[] }, { texts: readonly string[]; barcodes: readonly string[] }];
    expect(slips.barcodes).toEqual([slipOf(1, 2, 300_000, '2026-07-31')]);
    expect(notice.texts.filter((words) => words === '窓口のみ')).toHaveLength(2);
    expect(slips.texts.filter((words) => words.startsWith('1枚300,000円を超えるため'))).toHaveLength(1);
    expect(slips.texts.filter((words) => words.startsWith('バーコードがないため'))).toHaveLength(1);
  });

  it('棒の下の数字は、誰の・いつまで・いくらの区切りで刷る', async () => {
    expect(await wordsOf(await pdfOf(noticeOf(1)), 1)).toEqual(expect.arrayContaining(['(91)999999-131030000000001260100-0', '260630-0-023517-7', 'コンビニエンスストア取扱期限 2026年6月30日']));
  });

  it('項目の上限まで長い宛名・住所・方書も、切らず、窓の中に収める', async () => {
    const wish = { addressee: 'ヴィルヘルミーナ・ジグマリンゲン'.repeat(14).slice(0, 220), addressLine1: '東京都港区架空町一丁目二番三号'.repeat(14).slice(0, 200), addressLine2: '見本荘ー'.repeat(25) };
    const pdf = await pdfOf(noticeOf(1, wish));
    expect(await wordsOf(pdf)).toEqual(expect.arrayContaining([`${wish.addressee} 様`, wish.addressLine1, wish.addressLine2]));
    expect((await wordsOf(pdf, 1)).filter((words) => words === `${wish.addressee} 様`)).toHaveLength(9);
  });

  it('外字は符号で刷り、その旨を紙の下に刷る。持っている字は刷る', async () => {
    const pdf = await pdfOf(noticeOf(1, { addressee: '髙﨑𠮷\u{e000}葛\u{e0100}' }));
    expect(await wordsOf(pdf)).toContain('髙﨑𠮷〔U+E000〕葛〔U+E0100〕 様');
    for (const { texts } of await readPdf(pdf)) expect(texts.at(-1)).toBe('〔U+E000〕・〔U+E0100〕は、この書体に字形のない文字の符号です。');
    expect((await wordsOf(await pdfOf(noticeOf(1)))).at(-1)).toBe('これは試験のための見本であり、実在の人・世帯・納付とは関わりがない。');
  });

  it('棒は納付書の枠の中にあり、横60mmに白を含めて収まり、高さは10mm以上である', () => {
    const bars = noticePaper.sheets({ code: city, notice: noticeOf(1) }).flat().filter((mark): mark is Extract<Mark, { kind: 'bars' }> => mark.kind === 'bars');
    expect(bars).toHaveLength(10);
    for (const { x, width, height, digits } of bars) {
      const module = width / gs1Modules(digits).reduce((sum, wide) => sum + wide, 20);
      expect([width <= 60, module > 0.19, height >= 10, x > 128, x + width < 202]).toEqual([true, true, true, true, true]);
    }
  });

  it('変更の通知、元年度、子ども分のない年、郵便番号のない宛名も、そのとおりに刷る', async () => {
    const words = await wordsOf(await pdfOf(noticeOf(1, { kind: 'change', fiscalYear: 2019, childSupportYen: null, postalCode: null, reductionTenths: '7' })));
    expect(words).toEqual(expect.arrayContaining(['令和元年度 国民健康保険料変更通知書', '令和元年度の国民健康保険料を次のとおり変更しましたので、通知します。', '7割軽減']));
    expect(words.filter((one) => one === '子ども分' || one.startsWith('〒'))).toEqual([]);
  });
});

const paper = (desk: Desk, n: number, query = '') => desk.call('GET', `/_sim/letters/${city}/${String(n).padStart(10, '0')}/pdf${query}`, undefined, {});
const posted = (size: number, faults: readonly string[], play: (desk: Desk) => Promise<void>) => withMailing(inMemory(), async (desk) => {
  await desk.hand(1, Array.from({ length: size }, (_, index) => noticeOf(index + 1)));
  await desk.evening();
  for (const fault of faults) await desk.fault(fault);
  await desk.until(day);
  await play(desk);
});

describe('窓口', () => {
  it('発送した封書の紙は、後の日に読んでも、ほかの封書を刷った後でも、同じバイト列である', () => posted(2, [], async (desk) => {
    const first = await paper(desk, 1);
    expect([first.status, Buffer.from(first.raw).toString('latin1', 0, 8)]).toEqual([200, '%PDF-1.7']);
    await paper(desk, 2);
    await desk.until('2026-06-19');
    expect(Buffer.compare((await paper(desk, 1)).raw, first.raw)).toBe(0);
    expect(Buffer.from(first.raw).includes('(D:20260616000000Z)')).toBe(true);
    expect(Buffer.compare((await paper(desk, 2)).raw, first.raw)).not.toBe(0);
  }));

  it('一通多く封入した封書には、二世帯の通知と納付書が続けて入っている', () => posted(2, ['twoInOne'], async (desk) => {
    const pages = await readPdf((await paper(desk, 1)).raw);
    expect(pages).toHaveLength(10);
    expect([pages[0]!.texts, pages[5]!.texts].map((texts) => texts.filter((words) => words.endsWith(' 様')))).toEqual([['見本 1郎 様'], ['見本 2郎 様']]);
    expect(pages.flatMap(({ barcodes }) => barcodes)).toEqual([...digitsOf(noticeOf(1)), ...digitsOf(noticeOf(2))]);
    expect(await paper(desk, 2)).toMatchObject({ status: 404, body: { code: 'TSG-L11' } });
  }));

  it('二度発送した封書は二番目も読め、同じ紙である', () => posted(1, ['postedTwice'], async (desk) => {
    expect(Buffer.compare((await paper(desk, 1, '?letter=2')).raw, (await paper(desk, 1)).raw)).toBe(0);
    expect(await paper(desk, 1, '?letter=3')).toMatchObject({ status: 404, body: { code: 'TSG-L11' } });
    for (const wrong of ['0', 'x', '1&letter=2']) expect(await paper(desk, 1, `?letter=${wrong}`), wrong).toMatchObject({ status: 400, body: { code: 'TSG-L12' } });
  }));

  it('検査をしないで刷れば、印字と違うバーコードもそのまま紙に出る', () => withMailing(inMemory(), async (desk) => {
    await desk.fault('notInspected');
    const wrong = { ...paying(1, [[16_050, '2026-06-30']]), installment1Barcode: slipOf(1, 1, 61_050, '2026-06-30') };
    await desk.hand(1, [wrong, paying(2, [[1_000, '2026-06-30']], { installment1Barcode: '12'.repeat(22) })]);
    await desk.until(day);
    const [, slips] = await readPdf((await paper(desk, 1)).raw);
    expect([slips!.barcodes, slips!.texts.filter((words) => words === '16,050円').length]).toEqual([[slipOf(1, 1, 61_050, '2026-06-30')], 3]);
    expect((await readPdf((await paper(desk, 2)).raw))[1]!.barcodes).toEqual(['12'.repeat(22)]);
  }));
});
