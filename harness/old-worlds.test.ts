import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import LibsqlDatabase from 'libsql';
import { afterEach, expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import { assume } from '../law/define.js';
import { simulator } from '../simulators/define.js';
import { tables } from '../store/define.js';
import { inFolder } from '../store/sqlite.js';
import { openBed } from './bed.js';
import { registerOffice } from './office.js';

const closing: (() => unknown)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

const shop = simulator({
  id: 'shop', ja: '試験の店', basis: assume('試験のため'), limitations: [], faults: {}, parameters: {}, jobs: {}, routes() {},
  tables: tables({ shop_order: { columns: { n: 'integer', item: 'text', note: 'text?' }, key: ['n'], indexes: [['note']] } }),
});

/** A world as an earlier totsugo left it, written by hand: the journal has no `matches` yet, the shop no `note`. */
const journal = 'n integer not null, at text not null, kind text not null, from_party text not null, to_party text not null, ja text not null, steps text not null, layout text, path text, content_type text, status integer, bytes integer, sha256 text, body text, primary key ("n")';
const worldOf = (id: string, order: string) => `
  create table world_fact (name text not null, value text not null, primary key ("name"));
  insert into world_fact values ('id', '${id}'), ('seed', '7'), ('now', '2026-05-10T09:30'), ('done', '2026-05-10T09:30'), ('numberMode', '{"kind":"shifted","by":3}');
  create table world_setting (party text not null, kind text not null, name text not null, value text not null, primary key ("party", "kind", "name"));
  create table world_journal (${journal});
  insert into world_journal values (1, '2026-05-10T09:30', 'event', '試験の店', '試験の店', '前の版で起きたこと', 'D-4-4', null, null, null, null, null, null, null);
  create table shop_order (${order});
  insert into shop_order values (1, '紙');`;

/** Worlds in a folder, as an earlier totsugo left them, before a totsugo of today. */
async function bedOver(worlds: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-old-worlds-'));
  closing.push(() => { rmSync(folder, { recursive: true, force: true }); });
  for (const [id, script] of Object.entries(worlds)) {
    const file = new LibsqlDatabase(join(folder, `${id}.sqlite`));
    file.exec(script);
    file.close();
  }
  const bed = await openBed({ home: inFolder(folder), profile: bundledProfile(), simulators: [shop], extend: async (app, worldsOpened) => registerOffice(app, worldsOpened) });
  closing.push(async () => bed.close());
  return bed;
}

test('列が後から増えただけの世界は、そのまま開き、前に起きたことも読め、続きが書ける', async () => {
  const bed = await bedOver({ old: worldOf('old', 'n integer not null, item text not null, primary key ("n")') });
  const world = await bed.world('old');
  expect((await world.journal.arrows()).map(({ n, ja, matches }) => [n, ja, matches])).toEqual([[1, '前の版で起きたこと', undefined]]);
  const { store } = await world.party('shop');
  await store.insertMany('shop_order', [{ n: 2, item: '鉛筆', note: '急ぎ' }]);
  expect(await store.db.selectFrom('shop_order').selectAll().orderBy('n').execute()).toEqual([{ n: 1, item: '紙', note: null }, { n: 2, item: '鉛筆', note: '急ぎ' }]);
  await world.advance('2026-05-12T09:30');
  expect([world.now(), (await world.journal.arrows()).length]).toEqual(['2026-05-12T09:30', 1]);
  await bed.fork('old', 'copy');
  expect((await (await bed.world('copy')).journal.arrows()).map(({ ja }) => ja)).toEqual(['前の版で起きたこと']);
});

test('列を加えるだけでは済まない世界は、夜の途中でなく開くときに、どの表のどこが違うかと直し方を言って断る', async () => {
  const bed = await bedOver({ old: worldOf('old', 'n integer not null, article text not null, primary key ("n")'), sound: worldOf('sound', 'n integer not null, item text not null, primary key ("n")') });
  const refusal = { code: 'TSG-W05', why: '世界「old」は別の版の totsugo のもので、表 shop_order の列 article は今はない', cure: expect.stringContaining('別の名前') };
  await expect(bed.world('old')).rejects.toMatchObject(refusal);
  await expect(bed.world('old')).rejects.toMatchObject(refusal);
  const answer = await fetch(`${bed.url}/w/old/_clock`);
  expect([answer.status, await answer.json()]).toEqual([409, refusal]);
});

test('断られる世界があっても、世界の一覧は出て、ほかの世界は開く', async () => {
  const bed = await bedOver({ old: worldOf('old', 'n integer not null, item text not null, primary key ("n")').replace('ja text not null', 'said text not null'), sound: worldOf('sound', 'n integer not null, item text not null, primary key ("n")') });
  expect(await bed.worlds()).toEqual(['old', 'sound']);
  await expect(bed.world('old')).rejects.toMatchObject({ code: 'TSG-W05', why: expect.stringContaining('表 world_journal の列 said') });
  expect((await bed.world('sound')).now()).toBe('2026-05-10T09:30');
});
