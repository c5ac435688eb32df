import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { forwardedPaper, paperEntry, type PaperEntry } from '../../../contracts/benefit-contractor/records.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { profile } from '../../ward-fixture.js';
import { benefitWard, income, inpatient, own, person, type BenefitWard } from '../benefit-fixture.js';
import { readPaper } from '../rules/read-paper.js';

let bench: BenefitWard;
let householdKey: string;
let seq = 0;
beforeEach(async () => {
  bench = await benefitWard(undefined);
  householdKey = await bench.insures([person(1)]);
  await bench.incomes(income('P1', 3_000_000));
  await bench.records(inpatient(householdKey, person(1), 100_000));
  await bench.candidates();
});
afterEach(() => bench.drop());

const forwards = (facts: { readonly paperId?: string; readonly careMonth?: string; readonly applicantPersonKey?: string; readonly receivedOn?: '2026-08-19' | '2026-08-21' } = {}) => bench.act({ act: 'forwardPaper', paperId: 'S-1', householdKey, careMonth: '2026-06', applicantPersonKey: 'P1', receivedOn: '2026-08-19', pageCount: 1, by: '担当', ...facts });
const sent = async () => {
  const { files } = await bench.ward.run('exportPapers');
  return (await bench.ward.outgoing()).filter(({ name }) => files.includes(name)).flatMap((file) => codecOf(profile, forwardedPaper).parse(file).records.map(({ value }) => value));
};
const entry = (facts: Partial<PaperEntry> = {}): PaperEntry => ({
  paperId: 'S-1', householdKey, careMonth: '202606', applicantKana: 'シケン', receivedOn: '2026-08-19', attempt: 1, bankCode: own.bankCode, bankName: own.bankName, branchCode: own.branchCode, branchName: own.branchName, accountKind: own.accountKind, accountNumber: own.accountNumber, holderName: own.holderName,
  wantsAutoPayment: false, unreadWhy: null, enteredBy: '架空 入力', enteredOn: '2026-08-20', ...facts,
});
const unread = { bankCode: null, bankName: null, branchCode: null, branchName: null, accountKind: null, accountNumber: null, holderName: null, unreadWhy: '二枚目がない' } as const;
const comes = (...rows: readonly PaperEntry[]) => bench.ward.deliver(codecOf(profile, paperEntry).format({ municipalityCode: '131032', date: '2026-08-20', seq: (seq += 1) }, rows));
const papers = async () => (await bench.ward.query({ query: 'papers' })).papers.map(({ paperId, attempt, state, because }) => `${paperId} ${attempt} ${state} ${because}`);
const states = async () => (await bench.cases()).map(({ state }) => state);

describe('紙の申請書', () => {
  it('送付票に一度だけ載り、個人番号も宛名番号も住所も書かない', async () => {
    expect(await forwards()).toBe('accepted');
    expect(await sent()).toEqual([{ paperId: 'S-1', householdKey, careMonth: '202606', applicantKana: 'シケン', receivedOn: '2026-08-19', pageCount: 1, attempt: 1, readAgainWhy: null, forwardedOn: '2026-08-20' }]);
    expect(await sent()).toEqual([]);
  });

  test.each([
    ['同じ番号', {}, '受け付けている'], ['申請を待たない月', { paperId: 'S-2', careMonth: '2026-05' }, '申請を待つ支給がない'], ['世帯主でない人', { paperId: 'S-2', applicantPersonKey: 'P9' }, '世帯主ではない'], ['明日の受付', { paperId: 'S-2', receivedOn: '2026-08-21' as const }, '業務日 2026-08-20 より後'],
  ])('%sは受け付けない', async (_ja, facts, why) => {
    await forwards();
    expect(await forwards(facts)).toBe(why);
    expect((await papers()).length).toBe(1);
  });

  it('入力データは窓口の申請と同じになり、届いた日が申請の日で、別のファイルで二度来ても何も替わらない', async () => {
    await forwards();
    await sent();
    expect([(await comes(entry())).applied, await states(), await papers()]).toEqual([1, ['applied'], ['S-1 1 typedIn 申請として登録した']]);
    expect([(await comes(entry())).applied, (await comes(entry({ accountNumber: '7654321' }))).applied, await states()]).toEqual([0, 0, ['applied']]);
    expect((await bench.cases())[0]!.history.filter(({ what }) => what === 'applied').map(({ on }) => on)).toEqual(['2026-08-19']);
    await bench.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '担当', why: '申請のとおり' });
    expect((await bench.transfers()).map(([, number, yen]) => [number, yen])).toEqual([['0000001', 212_570]]);
  });

  it('読めないもの、名義の違う口座は一度だけ読み直しを頼み、前の回の入力は使わない', async () => {
    await forwards();
    await sent();
    const result = await comes(entry({ holderName: 'ﾖｿﾉ ﾋﾄ' }));
    expect([result.accepted, result.issues.map(({ code, line, why }) => [code, line, why]), await papers(), await states()]).toEqual([true, [['W208', 3, '申請者の口座ではない']], ['S-1 1 readAgain 申請者の口座ではない'], ['detected']]);
    expect((await sent()).map(({ attempt, readAgainWhy }) => [attempt, readAgainWhy])).toEqual([[2, '申請者の口座ではない']]);
    expect([(await comes(entry())).applied, (await comes(entry({ attempt: 2, ...unread }))).applied, await papers(), await sent()]).toEqual([0, 1, ['S-1 2 forClerk 2回読んでも同じ: 二枚目がない'], []]);
  });

  it('窓口で先に申請された月の入力は、読み直しを頼まず、職員が見る', async () => {
    await forwards();
    await sent();
    await bench.applies(householdKey, 'P1');
    await bench.act({ act: 'decideBenefit', caseId: 'B1', decision: 'pay', by: '担当', why: '申請のとおり' });
    await comes(entry());
    expect([await papers(), (await bench.transfers()).length]).toEqual([['S-1 1 forClerk 読み直しても変わらない: 申請を待つ支給がない'], 1]);
  });

  test.each([
    ['渡していない番号', { paperId: 'S-9' }, 'この委託業者に渡していない申請書の番号'], ['別の人の名', { applicantKana: 'ヨソノ ヒト' }, 'その番号の申請書と、記号番号・診療年月・申請者・受付日のどれかが違う'], ['別の世帯', { householdKey: '99999999' }, 'その番号の申請書と、記号番号・診療年月・申請者・受付日のどれかが違う'],
  ])('%sの行があれば丸ごと断り、行の場所とわけだけを一度記録し、正しい行の申請書は読み直させる', async (_ja, facts, why) => {
    await forwards();
    await sent();
    const rows = [entry(), entry(facts)];
    const result = await comes(...rows);
    expect([result.accepted, result.applied, result.issues.map(({ code, line }) => [code, line]), await states()]).toEqual([false, 0, [['E209', 4]], ['detected']]);
    await bench.ward.deliver(codecOf(profile, paperEntry).format({ municipalityCode: '131032', date: '2026-08-20', seq }, rows));
    const { incidents } = await bench.ward.query({ query: 'papers' });
    expect([incidents.map((one) => [one.incidentNo, one.line, one.why]), JSON.stringify(incidents).includes('ヨソノ')]).toEqual([[[1, 4, why]], false]);
    expect((await sent()).map(({ paperId, attempt }) => [paperId, attempt])).toEqual([['S-1', 2]]);
  });

  it('食い違う行は残らず挙げて、ファイルを丸ごと断る', async () => {
    await forwards();
    await sent();
    const { accepted, issues } = await comes(entry({ branchCode: null, holderName: null }), entry({ enteredOn: '2026-08-21' }));
    expect([accepted, issues.map(({ code, line, field }) => [code, line, field]), await states()]).toEqual([false, [['E206', 3, 'branchCode'], ['E206', 3, 'holderName'], ['E206', 4, 'enteredOn']], ['detected']]);
  });
});

test.each([
  ['読めて、断られなければ入力', {}, 'typedIn'], ['一回目に読めなければ読み直し', { unreadWhy: '二枚目がない' }, 'readAgain'], ['二回目も読めなければ職員', { unreadWhy: '二枚目がない', attempt: 2 }, 'forClerk'],
  ['口座だけの誤りなら読み直し', { refusals: [{ why: '口座', mayBeMisread: true }] }, 'readAgain'], ['ほかの誤りもあれば職員', { refusals: [{ why: '口座', mayBeMisread: true }, { why: '期限', mayBeMisread: false }] }, 'forClerk'],
] as const)('委託業者の入力の判定: %s', (_ja, facts, outcome) => expect(readPaper.apply({ unreadWhy: null, refusals: [], attempt: 1, ...facts }).outcome).toBe(outcome));
