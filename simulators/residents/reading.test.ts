import { describe, expect, it } from 'vitest';
import { overpaymentNotice, overpaymentTotals, overpaymentTotalsOf, type OverpaymentNotice } from '../../contracts/mailing/letters.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { inMemory } from '../../store/sqlite.js';
import { city, noticeOf, withMailing, type Desk } from '../mailing/desk.examples.js';
import { readEvening } from './reading.js';
import { residents } from './residents.js';
import type { Residents } from './tables.js';

/** The n-th household of the town, which lives where the n-th notice goes. */
const home = (n: number, wish: object = {}, person: object = {}) => ({ address: `東京都港区架空町${n}-1`, livesFrom: '2020-04-01', people: [{ name: `見本 ${n}郎`, nameKana: 'ミホン', bornOn: '1985-06-15', insuredFrom: '2020-04-01', insuredUntil: null, ...person }], ...wish });
const ends = { kind: 'end', notificationId: 'N-1', receivedOn: '2026-06-01', reason: 'joinEmployeeInsurance', occurredOn: '2026-05-11', personKeys: ['P1'] };
const untold = { insuredUntil: '2026-05-12', toTell: ends };
const expecting = (n: number, by: string) => ({ expects: [{ paper: 'premiumNotice', about: `見本 ${n}郎`, from: '2026-06-01', by }] });

interface Seen { readonly readerId: string; readonly letters: readonly { deliveredOn: string; state: string; made: readonly string[] }[]; readonly concerns: readonly { concernId: string; kind: string; saidOn: string; state: string; answer: string | null }[] }
function town(desk: Desk) {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${desk.world.url}/residents${path}`, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  return {
    ask,
    reads: async (n: number, known: object) => expect((await ask('PUT', `/_sim/${city}/readers/R${n}`, known)).status).toBe(204),
    fault: (name: string, on = true) => desk.world.fault('residents', name, on),
    /** To the morning of that day. */
    morning: (day: `${number}-${number}-${number}`) => desk.world.advance(`${day}T09:00`),
    read: async (n: number) => (((await ask('GET', `/_sim/${city}/readers`)).body['readers'] as Seen[]).find(({ readerId }) => readerId === `R${n}`)?.letters ?? []).map(({ deliveredOn, state, made }) => [deliveredOn, state, ...made].join(' ')),
    forms: async () => ((await ask('GET', `/_sim/${city}/notifications`)).body['notifications'] as { notificationId: string; handInOn: string }[]).map(({ notificationId, handInOn }) => `${notificationId} ${handInOn}`),
    concerns: async () => (await ask('GET', `/municipalities/${city}/concerns`)).body['concerns'] as readonly { concernId: string; kind: string; saidOn: string; saidBy: { name: string } }[],
    said: async () => ((await ask('GET', `/_sim/${city}/readers`)).body['readers'] as Seen[]).flatMap(({ readerId, concerns }) => concerns.map(({ kind, saidOn }) => `${readerId} ${kind} ${saidOn}`)),
  };
}
/** 2026-06-15 is a Monday: what is handed in then is posted on the 16th and read that evening. */
const inTown = (play: (desk: Desk, at: ReturnType<typeof town>) => Promise<void>, now?: Parameters<typeof withMailing>[2]) => withMailing(inMemory(), (desk) => play(desk, town(desk)), now, [residents]);

describe('届いた封書を', () => {
  it('その夜に読み、知っているとおりなら何もしない。届いた先が家でなければ誰も読まない', () => inTown(async (desk, at) => {
    await at.reads(1, home(1));
    await desk.hand(1, [noticeOf(1), noticeOf(2)]);
    await desk.world.advance('2026-06-16T18:59');
    expect(await at.read(1)).toEqual([]);
    await at.morning('2026-06-17');
    expect([await at.read(1), await at.forms(), await at.said()]).toEqual([['2026-06-16 opened agrees'], [], []]);
  }));

  it('読んで、まだ届け出ていないと気付けば、次に窓口の開く日に一度だけ届け出る。同じ紙が二通でも、後の通知が同じことを言っても', () => inTown(async (desk, at) => {
    await at.reads(1, home(1, {}, untold));
    await desk.fault('postedTwice');
    await desk.hand(1, [noticeOf(1)]);
    await at.morning('2026-06-22');
    expect([await at.read(1), await at.forms()]).toEqual([['2026-06-19 opened notifies N-1', '2026-06-19 opened notified N-1'], ['N-1 2026-06-22']]);
    await desk.hand(2, [noticeOf(1, { kind: 'change', noticeId: '0000000009' })]);
    await at.morning('2026-06-25');
    expect([(await at.read(1)).at(-1), await at.forms()]).toEqual(['2026-06-23 opened notified N-1', ['N-1 2026-06-22']]);
    expect((await at.ask('GET', `/municipalities/${city}/counter`)).body['notifications']).toMatchObject([{ notificationId: 'N-1', receivedOn: '2026-06-22', occurredOn: '2026-05-11' }]);
  }, '2026-06-18T17:15'));

  it('返戻になったものは読まず、よその紙は番号だけを告げて返し、写しを残さない', () => inTown(async (desk, at) => {
    for (const n of [1, 2]) await at.reads(n, home(n));
    await desk.undeliverable([{ address: '東京都港区架空町3-1', reason: 'movedAway' }]);
    await at.reads(3, home(3, expecting(3, '2026-06-17')));
    await desk.hand(1, [noticeOf(1), noticeOf(2), noticeOf(3)]);
    await desk.evening();
    await desk.fault('twoInOne');
    await at.morning('2026-06-18');
    const [misdelivered, missing] = await at.concerns();
    expect([await at.read(3), missing]).toMatchObject([[], { kind: 'notReceived', about: '見本 3郎', expectedBy: '2026-06-17' }]);
    const crowded = misdelivered!.saidBy.name === '見本 1郎' ? 1 : 2;
    expect([misdelivered, await at.read(crowded)]).toMatchObject([{ kind: 'misdelivered', numbers: [`000000000${crowded + 1}`] }, ['2026-06-16 opened agrees tells misdelivered']]);
    const { store } = await desk.world.party('residents') as unknown as Residents;
    const kept = await Promise.all((['residents_letter', 'residents_concern'] as const).map((table) => store.db.selectFrom(table).selectAll().execute()));
    expect([JSON.stringify(kept[0]).includes(`見本 ${crowded}郎`), JSON.stringify(kept).includes(`000000000${crowded + 1}`), JSON.stringify(kept[0]).includes(`見本 ${crowded + 1}郎`)]).toEqual([true, true, false]);
  }));

  it('初めの一通は捨て、二通目から読む家も、何が書いてあるかを尋ねる家もある', () => inTown(async (desk, at) => {
    await at.reads(1, home(1, { habits: { throwsAwayFirst: 1 } }, untold));
    await at.reads(2, home(2, { habits: { understands: false } }, untold));
    await desk.hand(1, [noticeOf(1), noticeOf(2)]);
    await at.morning('2026-06-17');
    expect([await at.read(1), await at.forms(), await at.read(2), await at.said()]).toEqual([['2026-06-16 thrownAway'], [], ['2026-06-16 opened tells question'], ['R2 question 2026-06-17']]);
    await desk.hand(2, [noticeOf(1, { kind: 'change', noticeId: '0000000009' })]);
    await at.morning('2026-06-19');
    expect([(await at.read(1)).at(-1), await at.forms()]).toEqual(['2026-06-18 opened notifies N-1', ['N-1 2026-06-19']]);
  }));

  it('あとで開ける家は、たまった封書をまとめて開け、新しい通知だけに従う。前の決定通知が変更通知より後から届いても', () => inTown(async (desk, at) => {
    await at.reads(1, home(1, { habits: { opensAfterDays: 3 }, ...expecting(1, '2026-06-16') }, untold));
    await desk.hand(1, [noticeOf(1)]);
    await at.morning('2026-06-17');
    await desk.hand(2, [noticeOf(1, { kind: 'change', noticeId: '0000000009', months: 1 })]);
    await at.morning('2026-06-19');
    expect([await at.read(1), await at.said()]).toEqual([['2026-06-16 unopened', '2026-06-18 unopened'], []]);
    await at.morning('2026-06-20');
    expect([await at.read(1), await at.forms(), await at.said()]).toEqual([['2026-06-16 opened superseded', '2026-06-18 opened agrees'], [], []]);
    await desk.hand(3, [noticeOf(1, { noticeId: '0000000008' })]);
    await at.morning('2026-06-26');
    expect([(await at.read(1)).at(-1), await at.forms(), await at.said()]).toEqual(['2026-06-22 opened superseded', [], []]);
  }));

  it('同じ家に二つの世帯が住んでいれば、宛名の世帯が読む。移った後は今の住人が受け取り、名を知られていても移った先には届かない', () => inTown(async (desk, at) => {
    await at.reads(1, home(1, {}, { name: '架空 太郎' }));
    await at.reads(2, home(1));
    await at.reads(3, home(2, { livesUntil: '2026-06-16' }));
    await at.reads(4, home(2, { livesFrom: '2026-06-16' }, { name: '架空 次郎' }));
    await at.reads(5, home(3, { address: '東京都港区架空町9-1' }));
    await desk.hand(1, [noticeOf(1), noticeOf(2), noticeOf(3)]);
    await at.morning('2026-06-17');
    expect(await Promise.all([1, 2, 3, 4, 5].map((n) => at.read(n)))).toEqual([[], ['2026-06-16 opened agrees'], [], ['2026-06-16 opened tells misdelivered'], []]);
  }));

  it('方書のない封書は、同じ建物の、宛名どおりの名の人にだけ届く', () => inTown(async (desk, at) => {
    await at.reads(1, { ...home(1), address: `${home(1).address}\u3000見本荘5号` });
    await at.reads(2, { ...home(1, {}, { name: '見本 2郎' }), address: `${home(1).address}\u3000見本荘6号` });
    await desk.hand(1, [noticeOf(1), noticeOf(3, { addressLine1: home(1).address })]);
    await at.morning('2026-06-17');
    expect([await at.read(1), await at.read(2)]).toEqual([['2026-06-16 opened tells misprinted'], []]);
  }));
});

describe('障害', () => {
  const played = (fault: string, known: object) => new Promise<readonly (readonly string[])[]>((resolve, reject) => {
    inTown(async (desk, at) => {
      await at.fault(fault);
      await at.reads(1, known);
      await desk.hand(1, [noticeOf(1)]);
      await at.morning('2026-06-18');
      resolve([await at.read(1), await at.forms(), await at.said()]);
    }).catch(reject);
  });
  it('「読まずに捨てる」なら届いても何もしない', async () => expect(await played('lettersIgnored', home(1, {}, untold))).toEqual([['2026-06-16 thrownAway'], [], []]));
  it('「なかなか開けない」なら開けずに置く', async () => expect(await played('slowReader', home(1, {}, untold))).toEqual([['2026-06-16 unopened'], [], []]));
  it('「読み違い」なら、宛名の擬制世帯主が自分の届出を出す', async () => {
    const nominal = { people: [{ ...home(1).people[0], insuredFrom: null, toTell: ends }, { ...home(1).people[0], name: '見本 花子' }] };
    expect(await played('misread', home(1, nominal))).toEqual([['2026-06-16 opened notifies N-1'], ['N-1 2026-06-17'], []]);
  });
  it('「二度動く」なら、届出も申し出も次の日にもう一度する', async () => {
    expect(await played('reactsTwice', home(1, {}, untold))).toEqual([['2026-06-16 opened notifies N-1'], ['N-1 2026-06-17', 'N-1-again 2026-06-18'], []]);
    expect((await played('reactsTwice', home(1, {}, { insuredUntil: '2026-05-12' })))[2]).toEqual(['R1 question 2026-06-17', 'R1 question 2026-06-18']);
  });
});

describe('申し出は', () => {
  it('返事があるまで窓口に出続け、同じ返事は二度目も受け、違う返事と知らない申し出は拒む', () => inTown(async (desk, at) => {
    await at.reads(1, home(1, expecting(1, '2026-06-15')));
    await desk.world.advance('2026-06-15T20:00');
    const answer = (id: string, body: object) => at.ask('POST', `/municipalities/${city}/concerns/${id}/answer`, body);
    expect(await at.concerns()).toEqual([]);
    const { store } = await desk.world.party('residents') as unknown as Residents;
    const { concern_id: id } = await store.db.selectFrom('residents_concern').select('concern_id').executeTakeFirstOrThrow();
    expect(await answer(id, { answer: '再発行した' })).toMatchObject({ status: 409, body: { code: 'TSG-R11' } });
    await at.morning('2026-06-16');
    expect((await at.concerns()).map(({ concernId }) => concernId)).toEqual([id]);
    expect((await at.concerns()).length).toBe(1);
    expect([(await answer('CN-0', { answer: '再発行した' })).body['code'], (await answer(id, { answer: '' })).body['code'], await answer(id, { answer: '再発行した' })]).toMatchObject(['TSG-R10', 'TSG-R09', { status: 200, body: { state: 'answered' } }]);
    expect([(await answer(id, { answer: '再発行した' })).status, (await answer(id, { answer: '別の返事' })).status, await at.concerns()]).toEqual([200, 409, []]);
  }));
  it('届くはずの日が過ぎても届かなければ一度だけで、届けば誰も来ない', () => inTown(async (desk, at) => {
    for (const n of [1, 2]) await at.reads(n, home(n, expecting(n, '2026-06-16')));
    await desk.hand(1, [noticeOf(1)]);
    await at.morning('2026-06-20');
    expect(await at.said()).toEqual(['R2 notReceived 2026-06-17']);
  }));
});

describe('郵便は', () => {
  it('夜に読んだ後に発送されたものも、次の夜に一度だけ読まれる', () => inTown(async (desk, at) => {
    for (const n of [1, 2]) await at.reads(n, home(n));
    await desk.hand(2, [noticeOf(1)]);
    await desk.world.advance('2026-06-16T11:00');
    await desk.hand(1, [noticeOf(2)]);
    await desk.world.advance('2026-06-17T09:00');
    await desk.fault('serviceDown');
    await desk.world.advance('2026-06-17T20:00');
    await desk.fault('serviceDown', false);
    await desk.world.runJob('mailing', 'post');
    await at.morning('2026-06-18');
    expect([await at.read(1), await at.read(2)]).toEqual([['2026-06-16 opened agrees'], []]);
    await at.morning('2026-06-19');
    expect([await at.read(1), await at.read(2)]).toEqual([['2026-06-16 opened agrees'], ['2026-06-17 opened agrees']]);
  }));

  it('読む処理のどの書き込みで止まっても、もう一度動かせば一度も止まらなかったときと同じになる', async () => {
    const stopped = async (n: number) => {
      let seen: unknown;
      let writes = 0;
      await inTown(async (desk, at) => {
        await at.reads(1, home(1, {}, untold));
        await at.reads(2, home(2, {}, { insuredUntil: '2026-05-12' }));
        await at.reads(3, home(3, expecting(3, '2026-06-16')));
        await desk.hand(1, [noticeOf(1), noticeOf(2)]);
        await desk.until('2026-06-16');
        const party = await desk.world.party('residents') as unknown as Residents;
        await readEvening(stoppingAt(party, n, () => (writes += 1))).catch((error: unknown) => {
          if (!(error instanceof Stopped)) throw error;
        });
        await readEvening(party);
        seen = [await at.read(1), await at.read(2), await at.read(3), await at.forms(), await at.said()];
      });
      return { seen, writes };
    };
    const whole = await stopped(Infinity);
    expect([whole.seen, whole.writes]).toEqual([[['2026-06-16 opened notifies N-1'], ['2026-06-16 opened tells question'], [], ['N-1 2026-06-17'], ['R2 question 2026-06-17', 'R3 notReceived 2026-06-17']], 5]);
    for (let n = 1; n <= 5; n += 1) expect((await stopped(n)).seen, `${n}`).toEqual(whole.seen);
  });
});

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The same party, whose process stops at the n-th write. */
function stoppingAt(party: Residents, n: number, wrote: () => number): Residents {
  const watched = (store: Residents['store']): Residents['store'] => ({
    kind: store.kind, db: store.db,
    transact: (act) => store.transact((inner) => act(watched(inner))),
    insertMany: (...told: Parameters<Residents['store']['insertMany']>) => {
      if (wrote() === n) throw new Stopped(`${n}回目の書き込み`);
      return store.insertMany(...told);
    },
  });
  return { ...party, store: watched(party.store) };
}

it('還付通知書を読むと、決めたとおりに請求書を書いて一度だけ送り、返事を受ける。決めていない家は送らない', () => inTown(async (desk, at) => {
  const notice = (n: number): OverpaymentNotice => ({
    letterId: `KF-000000${n}`, addressee: `見本 ${n}郎`, postalCode: null, addressLine1: `東京都港区架空町${n}-1`, addressLine2: null, overpaymentDecision: 'refund', noticeNumber: '0000001201', fiscalYear: 2026, period: 1, movedYen: 23_389, interestYen: 0, intoFiscalYear: null, intoPeriod: null,
    decidedOn: '2026-06-15', claimThrough: '2028-06-15',
  });
  await at.reads(1, home(1, { habits: { refund: { to: 'publicAccount' } } }));
  await at.reads(2, home(2));
  await desk.fault('postedTwice');
  const envelope = { municipalityCode: city, date: '2026-06-15', seq: 1 } as const;
  const print = codecOf(bundledProfile(), overpaymentNotice).format(envelope, [notice(1), notice(2)]);
  await desk.call('PUT', `/batches/${city}/${print.name}`, print.bytes);
  await desk.call('PUT', `/batches/${city}/${print.name}/totals`, codecOf(bundledProfile(), overpaymentTotals).format(envelope, [overpaymentTotalsOf([notice(1), notice(2)])]).bytes);
  await at.morning('2026-06-17');
  expect([await at.read(1), await at.read(2)]).toEqual([['2026-06-16 opened claims', '2026-06-16 opened claimed'], ['2026-06-16 opened ignoresRefund', '2026-06-16 opened ignoresRefund']]);
  const claims = async () => (await at.ask('GET', `/municipalities/${city}/claims`)).body['claims'] as readonly { claimId: string; letterId: string; sentOn: string; payTo: string; account: unknown }[];
  const [claim] = await claims();
  expect([(await claims()).length, claim?.letterId, claim?.sentOn, claim?.payTo, claim?.account]).toEqual([1, 'KF-0000001', '2026-06-17', 'publicAccount', null]);
  const refusal = { accepted: false, refusals: [{ code: 'TSG-W285', ja: '期別の識別', why: '受け付けない', cure: '直す' }] };
  const told = (body: object) => at.ask('POST', `/municipalities/${city}/claims/${claim!.claimId}/receipt`, body);
  expect([await told(refusal), await told(refusal), (await told({ accepted: true })).status, await claims()]).toEqual([{ status: 200, body: { state: 'refused' } }, { status: 200, body: { state: 'refused' } }, 409, []]);
}));
