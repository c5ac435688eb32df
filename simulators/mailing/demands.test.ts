import { describe, expect, it } from 'vitest';
import { demandLetter, demandTotals, demandTotalsOf, type DemandLetter, type DemandTotals } from '../../contracts/mailing/demand.js';
import { encodePaymentSlip } from '../../contracts/mailing/payment-slip.js';
import { Bad, type RecordDefinition, type RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { readPdf } from '../../paper/read.js';
import { inMemory } from '../../store/sqlite.js';
import type { Difference } from './differences.js';
import { city, withMailing, type Desk } from './desk.examples.js';

const name = `demandLetter_${city}_2026-06-15_1.csv`;
const barsOf = (amountYen: number, payableUntil: DemandLetter['designatedOn'], n = 1): string => {
  const digits = encodePaymentSlip({ makerCode: '900000', freeField: `1310320000012${String(n).padStart(8, '0')}`, reissueNumber: '0', payableUntil, isStamped: false, amountYen });
  if (digits instanceof Bad) throw new Error(digits.why);
  return digits;
};
const letterOf = (n: number, wish: Partial<DemandLetter> = {}): DemandLetter => ({
  demandId: `D000000120${n}-2025-10`, addressee: '見本 太郎', postalCode: null, addressLine1: `東京都港区架空町${n}-1`, addressLine2: null, noticeNumber: `000000120${n}`, fiscalYear: 2025, period: 10, dueOn: '2026-03-31', unpaidYen: 23_389, designatedOn: '2026-06-29',
  demandBarcode: barsOf(23_389, '2026-06-29', n), ...wish,
});
const bytesOf = <D extends RecordDefinition>(definition: D, rows: readonly RecordOf<D>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: city, date: '2026-06-15', seq: 1 }, rows as never).bytes;
const atDesk = (play: (desk: Desk) => Promise<void>) => withMailing(inMemory(), play);

/** What the contractor says in the evening of letters and a totals sheet. */
async function inspected(desk: Desk, letters: readonly DemandLetter[], totals: readonly DemandTotals[] = [demandTotalsOf(letters)]) {
  await desk.call('PUT', `/batches/${city}/${name}`, bytesOf(demandLetter, letters));
  await desk.call('PUT', `/batches/${city}/${name}/totals`, bytesOf(demandTotals, totals));
  await desk.evening();
  const { state, differences } = (await desk.call('GET', `/batches/${city}/${name}`)).body as { state: string; differences: readonly Difference[] };
  return { state, told: differences.map(({ kind, line }) => `${kind} ${line}`) };
}

describe('督促状データ', () => {
  it('一行が一通になり、項目はこの並びで書かれる', () => {
    const [, keys, row] = Buffer.from(bytesOf(demandLetter, [letterOf(1, { demandBarcode: null, addressLine2: '架空荘101' })])).toString().split('\n');
    expect([keys, row]).toEqual([
      'demandId,addressee,postalCode,addressLine1,addressLine2,noticeNumber,fiscalYear,period,dueOn,unpaidYen,designatedOn,demandBarcode', 'D0000001201-2025-10,見本 太郎,,東京都港区架空町1-1,架空荘101,0000001201,2025,10,2026-03-31,23389,2026-06-29,',
    ]);
  });

  it('件数金額表と合えば受け付け、次の日に送り、受け取る人は額と指定期限とバーコードを読む', () => atDesk(async (desk) => {
    expect(await inspected(desk, [letterOf(1), letterOf(2, { period: 12 })])).toEqual({ state: 'accepted', told: [] });
    await desk.until('2026-06-16');
    const { letters } = (await desk.call('GET', `/_sim/letters/${city}/D0000001202-2025-10`)).body as { letters: { sheets: { noticeId: string; lines: string[] }[] }[] };
    expect(letters[0]!.sheets).toEqual([{
      noticeId: 'D0000001202-2025-10', lines: [
        '東京都港区架空町2-1', '見本 太郎 様', '港区 国民健康保険料 督促状', '督促状の番号 D0000001202-2025-10', '通知書番号 0000001202', '令和7年度 随時期 納期限 2026年3月31日', '未納の額 23,389円 指定期限 2026年6月29日', `  (91)${barsOf(23_389, '2026-06-29', 2).slice(2)}`,
      ],
    }]);
    const done = (await desk.world.journal.arrows()).flatMap(({ steps }) => steps);
    expect(done).toContain('C-15');
  }));

  it('紙の督促状は二枚で、納付書のバーを読み返せる', () => atDesk(async (desk) => {
    await inspected(desk, [letterOf(1)]);
    await desk.until('2026-06-16');
    const { raw } = await desk.call('GET', `/_sim/letters/${city}/D0000001201-2025-10/pdf`);
    const pages = await readPdf(raw);
    expect([pages.length, pages[0]!.texts.includes('国民健康保険料 督促状'), pages[1]!.barcodes]).toEqual([2, true, [barsOf(23_389, '2026-06-29')]]);
  }));

  it.each([
    ['同じ督促状が二度', [letterOf(1), letterOf(1, { demandBarcode: barsOf(23_389, '2026-06-29', 9) })], ['noticeTwice 4']],
    ['同じバーコードが二度', [letterOf(1), letterOf(2, { demandBarcode: barsOf(23_389, '2026-06-29', 1) })], ['barcodeTwice 4']],
    ['バーコードの金額が未納の額と違う', [letterOf(1, { unpaidYen: 23_388 })], ['barcodeAmount 3']],
    ['バーコードの期限が指定期限と違う', [letterOf(1, { designatedOn: '2026-06-30' })], ['barcodeDue 3']],
    ['検査数字の違うバーコード', [letterOf(1, { demandBarcode: barsOf(23_389, '2026-06-29').replace(/.$/, (digit) => String((Number(digit) + 1) % 10)) })], ['barcodeUnreadable 3']],
    ['払える額なのにバーコードがない', [letterOf(1, { demandBarcode: null, unpaidYen: 300_000 })], ['barcodeMissing 3']],
    ['指定期限が納期限の日', [letterOf(1, { dueOn: '2026-06-29' })], ['designatedEarly 3']],
  ] as const)('%s は拒む', (_, letters, told) => atDesk(async (desk) => expect(await inspected(desk, letters)).toEqual({ state: 'refused', told: [...told] })));

  it('30万円を1円超える督促状は、バーコードがなくてよい', () => atDesk(async (desk) => expect(await inspected(desk, [letterOf(1, { demandBarcode: null, unpaidYen: 300_001 })])).toEqual({ state: 'accepted', told: [] })));

  it.each([
    ['通数', [{ pieceCount: 2, unpaidYen: 23_389 }], ['pieceCount 3']], ['金額', [{ pieceCount: 1, unpaidYen: 23_388 }], ['totalYen 3']], ['行がない', [], ['pieceCount 0', 'totalYen 0']],
    ['行が二つ', [{ pieceCount: 1, unpaidYen: 23_389 }, { pieceCount: 1, unpaidYen: 23_389 }], ['totalsRowTwice 4']],
  ] as const)('件数金額表の%sが合わなければ拒む', (_, totals, told) => atDesk(async (desk) => expect(await inspected(desk, [letterOf(1)], totals)).toEqual({ state: 'refused', told: [...told] })));
});
