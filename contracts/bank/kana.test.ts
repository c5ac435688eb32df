import { expect, test } from 'vitest';
import { inBankKana, misfitInItem } from './kana.js';

test.each([['チュウオウク', 'ﾁﾕｳｵｳｸ'], ['ミホン　ハナコ', 'ﾐﾎﾝ ﾊﾅｺ'], ['カード(ク)ショ', 'ｶ-ﾄﾞ(ｸ)ｼﾖ'], ['ハッセイ abc', 'ﾊﾂｾｲ ABC'], ['アキルノシ', 'ｱｷﾙﾉｼ']])('「%s」は銀行では「%s」と書く', (text, kana) => {
  expect(inBankKana(text)).toBe(kana);
  expect(misfitInItem(inBankKana(text), 30, 'partyName', 'jbaStrict')).toBeNull();
});

test('書けない字は変えずに残し、書けないわけを言う', () => {
  expect(inBankKana('見本')).toBe('見本');
  expect(misfitInItem('ﾐﾎﾝ', 2, 'partyName', 'jbaStrict')).toBe('2バイトのところ3バイトある');
  expect(misfitInItem('ﾐﾎﾝ ', 9, 'partyName', 'jbaStrict')).toBe('空白で終わる');
  expect(misfitInItem('ﾐﾎｰﾝ', 9, 'partyName', 'jbaStrict')).toContain('長音');
  expect(misfitInItem('見本花子', 30, 'partyName', 'jbaStrict')).toBe('「見」は使えない(半角カナ・半角英数字だけ)');
  expect(misfitInItem('ﾐﾎﾝ花', 30, 'partyName', 'jbaStrict')).toBe('「花」は使えない(半角カナ・半角英数字だけ)');
  expect(misfitInItem('ｶ\u0000ﾅ', 30, 'partyName', 'jbaStrict')).toBe('制御文字 0x00 がある');
});
