import { municipalInsuredIds } from '../contracts/aggregator/distribution.js';
import { qualificationPerson, type QualificationPerson } from '../contracts/aggregator/qualification.js';
import { record, type RecordOf } from '../contracts/define.js';
import { code, count, day, digits, optional, text } from '../contracts/fields.js';
import { assume, type Day } from '../law/define.js';
import { bankCases, bankWork, type BankCase } from './bank.js';
import { receiptWork } from './receipts.js';
import { codecOf, type Codec } from '../contracts/wire/codec.js';
import { bundledProfile, loadProfile, type Family, type Profile } from '../contracts/wire/profile.js';

const envelope = { municipalityCode: '131130', date: '2026-04-01', seq: 1 } as const;

/** A record of 120 bytes in CP932, twelve items wide, as money files are. */
const payment = record({
  id: 'benchPayment', ja: '計測用の記録', basis: assume('計測のための形'), between: ['ward', 'aggregator'], steps: [],
  fields: {
    kind: code('区分', [['2', '明細']]), bank: digits('銀行', 4), bankName: text('銀行名', 15), branch: digits('支店', 3), branchName: text('支店名', 15),
    account: digits('口座', 7), holder: text('名義', 30), amount: count('金額'), paidOn: day('日付'), customer: text('顧客', 20), result: optional(code('結果', [['0', '済'], ['1', '不能']])),
  },
});
const family: Family = {
  definitions: [payment],
  bundled: {
    profileId: 'bench/payment@1', basis: 'public-knowledge',
    files: { benchPayment: {
      fileName: 'pay_{municipality}_{date:YYYYMMDD}_{seq:4}.dat', encoding: 'cp932', newline: 'none', record: { kind: 'fixed' },
      fields: [
        { key: 'kind', width: 1 }, { key: 'bank', width: 4 }, { key: 'bankName', width: 15 }, { key: 'branch', width: 3 }, { key: 'branchName', width: 15 }, { key: 'account', width: 7 },
        { key: 'holder', width: 30 }, { key: 'amount', width: 10, pad: 'left-zero' }, { key: 'paidOn', width: 8, type: 'date:YYYYMMDD' }, { key: 'customer', width: 20 }, { key: 'result', width: 1 }, { constant: '', width: 6 },
      ],
    } },
  },
};

function fixedProfile(): Profile {
  const loaded = loadProfile(undefined, family);
  if (!loaded.ok) throw new Error(`TSG-BENCH 計測用のプロファイルが読めない: ${loaded.issues.map(({ pointer, why }) => pointer + why).join(' / ')}`);
  return loaded.profile;
}

const dayOf = (year: number, row: number) => `${year}-0${1 + (row % 9)}-${String(1 + (row % 28)).padStart(2, '0')}` as Day;

/** `kana`: half-width kana as in real files; otherwise ASCII only. */
const payments = (rows: number, kana: boolean): RecordOf<typeof payment>[] => Array.from({ length: rows }, (_, row) => ({
  kind: '2', bank: String(row % 10_000).padStart(4, '0'), bankName: kana ? 'ﾄﾂｺﾞｳ' : 'TOTSUGO', branch: String(row % 1_000).padStart(3, '0'), branchName: kana ? 'ﾎﾝﾃﾝ' : 'HONTEN',
  account: String(row % 10_000_000).padStart(7, '0'), holder: kana ? 'ﾔﾏﾀﾞ ﾊﾅｺ' : 'YAMADA HANAKO', amount: row * 37 % 1_000_000, paidOn: dayOf(2026, row), customer: `C${row}`, result: row % 9 === 0 ? '1' : '0',
}));

const persons = (rows: number): QualificationPerson[] => Array.from({ length: rows }, (_, row) => ({
  individualNumber: String(row).padStart(12, '0'), insurerNumber: '138131', householdKey: `24-${row >> 1}`, personKey: `P${row}`, branchNumber: '01', name: `山田 花子${row % 97}`, nameKana: 'ヤマダ ハナコ',
  bornOn: dayOf(1950 + (row % 50), row), sex: row % 2 === 0 ? '1' : '2', address: `突合区架空町${row % 30}丁目${row % 20}番${row % 15}号`, memberKind: 'member', relationship: '妻',
  periodKey: `K${row}`, applicationStartOn: dayOf(2026, row), applicationStartReason: 'leaveEmployeeInsurance', applicationEndOn: null, applicationEndReason: null, acquiredOn: dayOf(2026, row), acquisitionReason: null, lostOn: null, lossReason: null,
  specialResidenceKind: null, changeReason: null, cardUseCancellation: false, isNotDisclosed: false, selfInfoBlocked: false, municipalInsuredId: null, operation: 'register', revision: 1,
}));

/** Best of several rounds, in MB/s of CPU time. */
async function speed(bytes: number, work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 9; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, user + system);
  }
  return Math.round(bytes / best);
}

async function measure<R>(name: string, codec: Codec<R>, make: () => readonly R[], encoding: string) {
  const { file, rows, format } = await measureFormat(codec, make());
  const bytes = file.bytes.length;
  const decode = await speed(bytes, () => new TextDecoder(encoding).decode(file.bytes));
  const parse = await speed(bytes, async () => {
    for await (const batch of codec.parseStream(file.name, [file.bytes])) if (batch.issues.length > 0) throw new Error(`TSG-BENCH ${name}: ${batch.issues[0]!.why}`);
  });
  return { name, rows, bytesARow: Math.round(bytes / rows), MBps: { decodeOnly: decode, parse, format }, ratioToDecode: { parse: Number((parse / decode).toFixed(3)), format: Number((format / decode).toFixed(3)) } };
}

/** Apart, so that the records are gone from memory before reading is measured: a collector that must walk them is not the codec's cost. */
async function measureFormat<R>(codec: Codec<R>, records: readonly R[]) {
  const file = codec.format(envelope, records);
  const format = await speed(file.bytes.length, async () => {
    let size = 0;
    for await (const chunk of codec.formatStream(envelope, records)) size += chunk.length;
    if (size !== file.bytes.length) throw new Error('TSG-BENCH 少しずつ書いた長さが違う');
  });
  return { file, rows: records.length, format };
}

/** The same for a file of a bank. */
async function measureBank(one: BankCase, rows: number) {
  const { bytes, parse, format } = bankWork(one, one.entries(rows));
  const decode = await speed(bytes.length, () => new TextDecoder('shift_jis').decode(bytes));
  const MBps = { decodeOnly: decode, parse: await speed(bytes.length, parse), format: await speed(bytes.length, format) };
  return { name: one.name, rows, bytesARow: Math.round(bytes.length / rows), MBps, ratioToDecode: { parse: Number((MBps.parse / decode).toFixed(3)), format: Number((MBps.format / decode).toFixed(3)) } };
}

/** The same for receipts; writing them reads them again, as the writer always does. */
async function measureReceipts(receipts: number) {
  const { bytes, lines, parse, format } = receiptWork(receipts);
  const decode = await speed(bytes.length, () => new TextDecoder('shift_jis').decode(bytes));
  const MBps = { decodeOnly: decode, parse: await speed(bytes.length, parse), format: await speed(bytes.length, format) };
  return { name: 'レセプト電算, Shift_JIS and CRLF', rows: lines, bytesARow: Math.round(bytes.length / lines), MBps, ratioToDecode: { parse: Number((MBps.parse / decode).toFixed(3)), format: Number((MBps.format / decode).toFixed(3)) } };
}

/** Speeds of parsing and formatting beside the least there is to do: turning the bytes into one string. */
export async function main(): Promise<unknown> {
  const rows = 100_000;
  const fixed = codecOf(fixedProfile(), payment);
  const banks = [];
  for (const one of bankCases) banks.push(await measureBank(one, rows));
  return [
    ...banks, await measureReceipts(rows / 10),
    await measure('fixed 120 bytes, ASCII', fixed, () => payments(rows, false), 'shift_jis'),
    await measure('fixed 120 bytes, CP932 kana', fixed, () => payments(rows, true), 'shift_jis'),
    await measure('person CSV, UTF-8', codecOf(bundledProfile(), qualificationPerson), () => persons(rows), 'utf-8'),
    await measure('id CSV, UTF-8', codecOf(bundledProfile(), municipalInsuredIds), () => Array.from({ length: rows }, (_, row) => ({ municipalInsuredId: `M${row}`, personKey: `P${row}`, prefecturePersonId: null })), 'utf-8'),
  ];
}
