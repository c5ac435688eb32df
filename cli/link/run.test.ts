import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ruleSet } from '../../matching/judge/rules.js';
import { openPeople } from '../match/open.js';
import { alike } from '../match/rewrite.js';
import { inOwnFolder } from '../match/run.js';
import { linkSides, type LinkedRow } from './run.js';
import { scannedSide, type ScannedSide } from './side.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-link-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const titles = ['氏名', '氏名カナ', '生年月日', '性別', '住所'];
type Row = readonly string[];
const moved = (town: string, bornOn = '1975-03-05'): Row => ['髙橋　太郎', 'タカハシ　タロウ', bornOn, '1', `東京都架空区${town}1-2-3`];
const other = (n: number): Row => [`見本　${'一二三四五六七八九'[n]!}`, 'ミホン　ケン', `1980-01-1${n}`, '2', `東京都架空区西台9-9-${n + 1}`];

let serial = 0;
/** What becomes of the records of B: line of A, decision and rule. */
async function linked(a: readonly Row[], b: readonly Row[], switches: Parameters<typeof ruleSet>[1]): Promise<readonly string[]> {
  const paths = [a, b].map((rows) => {
    const path = join(folder, `${serial++}.csv`);
    writeFileSync(path, [titles, ...rows].map((row) => `${row.join(',')}\n`).join(''));
    return path;
  }) as [string, string];
  const need = ['name', 'nameKana', 'bornOn', 'sex', 'address'] as const;
  return inOwnFolder(async (temporary) => {
    const sides = await alike(await openPeople(paths[0], undefined, need), await openPeople(paths[1], undefined, need), temporary, undefined);
    const [sideA, sideB] = sides.map(({ segment }) => scannedSide(segment, 7n)) as [ScannedSide, ScannedSide];
    const rows: LinkedRow[] = [];
    linkSides(sideA, sideB, ruleSet('試験', switches), (row) => rows.push(row));
    for (const side of [sideA, sideB]) side.close();
    return rows.sort((x, y) => x.b - y.b).map(({ a: row, decision, rule }) => `${row ?? '-'} ${decision} ${rule}`);
  });
}

test('氏名が珍しいかどうかは、大きいほうのファイルの件数から判断する。どちらの向きでも同じ', async () => {
  const [small, large] = [[moved('南台')], [moved('北台'), other(1), other(2)]];
  for (const [fewestRows, answer] of [[3, '0 same R4'], [4, '0 clerical R4']] as const) {
    expect((await linked(small, large, { fewestRows }))[0]).toBe(answer);
    expect((await linked(large, small, { fewestRows }))[0]).toBe(answer);
  }
});

test('同じ氏名の人は、どちらのファイルでも数える', async () => {
  const [one, two] = [[moved('南台'), other(1), other(2)], [moved('北台'), moved('東台', '1990-11-20'), other(3)]];
  const expectedOfTwo = 1 / (30 * 365.25);
  for (const [tau, answer] of [[expectedOfTwo * 1.01, '0 same R4'], [expectedOfTwo, '0 clerical R4']] as const) {
    expect((await linked(one, two, { fewestRows: 3, tau }))[0]).toBe(answer);
    expect((await linked(two, one, { fewestRows: 3, tau }))[0]).toBe(answer);
  }
});
