import { describe, expect, test } from 'vitest';
import { municipalInsuredIds } from './aggregator/distribution.js';
import { inspectFile, UnknownLayout } from './inspect.js';
import { fieldTable, layoutOfFileName, recordLayouts } from './layouts.js';
import { noChange } from './mailing/change.js';
import { installmentColumns, noPension } from './mailing/installments.js';
import { premiumNotice } from './mailing/records.js';
import { codecOf } from './wire/codec.js';
import { exampleProfile } from './wire/example-profile.js';
import { bundledProfile, loadProfile } from './wire/profile.js';

const profile = bundledProfile();
const envelope = { municipalityCode: '131130', date: '2026-04-01', seq: 1 } as const;
const { name, bytes } = codecOf(profile, municipalInsuredIds).format(envelope, [{ municipalInsuredId: 'M1', personKey: 'P1', prefecturePersonId: null }]);

test('どのレイアウトのファイル名も、そのレイアウトだけに合う', () => {
  const local = loadProfile(exampleProfile);
  for (const each of [profile, ...(local.ok ? [local.profile] : [])]) {
    expect(recordLayouts.map(({ id, definition }) => layoutOfFileName(each, codecOf(each, definition).fileName(envelope)) === id)).toEqual(recordLayouts.map(() => true));
  }
  expect(layoutOfFileName(profile, 'readme.txt')).toBeNull();
});

describe('ファイルの点検', () => {
  test('ファイル名からレイアウトがわかる', () => {
    expect(inspectFile({ name, bytes, profile })).toEqual({ layout: 'municipalInsuredIds', profile: 'public-knowledge/interfaces@1.0.0', ok: true, records: 1, issues: [] });
  });

  test('名前を変えたファイルは見出しからわかり、名前の誤りを示す', () => {
    expect(inspectFile({ name: 'a.csv', bytes, profile })).toMatchObject({ layout: 'municipalInsuredIds', ok: false, records: 1, issues: [{ code: 'E101', line: 0 }] });
  });

  test('見出しがなくても列名からわかる', () => {
    const headless = Buffer.from(Buffer.from(bytes).toString().split('\n').slice(1).join('\n'));
    expect(inspectFile({ name: 'a.csv', bytes: headless, profile })).toMatchObject({ layout: 'municipalInsuredIds', records: 1 });
  });

  test('わからなければ --as と選べる名前を示す', () => {
    expect(inspectFile({ name: 'a.csv', bytes: Buffer.from('M1,P1,\n'), profile })).toMatchObject({ layout: null, ok: false, records: 0, issues: [{ code: 'E115', cure: expect.stringMatching(/^--as に次のいずれかを書いて読み直す: ([^、]+、){2}[^、]+。ほかは totsugo layouts$/) as string }] });
    expect(inspectFile({ name: 'a.csv', bytes: Buffer.from('M1,P1,\n'), as: 'municipalInsuredIds', profile })).toMatchObject({ records: 1, ok: false });
    expect(() => inspectFile({ name, bytes, as: 'nothing', profile })).toThrow(UnknownLayout);
    expect(() => inspectFile({ name, bytes, as: 'debitRequests', profile })).toThrow(/--as に次のいずれかを書く: debitRequest\(/);
  });
});

describe('納付書のバーコード', () => {
  const premiumNoticeFile = (barcode: string) => codecOf(profile, premiumNotice).format(envelope, [{
    noticeId: '1', addressee: '見本 花子', postalCode: null, addressLine1: '東京都港区架空町1-1', addressLine2: null, fiscalYear: 2026, kind: 'decision', medicalYen: 23_400, supportYen: 0, careYen: 0, childSupportYen: null,
    totalYen: 23_400, months: 12, reductionTenths: '0', ...installmentColumns([{ dueOn: '2026-06-30', yen: 23_400, barcode }]), ...noChange, ...noPension,
  }]);
  const [right, wrong] = ['91999999131130001234567260100026063000234004', '91999999131130001234567260100026063000234002'];

  test('検査数字が違えば、項目と位置を挙げて何が違うかを言う', () => {
    expect(inspectFile({ ...premiumNoticeFile(right), profile })).toMatchObject({ ok: true, records: 1, issues: [] });
    expect(inspectFile({ ...premiumNoticeFile(wrong), profile })).toMatchObject({ ok: false, records: 0, issues: [{ code: 'E202', line: 3, field: 'installment1Barcode', ja: '第1期のバーコード(GS1-128)', raw: wrong, why: '検査数字が 4 でなく 2', cure: 'AI 91 を含む43桁から、重み3・1で求める' }] });
    expect(inspectFile({ ...premiumNoticeFile(wrong), profile }).issues[0]!.byte).toBeGreaterThan(50);
  });

  test('点検しないで読む者は、書いてあるとおりに読む', () => {
    expect(codecOf(profile, premiumNotice).parse(premiumNoticeFile(wrong))).toMatchObject({ issues: [], records: [{ value: { installment1Barcode: wrong } }] });
  });
});

test('項目の表は項目名・識別子・型・必須・根拠を並べる', () => {
  expect(fieldTable(municipalInsuredIds)).toBe([
    '| 項目名 | 識別子 | 型 | 必須 | 根拠 | 備考 |', '|--|--|--|--|--|--|',
    '| 市町村被保険者ID | `municipalInsuredId` | 文字列(40) | 必須 | 公開資料にある |  |', '| 宛名番号 | `personKey` | 文字列(40) | 必須 | 公開資料にある |  |',
    '| 都道府県被保険者ID | `prefecturePersonId` | 文字列(40) | 任意 | 公開資料から推定 |  |',
  ].join('\n'));
});
