import { posix } from 'node:path';
import ts from 'typescript';
import { findingAt, guard, isTest, nodesOf, roomOf, type Finding, type SourceFile } from './define.js';

const everything = ['law', 'store', 'paper', 'contracts', 'matching', 'ward', 'simulators', 'harness', 'scenarios', 'reports', 'cli'];

/** Who may read whom. The two sides of the wire meet in `contracts` only. */
export const rooms: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[]; readonly node: readonly string[] }>> = {
  law: { rooms: [], packages: [], node: [] },
  store: { rooms: [], packages: ['kysely', 'libsql', 'pg'], node: ['crypto', 'fs', 'fs/promises', 'path', 'module'] },
  paper: { rooms: ['law'], packages: ['pdfkit', 'fontkit', 'linebreak', 'bwip-js', 'zxing-wasm', '@expo-google-fonts/noto-sans-jp'], node: ['fs/promises', 'module'] },
  contracts: { rooms: ['law'], packages: ['zod', 'saxes'], node: ['buffer', 'crypto'] },
  matching: { rooms: ['law', 'contracts'], packages: [], node: ['crypto', 'buffer'] },
  ward: { rooms: ['law', 'store', 'contracts', 'matching'], packages: ['zod', 'kysely'], node: ['crypto'] },
  simulators: { rooms: ['law', 'store', 'paper', 'contracts', 'matching'], packages: ['zod', 'kysely', 'fastify'], node: ['crypto', 'stream', 'stream/promises'] },
  harness: { rooms: ['law', 'store', 'paper', 'contracts', 'simulators', 'matching'], packages: ['zod', 'kysely', 'fastify', '@fastify/swagger', '@fastify/swagger-ui', '@faker-js/faker'], node: ['*'] },
  scenarios: { rooms: ['law', 'contracts', 'harness'], packages: [], node: [] },
  reports: { rooms: ['law', 'contracts', 'harness'], packages: ['pako', 'subset-font', '@fontsource-variable/noto-sans-jp'], node: ['crypto', 'fs', 'fs/promises', 'module', 'path', 'url'] },
  cli: { rooms: everything, packages: ['yargs', 'zod', 'fastify', '@fastify/swagger', '@fastify/swagger-ui', 'hyparquet', 'hyparquet-compressors'], node: ['*'] },
  bench: { rooms: everything, packages: ['*'], node: ['*'] },
  tidy: { rooms: everything, packages: ['typescript', 'zod'], node: ['*'] },
};
/** Judgements a room must not see, although it shares the comparers beside them: what two records are to each other, the ward decides itself. */
const closed: Readonly<Record<string, readonly string[]>> = { ward: ['matching/judge/', 'matching/bulk/', 'matching/link/'] };
const strangers: Readonly<Record<string, string>> = { ward: 'simulators', simulators: 'ward' };

/** Every module a file names: imports, re-exports, `import()`, `import('…').Type`, with the position of the name. */
export function importsOf(file: SourceFile): readonly { readonly name: string; readonly position: number }[] {
  return nodesOf(file).flatMap((node) => {
    const text = moduleName(node);
    return text ? [{ name: text.text, position: text.getStart(file.tree) }] : [];
  });
}

function moduleName(node: ts.Node): ts.StringLiteralLike | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) return literal(node.moduleSpecifier);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return literal(node.arguments[0]);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal);
  return undefined;
}
const literal = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node : undefined);

export const importTable = guard({
  ja: '部屋は輸入表にあるものだけを使い、区と関係者は試験でも互いを読まない',
  findings: (files) => files.flatMap((file) => importsOf(file).flatMap(({ name, position }): Finding[] => {
    const why = trouble(file.path, name);
    return why ? [findingAt(file, position, why)] : [];
  })),
});

function trouble(path: string, name: string): string | undefined {
  const room = roomOf(path);
  if (name.startsWith('.')) {
    const target = posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts');
    const judgement = (closed[room] ?? []).find((folder) => target.startsWith(folder));
    return judgement === undefined ? roomTrouble(path, room, roomOf(target)) : `${room} は ${judgement} の判定を使わない(自分で判定する)`;
  }
  if (name.startsWith('..')) return `${name} は置き場の外`;
  const allowed = rooms[room];
  if (isTest(path) || !allowed) return undefined;
  if (name.startsWith('node:')) return allows(allowed.node, name.slice(5)) ? undefined : `${room} は ${name} を使わない`;
  const packageName = name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');
  return allows(allowed.packages, packageName) ? undefined : `${room} は ${packageName} を使わない`;
}

function roomTrouble(path: string, room: string, target: string): string | undefined {
  if (strangers[room] === target) return `${room} は ${target} を読まない(contracts で出会う)`;
  const allowed = rooms[room];
  if (room === target || isTest(path) || !allowed || allowed.rooms.includes(target)) return undefined;
  return `${room} は ${target} を読まない`;
}
const allows = (list: readonly string[], name: string) => list.includes('*') || list.includes(name);
