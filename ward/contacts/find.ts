import type { ContactSlip } from '../../contracts/other-municipality/contact-slip.js';
import { comparePerson, fiveItems } from '../../matching/person.js';
import { foldedKeys } from '../linkage/identify/keys.js';
import { itemsOf } from '../linkage/identify/search.js';
import type { ResidentRow, WardStore } from '../tables.js';

type Named = Pick<ContactSlip, 'name' | 'nameKana' | 'bornOn' | 'sex' | 'address'>;

/** How the 4情報 of a sheet stand to those of a person of the ward. An address nobody wrote speaks against nobody. */
export function agreementWith({ name, nameKana, bornOn, sex, address }: Named, resident: ResidentRow): { readonly name: boolean; readonly bornOn: boolean; readonly sex: boolean; readonly address: boolean } {
  const levels = comparePerson({ name, nameKana: nameKana ?? '', bornOn, sex, address: address ?? '' }, itemsOf(resident));
  return {
    name: fiveItems.name.folds(levels.name.level), bornOn: fiveItems.bornOn.folds(levels.bornOn.level), sex: fiveItems.sex.folds(levels.sex.level),
    address: address === null || fiveItems.address.folds(levels.address.level),
  };
}

/** People of the ward whom a sheet can mean: 3情報 agree. An address among theirs, now or before, leaves only those who live or lived there. */
export async function peopleNamed({ db }: WardStore, slip: Named): Promise<readonly ResidentRow[]> {
  const { name_key } = foldedKeys({ name: slip.name, name_kana: '', address: '' });
  const rows = await db.selectFrom('ward_resident').selectAll().where('latest', '=', 1).where('born_on', '=', slip.bornOn)
    .where((where) => where.or([where('name_key', '=', name_key), where('sex', '=', slip.sex)])).orderBy('person_key').execute();
  const fitting = rows.filter((row) => {
    const { name, bornOn, sex } = agreementWith(slip, row);
    return name && bornOn && sex;
  });
  const there = fitting.length > 1 && slip.address !== null ? fitting.filter((row) => agreementWith(slip, row).address) : [];
  return there.length > 0 ? there : fitting;
}
