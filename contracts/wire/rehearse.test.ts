import { expect, test } from 'vitest';
import { allRecords } from '../records.js';
import { exampleProfile, quotedProfile } from './example-profile.js';
import { bundledProfile, loadProfile } from './profile.js';
import { rehearse } from './rehearse.js';

type Json = Record<string, any>;
const rehearsed = (json: unknown) => {
  const result = loadProfile(json);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return rehearse(result.profile, allRecords).map(({ record, field, why }) => [record, field, why]);
};
const example = (change: (profile: Json) => void) => {
  const profile: Json = structuredClone(exampleProfile);
  change(profile);
  return profile;
};
const tooLong = (width: number) => `見本を書けない(幅 ${width}バイト のところ 8バイト)`;

test('同梱と試験用のプロファイルは、見本を変えずに書いて読める', () => {
  expect(rehearse(bundledProfile(), allRecords)).toEqual([]);
  expect(rehearsed(exampleProfile)).toEqual([]);
  expect(rehearsed(quotedProfile)).toEqual([]);
});

test('0で始まる番号を0で埋めるプロファイルは、使う前に見つかる', () => {
  expect(rehearsed(example(({ files }) => { files.qualificationHousehold.fields.at(-1).pad = 'left-zero'; })))
    .toEqual([['qualificationHousehold', 'insurerNumber', '見本を書けない(埋め文字で始まるか終わる値は、読み戻すと変わる)']]);
});

test('幅が足りない項目は、一つがほかを隠さず、要る幅とともに見つかる', () => {
  expect(rehearsed(example(({ files }) => {
    files.qualificationDates.fields.at(-1).width = 2;
    files.processingResult.fields.find(({ key }: Json) => key === 'receivedCount').width = 3;
    files.processingResult.fields.find(({ key }: Json) => key === 'line').width = 7;
  }))).toEqual([['qualificationDates', 'version', tooLong(2)], ['processingResult', 'receivedCount', tooLong(3)], ['processingResult', 'line', tooLong(7)]]);
});

test('件数の入らない見出しは、ファイルの誤りとして見つかる', () => {
  expect(rehearsed(example(({ files }) => { files.municipalInsuredIds.record.header[4].width = 5; files.municipalInsuredIds.record.header[1].width = 1; }))[0]).toEqual(['municipalInsuredIds', '*', expect.stringContaining('幅') as string]);
});

test('記録では省ける項目を必須とするプロファイルは、誤りではない', () => {
  expect(rehearsed(example(({ files }) => { files.qualificationPerson.fields.find(({ key }: Json) => key === 'nameKana').required = true; files.qualificationPerson.fields.find(({ key }: Json) => key === 'periodKey').required = true; }))).toEqual([]);
});
