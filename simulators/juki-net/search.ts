import type { ResidentEnquiry } from '../../contracts/juki-net/identity.js';
import type { Day } from '../../law/define.js';
import { allFiveItemsSince, itemSearchTightenedOn } from '../../law/resident-enquiry.js';
import { isUnknownCharacter } from '../../matching/fold/contested.js';
import { comparePerson, fiveItems, type FiveItems, type PersonItems } from '../../matching/person.js';
import type { Standing } from './register.js';
import type { JukiNet } from './tables.js';

const fourItems = ['name', 'bornOn', 'sex', 'address'] as const satisfies readonly FiveItems[];
const itemJa: Readonly<Record<(typeof fourItems)[number], string>> = { name: '氏名', bornOn: '生年月日', sex: '性別', address: '住所' };

/** Why a search by items is not carried out, or null. Which three items may be asked changed on 2023-12-18. */
export function searchRefusal(enquiry: ResidentEnquiry, askedOn: Day): string | null {
  const missing = fourItems.filter((item) => enquiry[item] === null);
  if (enquiry.kind === 'byFourItems') return missing.length > 0 ? `4情報による照会に${wordsOf(missing)}がない` : null;
  if (askedOn < itemSearchTightenedOn) return missing.length > 1 ? `3情報による照会に${wordsOf(missing)}がない` : null;
  if (enquiry.sex !== null) return `3情報による照会は${itemSearchTightenedOn}から性別を除く三つに限る`;
  return missing.length > 1 ? `3情報による照会に${wordsOf(missing.filter((item) => item !== 'sex'))}がない` : null;
}
const wordsOf = (items: readonly (typeof fourItems)[number][]): string => items.map((item) => itemJa[item]).join('・');

/** Everybody who ever stood in the register with one of these birthdays; under null, where no birthday was asked, everybody. */
export async function residentsBornOn(party: JukiNet, days: readonly (Day | null)[]): Promise<ReadonlyMap<string | null, readonly string[]>> {
  if (days.length === 0) return new Map();
  const asked = party.store.db.selectFrom('juki_net_entry').where('born_on', 'is not', null).select(['born_on', 'resident']).distinct().orderBy('resident');
  const rows = await (days.includes(null) ? asked : asked.where('born_on', 'in', [...new Set(days)])).execute();
  const found = new Map<string | null, string[]>();
  for (const { born_on, resident } of rows) found.set(born_on, [...(found.get(born_on) ?? []), resident]);
  return days.includes(null) ? found.set(null, [...new Set(rows.map(({ resident }) => resident))]) : found;
}

/**
 * Does a resident fit the items that were asked? Tolerant: written differently but the same by notation or table, 外字 and ●
 * standing for any one character. Strict: the same string but for width and spaces of a name.
 */
export function fits(enquiry: ResidentEnquiry, standing: Standing, tolerant: boolean): boolean {
  const levels = levelsOf(enquiry, standing, tolerant);
  return fourItems.every((item) => {
    if (enquiry[item] === null) return true;
    const { level } = levels[item];
    return tolerant ? folds(item, level) : level.endsWith('0') || level === 'K1';
  });
}

/** Since 2023-06-01 a number is told only when all five items were asked and agree. */
export function mayTellNumber({ parameters }: JukiNet, enquiry: ResidentEnquiry, standing: Standing, askedOn: Day): boolean {
  if (askedOn < allFiveItemsSince || parameters.numberWithoutAllFive === 'disclosed') return true;
  const levels = levelsOf(enquiry, standing, askedOn >= itemSearchTightenedOn);
  return (Object.keys(fiveItems) as FiveItems[]).every((item) => enquiry[item] !== null && folds(item, levels[item].level));
}

const folds = (item: FiveItems, level: string): boolean => (fiveItems[item].folds as (level: string) => boolean)(level);

function levelsOf(enquiry: ResidentEnquiry, standing: Standing, tolerant: boolean) {
  const [asked, known] = tolerant ? sameUnknowns(enquiry.name ?? '', standing.name) : [enquiry.name ?? '', standing.name];
  const otherNames: PersonItems['otherNames'] = [
    ...(standing.commonName === null ? [] : [{ kind: 'commonName' as const, text: standing.commonName }]),
    ...(standing.formerSurname === null ? [] : [{ kind: 'formerFamilyName' as const, text: standing.formerSurname }]),
  ];
  const { nameKana, bornOn, sex, address } = enquiry;
  return comparePerson(
    { name: asked, nameKana: nameKana ?? '', bornOn: bornOn ?? '', sex: sex ?? '', address: address ?? '' },
    { name: known, nameKana: standing.nameKana, bornOn: standing.bornOn, sex: standing.sex, address: standing.address, otherNames: tolerant ? otherNames : [] },
  );
}

/** Both names with ● wherever either of them has a character it cannot say: a 外字 then fits whatever stands in its place. At least half must be known. */
function sameUnknowns(a: string, b: string): readonly [string, string] {
  const [one, other] = [a, b].map((text) => Array.from(text.replaceAll(/[\s\u3000]/g, ''))) as [string[], string[]];
  const unknown = one.filter((character, place) => isUnknownCharacter(character) || isUnknownCharacter(other[place] ?? '')).length;
  if (one.length !== other.length || unknown === 0 || unknown * 2 > one.length) return [a, b];
  const marked = (text: readonly string[]) => text.map((_, place) => (isUnknownCharacter(one[place]!) || isUnknownCharacter(other[place]!) ? '●' : text[place]!)).join('');
  return [marked(one), marked(other)];
}
