import ts from 'typescript';
import { guard, isTest, perNode, roomOf } from './define.js';

/** Rooms that stand at the edge of the world: they may ask the machine for time, chance and surroundings. */
const edges = new Set(['harness', 'cli', 'bench', 'tidy']);
const machine: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^(globalThis\.)?Date\.now$/, '機械の時計'], [/^performance\.(now|timeOrigin)$/, '機械の時計'], [/^process\.(hrtime|uptime)\b/, '機械の時計'],
  [/^Math\.random$/, '偶然'], [/(^|\.)(randomUUID|randomBytes|randomInt|getRandomValues)$/, '偶然'],
  [/^process\.(env|argv|cwd|platform|pid)$/, '環境'],
  [/^(globalThis\.)?(setTimeout|setInterval|setImmediate)$/, '機械の時計'],
];

export const determinism = guard({
  ja: '時刻・偶然・環境に触れるのは harness と cli だけ',
  findings: (files) => perNode(files.filter(({ path }) => !isTest(path) && !edges.has(roomOf(path)) && path !== 'vitest.config.ts'), (node) => {
    if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0 ? 'new Date() は機械の時計' : undefined;
    if (ts.isCallExpression(node) && node.arguments.length === 0 && /\.toLocale(Date|Time)?String$/.test(node.expression.getText())) return '地域を言わない書式は機械の設定による';
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return toldBy(node.expression.text) ?? (node.expression.text === 'Date' ? 'Date() は機械の時計' : undefined);
    return ts.isPropertyAccessExpression(node) ? toldBy(node.getText().replaceAll('?.', '.')) : undefined;
  }),
});

function toldBy(text: string): string | undefined {
  const found = machine.find(([pattern]) => pattern.test(text));
  return found ? `${text} は${found[1]}` : undefined;
}
