import { expect, test } from 'vitest';
import { sourceFile } from './define.js';
import { anyOnlyInGrammar, classesAreErrors, comments, fileLength, fileNames, functionLength, noBarrels, testsRun, testTitles } from './shape.js';

const file = (text: string, path = 'law/x.ts') => [sourceFile(path, text)];
const lines = (count: number) => 'f();\n'.repeat(count);

test('250行は許し、251行は言う', () => {
  expect(fileLength.findings(file(lines(250)))).toEqual([]);
  expect(fileLength.findings(file(lines(251)))).toEqual(['law/x.ts:251 251行ある']);
});

test('60行の関数は許し、61行は言う。矢印の関数も同じ', () => {
  expect(functionLength.findings(file(`function a() {\n${lines(58)}}`))).toEqual([]);
  expect(functionLength.findings(file(`function a() {\n${lines(59)}}`))).toEqual(['law/x.ts:1 関数が61行ある']);
  expect(functionLength.findings(file(`const a = () => {\n${lines(59)}};`))).toHaveLength(1);
});

test('describe の束は長くてよいが、束の外では長くてはならない', () => {
  const bundle = `(() => {\n${lines(80)}});`;
  expect(functionLength.findings(file(`describe('x', ${bundle.slice(1, -1)};`, 'law/x.test.ts'))).toEqual([]);
  expect(functionLength.findings(file(`const x = ${bundle.slice(1, -2)};`, 'law/x.test.ts'))).toHaveLength(1);
});

test('大文字・下線・日本語のファイル名は言う', () => {
  const names = ['law/Day.ts', 'law/check_digits.ts', 'law/日.ts', 'ward/Eligibility/x.ts'];
  expect(fileNames.findings(names.map((path) => sourceFile(path, '')))).toHaveLength(4);
  expect(fileNames.findings(['law/check-digits.test.ts', 'a/b.examples.ts', 'vitest.config.ts'].map((path) => sourceFile(path, '')))).toEqual([]);
});

test('再輸出だけのファイルは言い、一つでも自分のものがあれば言わない', () => {
  expect(noBarrels.findings(file("export * from './a.js';\nexport { b } from './b.js';"))).toEqual(['law/x.ts:1 再輸出しかない']);
  expect(noBarrels.findings(file("export * from './a.js';\nexport const b = 1;"))).toEqual([]);
  expect(noBarrels.findings(file("import './a.js';"))).toEqual([]);
});

test('誤りでないクラスは言い、誤りを継ぐクラスは遠くても許す', () => {
  expect(classesAreErrors.findings(file('class Basket {}'))).toEqual(['law/x.ts:1 class Basket は誤りではない']);
  expect(classesAreErrors.findings([sourceFile('a.ts', 'class Near extends Far {}'), sourceFile('b.ts', 'class Far extends Error {}')])).toEqual([]);
  expect(classesAreErrors.findings(file('class Near extends Basket {}'))).toHaveLength(1);
});

test('any は define.ts と store の外では言う', () => {
  expect(anyOnlyInGrammar.findings(file('let a: any;'))).toEqual(['law/x.ts:1 any がある']);
  expect(anyOnlyInGrammar.findings(file('let a: any;', 'law/define.ts'))).toEqual([]);
});

test('宿題・検査の黙殺・消し残しのコードは言う', () => {
  expect(comments.findings(file('// TODO: later'))).toEqual(['law/x.ts:1 宿題が書いてある']);
  expect(comments.findings(file('/* FIXME */'))).toHaveLength(1);
  expect(comments.findings(file('a();\n// @ts-ignore\nb();'))).toEqual(['law/x.ts:2 検査を黙らせている']);
  for (const text of ['// const a = 1;', '//   return x', '// call(a, b)', "// import './a.js';"]) expect(comments.findings(file(text))).toHaveLength(1);
});

test('文の中の斜線と、理由を述べる註釈には何も言わない', () => {
  expect(comments.findings(file("const a = 'http://TODO'; const b = /\\/\\/ TODO/; const c = `// ${a} TODO`;"))).toEqual([]);
  expect(comments.findings(file('// わざと: 実物は二度目を黙って受ける\n/** A step of 別添1; see the list. */'))).toEqual([]);
});

test('止めた試験は言い、条件つきは許す', () => {
  const at = (text: string) => testsRun.findings(file(text, 'law/x.test.ts'));
  expect(at("test.only('x', f);")).toEqual(['law/x.test.ts:1 test.only がある']);
  expect(at("describe.skip('x', f); it.todo('y'); test.skip.each([])('z', f);")).toHaveLength(3);
  expect(at("test.skipIf(!address)('x', f); context.skip('PostgreSQL がない');")).toEqual([]);
});

test('英語だけの題は言い、表から入る題と日本語の題は許す', () => {
  const at = (text: string) => testTitles.findings(file(text, 'law/x.test.ts'));
  expect(at("test('works', f);")).toEqual(['law/x.test.ts:1 「works」は日本語の文でない']);
  expect(at("it.each([1])('adds %s', f);")).toEqual([]);
  expect(at("test('119桁の記録は拒む', f); test.each([{ ja: 'x' }])('$ja', f); describe('JUnit', f);")).toEqual([]);
});
