import { describe, expect, it } from 'vitest';
import { dispositionNotice, dispositionTotals, dispositionTotalsOf, overpaymentNotice, overpaymentTotals, overpaymentTotalsOf, reminderLetter, reminderTotals, reminderTotalsOf, type DispositionNotice, type OverpaymentNotice, type ReminderLetter } from '../../contracts/mailing/letters.js';
import { CannotFormat, codecOf } from '../../contracts/wire/codec.js';
import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { readPdf } from '../../paper/read.js';
import { inMemory } from '../../store/sqlite.js';
import type { Difference } from './differences.js';
import { city, withMailing, type Desk } from './desk.examples.js';

const to = (n: number) => ({ addressee: '見本 太郎', postalCode: null, addressLine1: `東京都港区架空町${n}-1`, addressLine2: null });
const refund = (n: number, wish: Partial<OverpaymentNotice> = {}): OverpaymentNotice => ({
  letterId: `KF-000000${n}`, ...to(n), overpaymentDecision: 'refund', noticeNumber: '0000001201', fiscalYear: 2026, period: 1, movedYen: 23_389, interestYen: 1_200, intoFiscalYear: null, intoPeriod: null, decidedOn: '2026-06-15', claimThrough: '2028-06-15', ...wish,
});
const into = (n: number): OverpaymentNotice => refund(n, { letterId: `JT-000000${n}`, overpaymentDecision: 'appropriate', movedYen: 5_000, interestYen: 0, intoFiscalYear: 2026, intoPeriod: 12, claimThrough: null });
const reminder: ReminderLetter = { letterId: 'SK-0000001', ...to(3), asOf: '2026-06-15', periodCount: 2, oldestDueOn: '2026-03-02', unpaidYen: 46_778, lateUnpaidYen: 1_000, payBy: '2026-06-25' };
const seized: DispositionNotice = { letterId: 'SB-0000002', ...to(4), disposition: 'seizure', decidedOn: '2026-06-15', periodCount: 1, seizedProperty: '預金', thirdParty: '架空銀行', dispositionYen: 23_389, remainderYen: null, reason: '督促状を発した日から10日を経過した' };

const bytesOf = <D extends RecordDefinition>(definition: D, rows: readonly RecordOf<D>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: city, date: '2026-06-15', seq: 1 }, rows as never);
const atDesk = (play: (desk: Desk) => Promise<void>) => withMailing(inMemory(), play);
async function inspected<P extends RecordDefinition, T extends RecordDefinition>(desk: Desk, [print, totals]: readonly [P, T], letters: readonly RecordOf<P>[], rows: readonly RecordOf<T>[]) {
  const file = bytesOf(print, letters);
  await desk.call('PUT', `/batches/${city}/${file.name}`, file.bytes);
  await desk.call('PUT', `/batches/${city}/${file.name}/totals`, bytesOf(totals, rows).bytes);
  await desk.evening();
  const { state, differences } = (await desk.call('GET', `/batches/${city}/${file.name}`)).body as { state: string; differences: readonly Difference[] };
  return [state, ...differences.map(({ kind, line, field }) => `${kind} ${line} ${field}`)];
}
const overpayments = [overpaymentNotice, overpaymentTotals] as const;
/** What its reader sees, and what stands on each page of the paper. */
async function posted(desk: Desk, letterId: string) {
  await desk.until('2026-06-16');
  const { letters } = (await desk.call('GET', `/_sim/letters/${city}/${letterId}`)).body as { letters: { sheets: { lines: string[] }[] }[] };
  const pages = await readPdf((await desk.call('GET', `/_sim/letters/${city}/${letterId}/pdf`)).raw);
  return { lines: letters[0]!.sheets[0]!.lines, pages: pages.map(({ texts }) => texts) };
}

describe('還付・充当通知書、催告書、処分通知', () => {
  it('還付通知書は、額と請求の期限を言い、口座の欄の空いた請求書を添える', () => atDesk(async (desk) => {
    const letters = [refund(1), into(2)];
    expect(await inspected(desk, overpayments, letters, [overpaymentTotalsOf(letters)])).toEqual(['accepted']);
    const { lines, pages: [notice = [], form = [], ...others] } = await posted(desk, 'KF-0000001');
    expect(lines).toEqual([
      '東京都港区架空町1-1', '見本 太郎 様', '港区 国民健康保険料 過誤納金還付通知書', '通知の番号 KF-0000001', '保険料の通知書番号 0000001201', '納め過ぎた期 令和8年度 第1期', '還付する額 23,389円', '還付加算金 1,200円', '決定日 2026年6月15日', '請求できる最後の日 2028年6月15日',
      '国民健康保険料 還付金請求書', '請求する額 24,589円', '請求する人', '振込先 本人の口座 ・ 公金受取口座 ・ 別の人の口座(委任状)', '金融機関・支店', '預金種目・口座番号', '口座名義(カナ)',
    ]);
    expect([notice.includes('23,389円'), form.includes('国民健康保険料 還付金請求書'), form.includes('24,589円'), others]).toEqual([true, true, true, []]);
    expect((await desk.world.journal.arrows()).flatMap(({ steps }) => steps)).toEqual(expect.arrayContaining(['C-12', 'C-13']));
  }));

  it('充当通知書は一枚で、充当先の期を言う', () => atDesk(async (desk) => {
    await inspected(desk, overpayments, [into(2)], [overpaymentTotalsOf([into(2)])]);
    const { lines, pages } = await posted(desk, 'JT-0000002');
    expect([lines[2], lines.includes('充当先 令和8年度 随時期'), lines.some((line) => line.includes('請求')), pages.length]).toEqual(['港区 国民健康保険料 過誤納金充当通知書', true, false, 1]);
  }));

  it('催告書は、未納の合計を言う', () => atDesk(async (desk) => {
    expect(await inspected(desk, [reminderLetter, reminderTotals], [reminder], [reminderTotalsOf([reminder])])).toEqual(['accepted']);
    const { lines, pages } = await posted(desk, 'SK-0000001');
    expect(lines.slice(2)).toEqual(['港区 国民健康保険料 催告書', '通知の番号 SK-0000001', '現在日 2026年6月15日', '未納の期の数 2期', '最も古い納期限 2026年3月2日', '未納の額 46,778円', '延滞金 1,000円']);
    expect([pages.length, pages[0]!.includes('46,778円')]).toEqual([1, true]);
  }));

  it('処分通知は、処分ごとの題で、財産と額とわけを言う', () => atDesk(async (desk) => {
    const stay: DispositionNotice = { ...seized, letterId: 'SB-0000003', disposition: 'stay', seizedProperty: null, thirdParty: null, dispositionYen: null };
    expect(await inspected(desk, [dispositionNotice, dispositionTotals], [seized, stay], [dispositionTotalsOf([seized, stay])])).toEqual(['accepted']);
    const [one, other] = [await posted(desk, 'SB-0000002'), await posted(desk, 'SB-0000003')];
    expect(one.lines.slice(2)).toEqual(['港区 差押調書(謄本)', '通知の番号 SB-0000002', '処分の日 2026年6月15日', '保険料の期の数 1期', '財産の種類 預金', '第三債務者など 架空銀行', '額 23,389円', 'わけ 督促状を発した日から10日を経過した']);
    expect([one.pages[0]!.includes('架空銀行'), other.lines[2], other.lines.some((line) => line.includes('額'))]).toEqual([true, '港区 滞納処分執行停止通知書', false]);
  }));

  const right = overpaymentTotalsOf([refund(1), into(2)]);
  it.each([
    ['通数', { pieceCount: 3 }, ['pieceCount 3 pieceCount']], ['還付の額', { refundYen: 23_388 }, ['totalYen 3 refundYen']], ['充当の額', { appropriatedYen: 5_001 }, ['totalYen 3 appropriatedYen']], ['還付加算金', { interestYen: 0 }, ['totalYen 3 interestYen']],
  ] as const)('件数金額表の%sが合わなければ拒む', (_ja, wrong, told) => atDesk(async (desk) => expect(await inspected(desk, overpayments, [refund(1), into(2)], [{ ...right, ...wrong }])).toEqual(['refused', ...told])));

  it('同じ通知が二度あるもの、件数金額表の行が二つあるものは拒む', () => atDesk(async (desk) => {
    const twice = [refund(1), refund(1)];
    expect(await inspected(desk, overpayments, twice, [overpaymentTotalsOf(twice), overpaymentTotalsOf(twice)])).toEqual(['refused', 'noticeTwice 4 letterId', 'totalsRowTwice 4 pieceCount']);
  }));

  it.each([['充当先のある還付', { intoPeriod: 2 }], ['請求の期限のない還付', { claimThrough: null }], ['充当先のない充当', { overpaymentDecision: 'appropriate', claimThrough: null }]] as const)('%sは書けない', (_ja, wish) => {
    expect(() => bytesOf(overpaymentNotice, [refund(1, wish)])).toThrow(CannotFormat);
  });
});
