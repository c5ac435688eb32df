import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../wire/encoding.js';
import { CannotWrite, parseDocument, writeDocument } from './codec.js';
import { codeTables } from './codes.js';
import { inHalfKana } from './half-kana.js';
import { bulkAnswer, onlineDocuments, qualificationAnswer, qualificationRequest } from './qualification.js';
import { answer, answerText, bulk, byCardInfo, requestText, result } from './qualification.examples.js';
import { limits, readXml } from './xml.js';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const issuesOf = (text: string | Uint8Array) => {
  const read = parseDocument(qualificationRequest, typeof text === 'string' ? bytes(text) : text);
  return 'issues' in read ? read.issues.map(({ code, line, field, why }) => [code, line, field, why]) : [];
};
const changed = (from: string | RegExp, to: string) => requestText.replace(from, to);

describe('オンライン資格確認のXML', () => {
  it('要求と回答は、手で書いたバイトと同じになる', () => {
    expect(Buffer.from(writeDocument(qualificationRequest, byCardInfo)).toString()).toBe(requestText);
    expect(Buffer.from(writeDocument(qualificationAnswer, answer)).toString()).toBe(answerText);
  });

  it('読んだものは書いたものと同じで、一括の結果も一件ずつ同じ', () => {
    expect(parseDocument(qualificationRequest, bytes(requestText))).toEqual({ value: byCardInfo });
    expect(parseDocument(qualificationAnswer, bytes(answerText))).toEqual({ value: answer });
    expect(parseDocument(bulkAnswer, writeDocument(bulkAnswer, bulk))).toEqual({ value: bulk });
  });

  it('Shift_JISでも読み書きでき、Shift_JISにない字だけが●になる', () => {
    const written = writeDocument(qualificationAnswer, { ...answer, MessageBody: { ...answer.MessageBody!, ResultList: { ResultOfQualificationConfirmation: [{ ...result, Name: '𠮷田 髙' }] } } }, 'shift_jis');
    expect(Buffer.from(written).subarray(0, 60).toString('latin1')).toContain('encoding="Shift_JIS"');
    expect(Buffer.from(written).includes(encode('●田 髙', 'cp932') as Buffer)).toBe(true);
    expect(parseDocument(qualificationAnswer, written)).toMatchObject({ value: { MessageBody: { ResultList: { ResultOfQualificationConfirmation: [{ Name: '●田 髙' }] } } } });
  });

  it('どんな文字の氏名も、書いて読めば同じ', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => !/[\u0000-\u001f\u007f-\u009f\ufeff\ufffd\ufffe\uffff]|\p{Surrogate}/u.test(text)), (Name) => {
      const value = { ...answer, MessageBody: { ...answer.MessageBody!, ResultList: { ResultOfQualificationConfirmation: [{ ...result, Name }] } } };
      expect(parseDocument(qualificationAnswer, writeDocument(qualificationAnswer, value))).toEqual({ value });
    }), { seed: 20250602 });
  });

  it('要素の順が違い、間に改行と空白と註があっても読む', () => {
    const spread = changed(/<MedicalInstitutionCode>.*?<\/MedicalInstitutionCode>/, '').replace('</MessageHeader>', '<!-- 註 -->\n  <MedicalInstitutionCode >1312345678</MedicalInstitutionCode >\n</MessageHeader>');
    expect(parseDocument(qualificationRequest, bytes(spread))).toEqual({ value: byCardInfo });
  });

  it('項目が自分の決まりに合わない値は、書かずに止まる', () => {
    expect(() => writeDocument(qualificationRequest, { ...byCardInfo, MessageHeader: { ...byCardInfo.MessageHeader, MedicalInstitutionCode: '131' } })).toThrow(new CannotWrite('TSG-XML-WRITE MedicalInstitutionCode(医療機関コード): 数字10桁であるべき。半角数字10桁で書く'));
  });
});

describe('受け付けないXML', () => {
  it.each([
    ['DTD', changed('<XmlMsg>', '<!DOCTYPE XmlMsg [<!ENTITY a "b">]><XmlMsg>'), ['E108', 2, '*', 'DTDがある']],
    ['宣言のない実体', changed('A-1', '&a;'), ['E108', 2, 'ArbitraryFileIdentifier', 'XMLとして正しくない(undefined entity.)']],
    ['属性', changed('<MessageBody>', '<MessageBody id="1">'), ['E109', 2, 'MessageBody', 'MessageBody に属性がある']],
    ['処理命令', changed('<MessageBody>', '<?php ?><MessageBody>'), ['E108', 2, 'XmlMsg', '処理命令がある']],
    ['CDATA', changed('A-1', '<![CDATA[A-1]]>'), ['E108', 2, 'ArbitraryFileIdentifier', 'CDATAがある']],
    ['知らない要素', changed('<InsuredCardSymbol>', '<Mystery>1</Mystery><InsuredCardSymbol>'), ['E109', 2, 'Mystery', '資格確認照会用情報に Mystery という要素はない']],
    ['二度ある要素', changed('</MessageBody>', '</MessageBody><MessageBody/>'), ['E109', 2, 'MessageBody', 'MessageBody が2回ある']],
    ['要素の間の文字', changed('<MessageBody>', 'x<MessageBody>'), ['E109', 2, 'XmlMsg', 'XmlMsg の要素の間に文字がある']],
    ['値の中の要素', changed('A-1', '<b>1</b>'), ['E109', 2, 'ArbitraryFileIdentifier', 'ArbitraryFileIdentifier の中に要素がある']],
    ['空の必須項目', changed('1312345678', ''), ['E201', 2, 'MedicalInstitutionCode', '必須の項目が空']],
    ['暦にない日付', changed('19800203', '19800230'), ['E203', 2, 'Birthdate', '暦にある日付であるべき']],
    ['空白のない6桁の保険者番号', changed('  138057', '138057'), ['E202', 2, 'InsurerNumber', '8文字の保険者番号であるべき']],
    ['コード表にない値', changed('Flg>1<', 'Flg>7<'), ['E204', 2, 'LimitApplicationCertificateRelatedConsFlg', 'コード表にない値']],
    ['ほかの文字コード', changed('UTF-8', 'EUC-JP'), ['E102', 1, '*', '文字コードの宣言が UTF-8 でも Shift_JIS でもない']],
    ['根の違うもの', '<Other/>', ['E109', 1, 'Other', '根の要素が Other である']],
  ])('%sは拒む', (_, text, issue) => {
    expect(issuesOf(text)).toContainEqual(issue);
  });

  it('途中で切れたもの、空のもの、読めないバイトは拒む', () => {
    for (const cut of [0, 1, 50, 200, requestText.length - 12]) expect([...new Set(issuesOf(requestText.slice(0, cut)).map(([code]) => code))]).toEqual(['E108']);
    expect(issuesOf(new Uint8Array([...bytes(requestText.slice(0, 80)), 0xff, 0xfe]))[0]![0]).toBe('E102');
  });

  it('大きすぎるもの、深すぎるもの、要素の多すぎるものは拒む', () => {
    expect(issuesOf(new Uint8Array(limits.bytes + 1))).toEqual([['E108', 0, '*', `${limits.bytes}バイトを超える`]]);
    const deep = `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`;
    expect(readXml(bytes(deep))).toMatchObject({ issues: [{ code: 'E108', why: '要素の深さか数が上限を超える' }] });
    expect(readXml(bytes(`<a>${'<b/>'.repeat(limits.elements)}</a>`))).toMatchObject({ issues: [{ why: '要素の深さか数が上限を超える' }] });
  });

  it('指摘はすべて示し、12桁の数字は示さない', () => {
    const issues = parseDocument(qualificationRequest, bytes(changed('19800203', '123456789012').replace('1312345678', '123456789012')));
    expect('issues' in issues && issues.issues.map(({ field, raw }) => [field, raw])).toEqual([['MedicalInstitutionCode', '(数字12桁)'], ['Birthdate', '(数字12桁)']]);
  });
});

describe('コードとカナ', () => {
  it('コード表は番号が重ならず、値も重ならない', () => {
    expect(new Set(codeTables.map(({ id }) => id)).size).toBe(codeTables.length);
    for (const { codes } of codeTables) expect(new Set(codes.map(([value]) => value)).size).toBe(codes.length);
  });
  it('文書の名は重ならない', () => expect(new Set(onlineDocuments.map(({ id }) => id)).size).toBe(4));
  it.each([
    ['タカハシ　ハナコ', 'ﾀｶﾊｼ ﾊﾅｺ'], ['ヴァイオレット・ガーデン', 'ｳﾞｧｲｵﾚｯﾄ･ｶﾞｰﾃﾞﾝ'], ['パピプペポ', 'ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ'], ['ヰヱヵヶヮ', 'ｲｴｶｹﾜ'], ['SMITH JOHN', 'SMITH JOHN'], ['ｱ', 'ｱ'], ['ヲンー', 'ｦﾝｰ'],
  ])('%s は %s と書く', (full, half) => expect(inHalfKana(full)).toBe(half));
});
