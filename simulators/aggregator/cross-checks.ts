import { sql, type RawBuilder } from 'kysely';
import type { IssueCode } from '../../contracts/define.js';
import { heldOf } from './held.js';
import { wrongNumber } from './identity.js';
import { refuseHouseholds, type Loading } from './staging.js';

interface Hit { line: number; household_key: string; person_key: string; value: string }

/**
 * Records of the pair against each other and against what is known, each rule one question to the store. Trouble of a
 * household as a whole always refuses that household; trouble of one line follows `onRecordError`. `cross join` and
 * `|| ''` keep SQLite from starting at the larger table or choosing the wider index.
 */
export async function crossCheck(loading: Loading): Promise<void> {
  const code = loading.pair.municipalityCode;
  await lines(loading, 'E302', 'householdKey', '世帯', '世帯ファイルにも登録済みの世帯にもない', '世帯の記録を同じ送信に含める', unknownHousehold(code));
  await lines(loading, 'E304', 'branchNumber', '枝番', '同じ記号番号と枝番を別の人が使っている', '枝番を振り直して送る', branchTwice(code));
  await lines(loading, 'E403', 'individualNumber', '個人番号', 'この個人番号は同じ市区町村の別の宛名番号に結び付いている', '双子などの取り違えがないか確かめ、正しい個人番号で送り直す', numberTwice(code));
  await households(loading, 'E301', '世帯主', '世帯主の記録が個人ファイルにない(世帯主区分と世帯員区分も合わせる)', '擬制世帯主を含めて、世帯主の記録を入れる', headMissing);
  await households(loading, 'E303', '世帯員', '登録済みの世帯員の記録がない', '世帯に属するすべての被保険者を入れる', memberMissing(code));
}

const unknownHousehold = (code: string) => (after: number) => sql<Hit>`select s.line, s.household_key, s.person_key, s.household_key as value from aggregator_staged_person s
  where s.line > ${after} and not exists (select 1 from aggregator_staged_household h where h.household_key = s.household_key)
  and not exists (select 1 from aggregator_staged_refusal r where r.household_key = s.household_key)
  and not exists (select 1 from aggregator_household k where k.municipality = ${code} and k.household_key = s.household_key and k.voided = 0) order by s.line limit 1000`;

const branchTwice = (code: string) => (after: number) => sql<Hit>`select s.line, s.household_key, s.person_key, s.branch_number as value from aggregator_staged_person s
  join (select household_key, branch_number from aggregator_staged_person where branch_number is not null group by household_key, branch_number having min(person_key) <> max(person_key)) d
    on d.household_key = s.household_key and d.branch_number = s.branch_number where s.line > ${after}
  union select s.line, s.household_key, s.person_key, s.branch_number from aggregator_staged_person s
  cross join aggregator_insured i where i.municipality = ${code} and i.household_key = s.household_key and i.branch_number = s.branch_number and i.person_key <> s.person_key
  and s.line > ${after} and not exists (select 1 from aggregator_staged_person o where o.person_key = i.person_key) order by 1 limit 1000`;

const numberTwice = (code: string) => (after: number) => sql<Hit>`select s.line, s.household_key, s.person_key, s.held as value from aggregator_staged_person s
  join (select person_id from aggregator_staged_person group by person_id having min(person_key) <> max(person_key)) d on d.person_id = s.person_id where s.line > ${after} and s.is_refused = 0
  union select s.line, s.household_key, s.person_key, s.held from aggregator_staged_person s
  join (select person_key from aggregator_staged_person group by person_key having min(person_id) <> max(person_id)) d on d.person_key = s.person_key where s.line > ${after} and s.is_refused = 0
  union select s.line, s.household_key, s.person_key, s.held from aggregator_staged_person s cross join aggregator_insured i
  where i.person_id = s.person_id and i.municipality || '' = ${code} and i.person_key <> s.person_key and s.line > ${after} and s.is_refused = 0 and not exists (select 1 from aggregator_staged_person o where o.person_key = i.person_key and o.person_id <> s.person_id) order by 1 limit 1000`;

const headMissing = (after: number) => sql<Hit>`select h.line, h.household_key, h.head_person_key as person_key, h.household_key as value from aggregator_staged_household h
  where h.line > ${after} and h.operation <> 'void' and not exists (select 1 from aggregator_staged_refusal r where r.household_key = h.household_key)
  and not exists (select 1 from aggregator_staged_person s where s.household_key = h.household_key and s.person_key = h.head_person_key
    and s.member_kind = case when h.head_kind = 'insured' then 'head' else 'nominalHead' end) order by h.line limit 1000`;

const memberMissing = (code: string) => (after: number) => sql<Hit>`select h.line, h.household_key, min(i.person_key) as person_key, count(*) as value from aggregator_staged_household h
  cross join aggregator_insured i where i.municipality = ${code} and i.household_key = h.household_key and i.is_open = 1
  and h.line > ${after} and h.operation <> 'void' and not exists (select 1 from aggregator_staged_refusal r where r.household_key = h.household_key)
  and not exists (select 1 from aggregator_staged_person s where s.person_key = i.person_key)
  group by h.line, h.household_key order by h.line limit 1000`;

type Question = (after: number) => RawBuilder<Hit>;

async function* answers({ store }: Loading, question: Question): AsyncGenerator<Hit[]> {
  for (let after = 0; ;) {
    const { rows } = await question(after).execute(store.db);
    yield rows;
    if (rows.length < 1000) return;
    after = rows.at(-1)!.line;
  }
}

async function lines(loading: Loading, code: IssueCode, field: string, ja: string, why: string, cure: string, question: Question): Promise<void> {
  const { party, store, pair, log } = loading;
  for await (const hits of answers(loading, question)) {
    for (const hit of hits) {
      await log.add(code === 'E403' ? wrongNumber(pair.persons.name, hit, party.masked(heldOf(hit.value).person.individualNumber), why, cure)
        : { code, line: hit.line, byte: 0, field, ja, raw: hit.value, why, cure, fileName: pair.persons.name, personKey: hit.person_key });
    }
    if (hits.length === 0) continue;
    await store.db.updateTable('aggregator_staged_person').where('line', 'in', hits.map(({ line }) => line)).set({ is_refused: 1 }).execute();
    if (party.parameters.onRecordError !== 'rejectRecord') await refuseHouseholds(store, hits.map((hit) => hit.household_key));
  }
}

async function households(loading: Loading, code: IssueCode, ja: string, why: string, cure: string, question: Question): Promise<void> {
  const { store, pair, log } = loading;
  for await (const hits of answers(loading, question)) {
    for (const hit of hits) {
      const more = code === 'E303' && Number(hit.value) > 1 ? `(ほか${Number(hit.value) - 1}人)` : '';
      await log.add({ code, line: hit.line, byte: 0, field: 'householdKey', ja, raw: hit.household_key, why: `${why}${more}`, cure, fileName: pair.households.name, personKey: hit.person_key });
    }
    await refuseHouseholds(store, hits.map((hit) => hit.household_key));
  }
}
