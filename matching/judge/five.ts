import { addressBy } from '../address.js';
import { bornOn } from '../born-on.js';
import type { Folded, Outcome } from '../define.js';
import { freeFold, type FoldTable } from '../fold/kanji.js';
import { kanaName } from '../kana-name.js';
import { kanjiNameBy } from '../kanji-name.js';
import { fiveItems, kanaOf, type FiveItems, type PersonItems } from '../person.js';
import { sex } from '../sex.js';
import type { RuleSet } from './rules.js';

export const itemNames = ['name', 'nameKana', 'bornOn', 'sex', 'address'] as const satisfies readonly FiveItems[];
export const itemJa: Readonly<Record<FiveItems, string>> = { name: '漢字氏名', nameKana: 'カナ氏名', bornOn: '生年月日', sex: '性別', address: '住所' };

/** One item of a pair: its level, whether the rule set lets it count as equal, and why. Never the values compared. */
export interface FieldOutcome {
  readonly item: FiveItems;
  readonly level: string;
  readonly agrees: boolean;
  readonly because: string;
  /** The characters taken for each other, and which table says so. */
  readonly tier?: readonly Folded[];
  /** Counts as different and waits for a person: characters of the hand list. */
  readonly review?: true;
}
export type FiveOutcomes = readonly [FieldOutcome, FieldOutcome, FieldOutcome, FieldOutcome, FieldOutcome];

export class OtherFoldTable extends Error {
  override readonly name = 'OtherFoldTable';
  readonly code = 'TSG-RULES';
}

/** How each item is compared with one table of 異体字. */
export type Comparers = Readonly<Record<FiveItems, (a: PersonItems, b: PersonItems) => Outcome>>;
const made = new WeakMap<FoldTable, Comparers>();

export function comparersOf(rules: RuleSet, table: FoldTable = freeFold): Comparers {
  if (table.id !== rules.foldTableId) throw new OtherFoldTable(`TSG-RULES: 規則 ${rules.id} は字表 ${rules.foldTableId} を使うのに、${table.id} が渡された。規則か字表をそろえる`);
  const known = made.get(table) ?? comparersBy(table);
  made.set(table, known);
  return known;
}

function comparersBy(table: FoldTable): Comparers {
  const [name, address] = table === freeFold ? [fiveItems.name, fiveItems.address] : [kanjiNameBy(table), addressBy(table)];
  return {
    name: (a, b) => name.compare({ text: a.name ?? '', others: a.otherNames, familyNames: a.familyNames }, { text: b.name ?? '', others: b.otherNames, familyNames: b.familyNames }),
    nameKana: (a, b) => kanaName.compare(kanaOf(a), kanaOf(b)),
    bornOn: (a, b) => bornOn.compare(a.bornOn ?? '', b.bornOn ?? ''),
    sex: (a, b) => sex.compare(a.sex ?? '', b.sex ?? ''),
    address: (a, b) => address.compare({ text: a.address ?? '', townCode: a.townCode, previous: a.previousAddresses }, { text: b.address ?? '', townCode: b.townCode, previous: b.previousAddresses }),
  };
}

/** The five items of a pair with what the rule set makes of each level. Pure; the same in both directions. */
export function compareFive(a: PersonItems, b: PersonItems, rules: RuleSet, table: FoldTable = freeFold): FiveOutcomes {
  const comparers = comparersOf(rules, table);
  return itemNames.map((item) => counted(item, comparers[item](a, b), rules)) as unknown as FiveOutcomes;
}

/** What the rule set makes of one answer of a comparer. */
export function counted(item: FiveItems, outcome: Outcome, rules: RuleSet): FieldOutcome {
  const { level, because, folded, doubt } = outcome;
  const answer: FieldOutcome = { item, level, because, agrees: agreesUnder(rules, outcome) };
  if (folded) return { ...answer, tier: folded };
  const isHandListed = level === 'K3' && (doubt?.contested ?? 0) > 0;
  return isHandListed && rules.handListCounts === 'review' ? { ...answer, review: true } : answer;
}

const alwaysEqual = new Set(['K0', 'K1', 'K2', 'N0', 'N1', 'N2', 'D0', 'D1', 'S0', 'A0', 'A1']);
const addressOrder = ['A2', 'A3', 'A4', 'A9'];

function agreesUnder(rules: RuleSet, { level, doubt }: Outcome): boolean {
  if (alwaysEqual.has(level)) return true;
  if (level === 'KA' || level === 'NA') return rules.aliasCounts === 'equal';
  if (level === 'K3' && doubt) return (doubt.unknown === 0 || (doubt.unknown === 1 && rules.bulletCounts === 'equal')) && (doubt.contested === 0 || rules.handListCounts === 'equal');
  if (level === 'AX') return rules.missingAddress === 'equal';
  const place = addressOrder.indexOf(level);
  return place >= 0 && place < addressOrder.indexOf(rules.addressMismatchFrom);
}
