import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/** A file of the repository with its syntax tree. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** One line of complaint: `path:line why`. An empty list means that the house is in order. */
export type Finding = `${string}:${number} ${string}`;

/** Declares one rule of the house: what it demands, and where it is broken. */
export const guard = (spec: {
  readonly ja: string;
  readonly findings: (files: readonly SourceFile[]) => readonly Finding[];
}) => spec;

export const sourceFile = (path: string, text: string): SourceFile =>
  ({ path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS) });

const notOurs = new Set(['node_modules', 'dist', 'out', '.git', '.totsugo']);

/** Paths of everything that is kept in the repository, sorted. */
export function pathsUnder(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name) && !name.endsWith('.local.json'))
    .flatMap((entry) => (entry.isDirectory() ? pathsUnder(root, `${folder}${entry.name}/`) : [`${folder}${entry.name}`]))
    .sort();
}

/** All TypeScript of the repository. */
export const sourcesUnder = (root: string): readonly SourceFile[] =>
  pathsUnder(root).filter((path) => path.endsWith('.ts')).map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));

/** The top-level folder a file lives in; a file of the root is a room of its own. */
export const roomOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : basename(path, '.ts'));
/** Tests, and the made-up material and tables that only tests read. */
export const isTest = (path: string): boolean => path.endsWith('.test.ts') || /^(([a-z-]+-)?fixture(-[a-z-]+)?|([a-z-]+\.)?examples|arbitrary)\.ts$/.test(basename(path)) || path.includes('/fixtures/');

export const findingAt = ({ path, tree }: SourceFile, position: number, why: string): Finding =>
  `${path}:${tree.getLineAndCharacterOfPosition(position).line + 1} ${why}`;

/** All nodes of a file, parents first. */
export function nodesOf(file: SourceFile): readonly ts.Node[] {
  const known = nodeLists.get(file);
  if (known) return known;
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file.tree);
  nodeLists.set(file, nodes);
  return nodes;
}
const nodeLists = new WeakMap<SourceFile, readonly ts.Node[]>();

/** Findings of one kind of node. */
export const perNode = (files: readonly SourceFile[], why: (node: ts.Node, file: SourceFile) => string | undefined): readonly Finding[] =>
  files.flatMap((file) => nodesOf(file).flatMap((node) => {
    const said = why(node, file);
    return said === undefined ? [] : [findingAt(file, node.getStart(file.tree), said)];
  }));
