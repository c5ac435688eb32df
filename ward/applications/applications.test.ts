import { describe, expect, test } from 'vitest';
import type { Resident } from '../../contracts/resident.js';
import type { StaffAct, Ward } from '../../contracts/ward.js';
import { enter, numberOf, openWard, resident, start } from '../ward-fixture.js';
import { taking, typed } from './application-fixture.js';

const one = resident('P-1', 1, { name: '山田 太郎', nameKana: 'ヤマダ タロウ' });
const two = resident('P-2', 2, { name: '山田 花子', nameKana: 'ヤマダ ハナコ', sex: '2', bornOn: '1983-03-03', relationship: '妻' });
/** On Monday, 2025-05-12, with these people insured. */
async function withPeople(people: readonly Resident[] = [one, two], parameters: Parameters<typeof openWard>[1] = {}): Promise<Ward> {
  const ward = await openWard('2025-05-12T09:30', parameters);
  for (const person of people) expect((await enter(ward, start('moveInFromOutside', '2025-04-01', [person]))).accepted).toBe(true);
  return ward;
}
const standing = async (ward: Ward, receptionNumber = 'EA-1') => (await ward.query({ query: 'applications' })).applications.find((held) => held.receptionNumber === receptionNumber);
const stateOf = async (ward: Ward, receptionNumber = 'EA-1') => (await standing(ward, receptionNumber))?.state;
const endOf = async (ward: Ward, personKey = 'P-1') => (await ward.query({ query: 'qualification', personKey })).periods.at(-1)?.applicationEndOn;
type Decide = Extract<StaffAct, { act: 'decideApplication' }>;
const decide = (facts: Partial<Decide>): Decide => ({ act: 'decideApplication', receptionNumber: 'EA-1', version: 1, by: '担当', decision: 'link', why: '確かめた', links: [{ place: 0, personKey: 'P-1' }], ...facts });
const codes = async (ward: Ward, act: StaffAct) => (await ward.act(act)).refusals.map(({ code }) => code);

describe('取り込み', () => {
  test('番号も4情報も確かで書類が揃えば、届出となり資格が終わる', async () => {
    const ward = await withPeople();
    const { decisions, householdKey } = await ward.act(taking([one]));
    expect([decisions.map(({ rule, outcome }) => `${rule} ${outcome}`)[0], householdKey !== null, await stateOf(ward), (await standing(ward))?.receivedOn, (await endOf(ward)) !== null]).toEqual(['applicationCourse enter', true, 'entered', '2025-05-10', true]);
  });
  test('同じ版をもう一度取り込んでも変わらず、中身の替わった同じ版は断る', async () => {
    const ward = await withPeople();
    await ward.act(taking([one], { files: [] }));
    const before = await ward.query({ query: 'applicationCase', receptionNumber: 'EA-1', by: '担当', purpose: '試験' });
    expect((await ward.act(taking([one], { files: [] }))).accepted).toBe(true);
    expect(await codes(ward, taking([one], { files: [], certifiedNumber: null }))).toEqual(['TSG-W261']);
    expect(await ward.query({ query: 'applicationCase', receptionNumber: 'EA-1', by: '担当', purpose: '試験' })).toEqual(before);
  });
  test('後の版が先に届けば、前の版は取り込むだけで何も動かさない', async () => {
    const ward = await withPeople();
    await ward.act(taking([one], { version: 2, versionKind: 'withdrawal', files: [] }));
    expect((await ward.act(taking([one]))).accepted).toBe(true);
    expect([await stateOf(ward), (await standing(ward))?.version, await endOf(ward)]).toEqual(['withdrawn', 2, null]);
  });
  test('受け付けた後の取下げは受け付けたまま、間に合わないと告げる', async () => {
    const ward = await withPeople();
    await ward.act(taking([one]));
    await ward.act(taking([one], { version: 2, versionKind: 'withdrawal', files: [] }));
    expect(await standing(ward)).toMatchObject({ state: 'entered', version: 2, report: { state: 'accepted', message: '届出を受け付けた後のため、取り下げられません。' } });
  });
  test('大きさかハッシュの違う添付は途中で壊れたものとして断り、取り込まない', async () => {
    const ward = await withPeople();
    const whole = taking([one]);
    expect(await codes(ward, { ...whole, contents: [{ number: 1, base64: Buffer.from('%PDF-').toString('base64') }] })).toEqual(['TSG-W260']);
    expect(await codes(ward, { ...whole, contents: [] })).toEqual(['TSG-W260']);
    expect([(await ward.query({ query: 'applications' })).applications, (await ward.act(whole)).accepted, await stateOf(ward)]).toEqual([[], true, 'entered']);
  });
  test('届出として受け付けられないものは、そのわけを添えて職員を待つ', async () => {
    const ward = await withPeople();
    await ward.act(taking([one], { content: { procedure: 'leave', reason: 'joinEmployeeInsurance', occurredOn: '2025-05-20' } }));
    expect([await stateOf(ward), (await standing(ward))?.because[0]?.startsWith('届出として受け付けられない(事実発生日'), await endOf(ward)]).toEqual(['waiting', true, null]);
  });
  test.each([
    [{}, '2025-05-10'], [{ onlineNotificationDay: 'nextOfficeDay' }, '2025-05-12'], [{ correctedApplicationDay: 'correctedArrival' }, '2025-05-11'], [{ onlineNotificationDay: 'nextOfficeDay', correctedApplicationDay: 'correctedArrival' }, '2025-05-12'],
  ] as const)('設定 %o では、土曜に届き日曜に補正された申請の届出日は %s', async (parameters, day) => {
    const ward = await withPeople([one], parameters);
    await ward.act(taking([one], { files: [] }));
    expect(await stateOf(ward)).toBe('sentBack');
    await ward.act(taking([one], { version: 2, versionKind: 'correction', sentAt: '2025-05-11T08:00' }));
    expect([await stateOf(ward), (await standing(ward))?.receivedOn]).toEqual(['entered', day]);
  });
});

describe('名寄せ', () => {
  const found = async (ward: Ward) => (await standing(ward))!.people.map(({ outcome, personKey }) => `${outcome} ${personKey}`);
  test.each([
    ['番号が同じで住所だけが前と違う', {}, { address: '東京都架空市一丁目1番1号' }, 'same P-1'], ['番号が同じで名も生年月日も違う', {}, { name: '鈴木 一郎', nameKana: 'スズキ イチロウ', bornOn: '1955-01-01' }, 'conflict null'],
    ['全角の番号', { certifiedNumber: null }, { individualNumber: numberOf(1).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) }, 'same P-1'],
    ['検査用数字の合わない番号', { certifiedNumber: null }, { individualNumber: `${numberOf(1).slice(0, 11)}${(Number(numberOf(1)[11]) + 1) % 10}` }, 'clerical null'], ['12桁でない番号', { certifiedNumber: null }, { individualNumber: '1234' }, 'clerical null'],
    ['書かれた番号がカードと違う', {}, { individualNumber: numberOf(2) }, 'conflict null'], ['誰の番号でもなく、五項目が同じ人がいる', { certifiedNumber: numberOf(77) }, {}, 'conflict null'],
    ['誰の番号でもなく、似た人もいない', { certifiedNumber: numberOf(77) }, { name: '鈴木 一郎', nameKana: 'スズキ イチロウ', bornOn: '1955-01-01', address: '東京都架空市' }, 'none null'],
    ['番号がなく、五項目が同じ', { certifiedNumber: null }, {}, 'same P-1'], ['番号がなく、住所と生年月日と性別だけが同じ', { certifiedNumber: null }, { name: '鈴木 一郎', nameKana: 'スズキ イチロウ' }, 'none null'],
  ] as const)('%s人は %3$s', async (_ja, wish, otherwise, outcome) => {
    const ward = await withPeople();
    await ward.act(taking([one], { ...wish, people: [typed(one, otherwise)] }));
    expect(await found(ward)).toEqual([outcome]);
    if (outcome !== 'same P-1') expect([await stateOf(ward), await endOf(ward), await endOf(ward, 'P-2')]).toEqual(['waiting', null, null]);
  });
  test('二人が同じ人に当たれば、一人ずつは確かでも職員を待つ', async () => {
    const ward = await withPeople();
    await ward.act(taking([one], { people: [typed(one), typed(one, { individualNumber: numberOf(1) })], concerns: [0, 1] }));
    expect([await found(ward), await stateOf(ward)]).toEqual([['same P-1', 'same P-1'], 'waiting']);
  });
  test('支援措置の対象の人は、本人の申請なら進み、別の人の申請なら職員を待つ', async () => {
    const hidden = { ...two, isNotDisclosed: true };
    const ward = await withPeople([]);
    await enter(ward, start('moveInFromOutside', '2025-04-01', [one, hidden]));
    await ward.act(taking([hidden], { receptionNumber: 'EA-2' }));
    await ward.act(taking([one, hidden], { concerns: [1], content: { procedure: 'cardUseCancellation' }, files: [] }));
    expect([await stateOf(ward, 'EA-2'), await stateOf(ward), (await standing(ward))?.because]).toEqual(['entered', 'waiting', ['2人目は支援措置の対象で、申請者は本人でない']]);
  });
  test('カードの持ち主が、ほかの世帯の人を番号まで正しく書いても、職員を待つ', async () => {
    const ward = await withPeople();
    await ward.act(taking([one], { people: [typed(one), typed(two, { individualNumber: numberOf(2) })], concerns: [1] }));
    expect([await found(ward), await stateOf(ward), (await standing(ward))?.because, await endOf(ward, 'P-2')]).toEqual([['same P-1', 'same P-2'], 'waiting', ['2人目が申請者と同じ世帯の人と分からない'], null]);
  });
  test('資料には書かれた人と当たる人が並び、個人番号も不開示の住所も出ず、見た人が記録される', async () => {
    const ward = await withPeople([one, { ...two, isNotDisclosed: true, address: '東京都港区試験一丁目777番8号' }]);
    await ward.act(taking([one], { certifiedNumber: null, people: [typed(one, { individualNumber: numberOf(2) })] }));
    const shown = await ward.query({ query: 'applicationCase', receptionNumber: 'EA-1', by: '担当', purpose: '名寄せ' });
    expect(shown.people[0]?.candidates.map(({ personKey, address }) => [personKey, address])).toEqual([['P-2', null], ['P-1', one.address]]);
    expect(JSON.stringify([shown, await ward.query({ query: 'applications' })])).not.toMatch(/\d{12}|777/);
    expect((await ward.query({ query: 'accessLog' })).rows.map(({ by, purpose, noticeId, action, personKey, items }) => [by, purpose, noticeId, action, personKey, items.includes('住所')])).toEqual([['担当', '名寄せ', 'EA-1', 'readApplication', 'P-2', false], ['担当', '名寄せ', 'EA-1', 'readApplication', 'P-1', true]]);
  });
});

describe('職員の決定', () => {
  const unsigned = () => taking([one], { certifiedNumber: null });
  test('断るときは理由を言い、何も替えない', async () => {
    const ward = await withPeople();
    await ward.act(unsigned());
    const before = JSON.stringify(await ward.query({ query: 'applications' }));
    expect(await codes(ward, decide({ receptionNumber: 'EA-9' }))).toEqual(['TSG-W262']);
    expect(await codes(ward, decide({ version: 2 }))).toEqual(['TSG-W263']);
    expect(await codes(ward, decide({ links: undefined }))).toEqual(['TSG-W266']);
    expect(await codes(ward, decide({ decision: 'refuse' }))).toEqual(['TSG-W266']);
    expect(await codes(ward, decide({ decision: 'sendBack', links: undefined }))).toEqual(['TSG-W266']);
    expect(await codes(ward, decide({ reliefYen: { medical: 1 } }))).toEqual(['TSG-W266']);
    expect(await codes(ward, decide({ links: [] }))).toEqual(['TSG-W267']);
    expect(await codes(ward, decide({ links: [{ place: 0, personKey: 'P-1' }, { place: 3, personKey: 'P-2' }] }))).toEqual(['TSG-W267']);
    expect(await codes(ward, decide({ links: [{ place: 0, personKey: 'P-9' }] }))).toEqual(['TSG-W110']);
    expect(await codes(ward, decide({ links: [{ place: 0, personKey: 'P-1', resident: one }] }))).toEqual(['TSG-W268']);
    expect([JSON.stringify(await ward.query({ query: 'applications' })), await endOf(ward)]).toEqual([before, null]);
  });
  test('結んでも届出として受け付けられなければ、決定も残らない', async () => {
    const ward = await withPeople();
    await ward.act(taking([one], { certifiedNumber: null, content: { procedure: 'leave', reason: 'joinEmployeeInsurance', occurredOn: '2025-05-20' } }));
    expect(await codes(ward, decide({}))).toEqual(['TSG-W102']);
    expect((await ward.query({ query: 'applicationCase', receptionNumber: 'EA-1', by: '担当', purpose: '試験' })).steps).toHaveLength(1);
  });
  test('カードの番号の持ち主でない人の申請とはできない', async () => {
    const ward = await withPeople();
    await ward.act(taking([one], { people: [typed(one, { individualNumber: numberOf(2) })] }));
    expect(await codes(ward, decide({ links: [{ place: 0, personKey: 'P-2' }] }))).toEqual(['TSG-W269']);
    expect(await codes(ward, decide({}))).toEqual([]);
    expect([(await endOf(ward)) !== null, await endOf(ward, 'P-2')]).toEqual([true, null]);
  });
  test('受け付けたものと取り下げられたものは決め直せない', async () => {
    const ward = await withPeople();
    await ward.act(unsigned());
    await ward.act(decide({}));
    expect(await codes(ward, decide({ decision: 'refuse', links: undefined }))).toEqual(['TSG-W264']);
    await ward.act(taking([two], { receptionNumber: 'EA-2', versionKind: 'withdrawal', files: [] }));
    expect(await codes(ward, decide({ receptionNumber: 'EA-2', links: [{ place: 0, personKey: 'P-2' }] }))).toEqual(['TSG-W265']);
  });
  test('減免は額を決めてから、納付義務者にだけ受け付ける', async () => {
    const ward = await withPeople();
    await ward.act(taking([one], { content: { procedure: 'relief', fiscalYear: 2025, reason: '火災' }, files: [{ kind: 'reliefGrounds', text: '罹災' }] }));
    expect([await stateOf(ward), (await standing(ward))?.because]).toEqual(['waiting', ['減免は、額を職員が決める']]);
    expect([await codes(ward, decide({})), await codes(ward, decide({ reliefYen: { medical: 10_000 } }))]).toEqual([['TSG-W266'], ['TSG-W205']]);
  });
});
