import { basename } from 'node:path';
import ts from 'typescript';
import { findingAt, guard, isTest, nodesOf, perNode, type Finding, type SourceFile } from './define.js';

export const longestFile = 250;
export const longestFunction = 60;
/** Files that are lists of data and nothing else, with the reason why they are not cut. */
const lists: Readonly<Record<string, string>> = {};

export const fileLength = guard({
  ja: `一つのファイルは${longestFile}行まで`,
  findings: (files) => files.filter(({ path }) => !(path in lists)).flatMap(({ path, text }): Finding[] => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > longestFile ? [`${path}:${lines} ${lines}行ある`] : [];
  }),
});

export const functionLength = guard({
  ja: `一つの関数は${longestFunction}行まで(試験の束は数えない)`,
  findings: (files) => perNode(files, (node, { path, tree }) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || (isTest(path) && isBundle(node))) return undefined;
    const lines = tree.getLineAndCharacterOfPosition(node.end).line - tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    return lines > longestFunction ? `関数が${lines}行ある` : undefined;
  }),
});
/** The callback of `describe` is a list of tests, not a function anybody reads as one. */
const isBundle = (node: ts.Node) => ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());

export const fileNames = guard({
  ja: 'ファイル名は小文字の英数字とハイフン',
  findings: (files) => files.filter(({ path }) => !path.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|examples|config))?(\.d)?\.ts$|^[a-z0-9]+(-[a-z0-9]+)*$/.test(part)))
    .map(({ path }): Finding => `${path}:1 ${basename(path)} は kebab-case の英数字でない`),
});

export const noBarrels = guard({
  ja: '他のファイルを並べ直すだけのファイルはない',
  findings: (files) => files.filter(({ tree }) => tree.statements.length > 0 && tree.statements.every((statement) =>
    ts.isImportDeclaration(statement) || (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)) && tree.statements.some(ts.isExportDeclaration))
    .map(({ path }): Finding => `${path}:1 再輸出しかない`),
});

/** `Bad` marks a value that cannot stand in a field; it must be told apart from every value by `instanceof`. */
const valueClasses = new Set(['Bad']);
/** What a tool asks for as a class, by the one it extends. */
const askedFor = ['BaseSequencer'];

export const classesAreErrors = guard({
  ja: 'クラスは誤りだけ',
  findings: (files) => {
    const declared = files.flatMap((file) => nodesOf(file).filter(ts.isClassLike).map((node) => ({ file, node, name: node.name?.text ?? '', parent: parentOf(node) })));
    const errors = new Set(['Error', 'TypeError', 'RangeError', ...askedFor]);
    for (let size = -1; size !== errors.size;) {
      size = errors.size;
      for (const { name, parent } of declared) if (errors.has(parent)) errors.add(name);
    }
    return declared.filter(({ name, parent }) => !errors.has(parent) && !valueClasses.has(name))
      .map(({ file, node, name }) => findingAt(file, node.getStart(file.tree), `class ${name} は誤りではない`));
  },
});
const parentOf = (node: ts.ClassLikeDeclaration) =>
  node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression.getText() ?? '';

export const anyOnlyInGrammar = guard({
  ja: 'any は文法(define.ts)と store だけ',
  findings: (files) => perNode(files, (node, { path }) =>
    (node.kind === ts.SyntaxKind.AnyKeyword && basename(path) !== 'define.ts' && !path.startsWith('store/') && !isTest(path) ? 'any がある' : undefined)),
});

/** Comments of a file with their positions; what looks like one inside a text or a pattern is none. */
export function commentsOf(file: SourceFile): readonly { readonly text: string; readonly position: number }[] {
  const letters = [...file.text].length === file.text.length ? file.text.split('') : Array.from({ length: file.text.length }, (_, i) => file.text[i]!);
  for (const node of nodesOf(file)) {
    if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      for (let i = node.getStart(file.tree); i < node.end; i += 1) if (letters[i] !== '\n') letters[i] = ' ';
    }
  }
  return [...letters.join('').matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)].map((match) => ({ text: match[0], position: match.index }));
}

const promise = /\b(TODO|FIXME|XXX|HACK)\b/;
const silencer = /@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable/;
const code = /^(import|export|const|let|var|return|await|throw|function|if \(|for \(|\}|\w+(\.\w+)*\([^)]*\);?$)|[;{]$/;

export const comments = guard({
  ja: '註釈に宿題・検査の黙殺・消し残しのコードはない',
  findings: (files) => files.flatMap((file) => commentsOf(file).flatMap(({ text, position }): Finding[] => {
    if (promise.test(text)) return [findingAt(file, position, '宿題が書いてある')];
    if (silencer.test(text)) return [findingAt(file, position, '検査を黙らせている')];
    const line = text.startsWith('//') ? text.slice(2).trim() : '';
    return code.test(line) && !/[ぁ-んァ-ヶ一-龠]/.test(line) ? [findingAt(file, position, '消し残しのコード')] : [];
  })),
});

const runners = new Set(['test', 'it', 'describe', 'bench']);
export const testsRun = guard({
  ja: '試験は一つも止めない(条件つきの skipIf と runIf は理由が名に出る)',
  findings: (files) => perNode(files.filter(({ path }) => isTest(path)), (node) =>
    (ts.isPropertyAccessExpression(node) && ['only', 'skip', 'todo', 'fails'].includes(node.name.text) && runners.has(rootName(node.expression)) ? `${node.getText()} がある` : undefined)),
});

export const testTitles = guard({
  ja: '試験の題は、決まりを述べる日本語の文',
  findings: (files) => perNode(files.filter(({ path }) => isTest(path)), (node) => {
    if (!ts.isCallExpression(node) || !['test', 'it'].includes(rootName(node.expression))) return undefined;
    const title = node.arguments[0];
    return title && ts.isStringLiteralLike(title) && !/[ぁ-んァ-ヶ一-龠]|^(%s|\$\w+)/.test(title.text) ? `「${title.text}」は日本語の文でない` : undefined;
  }),
});
const rootName = (node: ts.Expression): string => (ts.isPropertyAccessExpression(node) ? rootName(node.expression) : ts.isIdentifier(node) ? node.text : '');
