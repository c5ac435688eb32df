import { describe, expect, test } from 'vitest';
import { uncheckedDigit } from '../../matching/bulk/columns.js';
import { match, numberAt, ownFiles, person } from './matched.examples.js';
import { numberFault } from './number-fault.js';

const { file } = ownFiles();
const good = numberAt(12_345_678_901);
const zero = numberAt(2_345_678_901);
const parts = (sign: string) => [good.slice(0, 4), good.slice(4, 8), good.slice(8)].join(sign);
const wide = good.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('番号として読めないわけと直し方を言う', () => {
  test.each([
    ['空', '', '個人番号が空。番号を書く(番号がなければ totsugo link で名寄せする)'], ['空白だけ', ' 　', '個人番号が空。番号を書く(番号がなければ totsugo link で名寄せする)'],
    ['空白で区切る', parts(' '), '空白がある。区切りを除き、12桁を続けて書く(そうすれば検査用数字が合う)'], ['ハイフンで区切る', parts('-'), 'ハイフンがある。区切りを除き、12桁を続けて書く(そうすれば検査用数字が合う)'], ['終わりに空白', `${good} `, '空白がある。区切りを除き、12桁を続けて書く(そうすれば検査用数字が合う)'],
    ['全角', wide, '全角の数字で書いてある。半角の数字で書く(そうすれば検査用数字が合う)'], ['全角とハイフン', wide.replace(/^(.{4})/, '$1－'), '全角の数字で書いてある、ハイフンがある。半角の数字で書く。区切りを除き、12桁を続けて書く(そうすれば検査用数字が合う)'],
    ['引用符', `'${good}`, '先頭に引用符が付いている(表計算ソフトの文字列の印)。引用符を除く(そうすれば検査用数字が合う)'], ['小数', `${good}.0`, '小数点が付いている(数として書き出された)。番号の列を文字列にして書き出し直す(そうすれば検査用数字が合う)'],
    ['指数', '8.93272E+11', '指数の形に変わり(表計算ソフトが数とみなした)、下の桁が失われている。元の表で番号の列を文字列にして書き出し直す'],
    ['先頭の0が落ちた11桁', zero.slice(1), '11桁しかない(先頭の0が落ちた。補えば検査用数字が合う)。番号の列を文字列にして書き出し直すか、欠けた桁を元の書類で確かめる'], ['ほかの11桁', good.slice(1), '11桁しかない(先頭の0が落ちた?)。番号の列を文字列にして書き出し直すか、欠けた桁を元の書類で確かめる'],
    ['13桁', `${good}0`, '13桁ある。12桁の個人番号か、別の番号(法人番号は13桁)でないか確かめる'], ['字のある番号', `MN${good}`, '数字でない字がある。数字12桁だけを書く'],
    ['検査用数字の違う12桁', `${good.slice(0, 11)}${(Number(good[11]) + 1) % 10}`, '検査用数字が合わない。打ち間違いでないか元の書類で確かめる(検査用数字の付け方が違うなら --number-mode)'],
    ['区切りもあり検査用数字も違う', `${parts('-').slice(0, -1)}${(Number(good[11]) + 1) % 10}`, 'ハイフンがある、検査用数字が合わない。区切りを除き、12桁を続けて書く。打ち間違いでないか元の書類で確かめる(検査用数字の付け方が違うなら --number-mode)'],
  ])('%s', (_, written, said) => {
    expect(numberFault(written, 3)).toBe(said);
    expect(said).not.toMatch(/\d{9}/);
  });
  test('検査用数字を見ないときは、合うとは言わない', () => {
    expect([numberFault(parts('-'), uncheckedDigit), numberFault(zero.slice(1), uncheckedDigit)]).toEqual(['ハイフンがある。区切りを除き、12桁を続けて書く', '11桁しかない(先頭の0が落ちた?)。番号の列を文字列にして書き出し直すか、欠けた桁を元の書類で確かめる']);
  });
  test('突合は、Bの行ではX1の理由に、Aの行では相手のないわけに書く', async () => {
    const [bad, also] = [person(1, { 0: parts(' ') }), person(2, { 0: zero.slice(1) })];
    for (const rowsAtOnce of [1e6, 1]) {
      const found = await match(file([bad, person(3)]), file([also, person(3)]), { rowsAtOnce });
      expect(found.results.map(({ lineB, verdict, because }) => [lineB, verdict, because])).toEqual([[2, 'X1', numberFault(zero.slice(1), 3)]]);
      expect(found.unmatched.map(({ side, line, because }) => [side, line, because])).toEqual([['A', 2, '空白がある。区切りを除き、12桁を続けて書く(そうすれば検査用数字が合う)']]);
    }
  });
});
