import type { IdentityOutcome } from '../../../contracts/ward-application.js';
import { isIndividualNumber, type NumberMode } from '../../../law/check-digits.js';
import type { PersonItems } from '../../../matching/person.js';
import { judgedPair, searchWard, type Candidate } from './search.js';
import type { WardStore } from '../../tables.js';

/** Somebody as a paper from outside describes them. `certified` is a number that was proved, `written` one that somebody wrote. */
export interface Described { readonly items: PersonItems; readonly written: string | null; readonly certified: string | null }
export interface Identified { readonly outcome: IdentityOutcome; readonly personKey: string | null; readonly because: readonly string[]; readonly candidates: readonly Candidate[] }

/**
 * 名寄せ (資格⑦): which person of the ward is that? By 個人番号 and the five items where there is a number, by the items alone where
 * there is none. Only `same` may go on by itself; with everything else somebody looks at who it could be.
 */
export async function whoIs(store: WardStore, mode: NumberMode, described: Described): Promise<Identified> {
  const found = await searchWard(store, { personKey: '', items: described.items, household: new Set() });
  const written = described.written === null ? null : digitsOf(described.written);
  if (written !== null && !isIndividualNumber(written, mode)) return held('clerical', '書かれた個人番号が12桁でないか、検査用数字が合わない', found);
  if (written !== null && described.certified !== null && written !== described.certified) return held('conflict', '書かれた個人番号が、電子証明書の個人番号と違う', found);
  const number = described.certified ?? written;
  if (number === null) return byItems(found);
  const holder = await store.db.selectFrom('ward_resident').selectAll().where('individual_number', '=', number).where('latest', '=', 1).executeTakeFirst();
  if (!holder) return withoutHolder(found);
  const candidate = await judgedPair(store, described.items, holder, 'same');
  const others = found.filter(({ resident }) => resident.person_key !== holder.person_key);
  return { outcome: candidate.decision.outcome === 'same' ? 'same' : 'conflict', personKey: candidate.decision.outcome === 'same' ? holder.person_key : null, because: candidate.decision.because, candidates: [candidate, ...others] };
}

/** The number is nobody's here. Whoever is alike has another one, and that is never the same person. */
function withoutHolder(found: readonly Candidate[]): Identified {
  const alike = found.find(({ decision }) => decision.outcome === 'same');
  return alike ? held('conflict', 'R0 よく似た人がいるが、登録の個人番号が違う', found) : held('none', 'この個人番号の人は登録にない', found);
}

function byItems(found: readonly Candidate[]): Identified {
  const same = found.find(({ decision }) => decision.outcome === 'same');
  if (same) return { outcome: 'same', personKey: same.resident.person_key, because: same.decision.because, candidates: found };
  const [doubtful] = found.filter(({ decision }) => decision.outcome === 'clerical');
  return doubtful ? held('clerical', doubtful.decision.because[0]!, found) : held('none', '当たる人が登録にない', found);
}

const held = (outcome: Exclude<IdentityOutcome, 'same'>, why: string, candidates: readonly Candidate[]): Identified => ({ outcome, personKey: null, because: [why], candidates });
/** Full width, spaces and hyphens are how people write twelve digits. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\-‐－]/g, '');
