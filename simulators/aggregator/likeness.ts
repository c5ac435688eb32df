import { sql, type RawBuilder } from 'kysely';
import type { QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { kanaLarge, kanaNotation } from '../../matching/fold/kana.js';
import type { Finding } from './findings.js';
import { heldOf } from './held.js';
import type { Loading } from './staging.js';
import type { AggregatorStore } from './tables.js';

type Alike = Pick<QualificationPerson, 'nameKana' | 'bornOn' | 'sex'>;
/** ショウイチ and シヨウイチ, half and full width, are one name. */
const kanaOf = ({ nameKana }: Alike) => kanaLarge(kanaNotation(nameKana));

/** How many of birthday, sex and kana differ. */
export const differences = (a: Alike, b: Alike): number => Number(a.bornOn !== b.bornOn) + Number(a.sex !== b.sex) + Number(kanaOf(a) !== kanaOf(b));

/** A whole number that is the same for people whom `differences` cannot tell apart (FNV-1a, 48 bits); it only finds them, never decides. */
export function likenessOf(person: Alike): number {
  const text = `${person.bornOn}${person.sex}${kanaOf(person)}`;
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(index), 0x85ebca6b) ^ (high >>> 15);
  }
  return (high & 0xffff) * 0x1_0000_0000 + (low >>> 0);
}

interface Pairing { person_key: string; held: string; other: string; change: number }

/**
 * Warnings only; nothing is refused for them. Compared are the persons new to this municipality, that is with a
 * change after `before`; those up to `fresh` are known to no other. W404: one 個人番号, but at least two of birthday, sex and kana differ from what another
 * municipality says. W405: somebody with another 個人番号 looks the same.
 */
export async function likenessWarnings({ store, pair, log }: Loading, { before, fresh }: { before: number; fresh: number }): Promise<void> {
  const code = pair.municipalityCode;
  const finding = (row: Pairing, said: Pick<Finding, 'code' | 'why' | 'cure'>): Finding => ({ ...said, line: 0, byte: 0, field: 'individualNumber', ja: '個人番号', raw: '', fileName: pair.persons.name, personKey: row.person_key });
  await eachPairing(store, fresh, (last) => sql<Pairing>`select a.person_key, a.held, min(b.held) as other, a.change from aggregator_insured a
    cross join aggregator_insured b where a.municipality = ${code} and a.change > ${last} and b.person_id = a.person_id and b.municipality || '' <> ${code} and b.likeness <> a.likeness
    group by a.person_key, a.held, a.change order by a.change limit 1000`, async (row) => {
    if (differencesOf(row) >= 2) await log.add(finding(row, { code: 'W404', why: '同じ個人番号で、ほかの市区町村とは氏名・生年月日・性別の二つ以上が違う', cure: '別人の個人番号を付けていないか(紐付け誤り)確かめる' }));
  });
  await eachPairing(store, before, (last) => sql<Pairing>`select a.person_key, a.held, min(b.held) as other, a.change from aggregator_insured a
    cross join aggregator_insured b where a.municipality = ${code} and a.change > ${last} and b.likeness = a.likeness and b.person_id || '' <> a.person_id
    group by a.person_key, a.held, a.change order by a.change limit 1000`, async (row) => {
    if (differencesOf(row) === 0) await log.add(finding(row, { code: 'W405', why: '個人番号は違うが、氏名カナ・生年月日・性別の同じ人が登録されている', cure: '同じ人でないか、個人番号の付け誤りがないか確かめる(同姓同名の別人ならそのままでよい)' }));
  });
}

const differencesOf = ({ held, other }: Pairing): number => differences(heldOf(held).person, heldOf(other).person);

async function eachPairing(store: AggregatorStore, after: number, question: (last: number) => RawBuilder<Pairing>, tell: (row: Pairing) => Promise<void>): Promise<void> {
  for (let last = after; ;) {
    const { rows } = await question(last).execute(store.db);
    for (const row of rows) await tell(row);
    if (rows.length < 1000) return;
    last = rows.at(-1)!.change;
  }
}
