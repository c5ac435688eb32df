import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { address, addressBy } from './address.js';
import { bornOn } from './born-on.js';
import { foldTable, freeFold } from './fold/kanji.js';
import { kanaName } from './kana-name.js';
import { kanjiName, kanjiNameBy } from './kanji-name.js';
import { exampleFiles, examplePairs } from './pairs.examples.js';
import { comparePerson, fiveItems, type PersonItems } from './person.js';

const person: PersonItems = { name: '髙橋　太郎', nameKana: 'タカハシ　タロウ', bornOn: '1975-01-05', sex: '1', address: '東京都架空区南台一丁目2番3号' };
const levelsOf = (a: PersonItems, b: PersonItems) => Object.values(comparePerson(a, b)).map(({ level }) => level).join(' ');

describe('五項目', () => {
  test('同じ記録はすべて同じ', () => expect(levelsOf(person, person)).toBe('K0 N0 D0 S0 A0'));
  test('書き方だけの違いは、どの項目も一致の列に留まる', () => {
    const other = { name: '高橋 太郎', nameKana: 'ﾀｶﾊｼ ﾀﾛｳ', bornOn: '昭和50年1月5日', sex: '男', address: '架空区南台1-2-3' };
    const found = comparePerson(person, other);
    expect(levelsOf(person, other)).toBe('K2 N1 D1 S0 A1');
    expect([kanjiName.agrees(found.name.level), kanaName.agrees(found.nameKana.level), bornOn.agrees(found.bornOn.level), address.agrees(found.address.level)]).toEqual([true, true, true, true]);
    expect(found.name.folded).toEqual([{ from: '高', to: '髙', table: 'JIS X 0208で包摂された字形' }]);
  });
  test('ない項目は比べられない', () => expect(levelsOf({}, person)).toBe('KX NX DX SX AX'));
  test('双子は名だけが違う', () => expect(levelsOf(person, { ...person, name: '髙橋　次郎', nameKana: 'タカハシ　ジロウ' })).toBe('K5 N5 D0 S0 A0'));
  test('世帯の姓がわかれば、空白のない氏名も姓と名に分かれる', () => {
    const household = { familyNames: ['高橋', 'タカハシ'] };
    expect(levelsOf({ ...person, ...household, name: '髙橋太郎', nameKana: 'タカハシタロウ' }, { ...person, name: '髙橋次郎', nameKana: 'タカハシジロウ' })).toBe('K5 N5 D0 S0 A0');
  });
  test('理由には、比べた値そのものが現れない', () => {
    const other = { name: '鈴木　花子', nameKana: 'スズキ　ハナコ', bornOn: '1980-12-31', sex: '2', address: '大阪府架空市北台4-5-6' };
    const said = Object.values(comparePerson(person, other)).map(({ because }) => because).join(' ');
    for (const value of Object.values(other).filter((text) => text.length > 1)) expect(said).not.toContain(value);
  });
});

describe('ローマ字の氏名を持つ人', () => {
  const foreign = { ...person, name: 'SAMPLE VAN AN', nameKana: 'サンプル ヴァン アン' };
  const levels = (over: Partial<PersonItems>, of: PersonItems = foreign) => [levelsOf(of, { ...of, ...over }), levelsOf({ ...of, ...over }, of)].map((text) => text.slice(0, 5));
  test('氏名と同じく、カナの語の順は問わない', () => {
    expect(levels({ name: 'AN SAMPLE VAN', nameKana: 'アン サンプル ヴァン' })).toEqual(['K1 N1', 'K1 N1']);
    expect(levels({ nameKana: 'ｱﾝ･ｻﾝﾌﾟﾙ･ｳﾞｱﾝ' })).toEqual(['K0 N1', 'K0 N1']);
  });
  test('語が一つでも違えば、順のちがいでは済まない', () => {
    expect(levels({ nameKana: 'アン サンプル ヴァ' })).toEqual(['K0 N9', 'K0 N9']);
    expect(levels({ nameKana: 'アン アン サンプル' })).toEqual(['K0 N9', 'K0 N9']);
  });
  test('片方でも漢字かカナの氏名なら、カナの語の順は問う', () => {
    expect(levels({ nameKana: 'タロウ　タカハシ' }, person)).toEqual(['K0 N9', 'K0 N9']);
    expect(levels({ name: '見本 安', nameKana: 'アン サンプル ヴァン' })).toEqual(['K9 N9', 'K9 N9']);
  });
});

describe('別の氏名', () => {
  const foreign = { ...person, name: 'SAMPLE JOHN', otherNames: [{ kind: 'commonName', text: '見本　太郎' }] } as const;
  test('同じ人の登録にある通称と同じなら KA', () => expect(comparePerson(foreign, { ...person, name: '見本 太郎' }).name).toEqual({ level: 'KA', because: '登録のある通称と同じ' }));
  test('旧氏は、その人の名と合わせて比べる', () => {
    expect(comparePerson({ ...person, otherNames: [{ kind: 'formerFamilyName', text: '鈴木' }] }, { ...person, name: '鈴木　太郎' }).name.level).toBe('KA');
    expect(comparePerson({ ...person, otherNames: [{ kind: 'formerFamilyName', text: '鈴木' }] }, { ...person, name: '鈴木　花子' }).name.level).toBe('K9');
  });
  describe('旧氏の振り仮名', () => {
    const former = { kind: 'formerFamilyName', text: '鈴木', kana: 'スズキ' } as const;
    const married = { ...person, otherNames: [former] };
    const before = { ...person, name: '鈴木　太郎', nameKana: 'スズキ　タロウ' };
    const levels = (a: PersonItems, b: PersonItems) => { const { name, nameKana } = comparePerson(a, b); return `${name.level} ${nameKana.level}`; };
    test('登録にあれば、その人の名と合わせて、どちらの側からも漢字は KA・カナは NA になる', () => {
      expect([levels(married, before), levels(before, married)]).toEqual(['KA NA', 'KA NA']);
      expect(comparePerson(married, before).nameKana.because).toBe('登録のある旧氏の振り仮名と同じ');
    });
    test('小書き・半角・ひらがなで書いてあっても同じ読みになる', () => {
      for (const kana of ['ｽｽﾞｷ', 'すずき']) expect(levels({ ...person, otherNames: [{ ...former, kana }] }, before)).toBe('KA NA');
    });
    test('登録に振り仮名がなければ、または違えば、カナの姓が違うままになる', () => {
      expect(levels({ ...person, otherNames: [{ kind: 'formerFamilyName', text: '鈴木' }] }, before)).toBe('KA N4');
      expect(levels({ ...person, otherNames: [{ ...former, kana: '' }] }, before)).toBe('KA N4');
      expect(levels({ ...person, otherNames: [{ ...former, kana: 'ササキ' }] }, before)).toBe('KA N4');
    });
    test('名が違えば、旧氏と振り仮名が合っても同じにはならない', () => expect(levels(married, { ...before, name: '鈴木　花子', nameKana: 'スズキ　ハナコ' })).toBe('K9 N9'));
    test('両方が同じ旧氏を持つだけでは一致しない', () => expect(levels(married, { ...before, name: '佐藤　太郎', nameKana: 'サトウ　タロウ', otherNames: [former] })).toBe('K4 N4'));
  });
  test('登録のある通称とも違えば、そう言う。通称がなければ、別名の登録がないと言う', () => {
    const because = (otherNames: PersonItems['otherNames']) => comparePerson({ ...foreign, otherNames }, { ...person, name: '見本 次郎' }).name.because;
    expect(because(foreign.otherNames)).toBe('ローマ字と漢字・仮名の氏名で、登録のある別名(通称など)とも違う');
    expect([because([]), because([{ kind: 'commonName', text: ' ' }])]).toEqual(Array(2).fill('ローマ字と漢字・仮名の氏名で、別名の登録がない'));
  });
  test('両方が同じ通称を持つだけでは一致しない', () => expect(comparePerson(foreign, { ...foreign, name: 'OTHER ANNA' }).name.level).toBe('K9'));
  test('通称の空欄は、氏名のない記録と一致しない', () => expect(comparePerson({ ...foreign, otherNames: [{ kind: 'commonName', text: '' }] }, { ...person, name: '　' }).name.level).toBe('KX'));
});

describe('住所のほかの手がかり', () => {
  const now = { text: '東京都架空区南台1-2-3' };
  test('前住所と同じなら A8', () => {
    const elsewhere = { text: '東京都見本区北台4-5-6', previous: [{ address: '東京都架空区南台一丁目2番3号', movedOn: '2026-03-01' }] };
    expect(address.compare(now, elsewhere)).toEqual({ level: 'A8', because: '前住所と同じ(2026-03-01 異動)' });
    expect(address.compare(elsewhere, now)).toEqual(address.compare(now, elsewhere));
  });
  test('町字コードが両方にあれば、町の名より先に見る', () => {
    expect(address.compare({ ...now, townCode: '13999001001' }, { text: '東京都架空区南臺1-2-3', townCode: '13999001001' }).level).toBe('A1');
    expect(address.compare({ ...now, townCode: '13999001001' }, { text: '東京都架空区南台1-2-3　', townCode: '13999002001' }).level).toBe('A4');
    expect(address.compare({ ...now, townCode: '13999001001' }, { text: '東京都架空区南台1-2-3　', townCode: '13998001001' }).level).toBe('A9');
  });
});

const values = exampleFiles.flatMap(([file]) => examplePairs(file).flatMap(({ a, b }) => [a, b]));
const aName = fc.oneof(fc.constantFrom(...values), fc.string({ unit: fc.constantFrom(...Array.from('高髙斎斉●々山田 　太郎ABab-ーアｱ゛ッツ一二三十丁目番地号12の条大字\u{E0100}')) }), fc.string({ unit: 'binary' }));

test('どの項目も、比べる向きによらず、自分自身とはいちばん近い', () => {
  fc.assert(fc.property(aName, aName, (a, b) => {
    const [one, other] = [itemsOf(a), itemsOf(b)];
    expect(comparePerson(one, other)).toEqual(comparePerson(other, one));
    for (const { level } of Object.values(comparePerson(one, one))) expect(level).toMatch(/[0X]$/);
  }), { numRuns: 800 });
});
const itemsOf = (text: string): PersonItems => ({ name: text, nameKana: text, bornOn: text, sex: text, address: text });

test('異体字の表を足しても、同じだったものは違わない', () => {
  const empty = foldTable({ id: 'empty', ja: '空の表', licence: '', basis: freeFold.basis, sources: [] });
  const [strictName, strictAddress] = [kanjiNameBy(empty), addressBy(empty)];
  fc.assert(fc.property(aName, aName, (a, b) => {
    if (strictName.folds(strictName.compare({ text: a }, { text: b }).level)) expect(kanjiName.folds(kanjiName.compare({ text: a }, { text: b }).level)).toBe(true);
    if (strictAddress.agrees(strictAddress.compare({ text: a }, { text: b }).level)) expect(address.agrees(address.compare({ text: a }, { text: b }).level)).toBe(true);
  }), { numRuns: 800 });
});

test('段階は近い順に並び、そのうち一致の列は前にまとまっている', () => {
  for (const comparer of Object.values(fiveItems)) {
    const levels = Object.keys(comparer.levels) as never[];
    expect(levels.map((level) => comparer.rank(level))).toEqual(levels.map((_, index) => index));
    const agreements = levels.map((level) => comparer.agrees(level));
    expect([...agreements].sort((one, other) => Number(other) - Number(one))).toEqual(agreements);
  }
});

test('ローマ字の氏名は、語をハイフンでつないでも、順を変えても、向きを変えても、同じ段階になる', () => {
  const words = fc.array(fc.constantFrom('MARIA', 'CLARA', "O'SAMPLE", 'AN', 'LEE'), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(words, words, fc.constantFrom('-', ' ', '‐', ', '), (one, other, between) => {
    const level = (a: string, b: string) => kanjiName.compare({ text: a }, { text: b }).level;
    expect(level(one.join(between), other.join(' ')).replace('K0', 'K1')).toBe(level(one.join(' '), other.join(' ')).replace('K0', 'K1'));
    expect(level(one.join(between), other.join(' '))).toBe(level(other.join(' '), one.join(between)));
    expect(level(one.join(between), [...one].reverse().join(' '))).toMatch(/^K[01]$/);
  }));
});
