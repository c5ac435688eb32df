import type { CardUseState } from '../../contracts/insurer-hub/codes.js';
import { cardUseStatus, type CardUseStatus } from '../../contracts/insurer-hub/member-change.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { isIndividualNumber } from '../../law/check-digits.js';
import { endOfFollowingMonth } from './months.js';
import { layOut } from './outbox.js';
import { refused, type Answer } from './reception.js';
import { inPages, type Hub, type HubStore } from './tables.js';

/** 利用登録解除申請: takes effect at the end of the following month. Nothing happens where no card is registered. */
export async function requestCancellations(party: Hub, store: HubStore, numbers: readonly string[]): Promise<void> {
  await inPages(numbers, async (page) => {
    await store.db.updateTable('insurer_hub_card').where('individual_number', 'in', page).where('state', '=', 'registered')
      .set({ state: 'cancelScheduled', effective_on: endOfFollowingMonth(party.today()), changed_at: party.now() }).execute();
    return [];
  });
}

/** What オンライン資格確認 tells of a card: `registered` by its holder, or `removed` (returned, certificate ended). */
export async function cardEvent(party: Hub, body: unknown): Promise<Answer> {
  const { individualNumber, event } = (body ?? {}) as { individualNumber?: unknown; event?: unknown };
  if (typeof individualNumber !== 'string' || !isIndividualNumber(individualNumber, party.numberMode)) return refused(400, 'E-CHECKDIGIT', '個人番号が正しくない', '12桁の個人番号を individualNumber に書く');
  if (event !== 'registered' && event !== 'removed') return refused(400, 'E-FORMAT', '何があったのか分からない', 'event に registered(登録)か removed(返納・証明書の失効)を書く');
  return party.store.transact(async (store): Promise<Answer> => {
    const before = await store.db.selectFrom('insurer_hub_card').where('individual_number', '=', individualNumber).select(['state', 'effective_on']).executeTakeFirst();
    const shown = (state: CardUseState, effectiveOn: string | null): Answer => ({ status: 200, body: { state, effectiveOn } });
    if (event === 'removed') {
      if (!before || before.state === 'cancelled') return refused(409, 'E-STATE', '利用登録がない', '登録されている人だけを知らせる');
      const lastDay = addDays(party.today(), -1); // From now on it does not work; today is no day on which it can be relied on.
      await store.insertMany('insurer_hub_card', [{ individual_number: individualNumber, state: 'cancelled', effective_on: lastDay, changed_at: party.now() }], 'replace');
      return shown('cancelled', lastDay);
    }
    if (before?.state === 'registered') return shown('registered', before.effective_on);
    if (before?.state === 'cancelScheduled') return refused(409, 'E-STATE', `解除の途中で、${before.effective_on} まで有効である`, '解除の効力が生じてから登録し直す');
    if (await isBlocked(store, individualNumber)) return refused(409, 'E-STATE', '自己情報提供不可の人は利用登録できない', '保険者に申し出て、支援措置の終わりを登録してもらう');
    await store.insertMany('insurer_hub_card', [{ individual_number: individualNumber, state: 'registered', effective_on: party.today(), changed_at: party.now() }], 'replace');
    return shown('registered', party.today());
  });
}

async function isBlocked(store: HubStore, number: string): Promise<boolean> {
  const rows = await store.db.selectFrom('insurer_hub_binding as b').innerJoin('insurer_hub_entry as e', 'e.insurer_person_key', 'b.insurer_person_key')
    .innerJoin('insurer_hub_check as c', (join) => join.onRef('c.code', '=', 'e.code').onRef('c.history_key', '=', 'e.history_key').onRef('c.version', '=', 'e.version'))
    .where('b.individual_number', '=', number).where('c.is_current', '=', 1).where('e.is_void', '=', 0).select('e.row').execute();
  return rows.some(({ row }) => (JSON.parse(row) as { selfInfoBlocked: boolean }).selfInfoBlocked);
}

/** 04:00: the day after the last day on which a card works. */
export async function settleCards(party: Hub, store: HubStore): Promise<void> {
  await store.db.updateTable('insurer_hub_card').where('state', '=', 'cancelScheduled').where('effective_on', '<', party.today()).set({ state: 'cancelled', changed_at: party.now() }).execute();
}

interface Told { code: string; municipal_insured_id: string; state: string; effective_on: string | null; version: number }

/** Lays out for each municipality what has changed about the cards of its people, as the binding now stands (資格⑯). */
export async function tellCardUse(party: Hub, store: HubStore): Promise<void> {
  const held = await store.db.selectFrom('insurer_hub_card as c').innerJoin('insurer_hub_binding as b', 'b.individual_number', 'c.individual_number')
    .innerJoin('insurer_hub_person as p', (join) => join.onRef('p.code', '=', 'b.code').onRef('p.insurer_person_key', '=', 'b.insurer_person_key'))
    .select(['p.code', 'p.municipal_insured_id', 'c.state', 'c.effective_on']).execute();
  const told = new Map((await store.db.selectFrom('insurer_hub_card_told').selectAll().execute()).map((row) => [keyOf(row), row]));
  const now = new Map(held.map((row) => [keyOf(row), row]));
  const unbound = [...told].filter(([key, { state }]) => !now.has(key) && state !== 'unregistered').map(([, { code, municipal_insured_id }]) => ({ code, municipal_insured_id, state: 'unregistered', effective_on: null }));
  const changed = [...held, ...unbound].flatMap((row): Told[] => {
    const before = told.get(keyOf(row));
    return before?.state === row.state && before.effective_on === row.effective_on ? [] : [{ ...row, version: (before?.version ?? 0) + 1 }];
  });
  await store.insertMany('insurer_hub_card_told', changed, 'replace');
  const people = await personKeysOf(store, changed);
  for (const code of [...new Set(changed.map((row) => row.code))].sort()) {
    const rows = changed.filter((row) => row.code === code).sort((a, b) => (a.municipal_insured_id < b.municipal_insured_id ? -1 : 1)).map((row): CardUseStatus => ({
      municipalInsuredId: row.municipal_insured_id, personKey: people.get(keyOf(row))!, state: row.state as CardUseState, effectiveOn: row.effective_on as Day | null, version: row.version,
    }));
    await layOut(party, store, 'aggregator', code, cardUseStatus, rows);
  }
}

const keyOf = ({ code, municipal_insured_id }: { readonly code: string; readonly municipal_insured_id: string }): string => `${code} ${municipal_insured_id}`;

async function personKeysOf(store: HubStore, rows: readonly Told[]): Promise<ReadonlyMap<string, string>> {
  const found = await inPages(rows.map((row) => row.municipal_insured_id), (page) => store.db.selectFrom('insurer_hub_member').where('municipal_insured_id', 'in', page).select(['code', 'municipal_insured_id', 'row']).execute());
  return new Map(found.map((row) => [keyOf(row), (JSON.parse(row.row) as { personKey: string }).personKey]));
}
