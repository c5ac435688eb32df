import { inEras, inpatient, returned, shiftJis, withSubsidy } from './golden.examples.js';

/** The lines with one text in one line (from 1) put in the place of another; the other must be there. */
export function edited(lines: readonly string[], line: number, from: string, to: string): readonly string[] {
  if (!lines[line - 1]!.includes(from)) throw new Error(`${line}行目に「${from}」はない`);
  return lines.map((one, index) => (index === line - 1 ? one.replace(from, to) : one));
}
const without = (lines: readonly string[], line: number) => lines.filter((_, index) => index !== line - 1);
const moved = (lines: readonly string[], line: number, to: number) => { const rest = [...without(lines, line)]; rest.splice(to - 1, 0, lines[line - 1]!); return rest; };
const out = (line: number, from: string, to: string) => shiftJis(...edited(withSubsidy, line, from, to));
const ward = (line: number, from: string, to: string) => shiftJis(...edited(inpatient, line, from, to));
const back = (line: number, from: string, to: string) => shiftJis(...edited(returned, line, from, to));
const era = (line: number, from: string, to: string) => shiftJis(...edited(inEras, line, from, to));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const latin = (said: string) => Buffer.from(said, 'latin1');
const all = shiftJis(...withSubsidy);

export type Broken = readonly [title: string, file: 'claim' | 'return', bytes: Uint8Array];
export const brokenFiles: readonly Broken[] = [
  ['空のファイル', 'claim', Buffer.alloc(0)],
  ['UTF-8 で書かれた', 'claim', Buffer.from(withSubsidy.map((line) => `${line}\r\n`).join(''), 'utf8')],
  ['BOM がある', 'claim', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), all])],
  ['LF だけの改行が一つある', 'claim', latin(text(all).replace('\r\n', '\n'))],
  ['最後の行に改行がない', 'claim', all.subarray(0, -2)],
  ['最後に 0x1A がある', 'claim', Buffer.concat([all, Buffer.from([0x1a])])],
  ['空の行がある', 'claim', latin(text(all).replace('\r\n', '\r\n\r\n'))],
  ['途中で切れた', 'claim', all.subarray(0, 200)],
  ['読めないバイトがある', 'claim', latin(text(all).replace('\x8e', '\xff'))],
  ['知らないレコード', 'claim', out(5, 'SN,', 'XX,')],
  ['識別の前に空白がある', 'claim', out(5, 'SN,', ' SN,')],
  ['IR がない', 'claim', shiftJis(...without(withSubsidy, 1))],
  ['IR が二つある', 'claim', shiftJis(withSubsidy[0], ...withSubsidy)],
  ['GO がない', 'claim', shiftJis(...without(withSubsidy, 13))],
  ['GO の後にレコードがある', 'claim', shiftJis(...moved(withSubsidy, 12, 13))],
  ['RE がない', 'claim', shiftJis(...without(withSubsidy, 2))],
  ['HO が KO の後にある', 'claim', shiftJis(...moved(withSubsidy, 3, 4))],
  ['傷病名が摘要の後にある', 'claim', shiftJis(...moved(withSubsidy, 8, 11))],
  ['HO が二つある', 'claim', shiftJis(...withSubsidy.slice(0, 3), withSubsidy[2], ...withSubsidy.slice(3))],
  ['KO が五つある', 'claim', shiftJis(...withSubsidy.slice(0, 4), withSubsidy[3], withSubsidy[3], withSubsidy[3], withSubsidy[3], ...withSubsidy.slice(4))],
  ['保険者番号が左に寄っている', 'claim', out(3, '  138131', '138131  ')],
  ['保険者番号を空白で埋めていない', 'claim', out(3, '  138131', '138131')],
  ['医療機関コードの先頭の0が落ちた', 'claim', out(1, '1234567', '123456')],
  ['医療機関名称が40バイトを超える', 'claim', out(1, '架空診療所', '架空診療所架空診療所架空診療所架空診療所架')],
  ['医療機関名称に半角がある', 'claim', out(1, '架空診療所', '架空診療所A')],
  ['氏名の姓と名の間が半角の空白', 'claim', out(2, '見本　花子', '見本 花子')],
  ['氏名に引用符がある', 'claim', out(2, '見本　花子', '"見本　花子"')],
  ['氏名に外字がある', 'claim', latin(text(all).replace('\x8c\xa9', '\xf0\x40'))],
  ['氏名が空', 'claim', out(2, '見本　花子', '')],
  ['点数の先頭に0がある', 'claim', out(3, ',500,', ',0500,')],
  ['点数が負', 'claim', out(3, ',500,', ',-500,')],
  ['診療年月が元号の版', 'claim', out(2, ',202606,', ',50806,')],
  ['生年月日だけが元号の版', 'claim', out(2, '19850615', '3600615')],
  ['診療年月が13月', 'claim', out(2, ',202606,', ',202613,')],
  ['生年月日が2月30日', 'claim', out(2, '19850615', '19850230')],
  ['診療年月が請求年月より後', 'claim', out(2, ',202606,', ',202608,')],
  ['平成31年5月', 'claim', era(2, '43103', '43105')],
  ['昭和64年1月8日', 'claim', era(2, '3600615', '3640108')],
  ['男女区分が3', 'claim', out(2, ',2,1985', ',3,1985')],
  ['レセプト種別が歯科', 'claim', out(2, '1126', '3126')],
  ['種別の負担者の数が合わない', 'claim', out(2, '1126', '1116')],
  ['公費だけの種別に HO がある', 'claim', out(2, '1126', '1226')],
  ['HO がないのに公費だけの種別でない', 'claim', shiftJis(...without(withSubsidy, 3))],
  ['特記事項が6つある', 'claim', out(2, ',0127,', ',012702031011,')],
  ['特記事項が奇数桁', 'claim', out(2, ',0127,', ',012,')],
  ['特記事項がコード表にない', 'claim', out(2, ',0127,', ',0199,')],
  ['外来に入院年月日がある', 'claim', out(2, '19850615,,,', '19850615,,20260601,')],
  ['入院に入院年月日がない', 'claim', ward(2, ',20260605,', ',,')],
  ['記号と番号が合わせて38バイトを超える', 'claim', out(3, '記,12345', '記記記記記記記記記記,123456789012345678901')],
  ['食事の回数だけがある', 'claim', ward(3, ',12,8040,', ',12,,')],
  ['不詳のレセプトに番号がある', 'claim', out(3, '  138131,記,', '77777777,,')],
  ['算定日の和が回数でない', 'claim', out(9, ',288,1,', ',288,2,')],
  ['6月31日に算定している', 'claim', ward(7, ',1,1,1,1,1,,,,,,,,,,,,,,,,,,,,,,', ',1,1,1,1,,,,,,,,,,,,,,,,,,,,,,,1')],
  ['負担区分がコード表にない', 'claim', out(9, 'SI,11,2,', 'SI,11,8,')],
  ['診療識別がコード表にない', 'claim', out(9, 'SI,11,', 'SI,15,')],
  ['診療行為コードが8桁', 'claim', out(9, '111000110', '11100011')],
  ['使用量の小数が4桁', 'claim', ward(8, ',2.5,', ',2.5000,')],
  ['コンマが一つ多い', 'claim', out(9, 'SI,11,2,', 'SI,11,2,,')],
  ['列が足りない', 'claim', shiftJis(...withSubsidy.slice(0, 2), 'HO,  138131,記,12345', ...withSubsidy.slice(3))],
  ['窓口負担額区分が03', 'claim', out(7, 'MF,01', 'MF,03')],
  ['多数回の特記に、多数回を除く窓口負担額区分', 'claim', out(2, ',0127,', ',0132,')],
  ['資格確認の負担者がいない', 'claim', out(5, 'SN,1,', 'SN,4,')],
  ['枝番が1桁', 'claim', out(5, ',02,', ',2,')],
  ['総件数が違う', 'claim', out(13, 'GO,1,', 'GO,2,')],
  ['総合計点数が違う', 'claim', out(13, ',500,', ',501,')],
  ['巻の番号が続かない', 'claim', out(13, ',99', ',01')],
  ['レセプト番号が1から続かない', 'claim', out(2, 'RE,1,', 'RE,2,')],
  ['一度にすべての誤りを示す', 'claim', shiftJis(...edited(edited(edited(withSubsidy, 2, '1985', '1785x'), 9, ',288,1,', ',288,2,'), 13, 'GO,1,500', 'GO,3,7'))],
  ['履歴の前置きがない', 'return', back(3, '1,1,0,RE', 'RE')],
  ['データ識別がコード表にない', 'return', back(3, '1,1,0,RE', '10,1,0,RE')],
  ['MN がレセプトの途中にある', 'return', shiftJis(...moved(returned, 2, 4))],
  ['返戻合計の件数が違う', 'return', back(11, 'HG,1,', 'HG,2,')],
  ['理由番号が5桁', 'return', back(7, '100018', '10001')],
  ['返戻理由に半角がある', 'return', back(10, '資格喪失後の受診', '資格喪失後の受診1')],
  ['補正区分のない JY', 'return', shiftJis(...returned.slice(0, 6), '2,1,0,JY,4,1,0,,,,,', ...returned.slice(6))],
];
