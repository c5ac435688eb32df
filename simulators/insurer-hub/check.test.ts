import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentAnswer } from '../../contracts/juki-net/identity.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { hubBed } from './bed.examples.js';
import { A, clearanceOf, memberRow, numberOf, ratioOf, residentOf, updateOf, type Desk, type MemberWish } from './desk.examples.js';
import type { Held } from './stand-ins.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());
const row = (n: number, wish: Partial<MemberWish> = {}) => memberRow(A, { n, ...wish });
const checked = async (desk: Desk, code: string, n: number) => {
  const [record] = (await desk.view(code, `P${n}`)).records;
  return record ? `${record.identityState} ${record.verdict} ${record.stopped}${record.findings.length > 0 ? ` ${record.findings.join(' ')}` : ''}` : 'none';
};
/** One record, the answer of J-LIS to it, and what came of it. */
async function night(held: readonly Held[], { parameters = {}, wish = {} }: { parameters?: Record<string, unknown>; wish?: Partial<MemberWish> } = {}) {
  const desk = await bed.begin();
  await desk.parameters(parameters);
  await desk.resident(numberOf(1), ...held);
  await desk.send(A, [row(1, wish)]);
  await desk.overnight();
  return { desk, outcome: await checked(desk, A, 1), notice: (await desk.notices(A))[0] };
}
const right = residentOf(row(1));

describe('J-LISの答えごとの判定', () => {
  it.each<[string, readonly Held[], string]>([
    ['同じなら疑いなし', [right], 'clear M0 none'],
    ['異体字とカナの幅の違いだけなら表記差で疑いなし', [{ ...right, name: '試驗 花子', nameKana: 'ｼｹﾝ ﾊﾅｺ' }], 'clear M1 none'],
    ['旧氏で登録していて、住基にその旧氏があれば表記差で疑いなし', [{ ...right, name: '改姓 花子', formerSurname: '試験' }], 'clear M1 none'],
    ['旧氏が別の姓なら、漢字だけの違いでM3', [{ ...right, name: '改姓 花子', formerSurname: '前姓' }], 'notified M3 both'],
    ['生年月日が違えばH1', [{ ...right, bornOn: '1970-07-07' }], 'notified H1 both'],
    ['性別が違えばH1', [{ ...right, sex: '1' }], 'notified H1 both'],
    ['両氏名が違えばH2', [{ ...right, name: '別人 五郎', nameKana: 'ベツジン ゴロウ' }], 'notified H2 both'],
    ['氏名の一方と住所が違えばH3', [{ ...right, nameKana: 'ベツジン ゴロウ', address: '大阪府大阪市北区9丁目' }], 'notified H3 both'],
    ['氏名の一方が違えばM3', [{ ...right, nameKana: 'ベツジン ゴロウ' }], 'notified M3 both'],
    ['住所だけ違えばM2', [{ ...right, address: '大阪府大阪市北区9丁目8番7号' }], 'notified M2 both'],
    ['該当がなければX2', [{}], 'notified X2 both'],
    ['消除されていればX2', [{ ...right, outcome: 'residentRemoved', survival: 'dead' }], 'notified X2 both'],
    ['番号が変わっていればX3', [{ outcome: 'numberReplaced' }], 'notified X3 both'],
    ['照会できなければX1', [{ outcome: 'refused', why: '番号の形' }], 'notified X1 both'],
    ['一つの番号に複数の人がいればX2', [{ ...right, outcome: 'several' }, { ...right, outcome: 'several', name: '別人' }], 'notified X2 both'],
  ])('%s', async (_ja, held, expected) => {
    const { outcome } = await night(held);
    expect(outcome).toBe(expected);
  });

  it('消除された人も、設定により項目だけで判定する', async () => {
    expect((await night([{ ...right, outcome: 'residentRemoved' }], { parameters: { onRemovedResident: 'pass' } })).outcome).toBe('clear M0 none');
  });

  it('住所のない登録は違いに数え、設定により同じとする。使った規則の名が残る', async () => {
    expect((await night([right], { wish: { address: null } })).notice).toMatchObject({ verdict: 'M2', addressLevel: 'AX', ruleSetId: 'totsugo/five-items@1.4.0' });
    const { desk, outcome } = await night([right], { wish: { address: null }, parameters: { missingAddress: 'equal' } });
    expect(outcome).toBe('clear M1 none');
    expect((await desk.view(A, 'P1')).records[0].ruleSetId).toBe('totsugo/five-items/equal-equal-review@1.4.0');
  });

  it('●の一字だけの違いは同じとする', async () => {
    expect((await night([{ ...right, name: '髙橋 花子' }], { wish: { name: '髙橋 花子' } })).outcome).toBe('clear M1 none');
  });

  it('答えられないと言われたら照会中のままで、翌晩また聞き、照会の数だけ数える', async () => {
    const { desk, outcome } = await night([{ outcome: 'serviceError' }]);
    expect(outcome).toBe('enquired null none');
    await desk.resident(numberOf(1), right);
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('clear M0 none');
    expect((await desk.json('GET', '/_sim/enquiries')).body).toEqual({ count: 2, feeYen: 20, partitions: [{ code: A, count: 2 }] });
  });

  it('回答が来なければ、決めた日数の後に聞き直す', async () => {
    const desk = await bed.begin();
    await desk.send(A, [row(1)]);
    await desk.store();
    await desk.job('enquire');
    const juki = (await desk.world.party('juki-net')).store.db as never as { deleteFrom(table: string): { execute(): Promise<unknown> } };
    await juki.deleteFrom('stand_in_juki_file').execute();
    const counts = [];
    for (const day of ['2025-05-14T12:00', '2025-05-15T12:00', '2025-05-16T12:00'] as const) {
      await desk.world.advance(day);
      counts.push((await desk.json('GET', '/_sim/enquiries')).body.count);
    }
    expect(counts).toEqual([1, 1, 2]);
    expect(await checked(desk, A, 1)).toBe('notified X2 both');
  });
});

describe('版と遅れた答え', () => {
  it('後の版が格納されたら、前の版への答えは捨てる', async () => {
    const desk = await bed.begin();
    await desk.resident(numberOf(1), { ...right, bornOn: '1970-07-07' });
    await desk.send(A, [row(1)]);
    await desk.store();
    await desk.job('enquire');
    await desk.send(A, [row(1, { version: 2, bornOn: '1970-07-07' })]);
    await desk.store();
    await desk.world.runJob('juki-net', 'answer');
    await desk.job('check');
    expect((await desk.history(A, 'P1')).entries.map(({ version, identityState, verdict }: Record<string, string | number | null>) => `${version} ${identityState} ${verdict}`)).toEqual(['1 superseded null', '2 unchecked null']);
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('clear M0 none');
  });

  it('照会と突合の間に訂正されたら、その答えは何も変えない', async () => {
    const desk = await bed.begin();
    await desk.resident(numberOf(1), { ...right, bornOn: '1970-07-07' });
    await desk.send(A, [row(1)]);
    await desk.store();
    await desk.job('enquire');
    await desk.world.runJob('juki-net', 'answer');
    await desk.update(A, updateOf(row(1), { updateId: 'U1', kind: 'fixAttributes', bornOn: '1970-07-07' }));
    await desk.job('check');
    expect(await checked(desk, A, 1)).toBe('correcting null none');
    expect(await desk.notices(A)).toEqual([]);
  });

  it('突合結果は一つの版に一度だけ知らせ、突合をもう一度動かしても増えない', async () => {
    const { desk } = await night([{ ...right, bornOn: '1970-07-07' }]);
    await desk.job('check');
    await desk.overnight();
    expect((await desk.notices(A)).map(({ version }) => version)).toEqual([1]);
    await desk.send(A, [row(1, { version: 2, copayRatios: ratioOf('020') })]);
    await desk.store();
    expect(await checked(desk, A, 1)).toBe('unchecked null both');
    await desk.overnight();
    expect((await desk.notices(A)).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('理由付き疑いなしは、5情報と番号が同じ版には残り、変われば残らず、設定により残らない', async () => {
    for (const [survives, wish, expected] of [['sameFiveInfo', { copayRatios: ratioOf('020') }, 'clearedWithReason H1 none'], ['sameFiveInfo', { address: '東京都千代田区架空町9' }, 'notified H1 both'], ['never', { copayRatios: ratioOf('020') }, 'notified H1 both']] as const) {
      const { desk } = await night([{ ...right, bornOn: '1970-07-07' }], { parameters: { clearanceSurvives: survives } });
      await desk.clear(A, clearanceOf(row(1)));
      await desk.send(A, [row(1, { version: 2, ...wish })]);
      await desk.overnight();
      expect(await checked(desk, A, 1)).toBe(expected);
    }
  });

  it('資格が終わると、判定の済んだ記録は聞かれず、止まったものは止まったままになる', async () => {
    const { desk } = await night([{ ...right, bornOn: '1970-07-07' }]);
    await desk.send(A, [row(1, { version: 2, validTo: '2025-05-13', lossReason: 'joinEmployeeInsurance', lostOn: '2025-05-13' })]);
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('lapsed H1 both');
    expect((await desk.json('GET', '/_sim/enquiries')).body.count).toBe(1);
    expect(await desk.clear(A, clearanceOf(row(1), { version: 2 }))).toMatchObject({ status: 409, body: { code: 'E-STATE' } });
  });

  it('先の日付で終わる資格は、その日に終わる', async () => {
    const { desk, outcome } = await night([right], { wish: { validTo: '2025-05-15' } });
    expect(outcome).toBe('clear M0 none');
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('clear M0 none');
    await desk.overnight();
    expect(await checked(desk, A, 1)).toBe('lapsed M0 none');
  });

  it('回答の期限を過ぎた突合結果は、期限切れと示す', async () => {
    const { desk } = await night([{ ...right, bornOn: '1970-07-07' }], { parameters: { answerDeadlineDays: 2 } });
    await desk.world.advance('2025-05-15T12:00');
    expect((await desk.shownNotices(A)).map(({ answerBy, overdueOn }: Record<string, string | number | null>) => [answerBy, overdueOn])).toEqual([['2025-05-15', null]]);
    await desk.overnight();
    expect((await desk.shownNotices(A))[0].overdueOn).toBe('2025-05-16');
  });
});

describe('知らせ方', () => {
  it('住基の値は設定したときだけ載り、不開示の人の住所は載らない', async () => {
    const moved = { ...right, address: '大阪府大阪市北区9丁目8番7号' };
    expect((await night([moved], { parameters: { discloseJlisValues: true } })).notice).toMatchObject({ residentName: right.name, residentAddress: moved.address });
    expect((await night([moved], { parameters: { discloseJlisValues: true }, wish: { isNotDisclosed: true } })).notice).toMatchObject({ residentName: right.name, residentAddress: null });
    expect((await night([moved])).notice).toMatchObject({ residentName: null, residentAddress: null, nameLevel: 'K0', addressLevel: 'A9', findings: ['moveUnexplained'] });
  });

  it('方針 graded2023 では、④は疑いありとして知らせるが止めない', async () => {
    const { desk, notice, outcome } = await night([{ ...right, nameKana: 'ベツジン ゴロウ' }], { parameters: { policy: 'graded2023' } });
    expect(outcome).toBe('notified M3 none');
    expect(notice).toMatchObject({ stopped: 'none', identityFlag: '2', policyId: 'graded2023/always', grade: '4' });
    expect(await desk.byNumber(1)).toMatchObject({ validity: '1' });
  });

  it('確認が済むまで見せない設定なら、判定まで見えず、露出の窓はない', async () => {
    const desk = await bed.begin();
    await desk.parameters({ visibleWhilePending: false });
    await desk.resident(numberOf(1), { ...right, bornOn: '1970-07-07' });
    await desk.send(A, [row(1)]);
    await desk.store();
    expect(await desk.byNumber(1)).toMatchObject({ validity: '4', records: [{ member: null, because: ['本人確認が済んでいない'] }] });
    await desk.overnight();
    expect((await desk.history(A, 'P1')).exposures).toEqual([]);
  });

  it('見えていた間の照会の数を、露出の窓に数える', async () => {
    const desk = await bed.begin();
    await desk.resident(numberOf(1), { ...right, bornOn: '1970-07-07' });
    await desk.send(A, [row(1)]);
    await desk.store();
    await desk.byNumber(1);
    await desk.byNumber(1);
    await desk.overnight();
    await desk.byNumber(1);
    expect((await desk.history(A, 'P1')).exposures).toEqual([{ historyKey: row(1).historyKey, version: 1, from: '2025-05-12T18:00', until: '2025-05-13T03:00', lookups: 2, outcome: 'open' }]);
  });
});

describe('回答ファイル', () => {
  it('壊れた回答ファイルは使わず、残しておき、照会中のままにする', async () => {
    const desk = await bed.begin();
    await desk.send(A, [row(1)]);
    await desk.store();
    await desk.job('enquire');
    const juki = await desk.world.party('juki-net');
    const { name, bytes } = codecOf(bed.profile, residentAnswer).format({ municipalityCode: A, date: '2025-05-12', seq: 1 }, []);
    await (juki.store as never as { insertMany(table: string, rows: unknown[]): Promise<void> }).insertMany('stand_in_juki_file', [{ name, kind: 'answer', bytes: bytes.subarray(0, bytes.length - 8) }]);
    await desk.job('check');
    expect(await checked(desk, A, 1)).toBe('enquired null none');
  });
});
