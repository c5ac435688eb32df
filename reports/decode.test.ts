import { describe, expect, test } from 'vitest';
import { qualificationPerson, type QualificationPerson } from '../contracts/aggregator/qualification.js';
import { codecOf } from '../contracts/wire/codec.js';
import { exampleProfile } from '../contracts/wire/example-profile.js';
import { bundledProfile, loadProfile } from '../contracts/wire/profile.js';
import { decoderOf } from './decode.js';
import type { DecodedFile } from './decoded.js';
import { secretNumber } from './fixtures/small-run.js';

const loaded = loadProfile(exampleProfile);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
const fixed = loaded.profile;
const envelope = { municipalityCode: '131130', date: '2026-04-01', seq: 12 } as const;
const person: QualificationPerson = {
  individualNumber: secretNumber, insurerNumber: '138131', householdKey: '24-0001', personKey: 'P1', branchNumber: '01', name: '髙﨑 花子', nameKana: 'タカサキ ハナコ', bornOn: '1960-02-29', sex: '2', address: '突合区架空町1,2', memberKind: 'head',
  relationship: null, periodKey: 'K1', applicationStartOn: '2026-03-01', applicationStartReason: 'leaveEmployeeInsurance', applicationEndOn: null, applicationEndReason: null, acquiredOn: null, acquisitionReason: null, lostOn: null, lossReason: null,
  specialResidenceKind: null, changeReason: null, cardUseCancellation: false, isNotDisclosed: true, selfInfoBlocked: false, municipalInsuredId: null, operation: 'register', revision: 1,
};
const fileOf = (profile: typeof fixed, count = 1) => codecOf(profile, qualificationPerson).format(envelope, Array.from({ length: count }, () => person));
const read = (profile: typeof fixed, file: { name: string; bytes: Uint8Array }, limit = 10) => decoderOf(profile)('qualificationPerson', file, limit)!;
const field = (file: DecodedFile, id: string, line = 1) => {
  const { raw, ...rest } = file.lines[line]!.fields.find((one) => one.id === id)!;
  return { ...rest, raw: Buffer.from(raw).toString('hex') };
};

describe('同梱のプロファイル(CSV)', () => {
  const file = read(bundledProfile(), fileOf(bundledProfile()));
  test('見出し・行・末尾を行番号つきで読む', () => expect(file.lines.map(({ line, kind }) => [line, kind])).toEqual([[1, 'header'], [3, 'row'], [4, 'trailer']]));
  test('見出しは項目名と値で読める', () =>
    expect(file.lines[0]!.fields.map(({ ja, value }) => `${ja}=${value}`)).toEqual(['固定値=header', 'ファイルの種別=qualificationPerson', 'プロファイル=public-knowledge/interfaces@1.0.0', '市区町村コード=131130', '日付=2026-04-01', '通番=12']));
  test('値のそばに意味と位置とバイトがある', () =>
    expect(field(file, 'sex')).toEqual({ id: 'sex', ja: '性別', value: '2', wire: '2', meaning: '女', secret: false, otherNumber: false, byte: 83, raw: '32' }));
  test('個人番号の項目は秘密と印される', () => expect(field(file, 'individualNumber').secret).toBe(true));
  test('指摘のないファイルに指摘はない', () => expect([file.ja, file.encoding, file.total, file.issues]).toEqual(['資格情報(個人)ファイル', 'utf-8 · LF · CSV', 1, []]));
});

describe('手元のプロファイル(CP932・固定長)', () => {
  const file = read(fixed, fileOf(fixed));
  test('手元のコード値は自前の語で読み、元の値も残る', () => expect(field(file, 'sex')).toMatchObject({ value: '2', wire: '1', meaning: '女', raw: '31' }));
  test('和暦の日付は西暦で読み、元の値も残る', () => expect(field(file, 'bornOn')).toMatchObject({ value: '1960-02-29', wire: '3350229' }));
  test('埋めた空白は値に入らず、CP932 のバイトが見える', () => {
    expect(field(file, 'name')).toMatchObject({ value: '髙﨑 花子', wire: `髙﨑 花子${' '.repeat(191)}` });
    expect(field(file, 'name').raw.slice(0, 18)).toBe('fbfcfab12089d48e71');
  });
});

describe('悪いファイル', () => {
  test('頭の行だけに絞っても、拒まれた行は示す', () => {
    const good = fileOf(bundledProfile(), 8);
    const lines = Buffer.from(good.bytes).toString().split('\n');
    lines[8] = lines[8]!.replace(',register,', ',unknown,');
    const file = read(bundledProfile(), { name: good.name, bytes: Buffer.from(lines.join('\n')) }, 2);
    expect(file.lines.filter(({ kind }) => kind === 'row').map(({ line }) => line)).toEqual([3, 4, 9]);
    expect(field(file, 'operation', 3)).toMatchObject({ value: 'unknown', meaning: '' });
    expect(file.issues).toMatchObject([{ code: 'E204', line: 9, field: 'operation' }]);
    expect(file.total).toBe(8);
  });

  test('列がずれて個人番号が別の列にある行は、どの値も出さない', () => {
    const good = fileOf(bundledProfile());
    const shifted = Buffer.from(good.bytes).toString().replace(`${secretNumber},138131`, `138131,${secretNumber}`);
    const row = read(bundledProfile(), { name: good.name, bytes: Buffer.from(shifted) }).lines[1]!;
    expect(JSON.stringify(row)).not.toContain(secretNumber);
    expect(row.fields[1]).toMatchObject({ ja: '保険者番号', value: '(保険者番号 12桁)', byte: 0 });
  });

  test('列の数が違う行は、長さと理由だけを示す', () => {
    const good = fileOf(bundledProfile());
    const torn = Buffer.from(good.bytes).toString().replace(',register,1', ',register');
    expect(read(bundledProfile(), { name: good.name, bytes: Buffer.from(torn) }).lines[1]!.fields).toMatchObject([{ id: '*', value: expect.stringMatching(/^\(\d+バイトの行: 列が29のところ28しかない\)$/) }]);
  });

  test('空のファイルと途中で切れたファイルも読める', () => {
    const good = fileOf(fixed);
    expect(read(fixed, { name: good.name, bytes: new Uint8Array() })).toMatchObject({ total: 0, lines: [] });
    expect(read(fixed, { name: good.name, bytes: good.bytes.subarray(0, 100) }).issues.length).toBeGreaterThan(0);
  });

  test('知らない電文は読まない', () => expect(decoderOf(fixed)('unknownLayout', fileOf(fixed), 1)).toBeNull());
});
