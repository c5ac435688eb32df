import { describe, expect, it } from 'vitest';
import { benefitInvitation, benefitInvitationTotals, benefitNotice, benefitNoticeTotals, benefitTotalsOf, type BenefitInvitation, type BenefitNotice, type BenefitTotals } from '../../contracts/mailing/benefit.js';
import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { readPdf } from '../../paper/read.js';
import { inMemory } from '../../store/sqlite.js';
import type { Difference } from './differences.js';
import { city, withMailing, type Desk } from './desk.examples.js';

const address = { addressee: '見本 太郎', postalCode: null, addressLine1: '東京都港区架空町1-1', addressLine2: null };
const invitationOf = (n: number, wish: Partial<BenefitInvitation> = {}): BenefitInvitation => ({ invitationId: `KS-B${n}-1`, ...address, householdKey: `0000000${n}`, careMonth: '202606', amountYen: 212_570, deadlineOn: '2028-06-30', isAskedAgain: '0', reckoning: '所得区分: 区分ウ|支給額 212,570円', benefitJa: null, ...wish });
const noticeOf = (n: number, wish: Partial<BenefitNotice> = {}): BenefitNotice => ({ benefitNoticeId: `KK-B${n}-1`, ...address, householdKey: `0000000${n}`, benefitJa: '高額療養費', careMonth: '202606', benefitOutcome: 'paid', amountYen: 212_570, decidedOn: '2026-06-15', dueOn: null, decisionReason: '申請のとおり', reckoning: '支給額 212,570円', ...wish });
const bytesOf = <D extends RecordDefinition>(definition: D, rows: readonly RecordOf<D>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: city, date: '2026-06-15', seq: 1 }, rows as never);
const atDesk = (play: (desk: Desk) => Promise<void>) => withMailing(inMemory(), play);

/** What the contractor says in the evening of letters and a totals sheet. */
async function inspected(desk: Desk, [print, totals]: readonly [ReturnType<typeof bytesOf>, ReturnType<typeof bytesOf>]) {
  await desk.call('PUT', `/batches/${city}/${print.name}`, print.bytes);
  await desk.call('PUT', `/batches/${city}/${print.name}/totals`, totals.bytes);
  await desk.evening();
  const { state, differences } = (await desk.call('GET', `/batches/${city}/${print.name}`)).body as { state: string; differences: readonly Difference[] };
  return { state, told: differences.map(({ kind, line }) => `${kind} ${line}`) };
}
const invitations = (letters: readonly BenefitInvitation[], totals: readonly BenefitTotals[] = [benefitTotalsOf(letters)]) => [bytesOf(benefitInvitation, letters), bytesOf(benefitInvitationTotals, totals)] as const;
const notices = (letters: readonly BenefitNotice[], totals: readonly BenefitTotals[] = [benefitTotalsOf(letters)]) => [bytesOf(benefitNotice, letters), bytesOf(benefitNoticeTotals, totals)] as const;
const linesOf = async (desk: Desk, id: string) => ((await desk.call('GET', `/_sim/letters/${city}/${id}`)).body as { letters: { sheets: { lines: string[] }[] }[] }).letters[0]!.sheets[0]!.lines;

describe('給付の手紙', () => {
  it('勧奨は次の開庁日に送られ、世帯主は診療月と見込みの額と最後の日を読む', () => atDesk(async (desk) => {
    expect(await inspected(desk, invitations([invitationOf(1), invitationOf(2, { isAskedAgain: '1' })]))).toEqual({ state: 'accepted', told: [] });
    await desk.until('2026-06-16');
    expect(await linesOf(desk, 'KS-B1-1')).toEqual([
      '東京都港区架空町1-1', '見本 太郎 様', '港区 国民健康保険 高額療養費の申請のご案内', '勧奨の番号 KS-B1-1', '記号番号 00000001', '診療月 2026年6月診療分', '支給の見込みの額 212,570円', '申請できる最後の日 2028年6月30日',
      '申請書に振込先の口座(世帯主のもの)を書いて、2028年6月30日までに申請してください。', '所得区分: 区分ウ', '支給額 212,570円',
    ]);
    expect((await linesOf(desk, 'KS-B2-1')).some((line) => line.startsWith('前にうかがった口座に振り込めませんでした'))).toBe(true);
    expect((await desk.world.journal.arrows()).flatMap(({ steps }) => steps)).toContain('B-04');
    const pages = await readPdf((await desk.call('GET', `/_sim/letters/${city}/KS-B1-1/pdf`)).raw);
    expect([pages.length, pages[1]!.texts.includes('国民健康保険 高額療養費支給申請書')]).toEqual([2, true]);
  }));
  it('決定通知と返納金の通知は、決定と額と理由を言う', () => atDesk(async (desk) => {
    expect(await inspected(desk, notices([noticeOf(1), noticeOf(2, { benefitNoticeId: 'KH-R1-1', benefitOutcome: 'repayment', amountYen: 984_170, dueOn: '2026-07-15' })]))).toEqual({ state: 'accepted', told: [] });
    await desk.until('2026-06-16');
    expect((await linesOf(desk, 'KK-B1-1')).slice(2, 8)).toEqual(['港区 国民健康保険 高額療養費支給決定通知書', '通知の番号 KK-B1-1', '記号番号 00000001', '診療月 2026年6月診療分', '決定 支給する', '額 212,570円']);
    expect(await linesOf(desk, 'KH-R1-1')).toEqual(expect.arrayContaining(['港区 国民健康保険 返納金の納入通知', '決定 返していただく', '納期限 2026年7月15日']));
    expect((await desk.world.journal.arrows()).flatMap(({ steps }) => steps)).toContain('B-08');
  }));
  it('同じ番号と合計の違いは受け付けない', () => atDesk(async (desk) => {
    expect(await inspected(desk, invitations([invitationOf(1), invitationOf(1)], [{ pieceCount: 1, amountYen: 1 }]))).toEqual({ state: 'refused', told: ['noticeTwice 4', 'pieceCount 3', 'totalYen 3'] });
  }));
  it('納期限のない返納金の通知は受け付けない', () => atDesk(async (desk) => {
    expect(await inspected(desk, notices([noticeOf(1, { benefitOutcome: 'repayment' })]))).toEqual({ state: 'refused', told: ['dueMissing 3'] });
  }));
});
