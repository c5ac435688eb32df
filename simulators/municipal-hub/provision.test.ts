import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultNumberMode, isIndividualNumber } from '../../law/check-digits.js';
import { A, B, C, enquiryOf, municipalHubBed, registrationOf, type Desk } from './desk.examples.js';
import { layoutVersionsOn } from './replicas.js';

let bed: Awaited<ReturnType<typeof municipalHubBed>>;
beforeAll(async () => { bed = await municipalHubBed(); });
afterAll(() => bed.close());
const withDesk = (play: (desk: Desk) => Promise<void>) => async () => {
  const desk = await bed.begin();
  await desk.people(3);
  await play(desk);
  await bed.drop(desk.world.id);
};
const outcomes = (list: readonly { outcome: string }[]) => list.map(({ outcome }) => outcome);
const learnt = async (desk: Desk, requestId: string) => {
  const { lineStatus, kindStatus, payload } = await desk.learnt(requestId);
  return [lineStatus, kindStatus, ...payload.map(({ lostOn, asOf }) => `${String(lostOn)}@${String(asOf)}`)].join(' ');
};

describe('国保関係情報の提供', () => {
  it('登録した副本から、ほかの機関に夜に答え、正本が変わっても登録するまで前の版を答える', withDesk(async (desk) => {
    expect(outcomes(await desk.register(registrationOf('r1')))).toEqual(['accepted']);
    expect(await desk.outside('X1')).toMatchObject({ status: 202, body: { lineStatus: 'N-PENDING', notBefore: '2026-06-16T05:30' } });
    await desk.overnight();
    await desk.register(registrationOf('r2', { payload: { ...registrationOf('').payload, lostOn: '2026-05-01' } }));
    await desk.outside('X2');
    await desk.overnight();
    expect([await learnt(desk, 'X1'), await learnt(desk, 'X2')]).toEqual(['N-OK N-OK null@2026-06-15', 'N-OK N-OK 2026-05-01@2026-06-16']);
    expect((await desk.world.journal.arrows()).filter(({ steps }) => steps.includes('A-14')).map(({ ja }) => ja)).toEqual(['自治体中間サーバーへ国保関係情報の副本を登録する', '自治体中間サーバーへ国保関係情報の副本を登録する']);
  }));

  it('同じ登録は何度でも登録済み、同じ識別の別の中身は断り、削除すれば該当なしで、もう一度の削除も何も変えない', withDesk(async (desk) => {
    const gone = registrationOf('r3', { operation: 'delete', payload: {} });
    expect(outcomes(await desk.register(registrationOf('r1'), registrationOf('r1'), registrationOf('r1', { historyKey: 'H2' })))).toEqual(['accepted', 'unchanged', 'N-DUPRECORD']);
    expect(outcomes(await desk.register(registrationOf('r1'), gone, gone))).toEqual(['unchanged', 'accepted', 'unchanged']);
    await desk.outside('X1');
    await desk.overnight();
    expect(await learnt(desk, 'X1')).toBe('N-OK N-NODATA');
  }));

  it('7月1日からは新しい版だけを受け、猶予の日数の間は前の版も受ける', withDesk(async (desk) => {
    expect([layoutVersionsOn('2026-06-30', 0), layoutVersionsOn('2026-07-01', 0), layoutVersionsOn('2026-07-10', 10), layoutVersionsOn('2026-07-11', 10)]).toEqual([['2025.07'], ['2026.07'], ['2026.07', '2025.07'], ['2026.07']]);
    await desk.until('2026-07-01');
    const [old, fresh] = [registrationOf('r1'), registrationOf('r2', { layoutVersion: '2026.07' })];
    expect(outcomes(await desk.register(old, fresh))).toEqual(['N-LAYOUT', 'accepted']);
    await desk.world.setParameters('municipal-hub', { layoutGraceDays: 30 });
    expect(outcomes(await desk.register(old, fresh))).toEqual(['accepted', 'unchanged']);
  }));

  it('符号のない人の副本は登録できず、その人への照会も断る', withDesk(async (desk) => {
    expect(outcomes(await desk.register(registrationOf('r1', { personKey: 'P9' })))).toEqual(['N-NOSYMBOL']);
    expect((await desk.outside('X1', { residentCode: 'R9' })).body).toEqual({ processingNumber: null, notBefore: null, lineStatus: 'N-NOSYMBOL' });
  }));

  it('同じ照会の識別は同じ照会で、別の照会には使えない', withDesk(async (desk) => {
    expect([(await desk.outside('X1')).status, (await desk.outside('X1')).status, (await desk.outside('X1', { kind: 'nhiBenefit' })).status]).toEqual([202, 200, 409]);
  }));

  it('給付の副本は給付⑫として記録され、形の合わない中身は一件も登録しない', withDesk(async (desk) => {
    const benefit = (recordId: string, payload: object) => registrationOf(recordId, { kind: 'nhiBenefit', payload });
    expect((await desk.as('POST', `/replicas/${A}`, [benefit('b1', { benefitMonth: '2026-05', benefitName: '高額療養費', benefitYen: 1 }), benefit('b2', { benefitYen: -1 })])).status).toBe(422);
    await desk.register(benefit('b1', { benefitMonth: '2026-05', benefitName: '高額療養費', benefitYen: 1 }));
    expect((await desk.world.journal.arrows()).flatMap(({ steps }) => steps)).toEqual(['B-12']);
  }));
});

describe('情報提供等記録', () => {
  it('答えのあったやりとりは、照会した側と提供した側に同じ処理通番で一つずつあり、中身はない', withDesk(async (desk) => {
    await desk.income(1, 2_440_000);
    const [receipt] = await desk.asked(enquiryOf(1), enquiryOf(2));
    await desk.overnight();
    const [own, theirs] = [await desk.ledger(A), await desk.ledger(B)];
    expect(own.map(({ side, other, personKey, outcome, kind, work, regime }) => [side, other, personKey, outcome, kind, work, regime])).toEqual(expect.arrayContaining([['asker', B, 'P1', 'N-OK', 'localTax', 'assessment', '主務省令第2条の表'], ['asker', B, 'P2', 'N-NODATA', 'localTax', 'assessment', '主務省令第2条の表']]));
    expect([own.length, theirs.map(({ side, other, personKey, processingNumber }) => [side, other, personKey, processingNumber]).filter(([, , , number]) => number === receipt!.processingNumber)]).toEqual([2, [['provider', A, null, receipt!.processingNumber]]]);
    expect(JSON.stringify([own, theirs])).not.toContain('2440000');
    expect((await desk.as('GET', `/ledger/${A}?personKey=P1`)).body['entries']).toHaveLength(1);
  }));

  it('本人は、誰が自分のことを誰に尋ねたかを読める。不開示の印のあるやりとりは載らない', withDesk(async (desk) => {
    await desk.tell([{ personKey: 'P1', residentCode: 'R1', isNotDisclosed: true, selfInfoBlocked: true }]);
    await desk.asked(enquiryOf(1, { isNotDisclosed: true }), enquiryOf(2));
    await desk.overnight();
    expect([await desk.portal('R1'), (await desk.portal('R2')).entries.map(({ body, side, other }) => [body, side, other])]).toEqual([{ isSelfInfoBlocked: true, entries: [] }, expect.arrayContaining([[A, 'asker', B], [B, 'provider', A]])]);
    expect([(await desk.ledger(A)).filter(({ isNotDisclosed }) => isNotDisclosed).length, await desk.findings()]).toEqual([1, []]);
  }));

  it('支援措置の人を印なしで尋ねれば、そのまま送られて履歴に載り、それが見つかる', withDesk(async (desk) => {
    await desk.tell([{ personKey: 'P1', residentCode: 'R1', isNotDisclosed: true }]);
    await desk.asked(enquiryOf(1));
    await desk.overnight();
    expect(await desk.findings()).toMatchObject([{ finding: 'protectedButVisible', municipality: A }]);
  }));

  it('不開示の照会では、住所は理由を付けて伏せられる', withDesk(async (desk) => {
    await desk.holds(C, { residentCode: 'R1', kind: 'residentHousehold', payload: { relationship: '世帯主', address: '東京都港区架空町1-2-3' } });
    const ask = { kind: 'residentHousehold', providerCode: C, fiscalYear: null } as const;
    await desk.asked(enquiryOf(1, ask), enquiryOf(1, { ...ask, requestId: 'hidden', isNotDisclosed: true }));
    await desk.overnight();
    expect([(await desk.poll('E-1')).payload, (await desk.poll('hidden')).payload]).toMatchObject([[{ address: '東京都港区架空町1-2-3' }], [{ relationship: '世帯主', address: null, addressAbsentReason: 'withheld' }]]);
  }));
});

describe('機関別符号', () => {
  it('同じ人でも機関ごとに違い、宛名番号からも個人番号からも作られず、区には見えない', withDesk(async (desk) => {
    await desk.asked(enquiryOf(1), enquiryOf(1, { requestId: 'other', providerCode: C }));
    await desk.overnight();
    const legs = await desk.legs();
    expect(new Set(legs.map(({ body, linkageSymbol }) => `${body} ${linkageSymbol}`)).size).toBe(3);
    expect(new Set(legs.map(({ linkageSymbol }) => linkageSymbol)).size).toBe(3);
    for (const { linkageSymbol } of legs) expect([/^LS-[0-9A-Z]{12}$/.test(linkageSymbol), isIndividualNumber(linkageSymbol.slice(3), defaultNumberMode)]).toEqual([true, false]);
    const seen = JSON.stringify([await desk.ledger(A), await desk.poll('E-1')]);
    expect(legs.filter(({ linkageSymbol }) => seen.includes(linkageSymbol))).toEqual([]);
  }));

  it('一人に宛名番号は一つで、再転入した人を別の番号では登録できない', withDesk(async (desk) => {
    expect(await desk.tell([{ personKey: 'P8', residentCode: 'R1' }])).toMatchObject({ status: 422, body: { code: 'TSG-K08', issues: [{ field: '0.residentCode' }] } });
    expect((await desk.tell([{ personKey: 'P8', residentCode: 'R8' }, { personKey: 'P8', residentCode: 'R7' }])).status).toBe(422);
    expect((await desk.tell([{ personKey: 'P1', residentCode: 'R2' }, { personKey: 'P2', residentCode: 'R1' }])).status).toBe(204);
  }));

  it('紐付けを訂正すると、符号を取り直し、別の人の副本を取り下げ、前に受けた答えを見直すものとして挙げる', withDesk(async (desk) => {
    await desk.income(1, 1);
    await desk.income(5, 5);
    await desk.register(registrationOf('r1'));
    await desk.asked(enquiryOf(1));
    await desk.overnight();
    expect(await desk.answered('E-1')).toBe('N-OK N-OK 1@2026-06-01');
    const [before] = await desk.legs();
    await desk.tell([{ personKey: 'P1', residentCode: 'R5' }]);
    expect((await desk.asked(enquiryOf(1, { requestId: 'same day' })))[0]!.lineStatus).toBe('N-NOSYMBOL');
    await desk.overnight();
    await desk.asked(enquiryOf(1, { requestId: 'right' }));
    await desk.outside('X1');
    await desk.overnight();
    expect([await desk.answered('right'), (await desk.outside('X2')).body['lineStatus'], await desk.findings()]).toEqual(['N-OK N-OK 5@2026-06-01', 'N-NOSYMBOL', [{ finding: 'answerOnWrongLink', municipality: A, requestId: 'E-1', personKey: 'P1' }]]);
    expect((await desk.legs()).filter(({ body }) => body === A).map(({ linkageSymbol }) => linkageSymbol).filter((symbol) => symbol === before!.linkageSymbol)).toHaveLength(1);
  }));
});

describe('試験用の窓口', () => {
  it.each([
    ['知らない提供者', 'nobody', { residentCode: 'R1', kind: 'localTax' }, 404], ['種類の違う提供者', 'pensionService', { residentCode: 'R1', kind: 'employment', payload: { separatedOn: '2026-03-31', separationReason: '11' } }, 422], ['先の日の登録', B, { residentCode: 'R1', kind: 'publicAssistance', registeredOn: '2026-06-16', payload: { assistanceFrom: '2026-05-01' } }, 422],
    ['形の合わない中身', B, { residentCode: 'R1', kind: 'localTax', payload: {} }, 422], ['中身のある削除', B, { residentCode: 'R1', kind: 'localTax', operation: 'delete', payload: { fiscalYear: 2026 } }, 422],
  ] as const)('%sは%s', (_ja, provider, holding, status) => withDesk(async (desk) => {
    expect((await desk.call('PUT', `/_sim/holdings/${provider}`, [holding])).status).toBe(status);
  })());
});
