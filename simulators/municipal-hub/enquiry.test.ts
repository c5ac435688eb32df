import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enquiryKinds } from '../../contracts/municipal-hub/codes.js';
import { contradictionsInAnswer, type Enquiry } from '../../contracts/municipal-hub/records.js';
import { A, B, C, enquiryOf, incomeOf, municipalHubBed, type Desk } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof municipalHubBed>>;
beforeAll(async () => { bed = await municipalHubBed(); });
afterAll(() => bed.close());
const withDesk = (play: (desk: Desk) => Promise<void>) => async () => {
  const desk = await bed.begin();
  await desk.people(4);
  await play(desk);
  await bed.drop(desk.world.id);
};

describe('情報照会', () => {
  it('受け付けて処理通番と早くて答えの出る時を言い、5:30に答え、それまで尋ねても待ちであって誤りではない', withDesk(async (desk) => {
    await desk.income(1, 2_440_000);
    const [receipt] = await desk.asked(enquiryOf(1));
    expect(receipt).toEqual({ requestId: 'E-1', work: 'assessment', kind: 'localTax', processingNumber: expect.stringMatching(/^PN-/) as string, acceptedAt: '2026-06-15T17:15', notBefore: '2026-06-16T05:30', lineStatus: 'N-PENDING' });
    await desk.world.advance('2026-06-16T05:29');
    expect(await desk.poll('E-1')).toMatchObject({ lineStatus: 'N-PENDING', kindStatus: null, answeredAt: null });
    expect(await desk.states()).toEqual(['waiting']);
    await desk.world.advance('2026-06-16T05:30');
    expect(await desk.poll('E-1')).toEqual({
      requestId: 'E-1', processingNumber: receipt!.processingNumber, personKey: 'P1', kind: 'localTax', lineStatus: 'N-OK', kindStatus: 'N-OK', message: null, notBefore: '2026-06-16T05:30', answeredAt: '2026-06-16T05:30', payload: [{ asOf: '2026-06-01', ...incomeOf(2_440_000) }],
    });
    expect(await desk.states()).toEqual(['fetched']);
  }));

  it('何度取得しても、保存期限までは一字も違わず、期限の日からは N-EXPIRED になる', withDesk(async (desk) => {
    await desk.income(1, 1);
    await desk.asked(enquiryOf(1), enquiryOf(2));
    await desk.overnight();
    const path = `/enquiries/${A}/${await desk.number('E-1')}`;
    const { text } = await desk.as('GET', path);
    await desk.until('2026-06-29');
    expect((await desk.as('GET', path)).text).toBe(text);
    await desk.until('2026-06-30');
    expect([await desk.answered('E-1'), await desk.answered('E-2'), await desk.states()]).toEqual(['N-EXPIRED', 'N-EXPIRED', ['fetched', 'expired']]);
  }));

  it('副本を持たない機関の答えは該当なしで、所得0とも未申告とも違う', withDesk(async (desk) => {
    await desk.income(1, 0);
    await desk.holds(B, { residentCode: 'R2', kind: 'localTax', payload: { fiscalYear: 2026, taxState: 'undeclared' } });
    await desk.income(4, 5, { payload: incomeOf(5, { fiscalYear: 2025 }) });
    await desk.asked(...[1, 2, 3, 4].map((n) => enquiryOf(n)));
    await desk.overnight();
    const answers = await Promise.all([1, 2, 3, 4].map(async (n) => desk.poll(`E-${n}`)));
    expect(answers.map(({ kindStatus, payload }) => [kindStatus, payload?.[0]?.['taxState'], payload?.[0]?.['netIncomeYen']])).toEqual([['N-OK', 'declaredZero', 0], ['N-OK', 'undeclared', undefined], ['N-NODATA', undefined, undefined], ['N-NODATA', undefined, undefined]]);
  }));

  it('二度引っ越した人を最後の住所地に尋ねても該当なしで、1月1日の住所地だけが答える', withDesk(async (desk) => {
    await desk.income(1, 3_000_000);
    await desk.asked(enquiryOf(1, { requestId: 'last', providerCode: C }), enquiryOf(1, { requestId: 'first', providerCode: B }));
    await desk.overnight();
    expect([await desk.answered('last'), await desk.answered('first')]).toEqual(['N-OK N-NODATA', 'N-OK N-OK 3000000@2026-06-01']);
  }));

  it('答えは副本の登録日のものであり、正本がその後変わっても、副本が登録されるまで古いまま', withDesk(async (desk) => {
    await desk.income(1, 1_000_000, { registeredOn: '2026-05-20' });
    await desk.asked(enquiryOf(1));
    await desk.overnight();
    await desk.income(1, 2_000_000, { registeredOn: '2026-06-16' });
    await desk.asked(enquiryOf(1, { requestId: 'again' }));
    await desk.overnight();
    expect([await desk.answered('E-1'), await desk.answered('again')]).toEqual(['N-OK N-OK 1000000@2026-05-20', 'N-OK N-OK 2000000@2026-06-16']);
  }));

  it('副本の遅れを1日にすれば、登録の翌朝まで前の版が答える', withDesk(async (desk) => {
    await desk.income(1, 1_000_000);
    await desk.world.setParameters('municipal-hub', { replicaLagDays: 2 });
    await desk.income(1, 2_000_000, { registeredOn: '2026-06-15' });
    await desk.asked(enquiryOf(1));
    await desk.overnight();
    await desk.asked(enquiryOf(1, { requestId: 'later' }));
    await desk.overnight();
    expect([await desk.answered('E-1'), await desk.answered('later')]).toEqual(['N-OK N-OK 1000000@2026-06-01', 'N-OK N-OK 2000000@2026-06-15']);
  }));

  it('取り消された副本と、見せる期間の外の副本は、該当なし', withDesk(async (desk) => {
    await desk.income(1, 1);
    await desk.holds(B, { residentCode: 'R1', kind: 'localTax', historyKey: '2026', operation: 'delete' });
    await desk.income(2, 2, { publishedFrom: '2026-06-17' });
    await desk.income(3, 3, { publishedTo: '2026-06-15' });
    await desk.asked(...[1, 2, 3].map((n) => enquiryOf(n)));
    await desk.overnight();
    expect(await Promise.all([1, 2, 3].map((n) => desk.answered(`E-${n}`)))).toEqual(['N-OK N-NODATA', 'N-OK N-NODATA', 'N-OK N-NODATA']);
  }));

  it('資格の履歴は、対象期間にかかるものだけが、一件ずつ番号を付けて届く', withDesk(async (desk) => {
    const period = (historyKey: string, acquiredOn: string, lostOn: string | null) => ({ residentCode: 'R1', kind: 'otherInsurance', historyKey, registeredOn: '2026-06-10', payload: { insurerNumber: '06130012', insuredNumber: historyKey, memberRole: 'self', acquiredOn, lostOn } });
    await desk.holds('06130012', period('H1', '2020-04-01', '2022-04-01'), period('H2', '2023-04-01', '2026-06-01'), period('H3', '2026-06-20', null));
    const ask = { kind: 'otherInsurance', providerCode: '06130012', fiscalYear: null } as const;
    await desk.put(1, [enquiryOf(1, { ...ask, periodFrom: '2026-01-01', periodUntil: '2026-06-15' }), enquiryOf(1, { ...ask, requestId: 'all' })]);
    await desk.overnight();
    const rows = await desk.answersIn((await desk.answerNames())[0]!);
    expect(rows.map((row) => [row.requestId, row.number, row.total, row.insuredNumber, row.asOf])).toEqual([['E-1', 1, 1, 'H2', '2026-06-10'], ['all', 1, 3, 'H1', '2026-06-10'], ['all', 2, 3, 'H2', '2026-06-10'], ['all', 3, 3, 'H3', '2026-06-10']]);
    expect(rows.flatMap(contradictionsInAnswer)).toEqual([]);
  }));
});

describe('相手の答え方', () => {
  const one = (kind: Enquiry['kind'], providerCode: string, wish: Partial<Enquiry> = {}) => enquiryOf(1, { requestId: kind, kind, providerCode, fiscalYear: null, ...wish });
  const questions = [
    one('localTax', B, { fiscalYear: 2026 }), one('otherInsurance', '06130012'), one('pension', 'pensionService'), one('employment', 'employmentService'), one('publicAssistance', C), one('publicAccount', 'digitalAgency', { work: 'benefit' }), one('careBenefit', C, { work: 'benefit' }),
    one('otherBenefit', '06130012', { work: 'benefit' }), one('residentHousehold', C),
  ];

  it('税と保険者は翌朝、年金と雇用保険は翌々朝、生活保護は人が確かめた後の開庁日に答える', withDesk(async (desk) => {
    const receipts = await desk.asked(...questions);
    expect(Object.fromEntries(receipts.map(({ kind, notBefore }) => [kind, notBefore!.slice(8, 10)]))).toEqual({ localTax: '16', otherInsurance: '16', pension: '17', employment: '17', publicAssistance: '16', publicAccount: '16', careBenefit: '16', otherBenefit: '16', residentHousehold: '16' });
    const done = async () => (await desk.standings()).filter(({ state }) => state === 'ready').map(({ requestId }) => requestId).sort();
    await desk.overnight();
    expect([await done(), (await desk.standings()).find(({ requestId }) => requestId === 'publicAssistance')!.state]).toEqual([['careBenefit', 'localTax', 'otherBenefit', 'otherInsurance', 'publicAccount', 'residentHousehold'], 'held']);
    await desk.overnight();
    expect(await done()).toHaveLength(8);
    await desk.overnight();
    expect(await done()).toEqual(enquiryKinds.map(([kind]) => kind).sort());
  }));

  it('人が確かめる答えは、閉庁日には出ない', withDesk(async (desk) => {
    await desk.world.advance('2026-06-18T17:15');
    await desk.asked(one('publicAssistance', C));
    await desk.until('2026-06-21');
    expect(await desk.states()).toEqual(['held']);
    await desk.until('2026-06-22');
    expect(await desk.states()).toEqual(['ready']);
  }));

  it('公金受取口座は副本ではなく、答える日の登録として届く', withDesk(async (desk) => {
    await desk.holds('digitalAgency', { residentCode: 'R1', kind: 'publicAccount', registeredOn: '2025-01-10', payload: { bankCode: '9999', branchCode: '001', accountType: '1', accountNumber: '1234567', accountHolderKana: 'ミホン ハナコ' } });
    await desk.asked(one('publicAccount', 'digitalAgency', { work: 'collection' }));
    await desk.overnight();
    expect((await desk.poll('publicAccount')).payload).toMatchObject([{ accountNumber: '1234567', asOf: '2026-06-16' }]);
  }));

  it('提供しない機関の答えは不開示、黙る機関は期限で終わり、元に戻せば答える', withDesk(async (desk) => {
    for (const n of [1, 2, 3]) await desk.income(n, n, {}, n === 3 ? B : C);
    await desk.behaves(C, { release: 'withheld' });
    await desk.asked(enquiryOf(1, { providerCode: C }));
    await desk.overnight();
    await desk.behaves(C, { isSilent: true });
    await desk.asked(enquiryOf(2, { providerCode: C }), enquiryOf(3));
    await desk.until('2026-06-23');
    expect([await desk.answered('E-1'), await desk.answered('E-2'), await desk.answered('E-3')]).toEqual(['N-OK N-WITHHELD', 'N-PENDING', 'N-OK N-OK 3@2026-06-01']);
    await desk.until('2026-06-24');
    expect([await desk.answered('E-2'), await desk.states()]).toEqual(['N-TIMEOUT', ['withheld', 'timedOut', 'fetched']]);
    await desk.behaves(C, {});
    await desk.asked(enquiryOf(2, { requestId: 'anew', providerCode: C }));
    await desk.overnight();
    expect(await desk.answered('anew')).toBe('N-OK N-OK 2@2026-06-01');
  }));
});

describe('先へ送れない照会', () => {
  it.each([
    ['賦課のための公金受取口座', { kind: 'publicAccount', providerCode: 'digitalAgency', fiscalYear: null }, 'N-NOTPERMITTED'], ['情報提供者の空欄(国外からの転入)', { providerCode: null }, 'N-NOPROVIDER'], ['自団体', { providerCode: A }, 'N-NOPROVIDER'], ['知らない団体コード', { providerCode: '131025' }, 'N-NOPROVIDER'],
    ['政令指定都市の行政区', { providerCode: '141011' }, 'N-NOPROVIDER'], ['税を保険者に', { providerCode: '06130012' }, 'N-NOPROVIDER'], ['年金を市区町村に', { kind: 'pension', providerCode: B, fiscalYear: null }, 'N-NOPROVIDER'],
  ] as const)('%sは、処理通番なしで断り、記録にも残らない', (_ja, wish, status) => withDesk(async (desk) => {
    const [receipt] = await desk.asked(enquiryOf(1, wish as Partial<Enquiry>));
    expect([receipt!.lineStatus, receipt!.processingNumber, receipt!.notBefore]).toEqual([status, null, null]);
    await desk.overnight();
    expect([await desk.states(), await desk.ledger()]).toEqual([['refused'], []]);
  })());
  it.each([['政令指定都市', '141003'], ['都外の市', '142018'], ['特別区', C]])('%sは情報提供者になる', (_ja, providerCode) => withDesk(async (desk) => {
    expect(await desk.asked(enquiryOf(1, { providerCode }))).toMatchObject([{ lineStatus: 'N-PENDING' }]);
  })());

  it('その日に転入した人は符号未取得で断り、次の日に新しい識別で尋ねれば受け付ける', withDesk(async (desk) => {
    expect((await desk.tell([{ personKey: 'P9', residentCode: 'R9', symbol: 'requested' }])).status).toBe(204);
    await desk.income(9, 7);
    expect(await desk.asked(enquiryOf(9))).toMatchObject([{ lineStatus: 'N-NOSYMBOL' }]);
    await desk.overnight();
    expect(await desk.asked(enquiryOf(9))).toMatchObject([{ lineStatus: 'N-NOSYMBOL', acceptedAt: '2026-06-15T17:15' }]);
    expect(await desk.asked(enquiryOf(9, { requestId: 'anew' }))).toMatchObject([{ lineStatus: 'N-PENDING' }]);
    await desk.overnight();
    expect(await desk.answered('anew')).toBe('N-OK N-OK 7@2026-06-01');
  }));

  it('誰も知らせていない人も、初めて尋ねた夜に符号が取れ、次に尋ねれば該当なしと答える', withDesk(async (desk) => {
    expect(await desk.asked(enquiryOf(77))).toMatchObject([{ lineStatus: 'N-NOSYMBOL' }]);
    await desk.overnight();
    await desk.asked(enquiryOf(77, { requestId: 'anew' }));
    await desk.overnight();
    expect(await desk.answered('anew')).toBe('N-OK N-NODATA');
  }));

  it('転出した人にも、滞納や還付のために尋ねられる', withDesk(async (desk) => {
    await desk.tell([{ personKey: 'P1', residentCode: 'R1', isEnded: true }]);
    expect(await desk.asked(enquiryOf(1, { work: 'collection' }))).toMatchObject([{ lineStatus: 'N-PENDING' }]);
  }));
});
