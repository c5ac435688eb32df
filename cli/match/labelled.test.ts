import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePeople } from '../../harness/people/write.js';
import type { HolderProposal } from '../../matching/judge/counter-search.js';
import { defaultRules } from '../../matching/judge/rules.js';
import type { Matched, MatchResult, SetFinding, Sink } from './matched.js';
import { openPeople } from './open.js';
import { noOutput } from './output.js';
import { alike } from './rewrite.js';
import { inOwnFolder, matchSides } from './run.js';
import { labelsIn, type Label } from './truth.js';

/** What the generator did to each record, and what 突合 made of it. */
const folder = mkdtempSync(join(tmpdir(), 'totsugo-labelled-'));
const labels: Label[] = [];
const verdictOf = new Map<string, MatchResult>();
const findings: SetFinding[] = [];
const proposals: HolderProposal[] = [];
let keyOfLine: readonly string[] = [];

beforeAll(async () => {
  await writePeople({ seed: 11, municipalityCode: '131032', today: '2026-04-01', count: 80_000, out: folder, corrupt: 0.2 });
  const [a, b] = ['people.csv', 'people-corrupted.csv'].map((name) => join(folder, name)) as [string, string];
  for await (const label of labelsIn(join(folder, 'truth.csv'))) labels.push(label);
  keyOfLine = ['', ...readFileSync(b, 'utf8').split('\r\n').map((line) => line.slice(0, line.indexOf(',')))];
  await matched(a, b, { result: (one) => verdictOf.set(one.keyB, one), finding: (one) => findings.push(one), proposal: (one) => proposals.push(one) });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function matched(a: string, b: string, told: Partial<Sink>): Promise<Matched> {
  const need = ['individualNumber', 'name', 'nameKana', 'bornOn', 'sex'] as const;
  return inOwnFolder(async (temporary) => {
    const sides = await alike(await openPeople(a, undefined, need), await openPeople(b, undefined, need), temporary, undefined);
    return matchSides(...sides, { workers: 1, rules: defaultRules, mode: 3, seed: 7n, shortcut: true, today: '2026-04-01', wanted: 'results', rowsAtOnce: 1e6 }, noOutput({ isOpen: true, ...told }), temporary);
  });
}
const ofKind = (wanted: string) => labels.filter(({ kind, keyB }) => kind === wanted && keyB !== '');
const verdict = ({ keyB }: Label) => verdictOf.get(keyB)?.verdict ?? 'M0';

test('どの種類の誤りも、生成器が見込んだ判定になる', () => {
  const kinds = new Map<string, Record<string, number>>();
  for (const label of labels) {
    if (label.keyB === '' || label.verdicts.includes(verdict(label))) continue;
    const count = kinds.get(label.kind) ?? {};
    kinds.set(label.kind, { ...count, [verdict(label)]: (count[verdict(label)] ?? 0) + 1 });
  }
  expect(Object.fromEntries(kinds)).toEqual({});
});

test('他人の番号を、疑いなし(M0・M1)とすることは一件もない', () => {
  const wrong = labels.filter(({ effect }) => effect === 'wrongNumber');
  expect(wrong.length).toBeGreaterThan(1000);
  expect(wrong.filter((label) => ['M0', 'M1'].includes(verdict(label)))).toEqual([]);
});

test('同姓同名・同生年月日の別人の番号は、一人も疑いなしとせず、95%以上を M2n とする', async () => {
  const [head, ...rows] = readFileSync(join(folder, 'people.csv'), 'utf8').trimEnd().split('\r\n').map((line) => line.split(','));
  const bearers = new Map<string, string[][]>();
  for (const row of rows) { const person = row.slice(2, 6).join(' '); bearers.set(person, [...(bearers.get(person) ?? []), row]); }
  const namesakes = [...bearers.values()].filter((group) => group.length === 2).flatMap(([one, other]) => [[one!, other!], [other!, one!]] as const);
  const file = join(folder, 'namesakes.csv');
  writeFileSync(file, [head!, ...namesakes.map(([one, other]) => [one[0]!, other[1]!, ...one.slice(2)])].map((row) => `${row.join(',')}\r\n`).join(''));
  const { verdicts } = await matched(join(folder, 'people.csv'), file, {});
  expect(namesakes.length).toBeGreaterThan(100);
  expect([verdicts.M0, verdicts.M1, verdicts.M2 + verdicts.M2n]).toEqual([0, 0, namesakes.length]);
  expect(verdicts.M2n / namesakes.length).toBeGreaterThanOrEqual(0.95);
});

test('違いのない写しと表記だけの違いは、人に回らない', () => {
  const sound = labels.filter(({ effect, verdicts }) => effect === 'none' || (effect === 'tolerated' && verdicts.every((code) => code === 'M1')));
  expect(sound.filter((label) => !['M0', 'M1'].includes(verdict(label)))).toEqual([]);
});

/** Of the runs of shifted rows, those whose numbers no other record carries: the others meet a second wrong link. */
test('行ずれは、一つの行ずれとして長さのとおりに挙がる', () => {
  const kindOf = new Map(labels.map(({ keyB, kind }) => [keyB, kind]));
  const isSlid = (line: number) => kindOf.get(keyOfLine[line] ?? '') === 'rowShift';
  const starts = keyOfLine.flatMap((_, line) => (isSlid(line) && !isSlid(line - 1) ? [line] : []));
  const runs = starts.map((start) => { let end = start; while (isSlid(end)) end += 1; return Array.from({ length: end - start }, (_, index) => start + index).join(' '); });
  const told = new Set(proposals.filter(({ kind }) => kind === 'rowShift').map(({ rows }) => [...rows].sort((x, y) => x - y).join(' ')));
  expect(runs.length).toBeGreaterThan(10);
  expect(runs.filter((run) => told.has(run)).length / runs.length).toBeGreaterThanOrEqual(0.9);
});

test('入れ替わった二人は、入れ替わりとして挙がる', () => {
  const swapped = new Set([...ofKind('swap.twins'), ...ofKind('swap.family')].map(({ keyB }) => keyB));
  const told = proposals.filter(({ kind }) => kind === 'swap').flatMap(({ rows }) => rows.map((line) => keyOfLine[line]!));
  expect(swapped.size).toBeGreaterThan(20);
  expect(told.filter((key) => swapped.has(key)).length / swapped.size).toBeGreaterThanOrEqual(0.95);
});

test('一人の二つ目の番号は、正しい番号の記録とともに X5 として挙がり、ほかに X5 はない', () => {
  const [second, first] = [ofKind('twoNumbers'), new Map(ofKind('exact').map(({ keyA, keyB }) => [keyA, keyB]))];
  const expected = second.map(({ keyA, keyB }) => [first.get(keyA)!, keyB].sort().join(' '));
  expect(expected.length).toBeGreaterThan(5);
  expect(findings.filter(({ kind }) => kind === 'X5').map(({ linesB }) => linesB.map((line) => keyOfLine[line]!).sort().join(' ')).sort()).toEqual(expected.sort());
});

test('消除された人の番号は該当なし(X2)で、正しい持ち主は挙がらない', () => {
  const removed = ofKind('removed');
  expect(removed.length).toBeGreaterThan(5);
  expect(removed.map(verdict)).toEqual(removed.map(() => 'X2'));
  const keys = new Set(removed.map(({ keyB }) => keyB));
  expect(proposals.filter(({ rows }) => rows.some((line) => keys.has(keyOfLine[line]!)))).toEqual([]);
});
