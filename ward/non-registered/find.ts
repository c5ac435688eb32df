import type { NumberMode } from '../../law/check-digits.js';
import { comparePerson, type PersonItems } from '../../matching/person.js';
import { foldedKeys } from '../linkage/identify/keys.js';
import { whoIs } from '../linkage/identify/who-is.js';
import { identify } from '../linkage/rules/identify.js';
import { agreementOf, type ItemLevels } from '../linkage/rules/levels.js';
import type { NonRegisteredRow, WardStore } from '../tables.js';

export interface Described { readonly name: string; readonly nameKana: string; readonly bornOn: string; readonly sex?: string | undefined; readonly address: string }
/** `isSame`: the 名寄せ finds no reason to doubt; else somebody would have to look. */
export interface Alike { readonly personKey: string; readonly isSame: boolean }

const described = (row: NonRegisteredRow): PersonItems => ({ name: row.name, nameKana: row.name_kana, bornOn: row.born_on, sex: row.sex ?? '', address: row.address });

/** Who among some 住登外者 could be the one that was described, by the same rule. They are no residents: nobody counts their namesakes or knows where they lived before. */
function judged(sought: Described, people: readonly (readonly [personKey: string, items: PersonItems])[]): readonly Alike[] {
  return people.flatMap(([personKey, items]): readonly Alike[] => {
    // 性別 that was not written down speaks neither for nor against.
    const sex = sought.sex ?? items.sex;
    const { name, nameKana, bornOn, sex: gender, address } = comparePerson({ ...sought, sex: sex === '' ? '1' : sex }, { ...items, sex: items.sex === '' ? (sex === '' ? '1' : sex) : items.sex });
    const levels: ItemLevels = { name: name.level, nameKana: nameKana.level, bornOn: bornOn.level, sex: gender.level, address: address.level };
    const { outcome } = identify.apply({ levels, numbers: 'unconfirmed', expectedNamesakes: 1, isMutualBest: true });
    return outcome === 'same' || outcome === 'clerical' ? [{ personKey, isSame: outcome === 'same' }] : [];
  });
}

/**
 * Residents who could be meant, by the 名寄せ of all papers from outside (`whoIs`). The same is only one who lives or lived at that
 * address: whoever is alike elsewhere gets a number, and 住基ネット finds out if it was a resident's.
 */
export async function residentsAlike(store: WardStore, mode: NumberMode, { name, nameKana, bornOn, sex = '', address }: Described): Promise<readonly Alike[]> {
  const { candidates } = await whoIs(store, mode, { items: { name, nameKana, bornOn, sex, address }, written: null, certified: null });
  return candidates.filter(({ decision }) => decision.outcome === 'same' || decision.outcome === 'clerical')
    .map(({ resident, levels, decision }) => ({ personKey: resident.person_key, isSame: decision.outcome === 'same' && agreementOf(levels).address }));
}

export async function nonRegisteredAlike({ db }: WardStore, sought: Described): Promise<readonly Alike[]> {
  const { name_key } = foldedKeys({ name: sought.name, name_kana: '', address: '' });
  const rows = await db.selectFrom('ward_non_registered').selectAll().where('latest', '=', 1).where('state', '!=', 'merged').where((where) => where.or([where('born_on', '=', sought.bornOn), where('name_key', '=', name_key)])).orderBy('person_key').execute();
  return judged(sought, rows.map((row) => [row.person_key, described(row)] as const));
}
