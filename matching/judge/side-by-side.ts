import { sexes } from '../../contracts/codes.js';
import type { ComparedItem, Stretch } from '../../contracts/side-by-side.js';
import type { Grade } from '../define.js';
import { difference, whole, type Difference } from '../difference.js';
import { areContested, isUnknownCharacter } from '../fold/contested.js';
import { kanaLarge, kanaNotation } from '../fold/kana.js';
import { freeFold, inUsualForms, type FoldTable } from '../fold/kanji.js';
import { inOneWidth, withoutSpaces } from '../fold/width.js';
import { fiveItems, type FiveItems, type PersonItems } from '../person.js';
import { itemJa, itemNames, type FieldOutcome, type FiveOutcomes } from './five.js';
import { levelWords } from './level-words.js';

/**
 * Two records item by item, for a person to look at: what stands on either side, where it differs, and the level of each item
 * in words. The levels are those that were found when the records were compared; nothing is compared anew.
 */
export const sideBySide = (member: PersonItems, resident: PersonItems | null, outcomes: FiveOutcomes | null, table: FoldTable = freeFold): readonly ComparedItem[] =>
  itemNames.map((item, index) => {
    const ours = shown(item, member[item] ?? '');
    if (resident === null || outcomes === null) return { item, ja: itemJa[item], member: whole(ours), resident: whole(shown(item, resident?.[item] ?? '')), pairs: [] };
    return compared(item, [ours, shown(item, resident[item] ?? '')], outcomes[index]!, table);
  });

function compared(item: FiveItems, [member, resident]: readonly [string, string], outcome: FieldOutcome, table: FoldTable): ComparedItem {
  const { level, because, agrees, review } = outcome;
  // What agrees with another name of the same person was not compared with this one.
  const { one, other, pairs } = level === 'KA' || level === 'NA' ? { one: whole(member), other: whole(resident), pairs: [] } : differenceOf(item, member, resident, table);
  const isWriting = writtenOtherwise.has(gradeOf(item, level));
  const side = (stretches: readonly Stretch[]) => (isWriting ? stretches.map(({ text, difference: kind }): Stretch => (kind ? { text, difference: 'writing' } : { text })) : stretches);
  return {
    item, ja: itemJa[item], member: side(one), resident: side(other), pairs: lookAlikes(item, pairs, table),
    answer: { level, word: levelWords.get(level)!, because, counts: agrees ? 'equal' : review ? 'review' : 'differs' },
  };
}

/** Where the level says that both texts mean the same, every difference is one of writing. */
const writtenOtherwise: ReadonlySet<Grade> = new Set(['exact', 'notation', 'table']);
const gradeOf = (item: FiveItems, level: string): Grade => (fiveItems[item].gradeOf as (level: string) => Grade)(level);

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const sexWords: ReadonlyMap<string, string> = new Map([...sexes, ['3', '未設定']]);

/** A value as it is read out: days of ours in words, the codes of 性別 as words; what came in other words stays. */
function shown(item: FiveItems, value: string): string {
  if (item === 'sex') return sexWords.get(value) ?? value;
  return item === 'bornOn' ? value.replace(isoDay, (_, year: string, month: string, day: string) => `${year}年${Number(month)}月${Number(day)}日`) : value;
}

function differenceOf(item: FiveItems, a: string, b: string, table: FoldTable): Difference {
  if (a === b || a === '' || b === '') return { one: whole(a, a === b ? undefined : 'character'), other: whole(b, a === b ? undefined : 'character'), pairs: [] };
  if (item === 'sex') return { one: whole(a, 'character'), other: whole(b, 'character'), pairs: [] };
  if (item === 'bornOn') return dayDifference(a, b) ?? difference(a, b, inOneWidth);
  return difference(a, b, item === 'nameKana' ? kanaFold : kanjiFold(table));
}
const kanaFold = (character: string): string => kanaLarge(kanaNotation(character));
const kanjiFold = (table: FoldTable) => (character: string): string => inUsualForms(withoutSpaces(inOneWidth(character)).toUpperCase(), table);

/** Years, months and days stay whole: half a number marked tells nothing. */
function dayDifference(a: string, b: string): Difference | undefined {
  const parts = /^(\d+年)(\d+月)(\d+日)$/;
  const [one, other] = [parts.exec(a)?.slice(1), parts.exec(b)?.slice(1)];
  if (!one || !other) return undefined;
  const side = (own: readonly string[], theirs: readonly string[]) => own.map((part, index): Stretch => (part === theirs[index] ? { text: part } : { text: part, difference: 'character' }));
  return { one: side(one, other), other: side(other, one), pairs: [] };
}

/** Of the pairs, those an eye may take for the same: 異体字, 互換漢字, 字形選択子, ●, characters people write for each other. Each once. */
function lookAlikes(item: FiveItems, pairs: Difference['pairs'], table: FoldTable): Difference['pairs'] {
  if (item !== 'name' && item !== 'address') return [];
  const fold = kanjiFold(table);
  const alike = pairs.filter(([a, b]) => fold(a) === fold(b) ? /\p{Script=Han}/u.test(a) : areContested(a, b) || isUnknownCharacter(a) || isUnknownCharacter(b));
  return [...new Map(alike.map((pair) => [pair.join(' '), pair])).values()].slice(0, mostPairs);
}
const mostPairs = 6;
