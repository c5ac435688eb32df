import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isIndividualNumber, isRealIndividualNumber, defaultNumberMode } from '../../law/check-digits.js';
import { isDay } from '../../law/day.js';
import { compareFive } from '../../matching/judge/five.js';
import { defaultRules } from '../../matching/judge/rules.js';
import { corruptions } from './corrupt.js';
import { peopleColumns, truthColumns, writePeople, type Written } from './write.js';

const wish = { seed: 7, municipalityCode: '131121', count: 60_000, today: '2025-04-01' } as const;
let folder = '';
let written: Written;
let people: ReadonlyMap<string, readonly string[]>;
let copies: ReadonlyMap<string, readonly string[]>;
let truth: readonly (readonly string[])[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'totsugo-people-'));
  written = await writePeople({ ...wish, out: join(folder, 'one'), corrupt: 0.3 });
  people = byKey(await sheet('one', 'people.csv', peopleColumns));
  copies = byKey(await sheet('one', 'people-corrupted.csv', peopleColumns));
  truth = await sheet('one', 'truth.csv', truthColumns);
});
afterAll(() => rm(folder, { recursive: true }));

test('二つのファイルの件数は人数と同じで、正解は双方のどの記録も一度ずつ挙げる', () => {
  expect([written.people, people.size, copies.size]).toEqual([60_000, 60_000, 60_000]);
  const [ofPeople, ofCopies] = [truth.filter(([rowA, , kind]) => rowA !== '' && kind !== 'twoNumbers').map(([rowA]) => rowA), truth.filter(([, rowB]) => rowB !== '').map(([, rowB]) => rowB)];
  expect([ofPeople.length, ofCopies.length]).toEqual([60_000, 60_000]);
  expect([new Set(ofPeople), new Set(ofCopies)]).toEqual([new Set(people.keys()), new Set(copies.keys())]);
});

test('写しにない人・消除された人・二つ目の番号は、記録のない側を空にして挙げる', () => {
  const of = (wanted: string) => truth.filter(([, , kind]) => kind === wanted);
  expect(of('absent').every(([rowA, rowB]) => people.has(rowA!) && rowB === '')).toBe(true);
  expect(of('removed').every(([rowA, rowB]) => rowA === '' && copies.has(rowB!))).toBe(true);
  expect(of('absent').length).toBe(of('removed').length + of('twoNumbers').length);
  const exact = new Set(of('exact').map(([rowA]) => rowA));
  expect(of('twoNumbers').filter(([rowA]) => !exact.has(rowA)).map(([rowA]) => rowA)).toEqual([]);
  const held = new Set([...people.values()].map(([, number]) => number));
  expect([...of('removed'), ...of('twoNumbers')].filter(([, rowB]) => held.has(copies.get(rowB!)![1] ?? ''))).toEqual([]);
});

test('行ずれの行は、写しの中で続く行の番号を一つずつ持つ', () => {
  const [rows, kinds] = [[...copies.values()], new Map(truth.map(([rowA, rowB, kind]) => [rowB!, { rowA: rowA!, kind }]))];
  const isSlid = ([key]: readonly string[] = []) => kinds.get(key ?? '')?.kind === 'rowShift';
  const right = (row: readonly string[]) => people.get(kinds.get(row[0]!)!.rowA)![1];
  const steps = rows.map((row, at) => (isSlid(row) ? [-1, 1].filter((step) => rows[at + step] !== undefined && right(rows[at + step]!) === row[1]) : []));
  const runs = rows.flatMap((row, at) => { let end = at; if (!isSlid(row) || isSlid(rows[at - 1])) return []; while (isSlid(rows[end])) end += 1; return [steps.slice(at, end)]; });
  expect(runs.length).toBeGreaterThan(5);
  for (const run of runs) {
    expect(run.length >= 3 && run.length <= 12).toBe(true);
    expect(new Set(run.map((step) => step.join())).size).toBe(1);
    expect(run[0]).toHaveLength(1);
  }
});

test('違いなしの写しは5情報と個人番号が同じで、誤りのある写しはどこかが違う', () => {
  const wrong = inBoth().filter(([rowA = '', rowB = '', kind]) => (kind === 'exact') !== (differing(rowA, rowB).length === 0));
  expect(wrong).toEqual([]);
});

test('誤りの種類ごとに、変わった項目はその種類の項目だけ', () => {
  const allowed = new Map(corruptions.map(({ id, item }) => [id, id === 'marriageName' ? ['name', 'nameKana'] : [item]] as const));
  const wrong = inBoth().filter(([rowA = '', rowB = '', kind = '']) => !['exact', 'rowShift', 'twoNumbers'].includes(kind) && !kind.startsWith('swap')
    && differing(rowA, rowB).some((item) => !kind.split('+').some((one) => (allowed.get(one) as readonly string[]).includes(item))));
  expect(wrong).toEqual([]);
});

test('どの種類の誤りも現れ、誤りの割合は求めたとおり', () => {
  const missing = [...corruptions.map(({ id }) => id), 'swap.twins', 'swap.family', 'rowShift', 'absent', 'removed', 'twoNumbers'].filter((kind) => !written.kinds[kind]);
  expect(missing).toEqual([]);
  expect(1 - written.kinds['exact']! / written.people).toBeCloseTo(0.3, 1);
});

test('他人の番号は同じファイルの別人の番号で、書き誤りの番号は誰のものでもなく本物にもならない', () => {
  const holders = new Map([...people].map(([key, row]) => [row[1]!, key]));
  const broken = inBoth().filter(([rowA = '', rowB = '', kind = '']) => {
    const number = copies.get(rowB)![1]!;
    if (kind === 'twoNumbers') return number === people.get(rowA)![1];
    if (/^(wrongNumber|swap|rowShift)/.test(kind)) return !holders.has(number) || holders.get(number) === rowA;
    if (kind.startsWith('badNumber')) return isRealIndividualNumber(number) || isIndividualNumber(number, defaultNumberMode);
    if (kind.startsWith('unknownNumber')) return holders.has(number) || !isIndividualNumber(number, defaultNumberMode);
    return number !== people.get(rowA)![1];
  });
  expect(broken.map(([rowA, , kind]) => [rowA, kind])).toEqual([]);
});

test('写しの五項目の段階は、種類の述べる段階に合う', () => {
  const itemsOf = ([, , name, nameKana, bornOn, sex, address]: readonly string[]) => ({ name, nameKana, bornOn, sex, address });
  const wrong = truth.filter((row) => row[2] !== 'exact' && row[6] !== '').flatMap(([rowA = '', rowB = '', kind, , , , levels = '']) => {
    const found = compareFive(itemsOf(people.get(rowA)!), itemsOf(copies.get(rowB)!), defaultRules).map(({ level }) => level);
    const expected = levels.split(' ');
    return found.every((level, item) => expected[item]!.split('|').includes(level)) ? [] : [`${kind} ${found.join(' ')} ≠ ${levels}`];
  });
  expect([...new Set(wrong)]).toEqual([]);
});

test('入れ替わった二人は互いの番号を持つ', () => {
  const swapped = truth.filter(([, , kind]) => kind!.startsWith('swap')).map(([rowA = '', rowB = '']) => [people.get(rowA)![1]!, copies.get(rowB)![1]!] as const);
  const got = new Map(swapped);
  expect(swapped.length % 2).toBe(0);
  expect(swapped.filter(([own, other]) => got.get(other) !== own).length).toBe(0);
});

test('生年月日はどの写しでも暦にある日付', () => {
  expect([...copies.values()].filter((row) => !isDay(row[4]!)).length).toBe(0);
});

test('見込む判定は種類の効果に合う', () => {
  const effects = new Map([['tolerated', /^M1( M3)?$/], ['mismatch', /^(H1|H2|M3|M2 M2n|M1 M3)$/], ['wrongNumber', /^(H1|H2|M2n)$/], ['badNumber', /^X1$/], ['unknownNumber', /^X2( X3)?$/], ['none', /^M0$/], ['absent', /^$/]]);
  expect(truth.filter(([, , , , effect = '', verdicts = '']) => !effects.get(effect)?.test(verdicts))).toEqual([]);
});

test('同じ種なら同じバイト列になる', async () => {
  await writePeople({ ...wish, count: 2_000, out: join(folder, 'two'), corrupt: 0.3 });
  await writePeople({ ...wish, count: 2_000, out: join(folder, 'three'), corrupt: 0.3 });
  for (const name of ['people.csv', 'people-corrupted.csv', 'truth.csv']) {
    expect((await readFile(join(folder, 'two', name))).equals(await readFile(join(folder, 'three', name)))).toBe(true);
  }
});

test('誤りを求めなければ people.csv だけを書く', async () => {
  await writePeople({ ...wish, count: 10, out: join(folder, 'plain') });
  expect(await readdir(join(folder, 'plain'))).toEqual(['people.csv']);
});

test('割合や書き先の誤りは直し方を示して断り、書きかけを残さない', async () => {
  await expect(writePeople({ ...wish, out: folder, corrupt: 5 })).rejects.toThrow('--corrupt は0から1の割合で指定してください(5)。5%なら0.05です');
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(writePeople({ ...wish, out: file })).rejects.toMatchObject({ code: 'TSG-PEOPLE-OUT' });
  await expect(writePeople({ ...wish, municipalityCode: '131120', out: join(folder, 'none') })).rejects.toThrow('131121 を指定してください');
  expect(await readdir(join(folder, 'none'))).toEqual([]);
});

const inBoth = () => truth.filter(([rowA, rowB]) => rowA !== '' && rowB !== '');

/** Rows of a file without quotes; the header is checked. */
async function sheet(run: string, name: string, columns: readonly string[]): Promise<readonly (readonly string[])[]> {
  const text = await readFile(join(folder, run, name), 'utf8');
  const [header, ...rows] = text.split('\r\n');
  expect(header).toBe(columns.join(','));
  expect(rows.pop()).toBe('');
  return rows.map((row) => row.split(','));
}

function byKey(rows: readonly (readonly string[])[]) {
  return new Map(rows.map((row) => [row[0]!, row]));
}

function differing(rowA: string, rowB: string) {
  const [one, other] = [people.get(rowA)!, copies.get(rowB)!];
  return peopleColumns.filter((_, index) => index >= 1 && index <= 6 && one[index] !== other[index]);
}
