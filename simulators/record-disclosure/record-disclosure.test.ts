import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordDisclosureRecords, type SymbolAnswer, type SymbolRequest } from '../../contracts/record-disclosure/linkage-symbol.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import type { StoreHome } from '../../store/define.js';
import { jukiNet } from '../juki-net/juki-net.js';
import { sato, takahashi } from '../juki-net/town.examples.js';
import { atDesk, numberOf } from '../night-desk/desk.examples.js';
import { recordDisclosure } from './record-disclosure.js';

const issue = (n: number, insurerPersonKey = `K${n}`, agency = 'A1'): SymbolRequest => ({ requestId: `I-${agency}-${n}-${insurerPersonKey}`, agency, kind: 'issue', individualNumber: numberOf(n), insurerPersonKey });
const release = (n: number, insurerPersonKey = `K${n}`, agency = 'A1'): SymbolRequest => ({ ...issue(n, insurerPersonKey, agency), requestId: `R-${n}-${insurerPersonKey}`, kind: 'release' });

async function opened(home: StoreHome, simulators: Parameters<typeof openBed>[0]['simulators']) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators });
  const id = `record-disclosure-${process.pid}`;
  const world = await bed.create({ id, seed: 1, now: '2025-06-02T10:00', numberMode: defaultNumberMode });
  const [asks, answers] = recordDisclosureRecords;
  const at = atDesk(world, 'record-disclosure', 'requests', asks, answers);
  let sequence = 0;
  const desk = {
    ...at, world, fault: (name: string, on = true) => world.fault('record-disclosure', name, on),
    juki: (method: string, path: string, body: object) => fetch(`${world.url}/juki-net${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then(async (response) => [response.status, await response.text()]),
    async ask(...rows: readonly SymbolRequest[]): Promise<readonly SymbolAnswer[]> {
      sequence += 1;
      const put = await at.put(sequence, rows);
      if (put.status !== 202) throw new Error(put.text);
      await at.overnight();
      const answered = await at.morning();
      for (const name of await at.listed()) await at.call('DELETE', `/answers/${name}`);
      return answered;
    },
    symbols: async () => (await at.call('GET', '/_sim/symbols')).body as { symbols: { state: string; symbolState: string; insurerPersonKey: string; linkageSymbol: string }[]; keysOnTwoSymbols: string[] },
  };
  return { bed, id, desk };
}
type Desk = Awaited<ReturnType<typeof opened>>['desk'];
async function withDesk<T>(home: StoreHome, alone: boolean, play: (desk: Desk) => Promise<T>): Promise<T> {
  const { bed, id, desk } = await opened(home, alone ? [recordDisclosure] : [jukiNet, recordDisclosure]);
  try {
    if (!alone) await desk.juki('PUT', '/_sim/residents', [takahashi, sato]);
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}
const withJuki = <T>(play: (desk: Desk) => Promise<T>) => withDesk(inMemory(), false, play);
const outcomes = (answers: readonly SymbolAnswer[]) => answers.map(({ outcome }) => outcome);
const symbols = (answers: readonly SymbolAnswer[]) => answers.map(({ linkageSymbol }) => linkageSymbol);

describe('機関別符号', () => {
  it('午前2時に発行し、同じ人でも機関が違えば違う符号になる', () => withJuki(async (desk) => {
    await desk.put(1, [issue(1), issue(2), issue(1, 'X', 'A2')]);
    await desk.overnight('01:59');
    expect(await desk.listed()).toEqual([]);
    await desk.world.advance('2025-06-03T02:00');
    const answers = await desk.morning();
    expect(outcomes(answers)).toEqual(['issued', 'issued', 'issued']);
    expect(new Set(symbols(answers)).size).toBe(3);
    expect(answers.map(({ insurerPersonKey }) => insurerPersonKey)).toEqual(['K1', 'K2', 'X']);
  }));

  it('もう一度求めれば同じ符号を、発行済みとして答える。別の枝番からでも同じ', () => withJuki(async (desk) => {
    const [first] = await desk.ask(issue(1));
    const again = await desk.ask(issue(1), { ...issue(1, 'K7'), requestId: 'other' });
    expect(outcomes(again)).toEqual(['alreadyIssued', 'alreadyIssued']);
    expect(symbols(again)).toEqual([first!.linkageSymbol, first!.linkageSymbol]);
  }));

  it('符号に個人番号は含まれず、種の違う世界では別の符号になる', () => withJuki(async (desk) => {
    const [answer] = await desk.ask(issue(1));
    expect(answer!.linkageSymbol).toMatch(/^LS-[0-9A-Z]{12}$/);
    expect(answer!.linkageSymbol).not.toContain(numberOf(1));
    const bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [recordDisclosure] });
    const other = await bed.create({ id: 'other', seed: 2, now: '2025-06-02T10:00', numberMode: defaultNumberMode });
    const at = atDesk(other, 'record-disclosure', 'requests', ...recordDisclosureRecords);
    await at.put(1, [issue(1)]);
    await at.overnight();
    expect((await at.morning())[0]!.linkageSymbol).not.toBe(answer!.linkageSymbol);
    await bed.close();
  }));

  it('紐付け誤りを失効させると、正しい人には新しい符号が、本来の持ち主にも前と違う符号が出る', () => withJuki(async (desk) => {
    const [wrong] = await desk.ask(issue(2, 'K1'));
    const fixed = await desk.ask(release(2, 'K1'), issue(1, 'K1'), issue(2, 'K2'));
    expect(outcomes(fixed)).toEqual(['revoked', 'issued', 'issued']);
    expect(fixed[0]!.linkageSymbol).toBeNull();
    expect(new Set([wrong!.linkageSymbol, fixed[1]!.linkageSymbol, fixed[2]!.linkageSymbol]).size).toBe(3);
    expect((await desk.symbols()).keysOnTwoSymbols).toEqual([]);
  }));

  it('別の枝番がまだ使っている符号は、一方を失効させても生きている', () => withJuki(async (desk) => {
    const [own] = await desk.ask(issue(2, 'K2'));
    await desk.ask(issue(2, 'K1'));
    await desk.ask(release(2, 'K1'));
    expect(await desk.ask(issue(2, 'K2'))).toMatchObject([{ outcome: 'alreadyIssued', linkageSymbol: own!.linkageSymbol }]);
    await desk.ask(release(2, 'K2'));
    const [next] = await desk.ask(issue(2, 'K2'));
    expect(next!.outcome).toBe('issued');
    expect(next!.linkageSymbol).not.toBe(own!.linkageSymbol);
  }));

  it('失効は二度目も失効と答え、結び付いていない枝番の失効には該当なしと答える', () => withJuki(async (desk) => {
    await desk.ask(issue(1));
    expect(outcomes(await desk.ask(release(1)))).toEqual(['revoked']);
    expect(outcomes(await desk.ask(release(1), release(2), release(1, 'K9')))).toEqual(['revoked', 'noResident', 'noResident']);
  }));

  it('失効を忘れて正しい番号で求めると、枝番が二つの符号に掛かったままになり、それが見える', () => withJuki(async (desk) => {
    await desk.ask(issue(2, 'K1'));
    await desk.ask(issue(1, 'K1'));
    const view = await desk.symbols();
    expect(view.keysOnTwoSymbols).toEqual(['A1 K1']);
    expect(JSON.stringify(view)).not.toMatch(/(?<!\d)\d{12}(?!\d)/);
  }));

  it('住基にいない番号・変更前の番号・消除された人には発行しない', () => withJuki(async (desk) => {
    await desk.juki('POST', '/_sim/residents/changes', { individualNumber: numberOf(1), kind: 'numberChange', on: '2025-06-01', newIndividualNumber: numberOf(9) });
    await desk.juki('POST', '/_sim/residents/changes', { individualNumber: numberOf(2), kind: 'death', on: '2025-06-01' });
    expect(outcomes(await desk.ask(issue(3), issue(1), issue(2)))).toEqual(['noResident', 'noResident', 'noResident']);
    await desk.world.setParameters('record-disclosure', { symbolForRemoved: true });
    expect(outcomes(await desk.ask(issue(2)))).toEqual(['issued']);
  }));

  it('個人番号が変わっても、同じ人の符号は変わらない', () => withJuki(async (desk) => {
    const [before] = await desk.ask(issue(1));
    await desk.juki('POST', '/_sim/residents/changes', { individualNumber: numberOf(1), kind: 'numberChange', on: '2025-06-01', newIndividualNumber: numberOf(9) });
    expect(await desk.ask(issue(9, 'K1'))).toMatchObject([{ outcome: 'alreadyIssued', linkageSymbol: before!.linkageSymbol }]);
  }));

  it('J-LISが停止していれば発行には応答できないと答え、失効は受ける', () => withJuki(async (desk) => {
    await desk.ask(issue(1));
    await desk.world.fault('juki-net', 'serviceDown', true);
    expect(outcomes(await desk.ask(issue(2), release(1)))).toEqual(['serviceError', 'revoked']);
  }));

  it('J-LISのいない世界では、検査用数字の合う番号にだけ発行する', () => withDesk(inMemory(), true, async (desk) => {
    const wrong = `${numberOf(1).slice(0, 11)}${(Number(numberOf(1)[11]) + 1) % 10}`;
    expect(outcomes(await desk.ask(issue(5), { ...issue(6), individualNumber: wrong }))).toEqual(['issued', 'noResident']);
  }));

  it('同じ要求の識別を二度使うファイルは拒む', () => withJuki(async (desk) => {
    expect(await desk.put(9, [issue(1), issue(1)])).toMatchObject({ status: 422, body: { code: 'TSG-G06', issues: [{ code: 'E104', field: 'requestId' }] } });
  }));
});

describe('情報提供等記録開示システムの障害', () => {
  it('符号の入れ替わりでは隣の人の符号が渡り、台帳は正しいまま', () => withJuki(async (desk) => {
    await desk.fault('symbolsSwapped');
    const [one, two] = await desk.ask(issue(1), issue(2));
    await desk.fault('symbolsSwapped', false);
    expect(symbols(await desk.ask(issue(1), issue(2)))).toEqual([two!.linkageSymbol, one!.linkageSymbol]);
  }));

  it('失効の求めが効かないと、失効と答えながら同じ符号が生きている', () => withJuki(async (desk) => {
    const [first] = await desk.ask(issue(1));
    await desk.fault('releaseIgnored');
    expect(outcomes(await desk.ask(release(1)))).toEqual(['revoked']);
    expect(await desk.ask(issue(1))).toMatchObject([{ outcome: 'alreadyIssued', linkageSymbol: first!.linkageSymbol }]);
  }));

  it('応答できないときは何も発行されない', () => withJuki(async (desk) => {
    await desk.fault('serviceError');
    expect(await desk.ask(issue(1))).toMatchObject([{ outcome: 'serviceError', linkageSymbol: null }]);
    expect((await desk.symbols()).symbols).toEqual([]);
  }));
});

async function story(desk: Desk) {
  const answers = [await desk.ask(issue(1), issue(2, 'K1', 'A2'), issue(3), issue(2)), await desk.ask(release(2), issue(2, 'K8')), await desk.ask(issue(1, 'K9'))];
  return { answers, symbols: await desk.symbols() };
}
const server = process.env['TOTSUGO_TEST_PG'];
const played = (store: string | undefined) => storeHome(store).then((home) => withDesk(home, false, story));

describe('どの置き場でも', () => {
  it('SQLiteのファイルでも、同じ符号と台帳になる', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'totsugo-record-disclosure-'));
    expect(await played(folder)).toEqual(await played(undefined));
    await rm(folder, { recursive: true, force: true });
  });
  it.skipIf(!server)('PostgreSQLでも、同じ符号と台帳になる', async () => {
    expect(await played(server)).toEqual(await played(undefined));
  });
});
