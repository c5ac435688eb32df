import { describe, expect, test } from 'vitest';
import { Bad } from '../define.js';
import { byteOf, characterOf, faultInText } from './characters.js';
import { loadDialect } from './dialect.js';
import { ebcdicOfJis, jisOfEbcdic } from './ebcdic.js';
import { yuchoDebitAccount, yuchoTransferAccount } from './yucho.js';

describe('文字', () => {
  test('どのバイトも一つの文字になり、同じバイトへ戻る', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte);
    expect(bytes.map((byte) => byteOf(characterOf(byte)))).toEqual(bytes);
    expect([byteOf('¥'), byteOf('\\'), byteOf('あ'), byteOf('ガ')]).toEqual([0x5c, 0x5c, undefined, undefined]);
  });

  test.each([
    ['jbaStrict', 'partyName', 'ｺｸﾎ(ｸ).A-1', null], ['jbaStrict', 'bankOrBranchName', 'ﾃｽﾄ(ｸ)', 3], ['jbaStrict', 'ediInformation', 'ｦ\\｢｣()-/.', null], ['jbaStrict', 'ediInformation', 'A,B', 1], ['jbaStrict', 'partyName', 'ｦ', 0],
    ['jbaRevised', 'partyName', 'ｦ', null], ['jbaRevised', 'bankOrBranchName', 'ｦ', null], ['jbaRevised', 'partyName', '/', 0], ['wide8', 'partyName', 'ｦ\\.()/-｢｣', null], ['wide8', 'bankOrBranchName', 'ｦ\\.()/-｢｣', null], ['wide8', 'partyName', 'ｰ', 0], ['wide8', 'partyName', 'ｯ', 0],
  ] as const)('%s の %s で「%s」', (profile, characters, text, index) => expect(faultInText(text, characters, profile)?.index ?? null).toBe(index));

  test('濁点はか・さ・た・は行とｳに、半濁点はは行にだけ付く', () => {
    const kana = Array.from('ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ');
    const takes = (mark: string) => kana.filter((one) => faultInText(one + mark, 'partyName', 'jbaStrict') === null).join('');
    expect([takes('ﾞ'), takes('ﾟ')]).toEqual(['ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ', 'ﾊﾋﾌﾍﾎ']);
    expect(faultInText('ﾊﾞﾟ', 'partyName', 'jbaStrict')).toMatchObject({ index: 2, why: '前の字に付かない ﾟ(0xDF) がある' });
  });
});

describe('EBCDIC', () => {
  test('表にあるバイトは、その字になる', () => {
    const told = { 0x40: ' ', 0xf0: '0', 0xf9: '9', 0xc1: 'A', 0xd1: 'J', 0xe2: 'S', 0xe9: 'Z', 0x81: 'ｱ', 0x8a: 'ｺ', 0x8c: 'ｻ', 0x90: 'ｿ', 0x9a: 'ﾉ', 0x9d: 'ﾊ', 0x9f: 'ﾌ', 0xa2: 'ﾍ', 0xaa: 'ﾕ', 0xac: 'ﾖ', 0xaf: 'ﾙ', 0xba: 'ﾚ', 0xbd: 'ﾝ', 0xbe: 'ﾞ', 0xbf: 'ﾟ', 0x46: 'ｦ', 0x58: 'ｰ', 0x60: '-', 0x4b: '.', 0x4d: '(', 0x5d: ')' };
    for (const [byte, character] of Object.entries(told)) expect([byte, characterOf(jisOfEbcdic[Number(byte)]!)]).toEqual([byte, character]);
  });
  test('表にないバイトも、行って戻れば同じバイトになる', () => {
    expect(Array.from({ length: 256 }, (_, byte) => ebcdicOfJis[jisOfEbcdic[byte]!])).toEqual(Array.from({ length: 256 }, (_, byte) => byte));
  });
});

describe('ゆうちょ銀行の記号番号', () => {
  test.each([['10530', '12345671', '058', '1234567'], ['11280', '11', '128', '0000001'], ['01234', '12345', '129', '0012345']])('振込: 記号%s 番号%s は支店%s 口座%s', (symbol, number, branchCode, accountNumber) => expect(yuchoTransferAccount(symbol, number)).toEqual({ branchCode, accountNumber }));
  test.each([['10530', '12345671', '053', '1234567'], ['11280', '11', '128', '0000001']])('自動払込み: 記号%s 番号%s は支店%s 口座%s', (symbol, number, branchCode, accountNumber) => expect(yuchoDebitAccount(symbol, number)).toEqual({ branchCode, accountNumber }));
  test('1で終わらない番号、5桁でない記号、長すぎる当座の番号は拒む', () => {
    for (const found of [yuchoDebitAccount('10530', '12345672'), yuchoTransferAccount('10530', '12345672'), yuchoTransferAccount('1053', '11'), yuchoDebitAccount('20530', '11'), yuchoDebitAccount('10530', '123456781'), yuchoTransferAccount('01234', '12345678')]) expect(found).toBeInstanceOf(Bad);
  });
});

describe('手元の方言', () => {
  test('書かないものは、重ねた先のまま', () => {
    expect(loadDialect({ id: 'myBank', ja: '見本銀行', extends: 'anyLineEnd', endMark: 'optional' })).toMatchObject({ id: 'myBank', lineEnds: ['crlf', 'cr', 'lf', 'none'], endMark: 'optional', lastLineEnd: 'optional', characters: 'jbaStrict', basis: { kind: 'assumed' } });
  });
  test.each([
    ['知らない先', { id: 'a', ja: '見本', extends: 'nobody' }, ['/extends']], ['同梱の名', { id: 'jbaStandard', ja: '見本', extends: 'jbaStandard' }, ['/id']], ['受けない改行を書く', { id: 'a', ja: '見本', extends: 'jbaStandard', writtenLineEnd: 'lf' }, ['/writtenLineEnd']],
    ['EBCDIC に改行', { id: 'a', ja: '見本', extends: 'jbaStandard', encoding: 'ebcdic' }, ['/lineEnds']], ['知らない言葉', { id: 'a', ja: '見本', extends: 'jbaStandard', colour: 'red' }, ['/']], ['形の誤りはすべて', { id: '1', ja: '', extends: 'jbaStandard', characters: 'x' }, ['/id', '/ja', '/characters']],
  ])('%sは拒む', (_, json, pointers) => {
    const loaded = loadDialect(json);
    expect('faults' in loaded ? loaded.faults.map(({ pointer }) => pointer) : []).toEqual(pointers);
  });
});
