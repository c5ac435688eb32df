import type { MatchVerdict } from '../../contracts/insurer-hub/codes.js';
import { compareFive } from '../../matching/judge/five.js';
import type { PersonItems } from '../../matching/person.js';
import { currentEntries } from './holders.js';
import { isActive, itemsOf, rowOf } from './member.js';
import { rulesOf } from './parameters.js';
import { stopOf } from './policy.js';
import type { CheckRow, EntryRow, Hub, HubStore } from './tables.js';

type Version = Pick<EntryRow, 'code' | 'history_key' | 'version'>;
export const keyOf = ({ code, history_key, version }: Version): string => `${code} ${history_key} ${version}`;

/**
 * What only shows over all partitions. X4: one number stands for people insured today in several partitions. X5: records
 * that agree in all five items carry different numbers. Each partition is told about its own record and nothing of the others.
 */
export async function sweepFindings(party: Hub, store: HubStore): Promise<void> {
  const present = { X4: await sharedNumbers(party, store), X5: await severalNumbers(party, store) };
  const known = await store.db.selectFrom('insurer_hub_finding').selectAll().execute();
  for (const kind of ['X4', 'X5'] as const) {
    const now = new Map(present[kind].map((version) => [keyOf(version), version]));
    const before = new Map(known.filter((finding) => finding.kind === kind).map((finding) => [keyOf(finding), finding]));
    const fresh = [...now].filter(([key]) => !before.has(key)).map(([, { code, history_key, version }]) => ({ kind, code, history_key, version, found_at: party.now(), ended_at: null, notice_id: null }));
    const turned = [...before].flatMap(([key, finding]) => (now.has(key) === (finding.ended_at === null) ? [] : [{ ...finding, ended_at: now.has(key) ? null : party.now() }]));
    await store.insertMany('insurer_hub_finding', [...fresh, ...turned], 'replace');
  }
  if (party.parameters.policy !== 'anyMismatchStops' && party.parameters.addressOnly === 'ifMultipleActive') await stopAgain(party, store, new Set(present.X4.map(keyOf)));
}

async function sharedNumbers(party: Hub, store: HubStore): Promise<Version[]> {
  const shared = store.db.selectFrom('insurer_hub_binding').groupBy('individual_number').having((eb) => eb.fn.countAll(), '>', 1).select('individual_number');
  const rows = await currentEntries(store).innerJoin('insurer_hub_binding as b', (join) => join.onRef('b.code', '=', 'e.code').onRef('b.insurer_person_key', '=', 'e.insurer_person_key')).where('b.individual_number', 'in', shared)
    .select(['b.individual_number as number', 'e.code', 'e.history_key', 'e.version', 'e.valid_from', 'e.valid_to', 'e.is_void']).execute();
  const active = rows.filter((row) => isActive(row, party.today()));
  return grouped(active, ({ number }) => number).filter((group) => new Set(group.map(({ code }) => code)).size > 1).flat();
}

async function severalNumbers(party: Hub, store: HubStore): Promise<Version[]> {
  const rules = rulesOf(party.parameters);
  const alike = store.db.selectFrom('insurer_hub_entry').groupBy(['born_on', 'sex', 'kana_key']).having((eb) => eb.fn.count('individual_number').distinct(), '>', 1).select(['born_on', 'sex', 'kana_key']).as('a');
  const rows = await currentEntries(store).innerJoin(alike, (join) => join.onRef('a.born_on', '=', 'e.born_on').onRef('a.sex', '=', 'e.sex').onRef('a.kana_key', '=', 'e.kana_key'))
    .select(['e.code', 'e.history_key', 'e.version', 'e.born_on', 'e.sex', 'e.kana_key', 'e.individual_number', 'e.valid_from', 'e.valid_to', 'e.is_void', 'e.row']).execute();
  const active = rows.filter((row) => isActive(row, party.today()));
  return grouped(active, ({ born_on, sex, kana_key }) => `${born_on} ${sex} ${kana_key}`).flatMap((group) => {
    const people = group.map((one) => ({ one, items: itemsOf(rowOf(one.row)) }));
    const agrees = group.length > comparedPairwise ? (a: PersonItems, b: PersonItems) => JSON.stringify(a) === JSON.stringify(b) : (a: PersonItems, b: PersonItems) => compareFive(a, b, rules).every((outcome) => outcome.agrees);
    return people.filter(({ one, items }) => people.some((other) => other.one.individual_number !== one.individual_number && agrees(items, other.items))).map(({ one }) => one);
  });
}
/** More people of one kana and birthday than this occur nowhere; among them only equal texts are taken for one person. */
const comparedPairwise = 100;

function grouped<R>(rows: readonly R[], keyOfRow: (row: R) => string): R[][] {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(keyOfRow(row), [...(groups.get(keyOfRow(row)) ?? []), row]);
  return [...groups.values()];
}

/** Where the bracket 「複数の有効な資格がある場合」 counts, a second qualification that appears or goes stops or releases 住所のみ差. */
async function stopAgain(party: Hub, store: HubStore, multiple: ReadonlySet<string>): Promise<void> {
  const rows = await store.db.selectFrom('insurer_hub_check').where('is_current', '=', 1).where('grade', '=', '3').where('state', 'in', ['suspect', 'notified', 'investigating']).selectAll().execute();
  await store.insertMany('insurer_hub_check', rows.flatMap((check): CheckRow[] => {
    const stopped = stopOf(party.parameters, check.verdict as MatchVerdict, multiple.has(keyOf(check)));
    if (stopped === check.stopped) return [];
    return [{ ...check, stopped, ...(stopped === 'none' ? { stopped_at: null, released_at: party.now() } : { stopped_at: party.now() }) }];
  }), 'replace');
}

/** What has been found beside the verdict of each of some versions, and still is so. */
export async function findingsOf(store: HubStore, code: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await store.db.selectFrom('insurer_hub_finding').where('code', '=', code).where('ended_at', 'is', null).selectAll().orderBy('kind').execute();
  return new Map(grouped(rows, keyOf).map((group) => [keyOf(group[0]!), group.map(({ kind }) => kind)]));
}
