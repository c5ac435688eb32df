import { describe, expect, it } from 'vitest';
import { benefitInvitation, benefitInvitationTotals, benefitNotice, benefitNoticeTotals, benefitTotalsOf, type BenefitInvitation, type BenefitNotice, type BenefitTotals } from '../../contracts/mailing/benefit.js';
import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { readPdf } from '../../paper/read.js';
import { inMemory } from '../../store/sqlite.js';
import type { Difference } from './differences.js';
import { city, withMailing, type Desk } from './desk.examples.js';

const objection = 'に不服があるときは、処分があったことを知った日の翌日から起算して3か月以内に、東京都国民健康保険審査会に審査請求をすることができます(国民健康保険法第91条・第99条)。ただし、処分の日の翌日から起算して1年を過ぎると、できなくなります(行政不服審査法第18条)。';
const address = { addressee: '見本 太郎', postalCode: null, addressLine1: '東京都港区架空町1-1', addressLine2: null };
const invitationOf = (n: number, wish: Partial<BenefitInvitation> = {}): BenefitInvitation => ({ invitationId: `KS-B${n}-1`, ...address, householdKey: `0000000${n}`, careMonth: '202606', amountYen: 212_570, deadlineOn: '2028-06-30', isAskedAgain: '0', reckoning: '所得区分: 区分ウ|支給額 212,570円', benefitJa: null, termFromMonth: null, ...wish });
const noticeOf = (n: number, wish: Partial<BenefitNotice> = {}): BenefitNotice => ({ benefitNoticeId: `KK-B${n}-1`, ...address, householdKey: `0000000${n}`, benefitJa: '高額療養費', careMonth: '202606', benefitOutcome: 'paid', amountYen: 212_570, decidedOn: '2026-06-15', dueOn: null, decisionReason: '申請のとおり', reckoning: '支給額 212,570円', termFromMonth: null, ...wish });
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
    expect((await linesOf(desk, 'KK-B1-1')).slice(2)).toEqual([
      '港区 国民健康保険 高額療養費支給決定通知書', '通知の番号 KK-B1-1', '次のとおり支給することを決定しました。', '記号番号 00000001', '診療月 2026年6月診療分', '決定 支給する', '額 212,570円', '決定日 2026年6月15日', '理由 申請のとおり', '支給額 212,570円', `この処分${objection}`,
    ]);
    expect((await linesOf(desk, 'KH-R1-1')).slice(2)).toEqual([
      '港区 国民健康保険 返納金の納入通知', '通知の番号 KH-R1-1', '次の額を、納期限までに納めてください。', '記号番号 00000002', '給付の種類 高額療養費', '診療月 2026年6月診療分', '決定 返していただく', '額 984,170円', '決定日 2026年6月15日', '理由 申請のとおり', '納期限 2026年7月15日',
      '納め方 区役所の国民健康保険の窓口で、この通知を示して納めてください。口座振替やコンビニエンスストアでは納められません。一度に納められないときも、窓口に相談してください。', '請求の根拠 民法第703条(不当利得の返還)', '支給額 212,570円', `この請求のもとになった保険給付に関する処分${objection}`,
    ]);
    expect((await desk.world.journal.arrows()).flatMap(({ steps }) => steps)).toContain('B-08');
  }));
  it('一年についての決定は期間を言い、支給しない決定とその取消しは、支給する額のようなものを言わない', () => atDesk(async (desk) => {
    const year = noticeOf(1, { careMonth: '202607', termFromMonth: '202508', benefitJa: '高額介護合算療養費' });
    const [refused, takenBack] = [noticeOf(2, { benefitOutcome: 'refused', amountYen: 0, reckoning: null }), noticeOf(3, { benefitOutcome: 'refusalTakenBack', amountYen: 0, reckoning: null })];
    expect(await inspected(desk, notices([year, refused, takenBack]))).toEqual({ state: 'accepted', told: [] });
    await desk.until('2026-06-16');
    expect(await linesOf(desk, 'KK-B1-1')).toContain('期間 2025年8月診療分から2026年7月診療分まで');
    expect((await linesOf(desk, 'KK-B2-1')).slice(4)).toEqual(['次の給付は支給しないことを決定しました。', '記号番号 00000002', '診療月 2026年6月診療分', '決定 支給しない', '額 0円', '決定日 2026年6月15日', '理由 申請のとおり', `この処分${objection}`]);
    expect((await linesOf(desk, 'KK-B3-1')).filter((line) => /\d円/.test(line))).toEqual([]);
  }));
  it('内訳の長い通知も切らず、つづきの紙に刷る', () => atDesk(async (desk) => {
    const reckoning = Array.from({ length: 60 }, (_, i) => `${i + 1}行目 見本 太郎さん 医療機関コード1310000001 入院: 医療費 1,000,000円×30% = 300,000円 → 限度額 87,430円(区分ウ 80,100円 + (1,000,000円 − 267,000円)×1%)`);
    expect(await inspected(desk, notices([noticeOf(1, { reckoning: reckoning.join('|').slice(0, 4_000) })]))).toEqual({ state: 'accepted', told: [] });
    await desk.until('2026-06-16');
    const pages = await readPdf((await desk.call('GET', `/_sim/letters/${city}/KK-B1-1/pdf`)).raw);
    const printed = pages.flatMap(({ texts }) => texts).join('');
    expect([pages.length, [...Array(34).keys()].filter((i) => !printed.includes(`${i + 1}行目`)), printed.includes('審査請求')]).toEqual([3, [], true]);
  }));
  it('同じ番号と合計の違いは受け付けない', () => atDesk(async (desk) => {
    expect(await inspected(desk, invitations([invitationOf(1), invitationOf(1)], [{ pieceCount: 1, amountYen: 1 }]))).toEqual({ state: 'refused', told: ['noticeTwice 4', 'pieceCount 3', 'totalYen 3'] });
  }));
  it('納期限のない返納金の通知は受け付けない', () => atDesk(async (desk) => {
    expect(await inspected(desk, notices([noticeOf(1, { benefitOutcome: 'repayment' })]))).toEqual({ state: 'refused', told: ['dueMissing 3'] });
  }));
});
