import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { municipalInsuredIds } from '../aggregator/distribution.js';
import { addDays } from '../../law/day.js';
import type { Field, RecordDefinition } from '../define.js';
import { encodePaymentSlip } from '../mailing/payment-slip.js';
import { allRecords } from '../records.js';
import { codecOf, type Batch } from './codec.js';
import { exampleProfile, quotedProfile } from './example-profile.js';
import { bundledProfile, loadProfile, type Profile } from './profile.js';

/** Characters every encoding of ours can write: kana, kanji with 髙 and 﨑, half-width kana, 外字 U+E000…, and what CSV must quote. */
const japanese = fc.constantFrom(...'山田髙﨑橋一二三丁目ヵヶァーｱｲｳﾞ々〆①㈱Ⅲ～－ 　A9z,"\'-/.()\ue000\ue757', '\\');

const valueOf = (field: Field<unknown>): fc.Arbitrary<unknown> => {
  const { type } = field;
  if (field.codes) return type.startsWith('0=否') ? fc.boolean() : fc.constantFrom(...field.codes.map(([code]) => code));
  if (field.isDay) return fc.integer({ min: 0, max: 57_000 }).map((days) => addDays('1873-01-01', days));
  if (field.secret) return digits(12);
  if (type === '整数(0〜100)') return fc.integer({ min: 0, max: 100 });
  if (type === '年月6桁') return fc.integer({ min: 0, max: 3_000 }).map((months) => `${1900 + Math.floor(months / 12)}${String(1 + (months % 12)).padStart(2, '0')}`);
  if (type.startsWith('数字')) return digits(Number(/\d+/.exec(type)![0]));
  if (type === '日時') return fc.integer({ min: 0, max: 57_000 }).map((days) => `${addDays('1873-01-01', days)}T09:30`);
  if (type === '件数') return fc.integer({ min: 0, max: 999_999_999 });
  if (type === '円') return fc.integer({ min: 0, max: 99_999_999_999 });
  if (type === '年度') return fc.integer({ min: 1000, max: 9999 });
  if (type.startsWith('語の並び')) return fc.array(fc.stringMatching(/^[EW]\d{3}$/), { maxLength: 5 });
  const most = Math.min(Number(/\d+/.exec(type)![0]), 40);
  return fc.array(japanese, { minLength: 1, maxLength: most }).map((characters) => characters.join('').slice(0, most).replace(/[ 　]+$/u, '') || '値');
};
const digits = (size: number) => fc.stringMatching(new RegExp(`^[0-9]{${size}}$`));

/** Items that go together: what a row of 収納代行 repeats of its bars, what a 還付 or a 充当 alone says, what was taken out of a pension, and what a kind of row of 市町村基礎ファイル has. */
const together: Readonly<Record<string, (row: Record<string, unknown>) => Record<string, unknown>>> = {
  overpaymentNotice: (row) => (row['overpaymentDecision'] === 'refund' ? { ...row, intoFiscalYear: null, intoPeriod: null, claimThrough: row['decidedOn'] } : { ...row, intoFiscalYear: row['fiscalYear'], intoPeriod: row['period'], claimThrough: null }),
  levyBase: ({ fiscalYear, countedOn, insuredCount, rowKind, part, ageBand, ...sums }) => {
    const nothing = { part: null, ageBand: null, householdCount: null, incomeThousandYen: null, cappedIncomeThousandYen: null, careCostThousandYen: null };
    const own = rowKind === 'part' ? { part: part ?? 'care', householdCount: sums['householdCount'] ?? 0, incomeThousandYen: sums['incomeThousandYen'] ?? 0, cappedIncomeThousandYen: sums['cappedIncomeThousandYen'] ?? 0 }
      : { ...(rowKind === 'ageBand' ? { ageBand: ageBand ?? '70' } : {}), careCostThousandYen: sums['careCostThousandYen'] ?? 0 };
    return { rowKind, fiscalYear, countedOn, insuredCount, ...nothing, ...own };
  },
  levyContribution: (row) => {
    const [byIncomeYen, byHeadYen] = [Math.floor(Number(row['byIncomeYen']) / 2), Math.floor(Number(row['byHeadYen']) / 2)];
    return { ...row, byIncomeYen, byHeadYen, contributionYen: byIncomeYen + byHeadYen };
  },
  withholdingRequestStandIn: (row) => ({ ...row, withholdingMonth: '202610', requestedYen: row['requestKind'] === 'stop' ? 0 : 1 + Number(row['requestedYen']) % 999_999 }),
  withholdingResultStandIn: (row) => ({ ...row, withholdingMonth: '202702', ...(row['withholdingOutcome'] === 'withheld' ? { withheldYen: 1 + Number(row['withheldYen']) % 999_999, settleOn: row['withheldOn'] } : { withheldYen: 0, settleOn: null }) }),
  forwardedPaper: (row) => ({ ...row, applicantKana: 'ヤマダ ハナコ', pageCount: 1 + Number(row['pageCount']) % 99, attempt: 1 + Number(row['attempt']) % 9, receivedOn: row['forwardedOn'] }),
  insuredMasterChange: (row) => ({ ...row, endOn: row['endOn'] === null ? null : row['startOn'] }),
  agentReceipt: (row) => {
    const slip = { makerCode: '999999', freeField: `${String(row['storeCode'])}${String(row['headOfficeCode'])}${String(row['userField2'])}0`, reissueNumber: '1', payableUntil: null, isStamped: row['isStamped'] === true, amountYen: 1 + Number(row['storeCode']) % 300_000 };
    const barcode = encodePaymentSlip(slip) as string;
    const settleOn = ['02', '12', '22'].includes(String(row['feedKind'])) ? row['createdOn'] : null;
    return { ...row, barcode, receivedTime: '0930', userField1: barcode.slice(13, 19), userField2: barcode.slice(19, 30), amountYen: slip.amountYen, settleOn };
  },
};

/** Any record of the definition, with Japanese text. */
const anyRecord = <R>(definition: RecordDefinition): fc.Arbitrary<R> =>
  itemByItem(definition).map((row) => together[definition.id]?.(row) ?? row) as fc.Arbitrary<R>;
const itemByItem = (definition: RecordDefinition): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(definition.fields).map(([key, field]) => [key, field.required || field.type.startsWith('語の並び') ? valueOf(field) : fc.option(valueOf(field), { nil: null })])));

const loaded = (json: unknown): Profile => {
  const result = loadProfile(json);
  if (!result.ok) throw new Error(result.issues.map(({ pointer, why }) => `${pointer} ${why}`).join('\n'));
  return result.profile;
};
const profiles = [['同梱', bundledProfile()], ['CP932固定長', loaded(exampleProfile)]] as const;
const envelope = { municipalityCode: '131130', date: '2026-04-01', seq: 3 } as const;
const cases = profiles.flatMap(([name, profile]) => allRecords.map((definition) => [name, definition.ja, profile, definition] as const));

async function gather<R>(batches: AsyncIterable<Batch<R>>) {
  const all: Batch<R>[] = [];
  for await (const batch of batches) all.push(batch);
  const last = all.at(-1)!;
  return { sizes: all.map(({ records }) => records.length), whole: { envelope: last.envelope, records: all.flatMap(({ records }) => records), rejected: all.flatMap(({ rejected }) => rejected), issues: all.flatMap(({ issues }) => issues), count: last.count } };
}

describe.each(cases)('%sのプロファイルの%s', (_, __, profile, definition) => {
  const codec = codecOf(profile, definition);
  const first = 1 + (codec.layout.header.length > 0 ? 1 : 0) + (codec.layout.columnNames ? 1 : 0);

  test('書いて読めば同じ記録、読んで書けば同じバイト', () => {
    fc.assert(fc.property(fc.array(anyRecord<Record<string, unknown>>(definition), { maxLength: 6 }), (records) => {
      const file = codec.format(envelope, records);
      const parsed = codec.parse(file);
      expect(parsed).toEqual({ envelope, records: records.map((value, index) => ({ line: first + index, value })), rejected: [], issues: [], count: records.length });
      expect(codec.format(parsed.envelope!, parsed.records.map(({ value }) => value))).toEqual(file);
      expect(codec.parseFileName(file.name)).toEqual(envelope);
    }), { numRuns: 30 });
  });

  test('どこで切れて届いても、まとめて読んだのと同じ結果になる', async () => {
    const [records] = fc.sample(fc.array(anyRecord<Record<string, unknown>>(definition), { minLength: 12, maxLength: 12 }), { numRuns: 1, seed: 7 });
    const file = codec.format(envelope, records!);
    for (const size of [1, 7, 1_000]) {
      const chunks = Array.from({ length: Math.ceil(file.bytes.length / size) }, (_, index) => file.bytes.subarray(index * size, (index + 1) * size));
      const { whole } = await gather(codec.parseStream(file.name, chunks, 4));
      expect(whole).toEqual(codec.parse(file));
    }
  });

  test('少しずつ書いても、まとめて書いたのと同じバイトになる', async () => {
    const [records] = fc.sample(fc.array(anyRecord<Record<string, unknown>>(definition), { minLength: 900, maxLength: 900 }), { numRuns: 1, seed: 11 });
    const pieces: Uint8Array[] = [];
    for await (const piece of codec.formatStream(envelope, records!, 900)) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(codec.format(envelope, records!).bytes)).toBe(true);
    expect(pieces.length).toBeGreaterThan(3);
  });

  test('どのバイトが壊れていても止まらず、記録か拒否のどちらかに数える', () => {
    const [records] = fc.sample(fc.array(anyRecord<Record<string, unknown>>(definition), { minLength: 3, maxLength: 3 }), { numRuns: 1, seed: 3 });
    const { name, bytes } = codec.format(envelope, records!);
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (hits) => {
      const broken = Uint8Array.from(bytes);
      for (const [at, byte] of hits) broken[at] = byte;
      const parsed = codec.parse({ name, bytes: broken });
      expect(parsed.records.length + parsed.rejected.length).toBe(parsed.count);
      expect(parsed.rejected.length === 0 || parsed.issues.length > 0).toBe(true);
      if (parsed.issues.length > 0) return;
      const again = codec.format(parsed.envelope!, parsed.records.map(({ value }) => value));
      if (codec.layout.shape.kind === 'fixed') expect(Buffer.compare(again.bytes, broken)).toBe(0);
      else expect(codec.parse(again)).toEqual(parsed);
    }), { numRuns: 80 });
  });
});

describe('読み分け', () => {
  const codec = codecOf(bundledProfile(), municipalInsuredIds);
  const many = Array.from({ length: 2_500 }, (_, row) => ({ municipalInsuredId: `M${row}`, personKey: `P${row}`, prefecturePersonId: null }));

  test('2500件は1000件ずつの組で届き、行番号が続く', async () => {
    const { sizes, whole } = await gather(codec.parseStream(codec.fileName(envelope), [codec.format(envelope, many).bytes]));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
    expect(whole.records.map(({ line }) => line)).toEqual(many.map((_, row) => row + 3));
  });

  test('値の引用符を余計に付けた行も、意味が同じなら受け入れる', () => {
    const { name, bytes } = codec.format(envelope, [many[0]!]);
    const parsed = codec.parse({ name, bytes: Buffer.from(Buffer.from(bytes).toString().replace('M0', '"M0"')) });
    expect([parsed.issues, parsed.records]).toEqual([[], [{ line: 3, value: many[0] }]]);
  });

  test('失われる項目のあるプロファイルは失うものを並べ、電文にない通番は既定値で読む', () => {
    const lossy = loaded(quotedProfile);
    expect(lossy.loss).toEqual([{ record: 'municipalInsuredIds', field: 'prefecturePersonId', ja: '都道府県被保険者ID', readAs: '' }]);
    const codec = codecOf(lossy, municipalInsuredIds);
    const file = codec.format({ ...envelope, seq: 1 }, [{ municipalInsuredId: '1', personKey: 'a"b', prefecturePersonId: 'X' }]);
    expect(file.name).toBe('ids5080401.tsv');
    expect(Buffer.from(file.bytes).toString('latin1')).toBe('\xef\xbb\xbf"a""b"\t"1"\r\n');
    expect(codec.parse(file).records[0]!.value).toEqual({ municipalInsuredId: '1', personKey: 'a"b', prefecturePersonId: null });
    expect(() => codec.format(envelope, [])).toThrow('seq の値 3 をこのプロファイルは表せない');
  });
});
