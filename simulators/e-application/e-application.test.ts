import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application, type Application } from '../../contracts/e-application/application.js';
import { A, B, eApplicationBed, leaving, numberOf, pdf } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof eApplicationBed>>;
beforeAll(async () => { bed = await eApplicationBed(); });
afterAll(() => bed.close());

const accepted = { version: 1, state: 'accepted', message: '届出を受け付けました。' } as const;
const asked = { version: 1, state: 'correctionAsked', message: '次のものを直してください: 氏名' } as const;
const read = async (desk: Awaited<ReturnType<typeof bed.begin>>, receptionNumber: string, version = 1) => (await desk.own('GET', `/${receptionNumber}/${version}`)).body as unknown as Application;

describe('申請と引渡し', () => {
  test('夜でも届き、書かれた字も添付のバイトもそのまま区市町村に渡り、何度読んでも同じ', async () => {
    const desk = await bed.begin();
    const [number] = await desk.apply(leaving(1));
    expect(await desk.listed()).toEqual([[1, number, 1, 'new']]);
    expect(await desk.listed()).toEqual([[1, number, 1, 'new']]);
    expect(await desk.listed(1)).toEqual([]);
    const got = await read(desk, number!);
    expect(application.safeParse(got).success).toBe(true);
    expect(got).toMatchObject({ arrivedAt: '2026-04-02T22:10', versionKind: 'new', certifiedNumber: numberOf(1), form: { people: [{ nameKana: 'ﾐﾎﾝ', address: '千代田区架空町１－２－３' }, {}] } });
    const { raw } = await desk.own('GET', `/${number}/1/attachments/1`);
    expect([Buffer.from(raw).toString(), raw.length, createHash('sha256').update(raw).digest('hex')]).toEqual(['%PDF-1.7 書類1', got.attachments[0]!.bytes, got.attachments[0]!.sha256]);
  });
  test('よその市区町村の申請は見えず、鍵がなければどの窓口も開かない', async () => {
    const desk = await bed.begin();
    const [number] = await desk.apply(leaving(1));
    expect(await desk.listed(0, B)).toEqual([]);
    expect((await desk.own('GET', `/${number}/1`, undefined, B)).body['code']).toBe('TSG-E04');
    expect((await desk.call('GET', `/applications/${A}`, undefined, { 'x-municipality-key': await desk.key(B) })).body['code']).toBe('TSG-E02');
  });
  test('給付の申請も書かれたまま渡し、資格の申請とは別の手順として記録する。口座の選び方の合わないものは受けない', async () => {
    const desk = await bed.begin();
    const account = { bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000001', holderName: 'ﾐﾎﾝ' };
    const asking = (into: object) => leaving(1, { form: { ...leaving(1).form, content: { procedure: 'highCost', careMonth: '2026-02', autoPayment: false, ...into } } });
    const [ofBenefit] = await desk.apply(asking({ payTo: 'account', account }));
    await desk.apply(leaving(2));
    expect((await read(desk, ofBenefit!)).form.content).toEqual({ procedure: 'highCost', careMonth: '2026-02', autoPayment: false, payTo: 'account', account });
    const stepsNow = async () => (await desk.world.journal.arrows()).flatMap(({ steps }) => steps);
    expect(await stepsNow()).toEqual(['B-05']);
    await read(desk, (await desk.listed()).at(-1)![1]);
    expect(await stepsNow()).toEqual(['B-05', 'A-03']);
    expect((await Promise.all([{ payTo: 'publicAccount', account }, { payTo: 'account' }].map((into) => desk.call('POST', `/_sim/${A}/applications`, asking(into))))).map(({ body }) => body['code'])).toEqual(['TSG-E05', 'TSG-E05']);
    expect(await desk.seen(ofBenefit!)).toMatchObject({ procedure: 'highCost', state: 'arrived', told: [] });
  });
  test('大きすぎる添付と多すぎる添付は受けず、指す人のいない申請も受けない', async () => {
    const desk = await bed.begin();
    await desk.world.setParameters('e-application', { maximumAttachmentKB: 1, maximumAttachments: 2 });
    const statuses = await Promise.all([{ attachments: [pdf('x'.repeat(2_000))] }, { attachments: [pdf('1'), pdf('2'), pdf('3')] }, { form: { ...leaving(1).form, concerns: [2] } }, { form: { ...leaving(1).form, concerns: [0, 0] } }]
      .map(async (wish) => (await desk.call('POST', `/_sim/${A}/applications`, leaving(1, wish))).body['code']));
    expect(statuses).toEqual(['TSG-E08', 'TSG-E08', 'TSG-E05', 'TSG-E05']);
    expect(await desk.listed()).toEqual([]);
  });
});

describe('状態', () => {
  test('告げた状態と文が申請者に見え、同じ報告をもう一度しても一つだけ', async () => {
    const desk = await bed.begin();
    const [number] = await desk.apply(leaving(1));
    for (const status of [200, 200]) expect((await desk.report(number!, accepted)).status).toBe(status);
    expect(await desk.seen(number!)).toMatchObject({ state: 'accepted', told: [{ ...accepted, reportedAt: '2026-04-02T22:10' }] });
    expect((await desk.report(number!, { ...accepted, state: 'refused' })).body['code']).toBe('TSG-E11');
  });
  test('却下は新しい決定で改められる', async () => {
    const desk = await bed.begin();
    const [number] = await desk.apply(leaving(1));
    await desk.report(number!, { ...accepted, state: 'refused' });
    expect((await desk.report(number!, accepted)).status).toBe(200);
    expect((await desk.seen(number!))['state']).toBe('accepted');
  });
  test('補正は求められてからだけでき、新しい版になり、前の版についての報告は断る', async () => {
    const desk = await bed.begin();
    const [number] = await desk.apply(leaving(1));
    const correct = () => desk.call('POST', `/_sim/${A}/applications/${number}/correction`, leaving(1, { attachments: [] }));
    expect((await correct()).body['code']).toBe('TSG-E06');
    await desk.report(number!, asked);
    expect((await correct()).body).toEqual({ receptionNumber: number, version: 2 });
    expect(await desk.listed()).toEqual([[1, number, 1, 'new'], [2, number, 2, 'correction']]);
    expect((await desk.report(number!, accepted)).body['code']).toBe('TSG-E10');
    expect((await desk.report(number!, { ...accepted, version: 3 })).body['code']).toBe('TSG-E09');
    expect([(await read(desk, number!)).attachments.length, (await read(desk, number!, 2)).attachments.length, (await read(desk, number!, 2)).arrivedAt]).toEqual([1, 0, '2026-04-02T22:10']);
  });
  test('取下げの申出は版となって届き、通ったかは区市町村が言う', async () => {
    const desk = await bed.begin();
    const [number] = await desk.apply(leaving(1));
    const withdraw = () => desk.call('POST', `/_sim/${A}/applications/${number}/withdrawal`);
    expect((await withdraw()).status).toBe(201);
    expect([(await desk.seen(number!))['state'], (await withdraw()).body['code']]).toEqual(['withdrawing', 'TSG-E07']);
    expect((await read(desk, number!, 2)).versionKind).toBe('withdrawal');
    await desk.report(number!, { version: 2, state: 'withdrawn', message: '取下げを受け付けました。' });
    expect((await desk.seen(number!))['state']).toBe('withdrawn');
  });
});

describe('障害', () => {
  test('「申請が一覧から抜ける」では通番が飛び、直ると見える', async () => {
    const desk = await bed.begin();
    await desk.fault('lost');
    const [lost] = await desk.apply(leaving(1));
    await desk.fault('lost', false);
    const [other] = await desk.apply(leaving(2));
    await desk.fault('lost');
    expect(await desk.listed()).toEqual([[2, other, 1, 'new']]);
    await desk.fault('lost', false);
    expect(await desk.listed()).toEqual([[1, lost, 1, 'new'], [2, other, 1, 'new']]);
  });
  test('「二度並ぶ」と「新しい順に並ぶ」では、同じものが二度、後のものが先に並ぶ', async () => {
    const desk = await bed.begin();
    const [[first], [second]] = [await desk.apply(leaving(1)), await desk.apply(leaving(2))];
    for (const name of ['twice', 'reversed']) await desk.fault(name);
    expect((await desk.listed()).map(([, number]) => number)).toEqual([second, second, first, first]);
  });
  test('「添付が途中で切れる」では、告げたハッシュと違うバイトが届く', async () => {
    const desk = await bed.begin();
    const [number] = await desk.apply(leaving(1));
    await desk.fault('attachmentCut');
    const { raw } = await desk.own('GET', `/${number}/1/attachments/1`);
    const [card] = (await read(desk, number!)).attachments;
    expect(raw.length).toBe(Math.floor(card!.bytes / 2));
    expect(createHash('sha256').update(raw).digest('hex')).not.toBe(card!.sha256);
  });
  test('「別の申請の添付が届く」では、その名もハッシュも中身も別の申請のもの', async () => {
    const desk = await bed.begin();
    const [first] = await desk.apply(leaving(1));
    const [number] = await desk.apply(leaving(2));
    const [own] = (await read(desk, first!)).attachments;
    await desk.fault('attachmentOfAnother');
    expect((await read(desk, number!)).attachments).toEqual([own]);
    expect(Buffer.from((await desk.own('GET', `/${number}/1/attachments/1`)).raw).toString()).toBe('%PDF-1.7 書類1');
  });
  test('「家族の個人番号を書く」では、申請者の欄だけが替わり、電子証明書は本人のまま', async () => {
    const desk = await bed.begin();
    await desk.fault('numberOfFamily');
    const [number] = await desk.apply(leaving(1));
    const { certifiedNumber, form: { people } } = await read(desk, number!);
    expect([certifiedNumber, ...people.map(({ individualNumber }) => individualNumber)]).toEqual([numberOf(1), numberOf(101), numberOf(101)]);
  });
  test('「二度送る」では受付番号が二つでき、「状態の報告が失われる」では書き留められない', async () => {
    const desk = await bed.begin();
    await desk.fault('sentTwice');
    const numbers = await desk.apply(leaving(1));
    expect(new Set(numbers).size).toBe(2);
    await desk.fault('reportLost');
    expect((await desk.report(numbers[0]!, accepted)).status).toBe(503);
    expect(await desk.seen(numbers[0]!)).toMatchObject({ state: 'arrived', told: [] });
  });
  test('「停止」では区市町村の窓口だけが応じず、住民の申請は届く', async () => {
    const desk = await bed.begin();
    await desk.fault('serviceDown');
    const [number] = await desk.apply(leaving(1));
    expect((await desk.own('GET', '')).status).toBe(503);
    await desk.fault('serviceDown', false);
    expect(await desk.listed()).toEqual([[1, number, 1, 'new']]);
  });
});
