import type { Sex } from '../../contracts/codes.js';
import type { residentChangeReasons, survivalStates } from '../../contracts/juki-net/identity.js';
import type { Day } from '../../law/define.js';
import type { EntryRow } from './tables.js';

export type ChangeKind = Exclude<(typeof residentChangeReasons)[number][0], 'none'>;
type Survival = (typeof survivalStates)[number][0];

/** One resident as the register showed them on some day. */
export interface Standing {
  readonly resident: string;
  readonly individualNumber: string;
  readonly name: string;
  readonly nameKana: string;
  readonly bornOn: Day;
  readonly sex: Sex;
  readonly address: string;
  readonly commonName: string | null;
  readonly formerSurname: string | null;
  readonly previousAddress: string | null;
  readonly survival: Survival;
  readonly isRemoved: boolean;
  readonly changeReason: ChangeKind | 'none';
  readonly changedOn: Day | null;
  /** Numbers this person bore before, as known on that day. */
  readonly formerNumbers: readonly string[];
}

/** The day of the first entry: it stands before every change, also before one that is told later of an earlier day. */
export const sinceEver: Day = '0001-01-01';

/**
 * What the register said of one person on a day: only entries visible by then, in the order of the days on which things
 * happened. Null when nothing was known yet.
 */
export function standingOn(entries: readonly EntryRow[], day: Day): Standing | null {
  const seen = entries.filter(({ visible_on }) => visible_on <= day).toSorted((a, b) => (a.happened_on === b.happened_on ? a.seq - b.seq : a.happened_on < b.happened_on ? -1 : 1));
  return seen.some(({ kind }) => kind === 'registered') ? seen.reduce<Standing | null>(after, null) : null;
}

const textOr = (told: string | null, before: string | null): string | null => (told === null ? before : told === '' ? null : told);

function after(before: Standing | null, entry: EntryRow): Standing {
  const isMove = before !== null && entry.address !== null && entry.kind !== 'registered' && entry.address !== before.address;
  const numberBefore = before?.individualNumber ?? '';
  const individualNumber = entry.individual_number ?? numberBefore;
  return {
    resident: entry.resident, individualNumber,
    name: entry.name ?? before?.name ?? '', nameKana: entry.name_kana ?? before?.nameKana ?? '', bornOn: (entry.born_on ?? before?.bornOn ?? sinceEver) as Day, sex: (entry.sex ?? before?.sex ?? '1') as Sex,
    address: entry.address ?? before?.address ?? '', previousAddress: isMove ? before.address : (before?.previousAddress ?? null),
    commonName: textOr(entry.common_name, before?.commonName ?? null), formerSurname: textOr(entry.former_surname, before?.formerSurname ?? null),
    ...removal(before, entry.kind),
    changeReason: entry.kind === 'registered' ? 'none' : (entry.kind as ChangeKind), changedOn: entry.happened_on === sinceEver ? null : (entry.happened_on as Day),
    formerNumbers: before && individualNumber !== numberBefore ? [...before.formerNumbers, numberBefore] : (before?.formerNumbers ?? []),
  };
}

/** Death, going abroad and 職権消除 take a person out of the register; coming back or 回復 brings them in again. */
function removal(before: Standing | null, kind: string): Pick<Standing, 'survival' | 'isRemoved'> {
  switch (kind) {
    case 'death': return { survival: 'dead', isRemoved: true };
    case 'moveAbroad': case 'removal': return { survival: before?.survival ?? 'alive', isRemoved: true };
    case 'moveIn': case 'restored': case 'registered': return { survival: 'alive', isRemoved: false };
    default: return { survival: before?.survival ?? 'alive', isRemoved: before?.isRemoved ?? false };
  }
}
