import { expect, it } from 'vitest';
import { matchNotice, memberHistory, memberUpdate } from './insurer-hub/terminal.js';
import { recordSchema } from './record-schema.js';

const said = (schema: ReturnType<typeof recordSchema>, value: object) => schema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];

it('記録の項目は、JSONでも同じ型・コード・必須を持つ', () => {
  const update = { updateId: 'U1', bundle: null, kind: 'fixLink', historyKey: 'M/T1', version: 1, individualNumber: null, name: null, nameKana: null, bornOn: '1980-02-29', sex: null, address: null, why: '理由', actor: '係' };
  expect(said(recordSchema(memberUpdate), update)).toEqual([]);
  expect(said(recordSchema(memberUpdate), { ...update, kind: 'other', version: '1', bornOn: '1981-02-29', individualNumber: '1', why: null })).toEqual(['kind', 'version', 'individualNumber', 'bornOn', 'why']);
});

it('0か1の項目は真偽、本人確認判定フラグはコード、語の並びは配列、日時は日時の形', () => {
  const { isCurrent, identityFlag, storedAt } = recordSchema(memberHistory).shape;
  expect([isCurrent!.safeParse(true).success, isCurrent!.safeParse('1').success, identityFlag!.safeParse('2').success, identityFlag!.safeParse('9').success, storedAt!.safeParse('2025-05-12T22:30').success, storedAt!.safeParse('2025-05-12').success]).toEqual([true, false, true, false, true, false]);
  expect(recordSchema(matchNotice).shape['findings']!.safeParse(['X4']).success).toBe(true);
});
