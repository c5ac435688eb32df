import { expect, test } from 'vitest';
import { checkProfile } from './check-profile.js';
import { exampleProfile, quotedProfile } from './example-profile.js';

type Json = Record<string, any>;
/** Where the troubles of a changed example profile are, in the order in which they are told. */
const places = (change: (profile: Json) => void, from: unknown = exampleProfile): string[] => {
  const profile: Json = structuredClone(from) as Json;
  change(profile);
  const result = checkProfile(profile);
  return result.ok ? [] : result.issues.map(({ pointer }) => pointer);
};
const column = (profile: Json, file: string, key: string): Json => profile.files[file].fields.find((candidate: Json) => candidate.key === key);

test('正しいプロファイルには誤りがない', () => {
  expect([places(() => {}), places(() => {}, quotedProfile)]).toEqual([[], []]);
});

test('形の誤り、意味の誤り、見本を書けない幅を、一度に示す', () => {
  expect(places((profile) => {
    profile.x = 1;
    profile.files.municipalInsuredIds.encoding = 'sjis';
    profile.tables.continuity.continued = profile.tables.continuity.new;
    column(profile, 'qualificationDates', 'version').width = 2;
    column(profile, 'qualificationHousehold', 'householdKey').key = 'houseKey';
    column(profile, 'qualificationHousehold', 'insurerNumber').pad = 'left-zero';
    column(profile, 'processingResult', 'code').unit = 'words';
    column(profile, 'processingResult', 'receivedCount').width = 3;
  }).sort()).toEqual([
    '/files/municipalInsuredIds/encoding', '/files/processingResult/fields/4', '/files/processingResult/fields/7/unit', '/files/qualificationDates/fields/7',
    '/files/qualificationHousehold/defaults/householdKey', '/files/qualificationHousehold/fields/3/key', '/files/qualificationHousehold/fields/9', '/tables/continuity/continued', '/x',
  ].sort());
});

test('見本を書けない幅は、書かれた場所と、要る幅で示す', () => {
  const profile: Json = structuredClone(exampleProfile);
  column(profile, 'qualificationDates', 'version').width = 2;
  const result = checkProfile(profile);
  expect(!result.ok && result.issues).toEqual([{ pointer: '/files/qualificationDates/fields/7', why: '版: 見本を書けない(幅 2バイト のところ 8バイト)', cure: 'width を、最も長い値の入る幅にする' }]);
});

test.each<[string, (profile: Json) => void, string[]]>([
  ['一つの列の幅が数でない', (profile) => { column(profile, 'qualificationDates', 'version').width = '9'; }, ['/files/qualificationDates/fields/7/width']],
  ['列の中の綴り誤り', (profile) => { const version = column(profile, 'qualificationDates', 'version'); version.widht = version.width; delete version.width; }, ['/files/qualificationDates/fields/7/widht']],
  ['名のない列', (profile) => { delete column(profile, 'qualificationDates', 'version').key; }, ['/files/qualificationDates/fields/7']],
  ['記録の形の綴り誤り', (profile) => { profile.files.qualificationDates.record.kind = 'fixd'; }, ['/files/qualificationDates/record/kind']],
  ['見出しの一つの要素', (profile) => { profile.files.qualificationDates.record.header[0].width = 'two'; }, ['/files/qualificationDates/record/header/0/width']],
  ['項目の並びが並びでない', (profile) => { profile.files.qualificationDates.fields = {}; }, ['/files/qualificationDates/fields']],
  ['ファイルの決まりがオブジェクトでない', (profile) => { profile.files.qualificationDates = 1; }, ['/files/qualificationDates']],
  ['ファイルの並びの全体', (profile) => { profile.files = []; }, ['/files']],
  ['表が文字列', (profile) => { profile.tables.continuity = 'x'; }, ['/tables/continuity']],
  ['表の一つの値が数', (profile) => { profile.tables.continuity.new = 1; }, ['/tables/continuity/new']],
  ['表の全体', (profile) => { profile.tables = []; }, ['/tables']],
  ['名前の形', (profile) => { profile.profileId = 'X'; }, ['/profileId']],
  ['使えないファイル名', (profile) => { profile.files.qualificationDates.fileName = '{date}{date}.csv'; }, ['/files/qualificationDates/fileName', '/files/qualificationDates/fileName', '/files/qualificationDates/fileName']],
])('誤り「%s」からは、そこから出ただけの誤りを数えない', (_title, change, expected) => {
  expect(places(change)).toEqual(expected);
});

test('一つの意味に一つのコードでなければ、その表を使う項目があってもなくても示す', () => {
  const duplicate = (profile: Json) => { profile.tables.headKind.nominal = profile.tables.headKind.insured; };
  expect(places(duplicate)).toEqual(['/tables/headKind/nominal']);
  expect(places((profile) => { duplicate(profile); delete column(profile, 'qualificationHousehold', 'headKind').codes; })).toEqual(['/tables/headKind', '/tables/headKind/nominal', '/files/qualificationHousehold/fields/5']);
});

test('どの項目も使わない表と、どの項目も知らない区分を示す', () => {
  expect(places((profile) => { profile.tables.spare = { a: '1' }; profile.tables.headKind.deputy = '9'; })).toEqual(['/tables/headKind/deputy', '/tables/spare']);
});

test('一つのオブジェクトに同じ名前が二度あれば示す', () => {
  const text = JSON.stringify(exampleProfile).replace('"headKind":{', '"headKind":{"insured":"8",').replace('"key":"sex"', '"key":"s\\u0065x","key":"sex"');
  const result = checkProfile(text);
  expect(!result.ok && result.issues.map(({ pointer, why }) => [pointer, why])).toEqual([['/files/qualificationPerson/fields/8/key', '同じ名前が二度書かれている'], ['/tables/headKind/insured', '同じ名前が二度書かれている']]);
  expect(checkProfile(JSON.stringify(exampleProfile)).ok).toBe(true);
});

test('列に誤りがなくても、件数の入らない見出しは見つかる', () => {
  expect(places((profile) => { profile.files.municipalInsuredIds.record.header[4].width = 5; profile.files.municipalInsuredIds.fileName = 'ID-{municipality}-{date}.DAT'; profile.files.municipalInsuredIds.envelope = { seq: 123_456 }; })).toEqual(['/files/municipalInsuredIds']);
});
