import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agentCsvForm } from '../payment-agent/receipt.js';
import { allRecords } from '../records.js';
import { exampleProfile, quotedProfile } from './example-profile.js';
import { bundledProfile, everyInterface, loadProfile, lossText } from './profile.js';

type Json = Record<string, any>;
const refused = (json: unknown) => {
  const result = loadProfile(json);
  return result.ok ? [] : result.issues.map(({ pointer, why }) => [pointer, why]);
};
/** The lossy profile with something changed in the file of municipalInsuredIds. */
const changed = (change: (file: Json, profile: Json) => void): Json => {
  const profile: Json = structuredClone(quotedProfile);
  change(profile['files'].municipalInsuredIds, profile);
  return profile;
};

describe('同梱のプロファイル', () => {
  test('公開された形のある収納代行の CSV のほかは、幅・公式らしい番号・自前の語でないコードを一つも含まない', () => {
    const { agentReceipt: published, ...own } = everyInterface.bundled.files!;
    expect(published).toBe(agentCsvForm);
    const content = JSON.stringify({ ...everyInterface.bundled, files: own });
    expect(content).not.toMatch(/"(width|unit|pad|codes|at|empty|fields|defaults)":/);
    expect(everyInterface.bundled.tables).toBeUndefined();
    const words = new Set([...content.matchAll(/"([^"]*)"/g)].map(([, word]) => word!));
    expect([...words].filter((word) => /[A-Z]{2,}|\d{3,}|[A-Z]\d/.test(word) && !/YYYY/.test(word))).toEqual([]);
  });

  test('どの記録のすべての項目を、記録の順で持つ', () => {
    expect([...bundledProfile().files.keys()]).toEqual(allRecords.map(({ id }) => id));
    for (const { id, fields } of allRecords) expect(bundledProfile().files.get(id)!.columns.map(({ key }) => key)).toEqual(Object.keys(fields));
    expect(bundledProfile()).toMatchObject({ lossy: false, loss: [], basis: 'public-knowledge', note: '公開資料だけに基づく自前の形式であり、公式のレイアウトではない' });
  });
});

describe('手元のプロファイル', () => {
  test('識別と中身の sha-256 を証跡に残せる', () => {
    const text = JSON.stringify(exampleProfile, null, 2);
    const result = loadProfile(text);
    expect(result.ok && [result.profile.id, result.profile.sha256]).toEqual(['local/example@1', createHash('sha256').update(text).digest('hex')]);
  });

  test('書かない項目は同梱のまま残り、振る舞いの決まりは重ねられる', () => {
    const result = loadProfile({ profileId: 'local/a@1', extends: 'public-knowledge/interfaces@1.0.0', basis: 'local', files: { qualificationDates: { newline: 'crlf' } }, rules: { applicationEndConvention: 'dayBefore' } });
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const file = result.profile.files.get('qualificationDates')!;
    expect([file.newline, file.columnNames, file.header.length]).toEqual(['crlf', true, 6]);
    expect(result.profile.rules).toEqual({ applicationEndConvention: 'dayBefore' });
  });

  test('失われる項目を並べる', () => {
    const result = loadProfile(quotedProfile);
    expect(result.ok && [result.profile.lossy, lossText(result.profile.loss)]).toEqual([true, 'municipalInsuredIds.prefecturePersonId(都道府県被保険者ID)']);
  });

  test('失われる項目があるのにそう書かないプロファイルは拒む', () => {
    expect(refused(changed((_, profile) => { delete profile['lossy']; }))).toEqual([['/lossy', '電文にない項目がある: municipalInsuredIds.prefecturePersonId(都道府県被保険者ID)']]);
    expect(refused({ ...exampleProfile, lossy: true })).toEqual([['/lossy', '失われる項目はない']]);
  });
});

const at = '/files/municipalInsuredIds';
const example = (change: (profile: Json) => void) => { const profile: Json = structuredClone(exampleProfile); change(profile); return profile; };

describe('誤ったプロファイルは、場所と理由を示して拒む', () => {
  test.each<[string, unknown, string[][]]>([
    ['JSON でない', '{', [['', expect.stringContaining('JSON として読めない') as string]]],
    ['オブジェクトでない', '[]', [['', 'オブジェクトであるべきところ、型が違う']]],
    ['知らない項目', changed((file) => { file['colour'] = 1; }), [[`${at}/colour`, '知らない項目「colour」がある']]],
    ['知らない記録', changed((_, profile) => { profile['files'].payroll = {}; }), [['/files/payroll', '「payroll」という記録はない']]],
    ['知らない土台', changed((_, profile) => { profile['extends'] = 'local/other@1'; }), [['/extends', '土台のプロファイルが書かれていないか、同梱のものではない']]],
    ['同梱の名前を名乗る', changed((_, profile) => { profile['profileId'] = 'public-knowledge/interfaces@1.0.0'; }), [['/profileId', 'public-knowledge/interfaces@1.0.0 は同梱のプロファイルの名前である']]],
    ['公開資料だけに基づくと名乗る', changed((_, profile) => { profile['basis'] = 'public-knowledge'; }), [['/basis', '手元のプロファイルは公開資料だけに基づくと名乗れない']]],
    ['知らない文字コード', changed((file) => { file['encoding'] = 'ebcdic'; }), [[`${at}/encoding`, '選べる値ではない']]],
    ['0x40 以上の区切り文字', changed((file) => { file['record'].delimiter = '|'; }), [[`${at}/record/delimiter`, '1バイトで 0x40 より小さい記号(「,」やタブなど。引用符・数字・空白を除く)であるべき']]],
    ['2文字の区切り文字', changed((file) => { file['record'].delimiter = ',,'; }), [[`${at}/record/delimiter`, '1バイトで 0x40 より小さい記号(「,」やタブなど。引用符・数字・空白を除く)であるべき']]],
    ['引用符の区切り文字', changed((file) => { file['record'].delimiter = '"'; }), [[`${at}/record/delimiter`, '1バイトで 0x40 より小さい記号(「,」やタブなど。引用符・数字・空白を除く)であるべき']]],
    ['知らない項目名', changed((file) => { file['fields'].push({ key: 'shoeSize' }); }), [[`${at}/fields/2/key`, '市町村被保険者ID連携ファイルに「shoeSize」という項目はない']]],
    ['二度ある項目', changed((file) => { file['fields'].push({ key: 'personKey' }); }), [[`${at}/fields`, '項目「personKey」が二度ある']]],
    ['key も constant もない列', changed((file) => { file['fields'].push({ width: 3 }); }), [[`${at}/fields/2`, 'key か constant のどちらか一つだけを書くべき']]],
    ['二度ある順番', changed((file) => { file['fields'] = [{ key: 'personKey', at: 1 }, { key: 'municipalInsuredId', at: 1 }]; }), [[`${at}/fields/1/at`, '順番 1 が二度ある'], [`${at}/defaults/municipalInsuredId`, '市町村被保険者ID: 必須の項目が電文になく、既定値もない']]],
    ['必須の項目を落とす', changed((file) => { file['fields'] = [{ key: 'personKey' }]; }), [[`${at}/defaults/municipalInsuredId`, '市町村被保険者ID: 必須の項目が電文になく、既定値もない']]],
    ['日付でない項目に日付の形', changed((file) => { file['fields'][0].type = 'date:YYYYMMDD'; }), [[`${at}/fields/0/type`, '宛名番号は日付ではない']]],
    ['コードでない項目にコード表', changed((file, profile) => { file['fields'][0].codes = 'tables.a'; profile['tables'] = { a: {} }; }), [[`${at}/fields/0/codes`, '宛名番号はコードの項目ではない']]],
    ['幅のない埋め方', changed((file) => { file['fields'][0].pad = 'left-zero'; }), [[`${at}/fields/0/pad`, '埋め方はあるが width がない']]],
    ['固定長なのに幅がない', changed((file) => { file['record'] = { kind: 'fixed', columnNames: false, header: [], trailer: [] }; }), [[`${at}/fields/0`, '固定長の項目に width がない']]],
    ['改行のない CSV', changed((file) => { file['newline'] = 'none'; }), [[`${at}/newline`, 'CSV には改行が要る']]],
    ['ファイル名の知らない変数', changed((file) => { file['fileName'] = '{date}{hour}.csv'; }), [[`${at}/fileName`, '{hour} は使えない。使えるのは {kind} {municipality} {date} {date:YYYYMMDD} {date:GYYMMDD} {seq} {seq:4}']]],
    ['上の階層を指すファイル名', changed((file) => { file['fileName'] = '../{date}.csv'; }), [[`${at}/fileName`, 'ファイル名に使えない文字がある']]],
    ['通番のないファイル名', changed((file) => { delete file['envelope'].seq; }), [[`${at}/fileName`, 'ファイル名に {seq} がない']]],
    ['CP932 で書けない固定値', changed((file) => { file['encoding'] = 'cp932'; file['fields'].push({ constant: '𠮷' }); }), [[`${at}/fields/2`, '「𠮷」は cp932 で書けない']]],
    ['幅に入らないコード', example((profile) => { profile['tables'].operation.register = '100'; }), ['qualificationHousehold', 'qualificationPerson'].map((id) => [`/files/${id}/fields/${id === 'qualificationPerson' ? 28 : 1}`, '「100」: 幅 2バイト のところ 3バイト'])],
    ['足りないコード', example((profile) => { delete profile['tables'].headKind.nominal; }), [['/tables/headKind/nominal', '世帯主区分の「nominal」(擬制)に電文のコードがない']]],
    ['同じコードに二つの意味', example((profile) => { profile['tables'].headKind.nominal = profile['tables'].headKind.insured; }), [['/tables/headKind/nominal', '「insured」と同じ電文のコード「3」である']]],
    ['ない表', example((profile) => { delete profile['tables'].headKind; }), [['/files/qualificationHousehold/fields/5/codes', '表「headKind」が tables にない']]],
    ['個人番号の既定値', changed((_, profile) => { profile['files'].qualificationPerson = { fields: [{ key: 'name' }], defaults: { individualNumber: '100000000001' } }; }), expect.arrayContaining([['/files/qualificationPerson/defaults/individualNumber', '個人番号に既定値は置けない']]) as string[][]],
    ['大きすぎる', ' '.repeat(1_000_001), [['', 'プロファイルが大きすぎる(上限 1000000 文字)']]],
    ['誤りはすべて一度に示す', changed((file, profile) => { file['newline'] = 'cr'; profile['basis'] = 'mine'; profile['x'] = 1; }), [['/basis', '選べる値ではない'], [`${at}/newline`, '選べる値ではない'], ['/x', '知らない項目「x」がある']]],
  ])('%s', (_, json, expected) => {
    expect(refused(json)).toEqual(expected);
  });

  test('どの誤りにも直し方が付く', () => {
    const result = loadProfile({ profileId: 'x', basis: 'x', files: { municipalInsuredIds: { encoding: 'x', fields: [] } } });
    expect(!result.ok && result.issues.every(({ cure }) => cure.length > 3)).toBe(true);
  });
});
