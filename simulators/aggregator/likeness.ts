import { sql } from 'kysely';
import type { QualificationPerson } from '../../contracts/aggregator/qualification.js';
import type { Finding } from './findings.js';
import type { Loading } from './staging.js';

/** What two persons are compared by: birthday, sex, and kana without spaces. */
export const likenessOf = ({ nameKana, bornOn, sex }: Pick<QualificationPerson, 'nameKana' | 'bornOn' | 'sex'>): string => `${bornOn}${sex}${nameKana.normalize('NFKC').replaceAll(/\s/g, '')}`;

/** How many of birthday, sex and kana differ. */
export const differences = (a: string, b: string): number => Number(a.slice(0, 10) !== b.slice(0, 10)) + Number(a[10] !== b[10]) + Number(a.slice(11) !== b.slice(11));

interface Pairing { line: number; person_key: string; likeness: string; other: string }

/**
 * Warnings only; nothing is refused for them. W404: one 個人番号, but at least two of birthday, sex and kana differ from
 * what another municipality says. W405: a person new to this municipality looks like one with another 個人番号.
 */
export async function likenessWarnings(loading: Loading): Promise<void> {
  const { store, pair, log } = loading;
  const code = pair.municipalityCode;
  const finding = (row: Pairing, said: Pick<Finding, 'code' | 'why' | 'cure'>): Finding => ({ ...said, line: row.line, byte: 0, field: 'individualNumber', ja: '個人番号', raw: '', fileName: pair.persons.name, personKey: row.person_key });
  for (let after = 0; ;) {
    const { rows } = await sql<Pairing>`select s.line, s.person_key, s.likeness, min(i.likeness) as other from aggregator_staged_person s
      join aggregator_insured i on i.person_id = s.person_id and i.municipality <> ${code} and i.likeness <> s.likeness
      where s.line > ${after} group by s.line, s.person_key, s.likeness order by s.line limit 1000`.execute(store.db);
    for (const row of rows) {
      if (differences(row.likeness, row.other) >= 2) await log.add(finding(row, { code: 'W404', why: '同じ個人番号で、ほかの市区町村とは氏名・生年月日・性別の二つ以上が違う', cure: '別人の個人番号を付けていないか(紐付け誤り)確かめる' }));
    }
    if (rows.length < 1000) break;
    after = rows.at(-1)!.line;
  }
  for (let after = 0; ;) {
    const { rows } = await sql<Pairing>`select s.line, s.person_key, s.likeness, s.likeness as other from aggregator_staged_person s
      where s.line > ${after} and exists (select 1 from aggregator_insured i where i.likeness = s.likeness and i.person_id <> s.person_id)
      and not exists (select 1 from aggregator_insured o where o.municipality = ${code} and o.person_key = s.person_key) order by s.line limit 1000`.execute(store.db);
    for (const row of rows) await log.add(finding(row, { code: 'W405', why: '個人番号は違うが、氏名カナ・生年月日・性別の同じ人が登録されている', cure: '同じ人でないか、個人番号の付け誤りがないか確かめる(同姓同名の別人ならそのままでよい)' }));
    if (rows.length < 1000) return;
    after = rows.at(-1)!.line;
  }
}
