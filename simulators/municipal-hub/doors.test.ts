import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enquiryReceipt } from '../../contracts/municipal-hub/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import { A, B, C, enquiryOf, municipalHubBed, type Desk } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof municipalHubBed>>;
beforeAll(async () => { bed = await municipalHubBed(); });
afterAll(() => bed.close());
const withDesk = (play: (desk: Desk) => Promise<void>) => async () => {
  const desk = await bed.begin();
  await desk.people(4);
  await play(desk);
  await bed.drop(desk.world.id);
};
const person = individualNumberOf('20000000001', defaultNumberMode);
const steps = async (desk: Desk) => (await desk.world.journal.arrows()).filter((arrow) => arrow.steps.length > 0).map(({ from, to, ja, steps: realised }) => [from, to, ja, realised.join(' ')]);

describe('同じ照会をもう一度', () => {
  it('同じ識別の同じ照会は、答えの後でも、前と同じ受付を返して何も起こさない', withDesk(async (desk) => {
    await desk.income(1, 1);
    const first = await desk.ask([enquiryOf(1), enquiryOf(2)]);
    expect([first.status, (await desk.ask([enquiryOf(1), enquiryOf(2)])).text === first.text]).toEqual([202, true]);
    await desk.overnight();
    const again = await desk.ask([enquiryOf(1), enquiryOf(2)]);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect([await desk.states(), (await desk.ledger()).length]).toEqual([['ready', 'ready'], 2]);
  }));

  it('同じ識別の別の照会は、ほかの行ごと断り、一行も受け付けない', withDesk(async (desk) => {
    await desk.asked(enquiryOf(1));
    expect(await desk.ask([enquiryOf(2), enquiryOf(1, { fiscalYear: 2025 })])).toMatchObject({ status: 409, body: { code: 'TSG-K09', issues: [{ field: '1.requestId' }] } });
    expect(await desk.states()).toEqual(['waiting']);
  }));

  it('項目の順が違っても、一つずつでもファイルでも、同じ照会は同じ照会', withDesk(async (desk) => {
    await desk.put(1, [enquiryOf(1)]);
    const answer = await desk.ask(Object.fromEntries(Object.entries(enquiryOf(1)).toReversed()) as never);
    expect([answer.status, await desk.states()]).toEqual([200, ['waiting']]);
  }));

  it('半分だけ届いた束を全部送り直せば、残りだけが新しく受け付けられる', withDesk(async (desk) => {
    await desk.asked(enquiryOf(1), enquiryOf(2));
    expect((await desk.ask([1, 2, 3, 4].map((n) => enquiryOf(n)))).status).toBe(202);
    expect(await desk.states()).toHaveLength(4);
  }));

  it('八人の職員が同時に同じ束を送っても、照会は一つずつしかない', withDesk(async (desk) => {
    const lines = [1, 2, 3, 4].map((n) => enquiryOf(n));
    const answers = await Promise.all(Array.from({ length: 8 }, async () => desk.ask(lines)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 202]);
    expect([new Set(answers.map(({ text }) => text)).size, (await desk.states()).length]).toEqual([1, 4]);
  }));

  it('ほかの市区町村が同じ識別を使っても、たがいに混ざらず、相手の処理通番では読めない', withDesk(async (desk) => {
    await desk.people(1, {}, C);
    const [[own], other] = [await desk.asked(enquiryOf(1)), await desk.ask(enquiryOf(1, { kind: 'residentHousehold', fiscalYear: null }), C)];
    const [theirs] = other.body['receipts'] as { processingNumber: string }[];
    expect([other.status, own!.processingNumber === theirs!.processingNumber]).toEqual([202, false]);
    expect(await desk.as('GET', `/enquiries/${A}/${theirs!.processingNumber}`)).toMatchObject({ status: 404, body: { code: 'TSG-K11' } });
  }));
});

describe('形の合わない照会', () => {
  it.each([
    ['空の並び', []], ['並びの中の空', [null]], ['知らない項目', { ...enquiryOf(1), individualCode: 1 }], ['足りない項目', { requestId: 'E-1' }], ['知らない種類', { ...enquiryOf(1), kind: 'income' }], ['文字の不開示', { ...enquiryOf(1), isNotDisclosed: '1' }], ['長すぎる識別', { ...enquiryOf(1), requestId: 'E'.repeat(61) }],
    ['同じ識別の二行', [enquiryOf(1), enquiryOf(1)]], ['年度のない税', enquiryOf(1, { fiscalYear: null })], ['年度のある年金', enquiryOf(1, { kind: 'pension', providerCode: 'pensionService' })], ['逆の対象期間', enquiryOf(1, { kind: 'otherInsurance', fiscalYear: null, periodFrom: '2026-02-01', periodUntil: '2026-01-31' })],
  ])('%sは422で、何も受け付けない', (_ja, body) => withDesk(async (desk) => {
    const answer = await desk.as('POST', `/enquiries/${A}`, body);
    expect([answer.status, answer.body['code'], (answer.body['issues'] as unknown[]).length > 0, await desk.states()]).toEqual([422, 'TSG-K08', true, []]);
  })());
  it.each([['途中で切れたJSON', '{"requestId":"E-1"', 400], ['JSONでない', 'E-1,P1', 400], ['空の本文', '', 400]])('%sは、直し方を言って断る', (_ja, body, status) => withDesk(async (desk) => {
    expect(await desk.as('POST', `/enquiries/${A}`, body)).toMatchObject({ status, body: { cure: expect.any(String) as string } });
    expect(await desk.states()).toEqual([]);
  })());
  it('上限を超える行数は413で、分ければ受け付ける', withDesk(async (desk) => {
    await desk.world.setParameters('municipal-hub', { maximumLines: 2 });
    const lines = [1, 2, 3].map((n) => enquiryOf(n));
    expect([(await desk.ask(lines)).status, (await desk.put(1, lines)).status, (await desk.ask(lines.slice(0, 2))).status, (await desk.ask(lines.slice(2))).status]).toEqual([413, 413, 202, 202]);
  }));
});

describe('窓口の鍵', () => {
  const doors = [['POST', 'enquiries/{}', []], ['GET', 'enquiries/{}/PN-1'], ['PUT', 'enquiry-files/{}/x', Buffer.from('x')], ['GET', 'enquiry-files/{}/x/receipts'], ['GET', 'answer-files/{}'], ['GET', 'answer-files/{}/x'], ['DELETE', 'answer-files/{}/x'], ['GET', 'ledger/{}'], ['POST', 'replicas/{}', []]] as const;
  it.each(doors)('%s %s は、名乗らない者、鍵のない者、よその鍵に403、知らない団体に404', (method, path, body?) => withDesk(async (desk) => {
    const at = (code: string) => `/${path.replace('{}', code)}`;
    const [own, other] = [desk.own(A), desk.own(B)];
    for (const headers of [{}, { 'x-municipality-key': own['x-municipality-key'] }, { 'x-totsugo-party': 'ward' }, other]) expect(await desk.call(method, at(A), body, headers)).toMatchObject({ status: 403, body: { code: 'TSG-K02' } });
    expect(await desk.call(method, at('999999'), body, own)).toMatchObject({ status: 404, body: { code: 'TSG-K01' } });
    await desk.fault('hubDown');
    expect(await desk.call(method, at(A), body, own)).toMatchObject({ status: 503, body: { code: 'TSG-K03' } });
  })());
});

describe('ファイルで', () => {
  it('照会ファイルを受け、受付と回答をファイルで渡し、断った行も回答に並ぶ', withDesk(async (desk) => {
    await desk.income(1, 2_440_000);
    const lines = [enquiryOf(1), enquiryOf(2), enquiryOf(3, { providerCode: null })];
    const put = await desk.put(1, lines);
    expect([put.status, (put.body['receipts'] as { lineStatus: string }[]).map(({ lineStatus }) => lineStatus)]).toEqual([202, ['N-PENDING', 'N-PENDING', 'N-NOPROVIDER']]);
    const receipts = codecOf(bundledProfile(), enquiryReceipt).parse({ name: `enquiryReceipt_${A}_2026-06-15_1.csv`, bytes: (await desk.as('GET', `/enquiry-files/${A}/${desk.fileOf(1, lines).name}/receipts`)).raw });
    expect([receipts.issues, receipts.records.map(({ value }) => value)]).toEqual([[], put.body['receipts']]);
    await desk.overnight();
    const [name] = await desk.answerNames();
    expect(name).toBe(`enquiryAnswer_${A}_2026-06-16_1.csv`);
    expect((await desk.answersIn(name!)).map(({ requestId, lineStatus, kindStatus, netIncomeYen, asOf }) => [requestId, lineStatus, kindStatus, netIncomeYen, asOf])).toEqual([['E-1', 'N-OK', 'N-OK', 2_440_000, '2026-06-01'], ['E-2', 'N-OK', 'N-NODATA', null, null], ['E-3', 'N-NOPROVIDER', null, null, null]]);
    expect([(await desk.as('DELETE', `/answer-files/${A}/${name}`)).status, await desk.answerNames(), await desk.states(), (await desk.as('DELETE', `/answer-files/${A}/${name}`)).status]).toEqual([204, [], ['fetched', 'fetched', 'refused'], 204]);
    await desk.overnight();
    expect(await desk.answerNames()).toEqual([]);
  }));

  it('同じファイルは一度だけ効き、同じ名の別の中身と、読めないファイルは一行も受け付けない', withDesk(async (desk) => {
    const first = await desk.put(1, [enquiryOf(1)]);
    const again = await desk.put(1, [enquiryOf(1)]);
    expect([first.status, again.status, again.body]).toEqual([202, 200, { ...first.body, duplicate: true }]);
    expect(await desk.put(1, [enquiryOf(2)])).toMatchObject({ status: 409, body: { code: 'TSG-K05' } });
    const { name, bytes } = desk.fileOf(2, [enquiryOf(2), enquiryOf(3)]);
    for (const broken of [bytes.subarray(0, bytes.length - 9), Buffer.from(Buffer.from(bytes).toString().replace('localTax', 'income')), Buffer.from('')]) {
      const answer = await desk.as('PUT', `/enquiry-files/${A}/${name}`, Buffer.from(broken));
      expect([answer.status, answer.body['code'], (answer.body['issues'] as unknown[]).length > 0]).toEqual([422, 'TSG-K06', true]);
    }
    expect(await desk.as('PUT', `/enquiry-files/${A}/memo.txt`, bytes)).toMatchObject({ status: 422, body: { code: 'TSG-K04' } });
    expect(await desk.as('PUT', `/enquiry-files/${A}/${desk.fileOf(3, [], B).name}`, bytes)).toMatchObject({ status: 422, body: { code: 'TSG-K04' } });
    expect([await desk.states(), (await desk.put(2, [enquiryOf(2), enquiryOf(3)])).status]).toEqual([['waiting'], 202]);
  }));

  it('ファイルの行は、尋ねても読める。一つずつの照会は回答ファイルに並ばない', withDesk(async (desk) => {
    await desk.income(1, 5);
    await desk.put(1, [enquiryOf(1)]);
    await desk.asked(enquiryOf(2));
    await desk.overnight();
    expect([await desk.answered('E-1'), (await desk.answersIn((await desk.answerNames())[0]!)).map(({ requestId }) => requestId)]).toEqual(['N-OK N-OK 5@2026-06-01', ['E-1']]);
  }));
});

describe('個人番号のないこと', () => {
  it.each([['宛名番号に', { personKey: person }], ['識別に全角で', { requestId: person.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) }], ['事務手続に四桁ずつ', { procedure: `照会 ${person.slice(0, 4)} ${person.slice(4, 8)} ${person.slice(8)}` }]])('%sあれば、一つずつでもファイルでも受け取らず、番号を残さず、事案として記録する', (_ja, wish) => withDesk(async (desk) => {
    for (const answer of [await desk.ask([enquiryOf(2), enquiryOf(1, wish)]), await desk.put(1, [enquiryOf(2), enquiryOf(1, wish)])]) {
      expect([answer.status, answer.body['code'], answer.text.includes(person)]).toEqual([422, 'TSG-K10', false]);
    }
    expect([await desk.states(), await desk.incidents()]).toEqual([[], ['情報照会', '情報照会ファイル'].map((door) => ({ municipality: A, door, token: desk.world.masked(person), foundAt: '2026-06-15T17:15' }))]);
  })());
  it('副本にも、人の取り決めにも、相手の持つものにも入らない', withDesk(async (desk) => {
    const answers = [
      await desk.as('POST', `/replicas/${A}`, [{ recordId: person }]), await desk.tell([{ personKey: 'P1', residentCode: person }]), await desk.call('PUT', `/_sim/holdings/${B}`, [{ residentCode: 'R1', kind: 'residentHousehold', payload: { relationship: person, address: '架空町' } }]), await desk.outside(person),
    ];
    expect(answers.map(({ body }) => body['code'])).toEqual(['TSG-K10', 'TSG-K10', 'TSG-K10', 'TSG-K10']);
  }));
  it('検査用数字の違う12桁の宛名番号は、個人番号ではない', withDesk(async (desk) => {
    expect((await desk.ask(enquiryOf(1, { personKey: `${person.slice(0, 11)}${(Number(person[11]) + 1) % 10}` }))).status).toBe(202);
  }));
});

describe('別添1の手順', () => {
  it('資格賦課・給付・収納の照会と回答は、それぞれの手順として記録され、先へ送らない行と早すぎる取得は数えない', withDesk(async (desk) => {
    await desk.asked(enquiryOf(1));
    await desk.asked(enquiryOf(2, { work: 'benefit' }), enquiryOf(3, { work: 'collection' }));
    await desk.asked(enquiryOf(4, { providerCode: null }));
    await desk.poll('E-1');
    expect(await steps(desk)).toEqual([['国保システム', '自治体中間サーバー', '自治体中間サーバーへ情報照会を送る', 'A-06'], ['国保システム', '自治体中間サーバー', '自治体中間サーバーへ情報照会を送る', 'B-07 C-04']]);
    await desk.overnight();
    await desk.poll('E-2');
    expect((await steps(desk)).slice(2)).toEqual([
      ['自治体中間サーバー', '自治体中間サーバー', '1件の照会を終えた', 'A-06'], ['自治体中間サーバー', '自治体中間サーバー', '1件の照会を終えた', 'B-07'], ['自治体中間サーバー', '自治体中間サーバー', '1件の照会を終えた', 'C-04'],
      ['自治体中間サーバー', '国保システム', '自治体中間サーバーから情報照会の結果を取得する', 'B-07'],
    ]);
  }));
});
