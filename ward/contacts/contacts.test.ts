import { describe, expect, it } from 'vitest';
import { contactSlip, nothingAnswered, type ContactSlip } from '../../contracts/other-municipality/contact-slip.js';
import type { StaffAct, Ward } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { enter, openWard, profile, resident, start } from '../ward-fixture.js';

const sends = (facts: Partial<Extract<StaffAct, { act: 'sendSlip' }>> = {}): StaffAct => ({ act: 'sendSlip', personKey: 'P-1', recipientCode: '131016', topic: 'previousIncome', fiscalYear: 2026, by: '担当', why: '所得の照会', ...facts });
const does = (slipId: string, senderCode: string, decision: 'remind' | 'answer' | 'forward' | 'accept' | 'discard', more: object = {}): StaffAct => ({ act: 'handleSlip', slipId, senderCode, by: '担当', decision, why: '確かめた', ...more });
const codec = codecOf(profile, contactSlip);
const own = '131032';

type Person = readonly [personKey: string, n: number, facts?: Parameters<typeof resident>[2]];
async function ward(...people: readonly Person[]): Promise<Ward> {
  const opened = await openWard('2026-06-10T09:30');
  for (const [personKey, n, facts] of [['P-1', 1] satisfies Person, ...people]) await enter(opened, start('moveInFromOutside', '2026-06-01', [resident(personKey, n, facts)]));
  return opened;
}
async function mailed(opened: Ward): Promise<readonly ContactSlip[]> {
  const { files } = await opened.run('exportSlips');
  return (await opened.outgoing()).filter(({ name }) => files.includes(name)).flatMap((file) => codec.parse(file).records.map(({ value }) => value));
}
let seq = 0;
function arrives(opened: Ward, slip: ContactSlip) {
  seq += 1;
  return opened.deliver(codec.format({ municipalityCode: own, date: '2026-06-20', seq }, [slip]));
}
const declared = { taxState: 'declaredAmount', netIncomeYen: 100, salaryIncomeYen: 100, publicPensionIncomeYen: 0, salaryRevenueYen: 650_100, publicPensionRevenueYen: 0, familyEmployeeDeductionYen: 0 } as const;
const replyTo = (question: ContactSlip, wish: Partial<ContactSlip> = {}): ContactSlip =>
  ({ ...question, slipId: `R-${(seq += 1)}`, slipKind: 'reply', senderCode: '131016', recipientCode: own, inquiryId: question.slipId, outcome: 'answered', asOf: '2026-06-15', ...declared, ...wish });
const asked = (wish: Partial<ContactSlip> = {}): ContactSlip => ({
  slipId: `Q-${(seq += 1)}`, slipKind: 'inquiry', senderCode: '131016', recipientCode: own, forwardedByCode: null, inquiryId: null, topic: 'duplicateQualification', fiscalYear: null, name: '試験 1号', nameKana: null, bornOn: '1980-05-05', sex: '1', address: null,
  isNotDisclosed: false, writtenOn: '2026-06-10', slipText: '資格', ...nothingAnswered, ...wish,
});
const states = async (opened: Ward) => (await opened.query({ query: 'slips' })).slips.map(({ state }) => state);
const refusalsOf = async (opened: Ward, act: StaffAct) => (await opened.act(act)).refusals.map(({ code }) => code);
const incomeOf = async (opened: Ward) => (await opened.query({ query: 'income', personKey: 'P-1', fiscalYear: 2026 })).netIncomeYen;

describe('連絡票で照会する', () => {
  it('一枚ずつ一つのファイルに一度だけ載り、この区の住所も個人番号も書かない', async () => {
    const opened = await ward();
    await opened.act(sends({ addressThere: '東京都千代田区架空町1番' }));
    const [slip, ...more] = await mailed(opened);
    expect([slip, more]).toEqual([{ slipId: 'CS-131032-0000001', slipKind: 'inquiry', senderCode: own, recipientCode: '131016', forwardedByCode: null, inquiryId: null, topic: 'previousIncome', fiscalYear: 2026, name: '試験 1号', nameKana: 'シケン', bornOn: '1980-05-05', sex: '1', address: '東京都千代田区架空町1番', isNotDisclosed: false, writtenOn: '2026-06-10', slipText: '所得の照会', ...nothingAnswered }, []]);
    expect((await opened.run('exportSlips')).files).toEqual([]);
  });

  it.each([
    ['知らない人', { personKey: 'P-9' }, 'TSG-W110'], ['年度のない所得', { fiscalYear: undefined }, 'TSG-W240'], ['年度のある資格', { topic: 'specialResidence' }, 'TSG-W240'], ['この区に宛てたもの', { recipientCode: own }, 'TSG-W241'],
  ] as const)('%sは出さない', async (_ja, facts, code) => {
    expect(await refusalsOf(await ward(), sends(facts as object))).toEqual([code]);
  });

  it('終わっていない同じ照会は出さず、発送した後にだけ再照会する', async () => {
    const opened = await ward();
    await opened.act(sends());
    expect([await refusalsOf(opened, sends()), await refusalsOf(opened, does('CS-131032-0000001', own, 'remind'))]).toEqual([['TSG-W242'], ['TSG-W245']]);
    await mailed(opened);
    await opened.act(does('CS-131032-0000001', own, 'remind'));
    expect((await mailed(opened)).map(({ slipKind, inquiryId }) => [slipKind, inquiryId])).toEqual([['reminder', 'CS-131032-0000001']]);
    expect(await refusalsOf(opened, does('CS-131032-0000002', own, 'remind'))).toEqual(['TSG-W245']);
  });
});

describe('回答を受ける', () => {
  const question = async (opened: Ward) => {
    await opened.act(sends({ addressThere: '東京都千代田区架空町1番' }));
    return (await mailed(opened))[0]!;
  };
  it.each([
    ['合う回答', {}, 'used', 100], ['異体字の氏名と住所のない回答', { name: '試験 １号', address: null }, 'used', 100], ['回送先からの回答', { senderCode: '131024', forwardedByCode: '131016' }, 'used', 100],
    ['生年月日の違う回答', { bornOn: '1980-05-06' }, 'heldBack', null], ['性別の違う回答', { sex: '2' }, 'heldBack', null], ['氏名の違う回答', { name: '試験 2号' }, 'heldBack', null], ['住所の違う回答', { address: '東京都千代田区架空町9番' }, 'heldBack', null],
    ['聞いていない区市町村の回答', { senderCode: '131024' }, 'heldBack', null], ['違う年度の回答', { fiscalYear: 2025 }, 'heldBack', null], ['記録がないという回答', { ...nothingAnswered, outcome: 'notHeld' }, 'empty', null],
  ] as const)('%sは%s', async (_ja, wish, state, yen) => {
    const opened = await ward();
    expect((await arrives(opened, replyTo(await question(opened), wish))).accepted).toBe(true);
    expect([await states(opened), await incomeOf(opened)]).toEqual([[state, state], yen]);
  });

  it('同じ内容はもう使わず、古い時点のものも使わず、新しい時点の違う内容は職員が見る', async () => {
    const opened = await ward();
    const asks = await question(opened);
    await arrives(opened, replyTo(asks));
    await arrives(opened, replyTo(asks));
    await arrives(opened, replyTo(asks, { netIncomeYen: 200, asOf: '2026-06-14' }));
    await arrives(opened, replyTo(asks, { netIncomeYen: 300, asOf: '2026-06-16' }));
    expect([await states(opened), await incomeOf(opened)]).toEqual([['used', 'used', 'repeated', 'repeated', 'heldBack'], 100]);
    const held = (await opened.query({ query: 'slips' })).slips.at(-1)!;
    await opened.act(does(held.slipId, '131016', 'accept'));
    expect([(await states(opened)).at(-1), await incomeOf(opened)]).toEqual(['used', 300]);
    expect(await refusalsOf(opened, does(held.slipId, '131016', 'discard'))).toEqual(['TSG-W246']);
  });

  it('使わないと決めた回答の照会は、また回答を待つ', async () => {
    const opened = await ward();
    await arrives(opened, replyTo(await question(opened), { bornOn: '1970-01-01' }));
    const { slipId } = (await opened.query({ query: 'slips' })).slips.at(-1)!;
    await opened.act(does(slipId, '131016', 'discard'));
    expect([await states(opened), await incomeOf(opened)]).toEqual([['mailed', 'discarded'], null]);
    expect((await opened.query({ query: 'accessLog', personKey: 'P-1' })).rows.map(({ action }) => action)).toEqual(['enquire', 'readAnswer']);
  });

  it.each([
    ['よその区に宛てたもの', { recipientCode: '131024' }, 'E206'], ['この区の照会でないもの', { inquiryId: 'CS-9' }, 'E207'], ['矛盾のあるもの', { netIncomeYen: 0 }, 'E206'],
  ] as const)('%sは取り込まない', async (_ja, wish, code) => {
    const opened = await ward();
    const { accepted, issues } = await arrives(opened, replyTo(await question(opened), wish));
    expect([accepted, issues[0]!.code, await states(opened)]).toEqual([false, code, ['mailed']]);
  });
});

describe('照会に答える', () => {
  const answered = async (opened: Ward, question: ContactSlip, more: object = {}) => {
    await arrives(opened, question);
    const result = await opened.act(does(question.slipId, '131016', 'answer', more));
    return { result, reply: (await mailed(opened))[0] };
  };
  it('資格の照会には取得日を、合う人がいなければ該当者なしを答える', async () => {
    const opened = await ward();
    const { reply, result } = await answered(opened, asked());
    expect(reply).toMatchObject({ slipKind: 'reply', recipientCode: '131016', outcome: 'answered', acquiredOn: '2026-06-01', lostOn: null, address: '東京都港区試験一丁目1番1号', netIncomeYen: null });
    expect(result.decisions.map(({ rule, outcome }) => [rule, outcome])).toEqual([['slipAnswer', 'answered']]);
    expect((await answered(opened, asked({ bornOn: '1980-05-06' }))).reply).toMatchObject({ outcome: 'noMatch', acquiredOn: null, address: null });
  });

  it('所得は課税課が述べたものだけを答え、よそから聞いた所得も、記録のないことも0円にしない', async () => {
    const opened = await ward();
    await opened.act(sends());
    await arrives(opened, replyTo((await mailed(opened))[0]!, { address: null }));
    expect([await incomeOf(opened), (await answered(opened, asked({ topic: 'previousIncome', fiscalYear: 2026 }))).reply]).toMatchObject([100, { outcome: 'notHeld', netIncomeYen: null, taxState: null }]);
  });

  it('支援措置の人の住所は書かず、不開示の印を付ける', async () => {
    const opened = await ward(['P-2', 2, { name: '避難 二子', sex: '2', isNotDisclosed: true }]);
    expect((await answered(opened, asked({ name: '避難 二子', sex: '2' }))).reply).toMatchObject({ outcome: 'answered', acquiredOn: '2026-06-01', address: null, isNotDisclosed: true });
  });

  it('同じ氏名・生年月日・性別の人が二人いれば決められず、職員が決めた人について答える', async () => {
    const opened = await ward(['P-2', 2, { name: '試験 1号', address: '東京都港区別町1番' }]);
    expect((await answered(opened, asked())).reply).toMatchObject({ outcome: 'severalMatch', acquiredOn: null });
    expect((await answered(opened, asked(), { personKey: 'P-2' })).reply).toMatchObject({ outcome: 'answered', address: '東京都港区別町1番' });
    expect((await answered(opened, asked({ address: '東京都港区別町1番' }))).reply).toMatchObject({ outcome: 'answered', address: '東京都港区別町1番' });
    expect((await answered(opened, asked(), { personKey: 'P-9' })).result.refusals.map(({ code }) => code)).toEqual(['TSG-W247']);
  });

  it('回送すれば差出人の名のまま宛先だけが変わり、もう答えられない', async () => {
    const opened = await ward();
    const question = asked();
    await arrives(opened, question);
    const forward = (recipientCode?: string) => does(question.slipId, '131016', 'forward', { recipientCode });
    for (const wrong of [undefined, own, '131016']) expect(await refusalsOf(opened, forward(wrong))).toEqual(['TSG-W241']);
    await opened.act(forward('131024'));
    expect(await mailed(opened)).toEqual([{ ...question, recipientCode: '131024', forwardedByCode: own }]);
    expect([await refusalsOf(opened, does(question.slipId, '131016', 'answer')), await refusalsOf(opened, does('Q-none', '131016', 'answer'))]).toEqual([['TSG-W244'], ['TSG-W243']]);
  });

  it('再照会は、元の照会が未回答なら一度だけ答え、済んでいればもう一度答える', async () => {
    const opened = await ward();
    const question = asked();
    const again = () => asked({ slipKind: 'reminder', inquiryId: question.slipId });
    await arrives(opened, question);
    await arrives(opened, again());
    expect(await states(opened)).toEqual(['toAnswer', 'repeated']);
    await opened.act(does(question.slipId, '131016', 'answer'));
    await mailed(opened);
    expect((await answered(opened, again())).reply).toMatchObject({ inquiryId: question.slipId, outcome: 'answered' });
  });

  it('同じ番号の別の中身は取り込まない', async () => {
    const opened = await ward();
    const question = asked();
    await arrives(opened, question);
    expect([(await arrives(opened, question)).applied, (await arrives(opened, { ...question, name: '試験 2号' })).issues.map(({ code }) => code)]).toEqual([0, ['E206']]);
  });
});
