import { expect, test } from 'vitest';
import { assume, cite } from '../law/define.js';
import { basesAreGiven, declaredIn, profilesAreOurs, unitsAreNamed, unitsFit, type Declared } from './units.js';

const one = (value: Record<string, unknown>, path = 'contracts/x.ts', name = 'x'): Declared[] => [{ path, name, value }];
const record = { id: 'paidNotice', ja: '納付済通知', basis: cite('別添1', 'C-03'), steps: ['C-03'], fields: { paidOn: { ja: '納付日' } } };
const story = { id: 'eligibility.birth', ja: '出生の日に資格を取る', basis: [cite('法', '7条')], covers: ['E-1-1'], needs: ['act.resend'], today: '2026-04-01', level: 'normal', play: async () => {} };
const path = 'scenarios/eligibility/birth.ts';

test('輸出されたものの中の、配列と入れ子まで見る', () => {
  expect(declaredIn('a.ts', { list: [{ basis: 1, inner: { basis: 2 } }], text: 'x', day: new Map() }).map(({ name }) => name)).toEqual(['list[0]', 'list[0].inner']);
});

test('根拠のないもの、空の根拠は言う', () => {
  for (const basis of [undefined, null, [], {}, { kind: 'cited', document: '' }, { kind: 'guess', why: 'x' }, 'x']) expect(basesAreGiven(one({ basis })), JSON.stringify(basis)).toHaveLength(1);
  expect(basesAreGiven(one({ kind: 'assumed', why: '' }, 'law/x.ts', 'validityBasis'))).toHaveLength(1);
  expect(basesAreGiven([...one({ basis: assume('x') }), ...one({ basis: [cite('a', '')] }), ...one({ kind: 'derived', from: 'x' }, 'law/x.ts', 'validityBasis')])).toEqual([]);
});

test('id の形・日本語の名・根拠が欠ければ言い、整っていれば言わない', () => {
  expect(unitsAreNamed(one(record))).toEqual([]);
  expect(unitsAreNamed(one({ ...record, id: 'paid-notice' }))).toEqual(['contracts/x.ts:1 x: record の id「paid-notice」の形が違う']);
  expect(unitsAreNamed(one({ ...record, ja: 'paid notice' }))).toEqual(['contracts/x.ts:1 x: 日本語の名がない']);
  expect(unitsAreNamed(one({ id: 'bank', ja: '銀行', routes: 1, faults: {}, limitations: ['x'] }))).toEqual(['contracts/x.ts:1 x: 根拠がない']);
});

test('同じ種類に同じ id が二つあれば言い、同じものの再登場は言わない', () => {
  expect(unitsAreNamed([...one(record), ...one({ ...record }, 'contracts/y.ts')])).toEqual(['contracts/y.ts:1 x: id「paidNotice」は contracts/x.ts にもある']);
  expect(unitsAreNamed([...one(record), ...one(record, 'contracts/y.ts')])).toEqual([]);
});

test('シナリオの id はフォルダとファイルの名', () => {
  expect(unitsAreNamed(one(story, path))).toEqual([]);
  expect(unitsAreNamed(one(story, 'scenarios/benefit/birth.ts'))).toHaveLength(1);
});

test('別添1にない手順、港にない操作、暦にない日、無名の項目は言う', () => {
  expect(unitsFit([...one(story, path), ...one(record)])).toEqual([]);
  expect(unitsFit(one({ ...story, covers: ['E-9-9'] }, path))).toEqual([`${path}:1 x: 手順「E-9-9」は別添1にない`]);
  expect(unitsFit(one({ ...story, covers: [], needs: ['act.fly'], today: '2026-02-30', level: 'easy' }, path))).toHaveLength(4);
  expect(unitsFit(one({ ...record, steps: ['Z-1'], fields: { paidOn: {} } }))).toHaveLength(2);
});

test('実物との違いを述べない関係者と、行のない法の値は言う', () => {
  expect(unitsFit(one({ routes: 1, faults: {}, limitations: [] }))).toHaveLength(1);
  expect(unitsFit(one({ rows: [], checkedThrough: '2026-03-31' }))).toHaveLength(1);
});

test('公式を名のる同梱の形式は言う', () => {
  const ours = { profileId: 'public-knowledge/interfaces@1.0.0', basis: 'public-knowledge', note: '自前の形式であり、公式のレイアウトではない' };
  expect(profilesAreOurs([...one(ours), ...one({ profileId: 'local/aggregator@2026.1', basis: 'local' })])).toEqual([]);
  expect(profilesAreOurs([...one({ ...ours, profileId: 'official/aggregator@1.0.0' }), ...one({ ...ours, note: '' }), ...one({ ...ours, basis: 'local' })])).toHaveLength(3);
});
