import type { PeriodRow, WardStore } from '../tables.js';
import type { HouseholdView, Known } from './rows.js';

export interface Selection { readonly views: readonly HouseholdView[]; readonly known: Known }

/** Everything a batch needs, in five reads however many households there are. */
export async function householdsToSend(store: WardStore, all: boolean): Promise<Selection> {
  const { db } = store;
  const waiting = db.selectFrom('ward_queue').select('household_key').where('batch_seq', 'is', null);
  const whole = await db.selectFrom('ward_queue').select('household_key').distinct().where('batch_seq', 'is', null).where('whole', '=', 1).execute();
  const isWhole = new Set(whole.map(({ household_key }) => household_key));
  const householdQuery = db.selectFrom('ward_household').selectAll().where('latest', '=', 1).orderBy('household_key');
  const households = await (all ? householdQuery : householdQuery.where('household_key', 'in', waiting)).execute();
  const periodQuery = db.selectFrom('ward_period').selectAll().where('latest', '=', 1).orderBy('household_key').orderBy('branch_number').orderBy('start_on').orderBy('period_key');
  const periods = await (all ? periodQuery : periodQuery.where('household_key', 'in', waiting)).execute();
  const byHousehold = new Map<string, PeriodRow[]>();
  for (const period of periods) {
    const found = byHousehold.get(period.household_key);
    if (found) found.push(period);
    else byHousehold.set(period.household_key, [period]);
  }
  const views = households.map((household) => ({ household, periods: byHousehold.get(household.household_key) ?? [], whole: all || isWhole.has(household.household_key) }));
  return { views, known: await knownPeople(store, all) };
}

async function knownPeople({ db }: WardStore, all: boolean): Promise<Known> {
  const waiting = db.selectFrom('ward_queue').select('household_key').where('batch_seq', 'is', null);
  const members = db.selectFrom('ward_period').select('person_key').where('latest', '=', 1).where('household_key', 'in', waiting);
  const heads = db.selectFrom('ward_household').select('head_person_key').where('latest', '=', 1).where('household_key', 'in', waiting);
  const residentQuery = db.selectFrom('ward_resident').selectAll().where('latest', '=', 1);
  const residents = await (all ? residentQuery : residentQuery.where((where) => where.or([where('person_key', 'in', members), where('person_key', 'in', heads)]))).execute();
  const idQuery = db.selectFrom('ward_received_id').select(['person_key', 'municipal_insured_id']).orderBy('import_no');
  const ids = await (all ? idQuery : idQuery.where((where) => where.or([where('person_key', 'in', members), where('person_key', 'in', heads)]))).execute();
  return {
    residents: new Map(residents.map((row) => [row.person_key, row])),
    numberChanges: await untoldNumberChanges(db),
    municipalInsuredIds: new Map(ids.map(({ person_key, municipal_insured_id }) => [person_key, municipal_insured_id])),
  };
}

/**
 * People whose 個人番号変更 or 訂正 集約 has not accepted yet. All their rows must say so, whatever else has changed since:
 * without that reason it would take the new number for a mistake. A 訂正 outweighs a change on top of it.
 */
async function untoldNumberChanges(db: WardStore['db']): Promise<Known['numberChanges']> {
  const rows = await db.selectFrom('ward_resident as person').leftJoin('ward_batch as batch', 'batch.seq', 'person.sent_seq')
    .where((where) => where.or([where('person.operation', '=', 'correct'), where('person.change_reason', '=', 'individualNumberChange')]))
    .where((where) => where.or([where('person.sent_seq', 'is', null), where('batch.state', 'in', ['rejected', 'partial'])]))
    .where((where) => where.not(where.exists(where.selectFrom('ward_resident as later').innerJoin('ward_batch as told', 'told.seq', 'later.sent_seq').select('later.version')
      .whereRef('later.person_key', '=', 'person.person_key').whereRef('later.version', '>', 'person.version').where('told.state', '=', 'accepted'))))
    .select(['person.person_key', 'person.operation']).orderBy('person.person_key').orderBy('person.version').execute();
  const changes = new Map<string, 'corrected' | 'changed'>();
  for (const { person_key, operation } of rows) if (changes.get(person_key) !== 'corrected') changes.set(person_key, operation === 'correct' ? 'corrected' : 'changed');
  return changes;
}
