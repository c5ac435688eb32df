import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { ApplicationContent } from '../../contracts/e-application/application.js';
import { residentLookup, residentLookupAnswer, type ResidentLookupAnswer } from '../../contracts/juki-net/lookup.js';
import type { Resident } from '../../contracts/resident.js';
import type { StaffAct } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { benefitWard, income, inpatient, own, person, type BenefitWard } from '../benefit/benefit-fixture.js';
import { end, enter, householdForm, profile, start } from '../ward-fixture.js';
import { taking } from './application-fixture.js';

/** A 世帯主, his wife and his mother: three people, of whom no two are alike. */
const head = person(1, { name: '給付 太郎', nameKana: 'シケン', sex: '1' });
const wife = person(2, { name: '給付 花子', nameKana: 'シケン ハナコ', sex: '2', bornOn: '1983-03-03' });
const mother = person(3, { name: '給付 梅', nameKana: 'シケン ウメ', sex: '2', bornOn: '1953-05-05' });
const stranger = person(9, { name: '隣 次郎', nameKana: 'トナリ ジロウ', sex: '1', bornOn: '1970-01-01', address: '東京都港区架空九丁目9番9号' });

let ward: BenefitWard;
let household: string;
beforeEach(async () => {
  ward = await benefitWard(undefined, { now: '2026-08-20T09:30' });
  household = await ward.insures([head, wife, mother]);
  await ward.incomes(income('P1', 3_000_000), income('P2', 0), income('P3', 0));
});
afterEach(() => ward.drop());

type Asking = ApplicationContent & { readonly procedure: string };
const june: Asking = { procedure: 'highCost', careMonth: '2026-06', autoPayment: false, payTo: 'account', account: own };
const born: Asking = { procedure: 'childbirth', bornOn: '2026-07-10', children: 1, pregnancyDays: 280, isCompensated: true, directlyPaidYen: 0, isPaidByFormerInsurer: false, payTo: 'account', account: own };
const brace: Asking = { procedure: 'medicalCost', ground: 'brace', paidOn: '2026-08-01', paidYen: 60_000, travelledForCare: false, payTo: 'account', account: own };
const papersOf = { childbirth: ['birthProof', 'directPaymentAgreement', 'proofOfPayment'], funeral: ['funeralProof'], medicalCost: ['proofOfPayment', 'physicianOpinion'], transport: ['proofOfPayment', 'physicianOpinion'], mealDifference: ['proofOfPayment'] } as const;
const filesOf = (content: Asking) => (papersOf[content.procedure as keyof typeof papersOf] ?? []).map((kind) => ({ kind, text: `${kind} ${content.procedure}` }));
/** The first of these people signs and asks for the last of them, at ten in the evening of the day before. */
const sent = (people: Parameters<typeof taking>[0], content: Asking, wish: Parameters<typeof taking>[1] = {}) =>
  taking(people, { arrivedAt: '2026-08-19T22:00', sentAt: '2026-08-19T22:00', files: filesOf(content), concerns: [people.length - 1], ...wish, content });
const standing = async (receptionNumber = 'EA-1') => (await ward.ward.query({ query: 'applications' })).applications.find((held) => held.receptionNumber === receptionNumber)!;
const becameOf = async (receptionNumber = 'EA-1') => {
  const { state, because } = await standing(receptionNumber);
  return state === 'entered' ? state : `${state}: ${because.join(' / ')}`;
};
const cases = async () => (await ward.cases()).map(({ kind, amountYen, state }) => `${kind} ${amountYen} ${state}`);
const juneIsDear = async (): Promise<void> => {
  await ward.records(inpatient(household, head, 100_000, { nameKana: 'シケン' }));
  await ward.candidates();
};
type Decide = Extract<StaffAct, { act: 'decideApplication' }>;
const links = (facts: Partial<Decide> = {}): Promise<string> => ward.act({ act: 'decideApplication', receptionNumber: 'EA-1', version: 1, by: '給付係', decision: 'link', why: '確かめた', links: [{ place: 0, personKey: 'P1' }], ...facts });

/** 住基ネット tells who the 住登外者 that was asked about is. */
async function confirmed({ name, nameKana, bornOn, sex, address, individualNumber }: Pick<Resident, 'name' | 'nameKana' | 'bornOn' | 'sex' | 'address'> & { readonly individualNumber: string | null }): Promise<void> {
  const { files } = await ward.ward.run('exportLookups');
  const asked = (await ward.ward.outgoing()).filter((file) => files.includes(file.name)).flatMap((file) => codecOf(profile, residentLookup).parse(file).records.map(({ value }) => value));
  const rows = asked.map(({ enquiryId }): ResidentLookupAnswer => ({ enquiryId, outcome: 'found', total: 1, number: 1, individualNumber, name, nameKana, bornOn, sex, address, formerSurname: null, commonName: null, survival: 'alive', changeReason: 'none', changedOn: null, previousAddress: null, why: null }));
  expect((await ward.ward.deliver(codecOf(profile, residentLookupAnswer).format({ municipalityCode: '131032', date: '2026-08-20', seq: 1 }, rows))).accepted).toBe(true);
}

describe('高額療養費の電子申請', () => {
  beforeEach(juneIsDear);
  it('世帯主の申請は、世帯も事案も書かずに窓口の申請と同じになり、申請者には受理とだけ見える', async () => {
    await ward.act(sent([head], june));
    expect([await becameOf(), await cases(), (await ward.cases())[0]!.history.find(({ what }) => what === 'applied')?.on]).toEqual(['entered', ['highCost 212570 applied'], '2026-08-19']);
    expect((await standing()).report).toEqual({ state: 'accepted', message: '申請を受け付けました。支給するかどうかは、後で通知します。' });
  });
  it('世帯主でない人の申請と、ほかの人の口座は、通常の決まりが断り、職員を待つ', async () => {
    await ward.act(sent([wife], { ...june, account: { ...own, holderName: 'ｼｹﾝ ﾊﾅｺ' } }));
    await ward.act(sent([head], { ...june, account: { ...own, holderName: 'ｼｹﾝ ﾊﾅｺ' } }, { receptionNumber: 'EA-2' }));
    expect([await becameOf(), await becameOf('EA-2'), await cases()]).toEqual(['waiting: 申請として受け付けられない(申請者: 世帯主ではない)', 'waiting: 申請として受け付けられない(口座名義: 申請者の口座ではない)', ['highCost 212570 detected']]);
    expect((await standing()).report).toEqual({ state: 'processing', message: '内容を確かめています。' });
  });
  it('ほかの世帯の人の申請は、職員を待ち、結んでも世帯主ではない', async () => {
    await ward.insures([stranger]);
    await ward.act(sent([stranger, head], june));
    expect(await becameOf()).toBe('waiting: 2人目が申請者と同じ世帯の人と分からない');
    expect(await links({ links: [{ place: 0, personKey: 'P9' }, { place: 1, personKey: 'P1' }] })).toContain('世帯主ではない');
    expect(await cases()).toEqual(['highCost 212570 detected']);
  });
  it('申請を待つ支給のない月、知らない人の月は、職員を待つ', async () => {
    await ward.act(sent([head], { ...june, careMonth: '2026-05' }));
    await enter(ward.ward, start('moveInFromOutside', '2026-08-01', [stranger]));
    await ward.act(sent([stranger], { ...june, account: { ...own, holderName: 'ﾄﾅﾘ ｼﾞﾛｳ' } }, { receptionNumber: 'EA-2' }));
    expect([await becameOf(), await becameOf('EA-2')]).toEqual(['waiting: 申請として受け付けられない(診療月: 申請を待つ支給がない)', 'waiting: 申請として受け付けられない(世帯: 2026-06 に世帯主でも被保険者でもない)']);
    expect(await links({ receptionNumber: 'EA-2', links: [{ place: 0, personKey: 'P9' }] })).toBe('2026-06 に世帯主でも被保険者でもない');
  });
  it('亡くなった世帯主の月は、決まった相続人代表者が申請する', async () => {
    await enter(ward.ward, householdForm({ reason: 'headChange', occurredOn: '2026-08-20', personKeys: ['P1', 'P2', 'P3'], headPersonKey: 'P2', receivedOn: '2026-08-20' } as never));
    await enter(ward.ward, { ...end('death', '2026-08-20', ['P1']), receivedOn: '2026-08-20' });
    const asks = { ...june, account: { ...own, holderName: 'ｼｹﾝ ﾊﾅｺ' } } as Asking;
    await ward.act(sent([wife, head], asks));
    expect(await becameOf()).toBe('waiting: 申請として受け付けられない(申請者: 世帯主は亡くなっていて、相続人代表者が決まっていない)');
    await ward.act({ act: 'nameRepresentative', payerPersonKey: 'P1', representativePersonKey: 'P2', namedBy: 'heirs', receivedOn: '2026-08-20', why: '相続人の届出' });
    expect([await links({ links: [{ place: 0, personKey: 'P2' }, { place: 1, personKey: 'P1' }] }), await cases()]).toEqual(['accepted', ['highCost 212570 applied']]);
  });
  it('公金受取口座を望めば、その申請の利用の意思が残り、登録を照会する。断られた申請では意思も照会もない', async () => {
    await ward.act(sent([wife], { procedure: 'highCost', careMonth: '2026-06', autoPayment: false, payTo: 'publicAccount' }));
    await ward.act(sent([head], { procedure: 'highCost', careMonth: '2026-06', autoPayment: false, payTo: 'publicAccount' }, { receptionNumber: 'EA-2' }));
    const uses = async (personKey: string) => (await ward.ward.query({ query: 'publicAccountUses', personKey })).uses.map(({ about, channel, statedOn, state }) => [about, channel, statedOn, state]);
    expect([await becameOf(), await becameOf('EA-2'), await uses('P1'), await uses('P2'), (await ward.ward.query({ query: 'enquiries', personKey: 'P2' })).enquiries]).toEqual(['waiting: 申請として受け付けられない(申請者: 世帯主ではない)', 'entered', [['EA-2', 'online', '2026-08-19', 'asking']], [], []]);
  });
  it('窓口の入力に、電子の申請の印を付けても、先に登録した意思の代わりにはならない', async () => {
    const form = { kind: 'highCost', notificationId: '窓口-1', receivedOn: '2026-08-20', householdKey: household, careMonth: '2026-06', applicantPersonKey: 'P1', autoPayment: false, toPublicAccount: true, statesUse: true } as const;
    expect(await ward.act({ act: 'enterBenefitForm', form })).toBe('公金受取口座の利用の意思が登録されていない');
  });
  it('自動振込に同意した世帯主は、電子でやめられる。世帯主でない人はやめられない', async () => {
    await ward.act(sent([head], { ...june, autoPayment: true }));
    await ward.act(sent([wife], { procedure: 'stopAutoPayment' }, { receptionNumber: 'EA-2' }));
    const active = async () => (await ward.ward.query({ query: 'benefitCases', householdKey: household })).autoPayments.map(({ isActive }) => isActive);
    expect([await becameOf('EA-2'), await active()]).toEqual(['waiting: 申請として受け付けられない(申請者: 世帯主ではない)', [true]]);
    await ward.act(sent([head], { procedure: 'stopAutoPayment' }, { receptionNumber: 'EA-3' }));
    await ward.act(sent([head], { procedure: 'stopAutoPayment' }, { receptionNumber: 'EA-4', arrivedAt: '2026-08-19T23:00', sentAt: '2026-08-19T23:00' }));
    expect([await becameOf('EA-3'), await active()]).toEqual(['entered', [false]]);
  });
});

describe('申請日', () => {
  test.each([['2026-06-30T23:59', 'entered'], ['2026-07-01T00:00', 'waiting: 申請として受け付けられない(申請日: 申請できるのは 2026-06-30 まで)']] as const)('2024年6月診療分の申請が %s に届けば %s', async (arrivedAt, became) => {
    await ward.drop();
    ward = await benefitWard(undefined, { now: '2026-06-29T09:30', parameters: { onlineNotificationDay: 'nextOfficeDay', correctedApplicationDay: 'correctedArrival' } });
    household = await ward.insures([head]);
    await ward.incomes(income('P1', 3_000_000, 2023));
    await ward.records(inpatient(household, head, 100_000, { careMonth: '202406', deliveryMonth: '202408' }));
    await ward.candidates();
    await ward.ward.setClock('2026-07-01T10:15');
    await ward.act(sent([head], { ...june, careMonth: '2024-06' }, { arrivedAt, sentAt: arrivedAt }));
    expect(await becameOf()).toBe(became);
  });
  it('書類の足りない申請は補正を求められ、区が届出日をどう数えても、初めに届いた日の申請になる', async () => {
    await ward.drop();
    ward = await benefitWard(undefined, { now: '2026-08-24T09:30', parameters: { onlineNotificationDay: 'nextOfficeDay', correctedApplicationDay: 'correctedArrival' } });
    household = await ward.insures([head, wife]);
    await ward.incomes(income('P1', 3_000_000), income('P2', 0));
    const onSaturday = { arrivedAt: '2026-08-22T22:00', sentAt: '2026-08-22T22:00' } as const;
    await ward.act(sent([head, wife], born, { ...onSaturday, files: [{ kind: 'birthProof', text: '母子手帳' }] }));
    expect([await becameOf(), (await standing()).report.message]).toEqual(['sentBack: 直してもらうもの: 直接支払制度についての合意文書、領収書', '次のものを直して、もう一度送ってください: 直接支払制度についての合意文書、領収書']);
    await ward.act(sent([head, wife], born, { ...onSaturday, version: 2, versionKind: 'correction', sentAt: '2026-08-23T20:00' }));
    expect([await becameOf(), (await standing()).receivedOn, (await ward.cases())[0]!.history[0]!.on]).toEqual(['entered', '2026-08-22', '2026-08-22']);
  });
});

describe('ほかの給付の電子申請', () => {
  it('扶養されている人の出産は世帯主が申請する。本人の申請は、口座が世帯主のものでも、職員を待つ', async () => {
    await ward.act(sent([wife], born));
    await ward.act(sent([head, wife], born, { receptionNumber: 'EA-2', files: filesOf(born).map(({ kind, text }) => ({ kind, text: `${text} 世帯主` })) }));
    expect([await becameOf(), await becameOf('EA-2'), await cases(), (await ward.cases())[0]!.payerPersonKey]).toEqual(['waiting: 申請として受け付けられない(申請者: 世帯主ではない) / 申請として受け付けられない(口座名義: 申請者の口座ではない)', 'entered', ['childbirth 500000 applied'], 'P1']);
  });
  it('支援措置を受ける人の出産は、書類が揃い世帯主が申請しても、職員を待つ', async () => {
    const [husband, hidden] = [{ ...stranger, personKey: 'P10' }, { ...wife, personKey: 'P11', name: '避難 中子', individualNumber: person(11).individualNumber, isNotDisclosed: true }];
    await ward.insures([husband, hidden]);
    await ward.act(sent([husband, hidden], { ...born, account: { ...own, holderName: 'ﾄﾅﾘ ｼﾞﾛｳ' } }));
    expect([await becameOf(), await cases()]).toEqual(['waiting: 2人目は支援措置の対象で、申請者は本人でない', []]);
  });
  it('途中で壊れた添付の申請は取り込まず、よその申請と同じ添付なら職員を待つ', async () => {
    const whole = sent([head, wife], born);
    expect(await ward.act({ ...whole, contents: whole.contents.slice(1) })).toBe('1番の添付が、告げられた大きさかSHA-256と違う');
    expect([await ward.act(whole), await becameOf()]).toEqual(['accepted', 'entered']);
    await ward.act(sent([head, mother], { ...born, bornOn: '2026-07-11' }, { receptionNumber: 'EA-2' }));
    expect(await becameOf('EA-2')).toBe('waiting: 受付番号 EA-1 と同じ添付である(別の人の書類かもしれない)');
  });
  it('同じ出産は、窓口で受け付けた後に電子で届いても、一つの事案のまま', async () => {
    const { procedure: _procedure, payTo: _payTo, ...asked } = born;
    await ward.act({ act: 'enterBenefitForm', form: { kind: 'childbirth', notificationId: '窓口-1', receivedOn: '2026-08-20', personKey: 'P2', ...asked } });
    await ward.act(sent([head, wife], born));
    expect([await becameOf(), await cases()]).toEqual(['waiting: 申請として受け付けられない(給付の原因: B1 で受け付けている)', ['childbirth 500000 applied']]);
  });
  it('療養費と移送費は書類が揃っても職員を待ち、認めた額を書かなければ受け付けない', async () => {
    await ward.act(sent([head], brace));
    await ward.act(sent([head], { procedure: 'transport', paidOn: '2026-08-02', paidYen: 9_000, payTo: 'account', account: own }, { receptionNumber: 'EA-2', files: [{ kind: 'proofOfPayment', text: '移送' }, { kind: 'physicianOpinion', text: '移送の' }] }));
    expect([await becameOf(), await becameOf('EA-2'), await cases()]).toEqual(['waiting: 療養費と移送費は、保険で認める額を職員が決める', 'waiting: 療養費と移送費は、保険で認める額を職員が決める', []]);
    expect([await links(), await links({ reliefYen: { medical: 1 } })]).toEqual(['療養費か移送費を受け付けるときにだけ、必ず書く', '減免を受け付けるときにだけ、必ず書く / 療養費か移送費を受け付けるときにだけ、必ず書く']);
    expect([await links({ recognisedYen: 50_001 }), await links({ receptionNumber: 'EA-2', recognisedYen: 8_000 }), await cases()]).toEqual(['accepted', 'accepted', ['medicalCost 35001 applied', 'transport 8000 applied']]);
  });
  it('葬祭費は、同じ世帯の人なら進み、区に住んだことのない人なら、住登外者として登録して結ぶまで待つ', async () => {
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P3']), receivedOn: '2026-08-20' });
    const asks = (holderName: string): Asking => ({ procedure: 'funeral', heldOn: '2026-08-15', isPaidByFormerInsurer: false, payTo: 'account', account: { ...own, holderName } });
    const sister = { ...stranger, personKey: 'なし', name: '遠い 姉', nameKana: 'トオイ アネ', individualNumber: person(77).individualNumber };
    const toSister = () => links({ links: [{ place: 0, personKey: key }, { place: 1, personKey: 'P3' }] });
    await ward.act(sent([sister, mother], asks('ﾄｵｲ ｱﾈ')));
    expect((await standing()).state).toBe('waiting');
    await ward.act({ act: 'registerNonRegistered', name: sister.name, nameKana: sister.nameKana, bornOn: sister.bornOn, sex: sister.sex, address: sister.address, role: 'mourner', by: '給付係', purpose: '葬祭費', isNotDisclosed: false });
    const key = (await ward.ward.query({ query: 'nonRegistered' })).people[0]!.personKey;
    expect(await links({ links: [{ place: 0, personKey: 'P-99' }, { place: 1, personKey: 'P3' }] })).toBe('この区に登録がない');
    expect(await toSister()).toBe('申請者について住基ネットの回答を待っている(住基ネットに照会中)');
    await confirmed(sister);
    expect([await toSister(), await cases(), (await ward.cases())[0]!.payerPersonKey === key]).toEqual(['accepted', ['funeral 70000 applied'], true]);
    await ward.act(sent([wife, mother], asks('ｼｹﾝ ﾊﾅｺ'), { receptionNumber: 'EA-2', files: [{ kind: 'funeralProof', text: '妻の' }] }));
    expect(await becameOf('EA-2')).toBe('waiting: 申請として受け付けられない(給付の原因: B1 で受け付けている)');
  });
  test.each([[77, 'accepted'], [78, '宛名番号 X000000001 の個人番号と違う'], [null, 'accepted']] as const)('住基ネットが番号 %s を答えた住登外者を、77番のカードで署名した人と結ぶと %s', async (told, said) => {
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P3']), receivedOn: '2026-08-20' });
    const sister = { ...stranger, name: '遠い 姉', nameKana: 'トオイ アネ', individualNumber: person(77).individualNumber };
    await ward.act(sent([sister, mother], { procedure: 'funeral', heldOn: '2026-08-15', isPaidByFormerInsurer: false, payTo: 'account', account: { ...own, holderName: 'ﾄｵｲ ｱﾈ' } }));
    await ward.act({ act: 'registerNonRegistered', name: sister.name, nameKana: sister.nameKana, bornOn: sister.bornOn, sex: sister.sex, address: sister.address, role: 'mourner', by: '給付係', purpose: '葬祭費', isNotDisclosed: false });
    await confirmed({ ...sister, individualNumber: told === null ? null : person(told).individualNumber });
    expect(await links({ links: [{ place: 0, personKey: 'X000000001' }, { place: 1, personKey: 'P3' }] })).toBe(said);
  });
  it('住登外者を、区の人の番号のカードで申請した人とは結べない', async () => {
    await enter(ward.ward, { ...end('death', '2026-08-10', ['P3']), receivedOn: '2026-08-20' });
    await ward.act({ act: 'registerNonRegistered', name: '遠い 姉', nameKana: 'トオイ アネ', bornOn: '1970-01-01', sex: '2', address: '神奈川県架空市1', role: 'mourner', by: '給付係', purpose: '葬祭費', isNotDisclosed: false });
    const key = (await ward.ward.query({ query: 'nonRegistered' })).people[0]!.personKey;
    await ward.act(sent([{ ...wife, name: '遠い 姉' }, mother], { procedure: 'funeral', heldOn: '2026-08-15', isPaidByFormerInsurer: false, payTo: 'account', account: own }));
    await confirmed({ name: '遠い 姉', nameKana: 'トオイ アネ', bornOn: '1970-01-01', sex: '2', address: '神奈川県架空市1', individualNumber: null });
    expect(await links({ links: [{ place: 0, personKey: key }, { place: 1, personKey: 'P3' }] })).toBe('宛名番号 P2 の個人番号である');
  });
  it('食事療養費の差額と年間の給付も、窓口と同じ決まりを通る', async () => {
    await ward.act(sent([head], { procedure: 'mealDifference', careMonth: '2026-03', meals: 30, paidPerMealYen: 510, isLongStay: false, paidOn: '2026-07-01', payTo: 'account', account: own }));
    await ward.act(sent([head], { procedure: 'yearly', yearlyKind: 'careTotal', benefitYear: 2024, payTo: 'account', account: own }, { receptionNumber: 'EA-2' }));
    expect([await becameOf(), await becameOf('EA-2')]).toEqual(['waiting: 申請として受け付けられない(支給の条件: 区分ウでは標準負担額が下がらない)', 'waiting: 申請として受け付けられない(診療月: 申請を待つ支給がない)']);
  });
});

describe('取下げと二重の申請', () => {
  beforeEach(juneIsDear);
  it('入力の前に取り下げた申請は何も残さず、後の取下げは通らない', async () => {
    const version2 = { version: 2, versionKind: 'withdrawal', files: [] } as const;
    await ward.act(sent([wife], june));
    await ward.act(sent([wife], june, version2));
    await ward.act(sent([head], june, { receptionNumber: 'EA-2' }));
    await ward.act(sent([head], june, { receptionNumber: 'EA-2', ...version2 }));
    expect([(await standing()).report.message, (await standing('EA-2')).report.message, await cases()]).toEqual(['取下げを受け付けました。', '申請を受け付けた後のため、取り下げられません。窓口にお問い合わせください。', ['highCost 212570 applied']]);
  });
  it('同じ申請を二度送れば、二つ目は職員を待つ', async () => {
    await ward.act(sent([head], june));
    await ward.act(sent([head], june, { receptionNumber: 'EA-2' }));
    expect(await becameOf('EA-2')).toBe('waiting: 受付番号 EA-1 と同じ内容の申請である(二重の申請)');
  });
  test.each([
    ['治療用装具', { ground: 'brace' }, ['領収書', '医師の意見書・同意書']], ['柔道整復', { ground: 'judoTherapy' }, ['領収書']], ['海外療養費', { ground: 'abroad' }, ['領収書', '診療明細書', '渡航の分かるもの']], ['資格を示せなかった受診', { ground: 'noProof' }, ['領収書', '診療明細書']],
  ] as const)('%sの療養費に足りない添付を求める', async (_ja, facts, asked) => {
    await ward.act(sent([head], { ...brace, ...facts }, { files: [] }));
    expect((await standing()).because).toEqual([`直してもらうもの: ${asked.join('、')}`]);
  });
});
