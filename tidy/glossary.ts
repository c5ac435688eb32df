import ts from 'typescript';
import { nodesOf, findingAt, isTest, type Finding, type SourceFile } from './define.js';
import { declaredName, wordsOf } from './names.js';
import type { Declared } from './units.js';

/** The law of words: `docs/glossary.md`. */
export interface Glossary {
  /** Identifiers of the table, with the line of their row. */
  readonly identifiers: ReadonlyMap<string, number>;
  /** Words an identifier never contains → what to say instead. */
  readonly never: ReadonlyMap<string, string>;
  /** Keys that are plain English and need no row. */
  readonly plain: ReadonlySet<string>;
}

const quoted = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
const cellsOf = (line: string): readonly string[] => line.replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());

/** Rows are `| 用語 | identifier | English source | never say | do not confuse with |`; the last section lists plain English. */
export function readGlossary(text: string): Glossary {
  const lines = text.split('\n');
  const plainFrom = lines.findIndex((line) => line.startsWith('## Plain English'));
  const rows = lines.slice(0, plainFrom < 0 ? undefined : plainFrom).flatMap((line, i) => (line.startsWith('|') && !/^\|\s*(用語|-)/.test(line) ? [{ line: i + 1, cells: cellsOf(line) }] : []));
  return {
    identifiers: new Map(rows.flatMap(({ line, cells }) => quoted(cells[1] ?? '').map((name) => [name, line] as const))),
    never: new Map(rows.flatMap(({ cells }) => quoted(cells[3] ?? '').map((word) => [word, quoted(cells[1] ?? '').join('・')] as const))),
    plain: new Set(plainFrom < 0 ? [] : quoted(lines.slice(plainFrom).join('\n'))),
  };
}

/** The table itself: five cells a row, and no identifier that is also forbidden. */
export function glossaryIsSound(path: string, text: string): readonly Finding[] {
  const { identifiers, never } = readGlossary(text);
  const crooked = text.split('\n').flatMap((line, i): Finding[] => (line.startsWith('|') && cellsOf(line).length !== 5 ? [`${path}:${i + 1} 列が五つでない`] : []));
  return [...crooked, ...[...identifiers].filter(([name]) => never.has(name)).map(([name, line]): Finding => `${path}:${line} ${name} は言わない語でもある`)];
}

/** Every key that crosses a wire or the port is explained. */
export function keysAreExplained(all: readonly Declared[], { identifiers, plain }: Glossary): readonly Finding[] {
  const records = all.filter(({ value }) => 'fields' in value && ('steps' in value || 'basis' in value));
  return records.flatMap(({ path, name, value }) => Object.keys(value.fields as object)
    .filter((key) => !identifiers.has(key) && !plain.has(key))
    .map((key): Finding => `${path}:1 ${name}.${key} が docs/glossary.md にない`));
}

/** Properties of the schemas of people, 届出 and the port: `z.object({ key: … })`. */
export function schemaKeysAreExplained(files: readonly SourceFile[], { identifiers, plain }: Glossary): readonly Finding[] {
  return files.filter(({ path }) => /^contracts\/(resident|notification|ward|ward-match)\.ts$/.test(path)).flatMap((file) => nodesOf(file)
    .filter((node) => ts.isPropertyAssignment(node) && ts.isCallExpression(node.parent.parent) && /^z\.(strict)?object$/i.test(node.parent.parent.expression.getText()))
    .map((node) => (node as ts.PropertyAssignment).name)
    .filter((name) => !identifiers.has(name.getText()) && !plain.has(name.getText()))
    .map((name) => findingAt(file, name.getStart(), `${name.getText()} が docs/glossary.md にない`)));
}

/** Words the house decided against do not come back as names. */
export function neverSaid(files: readonly SourceFile[], { never }: Glossary): readonly Finding[] {
  const forbidden = [...never].map(([word, instead]) => ({ word, instead, pattern: ` ${wordsOf(word).join(' ')} ` }));
  const judged = new Map<string, (typeof forbidden)[number] | undefined>();
  const judge = (name: string) => {
    const spoken = ` ${wordsOf(name).join(' ')} `;
    judged.set(name, forbidden.find(({ pattern }) => spoken.includes(pattern)));
  };
  return files.filter(({ path }) => !isTest(path)).flatMap((file) => nodesOf(file).flatMap((node): Finding[] => {
    const name = declaredName(node) ?? (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) ? node.name.getText(file.tree) : '');
    if (name === '') return [];
    if (!judged.has(name)) judge(name);
    const found = judged.get(name);
    return found ? [findingAt(file, node.getStart(file.tree), `${name}: 「${found.word}」と言わず ${found.instead} と言う`)] : [];
  }));
}
