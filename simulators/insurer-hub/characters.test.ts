import { expect, it } from 'vitest';
import { registrable } from './characters.js';

it.each([
  ['高橋', '高橋', '第1水準'], ['德田', '●田', 'IBM拡張の德はJIS X 0208にない'], ['髙橋', '●橋', 'はしごだかはない'], ['山﨑', '山●', 'たつさきはない'], ['𠮷田', '●田', '二単位の字も一つの●になる'], ['渡邉', '渡邉', '邉は第2水準'],
  ['渡邉\u{e0101}', '渡●', '字形選択子の付いた字は登録できない'], ['①番', '●番', 'NEC特殊文字'], ['ﾀﾅｶ', 'ﾀﾅｶ', '半角カナ'], ['SMITH, J.', 'SMITH, J.', '英字'], ['외국', '●●', 'ハングル'], ['1〜2', '1〜2', '波ダッシュ'], ['１～２－３', '１～２－３', 'Windowsの波ダッシュと負符号'],
  ['〇〇町', '〇〇町', '漢数字のゼロ'], ['\ue000田', '●田', '外字'],
])('JIS X 0208 では %s を %s と登録する(%s)', (text, written) => expect(registrable(text, 'jisX0208').text).toBe(written));

it('Windows-31J なら髙﨑德も通り、外字は通らず、any なら何も変えない', () => {
  expect(registrable('髙﨑德①', 'cp932')).toEqual({ text: '髙﨑德①', unregistrable: [] });
  expect(registrable('\ue000𠮷', 'cp932').unregistrable).toEqual(['\ue000', '𠮷']);
  expect(registrable('\ue000𠮷외', 'any')).toEqual({ text: '\ue000𠮷외', unregistrable: [] });
});
