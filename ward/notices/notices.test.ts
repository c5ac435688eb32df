import { describe, expect, it } from 'vitest';
import { installmentsOf } from '../../contracts/mailing/installments.js';
import { reasonsIn } from '../../contracts/mailing/change.js';
import { premiumNotice, printTotals } from '../../contracts/mailing/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { declared, levyWard, person, type LevyWard } from '../assessment/levy-fixture.js';
import { end, enter, profile } from '../ward-fixture.js';

/** The pieces and sheets that wait to be handed over, taken. */
async function printed({ ward }: LevyWard) {
  const files = await ward.outgoing();
  const rowsOf = (layout: typeof premiumNotice | typeof printTotals) => files.filter(({ name }) => name.startsWith(layout.id)).flatMap((file) => codecOf(profile, layout as typeof premiumNotice).parse(file).records.map(({ value }) => value));
  const pieces = rowsOf(premiumNotice);
  const totals = files.filter(({ name }) => name.startsWith(printTotals.id)).flatMap((file) => codecOf(profile, printTotals).parse(file).records.map(({ value }) => value));
  for (const { name } of files) await ward.taken(name);
  return { names: files.map(({ name }) => name), pieces, totals };
}
const assessed = async (...people: readonly ReturnType<typeof person>[]) => {
  const levy = await levyWard();
  for (const one of people) await levy.insures([one]);
  await levy.tells(1, ...people.map(({ personKey }, i) => declared(personKey, 2_430_000 + i * 1_000_000)));
  await levy.ward.run('assessYear');
  return levy;
};
const reissue = async ({ ward }: LevyWard, ...noticeIds: readonly string[]) => {
  const { accepted, refusals } = await ward.act({ act: 'reissueNotices', noticeIds: [...noticeIds], why: '返戻' });
  return accepted ? '受付' : refusals.map(({ code }) => code).join(' ');
};
const newest = async (levy: LevyWard, personKey: string) => (await levy.notices(personKey)).at(-1)![0];

describe('印刷データの作成', () => {
  it('一枚の通知データと同じ通番の件数金額表ができ、合計は通知の合計に等しい。二度目には何もない', async () => {
    const levy = await assessed(person(1), person(2));
    expect((await levy.ward.run('exportPrint')).files).toHaveLength(2);
    const { names, pieces, totals } = await printed(levy);
    expect(names.map((name) => name.split('_').at(-1))).toEqual(['1.csv', '1.csv']);
    expect(totals).toHaveLength(1);
    expect([totals[0]!.kind, totals[0]!.pieceCount, totals[0]!.totalYen]).toEqual(['decision', 2, pieces.reduce((sum, { totalYen }) => sum + totalYen, 0)]);
    for (const piece of pieces) expect(installmentsOf(piece).reduce((sum, { yen }) => sum + yen, 0)).toBe(piece.totalYen);
    expect([await levy.ward.run('exportPrint'), (await printed(levy)).names]).toMatchObject([{ files: [] }, []]);
  });

  it('決定と変更は別に数え、納期限を過ぎた期と30万円を超える期にはバーコードがない', async () => {
    const levy = await assessed(person(1, { bornOn: '1960-02-02' }));
    await levy.ward.run('exportPrint');
    await printed(levy);
    await levy.ward.setClock('2027-02-10T09:30');
    await levy.tells(2, declared('P1', 40_000_000, 'difference'));
    await levy.ward.run('reassess');
    await levy.insures([person(2)], '2026-05-01');
    await levy.ward.run('reassess');
    await levy.ward.run('exportPrint');
    const { pieces, totals } = await printed(levy);
    expect(totals.map(({ kind, pieceCount }) => [kind, pieceCount])).toEqual([['decision', 1], ['change', 1]]);
    const change = pieces.find(({ kind }) => kind === 'change')!;
    expect([reasonsIn(change), change.totalBeforeYen]).toEqual([['income'], (await levy.decisions('P1'))[0]![1]]);
    // 残る2期(2月・3月)に分けると、どちらも30万円を超える。
    expect(installmentsOf(change).filter(({ yen }) => yen > 0).map(({ number, yen, barcode }) => [number, yen > 300_000, barcode !== null])).toEqual([...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => [number, false, false]), [9, true, false], [10, true, false]]);
    const decision = pieces.find(({ kind }) => kind === 'decision')!;
    expect([reasonsIn(decision), decision.totalBeforeYen]).toEqual([[], null]);
    expect(installmentsOf(decision).filter(({ yen }) => yen > 0).map(({ number, dueOn, barcode }) => [number, dueOn, barcode?.length])).toEqual([[10, '2027-03-31', 44]]);
  });

  it('決定の後に支援措置を受けた人の通知だけを外し、外した通知ばかりでも残りは作る', async () => {
    const levy = await assessed(person(1), person(2));
    await levy.store.db.updateTable('ward_resident').set({ is_not_disclosed: 1 }).where('person_key', '=', 'P1').execute();
    await levy.ward.run('exportPrint');
    expect((await printed(levy)).pieces.map(({ addressee }) => addressee)).toEqual(['試験 2号']);
    expect([(await levy.notices('P1')).map(([, state]) => state), (await levy.notices('P2')).map(([, state]) => state)]).toEqual([['byHand'], ['handedOver']]);
  });

  it('通知に個人番号はなく、同じ通知のバーコードの自由欄は再発行で変わる', async () => {
    const levy = await assessed(person(1));
    await levy.ward.run('exportPrint');
    const [first] = (await printed(levy)).pieces;
    expect(JSON.stringify(first)).not.toContain(person(1).individualNumber);
    await reissue(levy, await newest(levy, 'P1'));
    await levy.ward.run('exportPrint');
    const [second] = (await printed(levy)).pieces;
    expect([second!.noticeId, second!.installment1Yen]).toEqual([`${first!.noticeId}-1`, first!.installment1Yen]);
    expect(second!.installment1Barcode).not.toBe(first!.installment1Barcode);
  });
});

describe('再発行', () => {
  it('知らない通知、印刷を待つ通知、区で印刷する通知、替わった通知は拒み、一つでも拒めば何もしない', async () => {
    const levy = await assessed(person(1), person(2, { isNotDisclosed: true }));
    const [waiting, byHand] = [await newest(levy, 'P1'), await newest(levy, 'P2')];
    expect([await reissue(levy, 'R8-99999999-01'), await reissue(levy, waiting), await reissue(levy, byHand)]).toEqual(['TSG-W210', 'TSG-W211', 'TSG-W212']);
    await levy.ward.run('exportPrint');
    expect(await reissue(levy, waiting, 'R8-99999999-01')).toBe('TSG-W210');
    expect(await levy.notices('P1')).toEqual([[waiting, 'handedOver']]);
    expect([await reissue(levy, waiting), await reissue(levy, waiting)]).toEqual(['受付', 'TSG-W213']);
    expect(await levy.notices('P1')).toEqual([[waiting, 'replaced'], [`${waiting}-1`, 'waiting']]);
  });

  it('更正で額の古くなった通知は、戻っていても再発行しない', async () => {
    const levy = await assessed(person(1));
    await levy.ward.run('exportPrint');
    const old = await newest(levy, 'P1');
    await levy.tells(2, declared('P1', 3_430_000, 'difference'));
    await levy.ward.run('reassess');
    await levy.returns(1, { noticeId: old, returnedOn: '2026-06-10', returnReason: 'unknownAddress' });
    expect(await reissue(levy, old)).toBe('TSG-W213');
  });

  it('世帯の誰かが支援措置を受けていれば、世帯主が受けていなくても区で印刷する', async () => {
    const levy = await levyWard();
    await levy.insures([person(1), person(2)]);
    await levy.ward.run('assessYear');
    await levy.ward.run('exportPrint');
    await levy.store.db.updateTable('ward_resident').set({ is_not_disclosed: 1 }).where('person_key', '=', 'P2').execute();
    expect(await reissue(levy, await newest(levy, 'P1'))).toBe('受付');
    expect((await levy.notices('P1')).map(([, state]) => state)).toEqual(['replaced', 'byHand']);
  });
});

describe('返戻データの取り込み', () => {
  const row = (noticeId: string, returnedOn = '2026-06-20' as const) => ({ noticeId, returnedOn, returnReason: 'movedAway' as const });

  it('戻った通知を返戻とし、二度目は注意だけを残して初めの日を変えない', async () => {
    const levy = await assessed(person(1));
    await levy.ward.run('exportPrint');
    const id = await newest(levy, 'P1');
    expect(await levy.returns(1, row(id), { ...row(id), returnedOn: '2026-06-21' })).toMatchObject({ accepted: true, applied: 1, issues: [{ code: 'W208', line: 4 }] });
    const [notice] = (await levy.ward.query({ query: 'mailings', personKey: 'P1' })).notices;
    expect([notice!.state, notice!.returnedOn, notice!.returnReason]).toEqual(['returned', '2026-06-20', 'movedAway']);
  });

  it('知らない通知か、渡していない通知が一行でもあれば、ファイルごと拒む', async () => {
    const levy = await assessed(person(1), person(2));
    const id = await newest(levy, 'P1');
    expect(await levy.returns(1, row(id))).toMatchObject({ accepted: false, issues: [{ code: 'E207', line: 3 }] });
    await levy.ward.run('exportPrint');
    expect(await levy.returns(2, row(id), row('R8-99999999-01'))).toMatchObject({ accepted: false, issues: [{ code: 'E207', line: 4 }] });
    expect(await levy.notices('P1')).toEqual([[id, 'handedOver']]);
  });

  it('戻った通知は、次の更正の通知に替わる', async () => {
    const levy = await assessed(person(1));
    await levy.ward.run('exportPrint');
    await levy.returns(1, row(await newest(levy, 'P1')));
    await enter(levy.ward, end('joinEmployeeInsurance', '2026-06-09', ['P1'], { receivedOn: '2026-06-10' }));
    await levy.ward.run('reassess');
    expect((await levy.notices('P1')).map(([, state]) => state)).toEqual(['replaced', 'waiting']);
  });
});
