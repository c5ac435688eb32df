import { describe, expect, it } from 'vitest';
import { residentLookup, residentLookupAnswer, type ResidentLookup, type ResidentLookupAnswer } from '../../contracts/juki-net/lookup.js';
import type { StaffAct, Ward } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { enter, masked, numberOf, openWard, profile, resident, start } from '../ward-fixture.js';

const own = '131032';
const hanako = { name: '髙橋 花子', nameKana: 'タカハシ ハナコ', bornOn: '1950-02-03', sex: '2', address: '東京都千代田区架空町1-2-3' } as const;
const registers = (facts: Partial<Extract<StaffAct, { act: 'registerNonRegistered' }>> = {}): StaffAct => ({ act: 'registerNonRegistered', ...hanako, role: 'payer', by: '担当', purpose: '所在の確認', isNotDisclosed: false, ...facts });
const decides = (personKey: string, facts: Partial<Extract<StaffAct, { act: 'handleNonRegistered' }>>): StaffAct => ({ act: 'handleNonRegistered', personKey, by: '担当', why: '確かめた', decision: 'lookUpAgain', ...facts });
async function ward(): Promise<Ward> {
  const opened = await openWard('2026-06-10T09:30');
  await enter(opened, start('moveInFromOutside', '2026-06-01', [resident('P-1', 1, { isNotDisclosed: true })]));
  return opened;
}
async function asked(opened: Ward): Promise<readonly ResidentLookup[]> {
  const { files } = await opened.run('exportLookups');
  return (await opened.outgoing()).filter(({ name }) => files.includes(name)).flatMap((file) => codecOf(profile, residentLookup).parse(file).records.map(({ value }) => value));
}
let seq = 0;
const answer = (enquiryId: string, wish: Partial<ResidentLookupAnswer> = {}): ResidentLookupAnswer => ({
  enquiryId, outcome: 'found', total: 1, number: 1, individualNumber: numberOf(50), ...hanako, formerSurname: null, commonName: null, survival: 'alive', changeReason: 'none', changedOn: null, previousAddress: null, why: null, ...wish,
});
const nobody = { individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null, survival: null } as const;
const arrives = (opened: Ward, ...rows: readonly ResidentLookupAnswer[]) => opened.deliver(codecOf(profile, residentLookupAnswer).format({ municipalityCode: own, date: '2026-06-10', seq: (seq += 1) }, rows));
/** Registers somebody and lets 住基ネット answer. */
async function answered(opened: Ward, wish: Partial<ResidentLookupAnswer>, facts: Parameters<typeof registers>[0] = {}) {
  await opened.act(registers(facts));
  const [lookup] = await asked(opened);
  return arrives(opened, answer(lookup!.enquiryId, wish));
}
const people = async (opened: Ward) => (await opened.query({ query: 'nonRegistered' })).people;
const shown = async (opened: Ward) => (await people(opened)).map(({ personKey, state, numberToken }) => `${personKey} ${state}${numberToken === null ? '' : ' 番号'}`);
const codes = async (opened: Ward, act: StaffAct) => (await opened.act(act)).refusals.map(({ code }) => code);

describe('住登外者の登録', () => {
  it('自分の並びの番号を付け、誰が何のためかとともに4情報で尋ねる', async () => {
    const opened = await ward();
    await opened.act(registers());
    expect([await shown(opened), await asked(opened), await asked(opened)]).toEqual([['X000000001 asked'], [{ enquiryId: 'LK-131032-0000001', kind: 'byFourItems', individualNumber: null, ...hanako, purpose: '所在の確認', actor: '担当' }], []]);
    expect((await opened.query({ query: 'accessLog', personKey: 'X000000001' })).rows.map(({ action, by, purpose, items }) => [action, by, purpose, items])).toEqual([['lookUp', '担当', '所在の確認', ['name', 'nameKana', 'bornOn', 'sex', 'address']]]);
  });

  it('性別が分からなければ3情報で、前に住民だった人はその番号で尋ねる', async () => {
    const opened = await ward();
    await opened.act(registers({ sex: undefined }));
    await opened.act(registers({ name: '試験 1号', nameKana: 'シケン', bornOn: '1980-05-05', sex: '1', address: '東京都港区試験一丁目1番1号', formerPersonKey: 'P-1' }));
    expect((await asked(opened)).map(({ kind, individualNumber, sex, name }) => [kind, individualNumber, sex, name])).toEqual([['byThreeItems', null, null, hanako.name], ['byNumber', numberOf(1), null, null]]);
  });

  it.each([
    ['字の違う同じ人', { name: '高橋　花子' }, ['known'], 1], ['住所の書き方の違う同じ人', { address: '東京都千代田区架空町1丁目2番3号' }, ['known'], 1], ['住所の違う人', { address: '東京都八王子市別町9-9' }, ['newButAlike'], 2],
    ['生年月日の違う人', { bornOn: '1971-11-30' }, ['newButAlike'], 2], ['双子', { name: '髙橋 月子', nameKana: 'タカハシ ツキコ' }, ['fresh'], 2], ['別の人', { name: '見本 太郎', nameKana: 'ミホン タロウ', sex: '1', address: '東京都八王子市別町9-9' }, ['fresh'], 2],
  ] as const)('%s', async (_ja, facts, outcomes, count) => {
    const opened = await ward();
    await opened.act(registers());
    expect([(await opened.act(registers(facts as object))).decisions.map(({ outcome }) => outcome), (await people(opened)).length]).toEqual([outcomes, count]);
  });

  it('今の住民と同じ人は登録せず、知らない宛名番号の住民だったとは言わせない', async () => {
    const opened = await ward();
    const same = { name: '試験 1号', nameKana: 'シケン', bornOn: '1980-05-05', sex: '1', address: '東京都港区試験一丁目1番1号' } as const;
    expect([await codes(opened, registers(same)), await codes(opened, registers({ formerPersonKey: 'P-9' })), await people(opened)]).toEqual([['TSG-W250'], ['TSG-W110'], []]);
  });

  it('引っ越す前の住所で書かれた住民も住民と分かり、よその住所なら番号を付けて住基ネットに任せる', async () => {
    const opened = await ward();
    const moved = await opened.act({ act: 'correctResident', personKey: 'P-1', address: '東京都港区試験三丁目3番3号', why: '住所の届け漏れ' });
    const written = { name: '試験 1号', nameKana: 'シケン', bornOn: '1980-05-05', sex: '1', address: '東京都港区試験一丁目1番1号' } as const;
    expect([moved.accepted, await codes(opened, registers(written)), await codes(opened, registers({ ...written, sex: undefined }))]).toEqual([true, ['TSG-W250'], ['TSG-W250']]);
    expect([await codes(opened, registers({ ...written, address: '東京都八王子市別町9-9' })), (await people(opened)).map(({ state }) => state)]).toEqual([[], ['asked']]);
  });

  it('支援措置の住民だった人は、印を忘れても不開示で、住所は出ない', async () => {
    const opened = await ward();
    await opened.act(registers({ formerPersonKey: 'P-1' }));
    expect((await people(opened)).map(({ isNotDisclosed, address }) => [isNotDisclosed, address])).toEqual([[true, null]]);
  });
});

describe('住基ネットの回答', () => {
  it.each([
    ['一人', {}, 'found 番号'], ['番号を渡されない一人', { individualNumber: null }, 'found'], ['該当なし', { outcome: 'noResident', total: 0, number: 0, ...nobody }, 'notFound'], ['断り', { outcome: 'refused', total: 0, number: 0, ...nobody }, 'refused'],
    ['故障', { outcome: 'serviceError', total: 0, number: 0, ...nobody }, 'refused'], ['死亡', { outcome: 'residentRemoved', survival: 'dead', changeReason: 'death', changedOn: '2026-05-01' }, 'dead'], ['国外転出', { outcome: 'residentRemoved' }, 'removed'],
    ['新しい番号のない番号の変更', { outcome: 'numberReplaced', ...nobody }, 'numberReplaced'], ['新しい番号のある番号の変更', { outcome: 'numberReplaced', ...nobody, individualNumber: numberOf(51) }, 'found 番号'], ['住民の番号', { individualNumber: numberOf(1) }, 'isResident'],
  ] as const)('%sは%s', async (_ja, wish, state) => {
    const opened = await ward();
    expect([(await answered(opened, wish)).accepted, await shown(opened)]).toEqual([true, [`X000000001 ${state}`]]);
  });

  it('死亡の日を書き、●のある項目で手元の字を消さず、今の住所を取り込む', async () => {
    const opened = await ward();
    await answered(opened, { name: '●橋 花子', address: '東京都千代田区新町4-5-6' });
    await opened.act(decides('X000000001', {}));
    const [lookup] = await asked(opened);
    expect([lookup!.kind, lookup!.individualNumber]).toEqual(['byNumber', numberOf(50)]);
    await arrives(opened, answer(lookup!.enquiryId, { outcome: 'residentRemoved', survival: 'dead', changedOn: '2026-06-09' }));
    expect((await people(opened)).map(({ name, address, diedOn, history }) => [name, address, diedOn, history.map(({ state }) => state)])).toEqual([[hanako.name, '東京都千代田区新町4-5-6', '2026-06-09', ['asked', 'found', 'dead']]]);
  });

  it('番号が変わった人は、次は番号でなく4情報で尋ねる', async () => {
    const opened = await ward();
    await answered(opened, {});
    await opened.act(decides('X000000001', {}));
    await arrives(opened, answer((await asked(opened))[0]!.enquiryId, { outcome: 'numberReplaced', ...nobody }));
    expect(await codes(opened, decides('X000000001', {}))).toEqual([]);
    expect([(await asked(opened)).map(({ kind }) => kind), await codes(opened, decides('X000000001', {}))]).toEqual([['byFourItems'], ['TSG-W255']]);
  });

  it('複数の該当は何も書かず、職員が選んだ人だけになる', async () => {
    const opened = await ward();
    await opened.act(registers());
    const [{ enquiryId }] = await asked(opened) as [ResidentLookup];
    await arrives(opened, answer(enquiryId, { outcome: 'several', total: 2 }), answer(enquiryId, { outcome: 'several', total: 2, number: 2, individualNumber: numberOf(51), address: '東京都八王子市別町9-9' }));
    expect([await shown(opened), (await people(opened))[0]!.candidates.map(({ numberToken }) => numberToken)]).toEqual([['X000000001 several'], [masked(numberOf(50)), masked(numberOf(51))]]);
    expect(await codes(opened, decides('X000000001', { decision: 'choose', candidate: 3 }))).toEqual(['TSG-W253']);
    await opened.act(decides('X000000001', { decision: 'choose', candidate: 2 }));
    expect((await people(opened)).map(({ state, numberToken, address, candidates }) => [state, numberToken, address, candidates])).toEqual([['found', masked(numberOf(51)), '東京都八王子市別町9-9', []]]);
    expect(await codes(opened, decides('X000000001', { decision: 'choose', candidate: 1 }))).toEqual(['TSG-W253']);
  });

  it('同じ番号の住登外者が二人になれば併合を待ち、番号の違う人とは併合できない', async () => {
    const opened = await ward();
    const [moved, other] = [{ address: '東京都八王子市別町9-9' }, { name: '見本 太郎', nameKana: 'ミホン タロウ', sex: '1', address: '東京都立川市別町9-9' }] as const;
    await answered(opened, {});
    await answered(opened, {}, moved);
    await answered(opened, { ...other, individualNumber: numberOf(52) }, other);
    expect(await shown(opened)).toEqual(['X000000001 found 番号', 'X000000002 duplicate 番号', 'X000000003 found 番号']);
    expect([await codes(opened, decides('X000000002', { decision: 'merge', intoPersonKey: 'X000000003' })), await codes(opened, decides('X000000002', { decision: 'merge' })), await codes(opened, decides('X000000002', { decision: 'merge', intoPersonKey: 'X000000002' }))]).toEqual([['TSG-W254'], ['TSG-W251'], ['TSG-W251']]);
    await opened.act(decides('X000000002', { decision: 'merge', intoPersonKey: 'X000000001' }));
    expect([await shown(opened), (await people(opened))[1]!.mergedInto]).toEqual([['X000000001 found 番号', 'X000000002 merged 番号', 'X000000003 found 番号'], 'X000000001']);
    expect([await codes(opened, decides('X000000002', {})), await codes(opened, decides('X000000009', {}))]).toEqual([['TSG-W252'], ['TSG-W251']]);
  });

  it('知らない照会の回答と、件数の合わない回答は取り込まず、同じ照会の回答は一度だけ効く', async () => {
    const opened = await ward();
    await opened.act(registers());
    const [{ enquiryId }] = await asked(opened) as [ResidentLookup];
    expect([(await arrives(opened, answer('LK-9'))).issues.map(({ code }) => code), (await arrives(opened, answer(enquiryId, { outcome: 'several', total: 2 }))).issues.map(({ code }) => code)]).toEqual([['E207'], ['E206']]);
    expect([(await arrives(opened, answer(enquiryId))).applied, (await arrives(opened, answer(enquiryId, { individualNumber: numberOf(60) }))).applied, (await people(opened))[0]!.numberToken]).toEqual([1, 0, masked(numberOf(50))]);
  });
});
