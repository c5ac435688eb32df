import { expect, test } from 'vitest';
import { allRecords } from '../records.js';
import { exampleProfile, quotedProfile } from './example-profile.js';
import { bundledProfile, loadProfile } from './profile.js';
import { rehearse } from './rehearse.js';

const rehearsed = (json: unknown) => {
  const result = loadProfile(json);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return rehearse(result.profile, allRecords).map(({ pointer, why }) => [pointer, why]);
};

test('同梱と試験用のプロファイルは、見本を変えずに書いて読める', () => {
  expect(rehearse(bundledProfile(), allRecords)).toEqual([]);
  expect(rehearsed(exampleProfile)).toEqual([]);
  expect(rehearsed(quotedProfile)).toEqual([]);
});

test('0で始まる番号を0で埋めるプロファイルは、使う前に見つかる', () => {
  const profile = structuredClone(exampleProfile);
  Object.assign(profile.files.qualificationHousehold.fields.at(-1)!, { pad: 'left-zero' });
  expect(rehearsed(profile)).toEqual([['/files/qualificationHousehold/fields/insurerNumber', '保険者番号: 見本を書けない(埋め文字で始まるか終わる値は、読み戻すと変わる)']]);
});

test('幅が足りないプロファイルは、使う前に見つかる', () => {
  const profile = structuredClone(exampleProfile);
  Object.assign(profile.files.qualificationDates.fields.at(-1)!, { width: 2 });
  expect(rehearsed(profile)).toEqual([['/files/qualificationDates/fields/version', '版: 見本を書けない(幅 2バイト のところ 3バイト)']]);
});
