import { describe, expect, test } from 'vitest';
import { brokenFiles } from './broken.examples.js';
import { receiptCodec } from './codec.js';
import { receiptClaim, receiptReturn } from './files.js';
import { inpatient, shiftJis, withSubsidy } from './golden.examples.js';

/** What is found in each broken file, with line, byte and item. */
const expected: readonly (readonly [title: string, found: readonly (readonly [code: string, line: number, byte: number, field: string])[]])[] = [
  ['空のファイル', [['E103', 0, 0, '*']]],
  ['UTF-8 で書かれた', [['E102', 0, 0, '*']]],
  ['BOM がある', [['E102', 0, 0, '*']]],
  ['LF だけの改行が一つある', [['E111', 1, 53, '*']]],
  ['最後の行に改行がない', [['E111', 13, 12, '*']]],
  ['最後に 0x1A がある', [['E111', 14, 1, '*']]],
  ['空の行がある', [['E111', 2, 0, '*']]],
  ['途中で切れた', [['E111', 4, 12, '*'], ['E201', 4, 13, 'days'], ['E201', 4, 13, 'points'], ['E812', 4, 0, '*'], ['E802', 4, 0, 'recordMark']]],
  ['読めないバイトがある', [['E102', 2, 26, '*']]],
  ['知らないレコード', [['E801', 5, 1, 'recordMark']]],
  ['識別の前に空白がある', [['E801', 5, 1, 'recordMark']]],
  ['IR がない', [['E802', 1, 1, 'recordMark']]],
  ['IR が二つある', [['E802', 2, 1, 'recordMark']]],
  ['GO がない', [['E802', 12, 0, 'recordMark']]],
  ['GO の後にレコードがある', [['E802', 13, 1, 'recordMark']]],
  ['RE がない', [['E802', 2, 1, 'recordMark'], ['E807', 12, 4, 'receiptCount'], ['E807', 12, 6, 'totalPoints']]],
  ['HO が KO の後にある', [['E802', 4, 1, 'recordMark']]],
  ['傷病名が摘要の後にある', [['E802', 11, 1, 'recordMark']]],
  ['HO が二つある', [['E802', 4, 1, 'recordMark']]],
  ['KO が五つある', [['E802', 8, 1, 'recordMark'], ['E206', 2, 6, 'receiptKind']]],
  ['保険者番号が左に寄っている', [['E202', 3, 4, 'insurerNumber']]],
  ['保険者番号を空白で埋めていない', [['E803', 3, 4, 'insurerNumber']]],
  ['医療機関コードの先頭の0が落ちた', [['E803', 1, 11, 'institutionNumber']]],
  ['医療機関名称が40バイトを超える', [['E803', 1, 20, 'institutionName']]],
  ['医療機関名称に半角がある', [['E804', 1, 20, 'institutionName']]],
  ['氏名の姓と名の間が半角の空白', [['E804', 2, 18, 'name']]],
  ['氏名に引用符がある', [['E804', 2, 18, 'name']]],
  ['氏名に外字がある', [['E804', 2, 18, 'name']]],
  ['氏名が空', [['E201', 2, 18, 'name']]],
  ['点数の先頭に0がある', [['E202', 3, 24, 'points']]],
  ['点数が負', [['E202', 3, 24, 'points']]],
  ['診療年月が元号の版', [['E805', 2, 30, 'bornOn'], ['E805', 8, 12, 'startedOn']]],
  ['生年月日だけが元号の版', [['E805', 2, 31, 'bornOn']]],
  ['診療年月が13月', [['E203', 2, 11, 'careMonth']]],
  ['生年月日が2月30日', [['E203', 2, 31, 'bornOn']]],
  ['診療年月が請求年月より後', [['E206', 2, 11, 'careMonth']]],
  ['平成31年5月', [['E203', 2, 11, 'careMonth']]],
  ['昭和64年1月8日', [['E203', 2, 30, 'bornOn']]],
  ['男女区分が3', [['E204', 2, 29, 'sex']]],
  ['レセプト種別が歯科', [['E204', 2, 6, 'receiptKind']]],
  ['種別の負担者の数が合わない', [['E206', 2, 6, 'receiptKind']]],
  ['公費だけの種別に HO がある', [['E206', 2, 6, 'receiptKind']]],
  ['HO がないのに公費だけの種別でない', [['E206', 2, 6, 'receiptKind'], ['E206', 2, 6, 'receiptKind']]],
  ['特記事項が6つある', [['E803', 2, 44, 'remarks']]],
  ['特記事項が奇数桁', [['E204', 2, 44, 'remarks']]],
  ['特記事項がコード表にない', [['E204', 2, 44, 'remarks']]],
  ['外来に入院年月日がある', [['E206', 2, 41, 'admittedOn']]],
  ['入院に入院年月日がない', [['E206', 2, 38, 'admittedOn']]],
  ['記号と番号が合わせて38バイトを超える', [['E803', 3, 34, 'insuredNumber']]],
  ['食事の回数だけがある', [['E206', 3, 32, 'mealYen']]],
  ['不詳のレセプトに番号がある', [['E206', 3, 14, 'insuredNumber']]],
  ['算定日の和が回数でない', [['E806', 9, 24, 'times']]],
  ['6月31日に算定している', [['E806', 7, 32, 'countedDays']]],
  ['負担区分がコード表にない', [['E204', 9, 7, 'burdenClass']]],
  ['診療識別がコード表にない', [['E204', 9, 4, 'careCategory']]],
  ['診療行為コードが8桁', [['E803', 9, 9, 'actCode']]],
  ['使用量の小数が4桁', [['E202', 8, 19, 'amountUsed']]],
  ['コンマが一つ多い', [['E201', 9, 9, 'actCode'], ['E803', 9, 10, 'quantity'], ['E812', 9, 64, '*']]],
  ['列が足りない', [['E201', 3, 22, 'days'], ['E201', 3, 22, 'points'], ['E812', 3, 0, '*']]],
  ['窓口負担額区分が03', [['E204', 7, 4, 'counterPayment']]],
  ['多数回の特記に、多数回を除く窓口負担額区分', [['E206', 7, 4, 'counterPayment']]],
  ['資格確認の負担者がいない', [['E206', 5, 4, 'payerKind']]],
  ['枝番が1桁', [['E803', 5, 12, 'branchNumber']]],
  ['総件数が違う', [['E807', 13, 4, 'receiptCount']]],
  ['総合計点数が違う', [['E807', 13, 6, 'totalPoints']]],
  ['巻の番号が続かない', [['E807', 13, 10, 'volume']]],
  ['レセプト番号が1から続かない', [['E206', 2, 4, 'receiptNumber']]],
  ['一度にすべての誤りを示す', [['E805', 2, 31, 'bornOn'], ['E806', 9, 24, 'times'], ['E807', 13, 4, 'receiptCount'], ['E807', 13, 6, 'totalPoints']]],
  ['履歴の前置きがない', [['E202', 3, 1, 'history']]],
  ['データ識別がコード表にない', [['E202', 3, 1, 'history']]],
  ['MN がレセプトの途中にある', [['E802', 4, 7, 'recordMark']]],
  ['返戻合計の件数が違う', [['E807', 11, 10, 'receiptCount']]],
  ['理由番号が5桁', [['E803', 7, 26, 'reasonCode']]],
  ['返戻理由に半角がある', [['E804', 10, 26, 'reasonText']]],
  ['補正区分のない JY', [['E204', 7, 10, 'correctionKind']]],
];

const read = (title: string, mode: 'strict' | 'tolerant') => {
  const [, file, bytes] = brokenFiles.find(([one]) => one === title)!;
  return receiptCodec(file === 'claim' ? receiptClaim : receiptReturn).parse(bytes, mode);
};

test('壊れたファイルは、どれも何が見つかるかを決めてある', () => expect(expected.map(([title]) => title)).toEqual(brokenFiles.map(([title]) => title)));
test.each(expected)('%s', (title, found) => expect(read(title, 'strict').issues.map(({ code, line, byte, field }) => [code, line, byte, field])).toEqual(found));
test('指摘は、値・理由・直し方を言う', () => expect(read('保険者番号を空白で埋めていない', 'strict').issues).toEqual([{ code: 'E803', line: 3, byte: 4, field: 'insurerNumber', ja: '保険者番号', raw: '138131', why: '8バイトのところ6バイト', cure: '右に詰め、前を空白で埋める' }]));

describe('合計点数と明細の点数', () => {
  const issuesOf = (lines: readonly string[]) => receiptCodec(receiptClaim).parse(shiftJis(...lines)).issues.map(({ code, line, byte, field, raw, why }) => [code, line, byte, field, raw, why]);
  const changed = (lines: readonly string[], ...pairs: readonly (readonly [string, string])[]) => lines.map((line) => pairs.reduce((text, [from, to]) => text.replace(from, to), line));
  const more = [['10300', '10301'], ['GO,1,10300', 'GO,1,10301']] as const;

  test('明細の点数×回数の和が合計点数と違えば、両方の数を挙げて注意する', () => {
    expect(issuesOf(inpatient)).toEqual([]);
    expect(issuesOf(changed(inpatient, ...more))).toEqual([['W814', 3, 22, 'points', '10301', '合計点数は 10301 点だが、明細の点数×回数を足すと 10300 点になる']]);
    expect(issuesOf(changed(withSubsidy, ['2,500', '2,499'], ['GO,1,500', 'GO,1,499'])).map(([code]) => code)).toEqual(['W814']);
  });
  const doubtful: readonly (readonly [title: string, lines: readonly string[], ...pairs: (readonly [string, string])[]])[] = [
    ['公費だけの行がある', withSubsidy, ['2,500', '2,499'], ['GO,1,500', 'GO,1,499'], ['SI,12,2', 'SI,12,5']], ['コメントだけが公費のもの', withSubsidy, ['2,500', '2,499'], ['GO,1,500', 'GO,1,499'], ['CO,60,2', 'CO,60,5']],
    ['食事の行がある', inpatient, ...more, ['TO,40', 'TO,97']], ['割引点数単価がある', inpatient, ...more, ['07,,28,120,,', '07,,28,120,,90']], ['最後の算定単位に点数がない', inpatient, ...more, ['2.5,44,40', '2.5,,40']],
    ['明細がない', inpatient.filter((line) => !/^(SI|IY|TO)/.test(line)), ...more],
  ];
  test.each(doubtful.map(([title, lines, ...pairs]) => ({ title, lines, pairs })))('$titleなら、何も言わない', ({ lines, pairs }) => expect(issuesOf(changed(lines, ...pairs)).filter(([code]) => code === 'W814')).toEqual([]));
});

test('緩い読み方は、読めるものを注意して受け、来たままのバイトを持つ', () => {
  const fits = ['保険者番号を空白で埋めていない', '氏名の姓と名の間が半角の空白', '点数の先頭に0がある', '生年月日だけが元号の版', '枝番が1桁', '総件数が違う', '算定日の和が回数でない', '最後の行に改行がない'];
  for (const title of fits) {
    const { issues, refused } = read(title, 'tolerant');
    expect([title, issues.map(({ code }) => code), refused]).toEqual([title, ['W813'], []]);
  }
  const { rows, issues } = read('点数の先頭に0がある', 'tolerant');
  expect(issues).toMatchObject([{ code: 'W813', raw: '0500' }]);
  expect(rows.find(({ record }) => record.mark === 'HO')!.values['points']).toBe(500);
  const [, , bytes] = brokenFiles.find(([title]) => title === '点数の先頭に0がある')!;
  expect(Buffer.from(receiptCodec(receiptClaim).rewrite(rows)).equals(Buffer.from(bytes))).toBe(true);
});
test('緩い読み方も、推し量れないものは拒む', () => {
  for (const title of ['氏名が空', '診療年月が13月', '知らないレコード', '読めないバイトがある']) expect([title, read(title, 'tolerant').issues.some(({ code }) => code.startsWith('E'))]).toEqual([title, true]);
});
