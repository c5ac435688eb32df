import { roleIndex, type CheckMode, type Role } from '../../matching/bulk/columns.js';
import { entryKinds, fieldsBytes, type Kernel } from '../../matching/bulk/kernel.js';
import { outcomesAtSight, type Told } from '../../matching/bulk/sight.js';
import { comparersOf, counted, itemNames, type FieldOutcome, type FiveOutcomes } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { codeOf, verdict, type Clues, type Judgement, type NumberState, type Verdict } from '../../matching/judge/verdict.js';
import type { PersonItems } from '../../matching/person.js';
import { dayNumber, isDay } from '../../law/day.js';
import { decodeCp932 } from '../../contracts/wire/cp932.js';
import type { Desk } from './plan.js';
import type { Wanted } from './lane.js';
import type { RowRange } from './scan-lines.js';
import { numberFault } from './number-fault.js';
import { itemsFrom, type WrittenRecord } from './record.js';
import type { Segment } from './segment.js';

/** A record of B that is not simply equal: what it was compared with and what came of it. */
export interface Settled {
  /** Row of B, counted by the worker that read it. */
  readonly row: number;
  readonly worker: number;
  /** Row of A; -1 when there is none. */
  readonly other: number;
  readonly state: NumberState;
  readonly judgement: Judgement;
  readonly outcomes: FiveOutcomes | null;
  readonly individualNumber: string;
  readonly keys: { readonly a: string; readonly b: string };
  /** What is needed to look for the right person; only for records that look wrong. */
  readonly suspect?: Suspect;
}
/** Both records as they are written, to be read where somebody like them is found; hashes of their names and of who was born when. */
export interface Suspect { readonly a: WrittenRecord | null; readonly b: WrittenRecord; readonly names: readonly number[]; readonly births: readonly number[]; readonly clues: Clues }

/** Where candidates are judged. */
export interface Workplace { readonly kernel: Kernel; readonly desk: Desk; readonly memory: Uint8Array; readonly words: Uint32Array; readonly shapeAt: (segment: Segment) => number; readonly rules: RuleSet; readonly mode: CheckMode; readonly today: string; readonly wanted: Wanted; readonly plan: { readonly places: number; readonly names: number; readonly births: number; readonly rowsA: number } }
/** A record of B and the row of A that holds its number; -1 for none. */
export interface Candidate { readonly segment: Segment; readonly kind: number; readonly row: number; readonly worker: number; readonly other: number; readonly line: number; readonly names: number; readonly births: readonly [number, number] }

/** Reads what the kernel has split: items and texts of the two lines it looked at last. */
function reading({ desk, memory, words, rules, wanted }: Workplace) {
  const bytes = Buffer.from(memory.buffer);
  const comparers = comparersOf(rules);
  const atSight = outcomesAtSight(rules, wanted === 'counts');
  const lengthAt = (fields: number, role: number): number => words[(fields >> 2) + role * 2 + 1]!;
  const textAt = (fields: number, role: number, isCp932: boolean): string => textOf(bytes, words[(fields >> 2) + role * 2]!, lengthAt(fields, role), isCp932);
  /** One item with what its comparer may look at besides. */
  const itemAt = (fields: number, role: number, isCp932: boolean): PersonItems => {
    const value = textAt(fields, role, isCp932);
    const more = besides[role]!;
    // A comparer looks at its own item only, and objects of one shape are faster to look at.
    if (more.every((other) => lengthAt(fields, other) === 0)) return { name: value, nameKana: value, bornOn: value, sex: value, address: value };
    return itemsFrom((other) => (roleIndex(other) === role ? value : more.includes(roleIndex(other)) ? textAt(fields, roleIndex(other), isCp932) : ''));
  };
  const [fieldsA, fieldsB] = [desk.scratch, desk.scratch + fieldsBytes];
  return {
    fieldsA, fieldsB, textAt,
    outcomesOf(told: Told, isA: boolean, isB: boolean): (role: number) => FieldOutcome {
      const known: (FieldOutcome | undefined)[] = [undefined, undefined, undefined, undefined, undefined];
      return (role) => (known[role] ??= atSight(told, role) ?? counted(itemNames[role]!, comparers[itemNames[role]!](itemAt(fieldsA, role, isA), itemAt(fieldsB, role, isB)), rules));
    },
    hasMoved: (): boolean => lengthAt(fieldsA, moves) > 0 || lengthAt(fieldsB, moves) > 0,
    written: (line: number, { shape }: Segment): WrittenRecord => ({ line: bytes.toString('latin1', line, bytes.indexOf(10, line)), shape }),
  };
}

/** Compares and judges one record; in counts only, it is counted or doubted and then forgotten. */
export function judging(place: Workplace, count: (code: Verdict) => null, doubted: (one: Candidate, level: string, daysSinceMove: number | undefined) => void) {
  const { kernel, words, rules, wanted } = place;
  const { fieldsA, fieldsB, textAt, outcomesOf, hasMoved, written } = reading(place);
  const cluesOf = (told: Told, isA: boolean, isB: boolean): Clues =>
    ((told & 0b10000) === 0 || !hasMoved() ? noClues : { daysSinceMove: daysSinceMove(place.today, textAt(fieldsA, moves, isA), textAt(fieldsB, moves, isB)) });
  const suspectOf = (one: Candidate, line: number, segment: Segment, clues: Clues): Suspect => ({
    a: written(line, segment), b: written(one.line, one.segment), clues,
    names: [one.names, words[(place.plan.names >> 2) + one.other]!], births: [...one.births, ...birthsAt(words, place.plan.births, one.other)],
  });
  const baseOf = (one: Candidate, state: NumberState, judgement: Judgement, outcomes: FiveOutcomes | null, isB: boolean) =>
    ({ row: one.row, worker: one.worker, other: one.other, state, judgement, outcomes, individualNumber: textAt(fieldsB, roleIndex('individualNumber'), isB) });

  /** Counts a pair; where 住所 alone differs, a namesake has to be looked for first. */
  const onlyCounted = (one: Candidate, segment: Segment, told: Told): null => {
    const [isA, isB] = [isCp932(segment), isCp932(one.segment)];
    const clues = cluesOf(told, isA, isB);
    const outcomeOf = outcomesOf(told, isA, isB);
    const code = codeOf(outcomeOf, rules, clues);
    if (code !== 'M2' && code !== 'M2n') return count(code);
    doubted(one, outcomeOf(4).level, clues.daysSinceMove);
    return null;
  };

  return {
    compared(one: Candidate, line: number, { range: { segment } }: RowRange): Settled | null {
      const told = kernel.told(place.shapeAt(segment), line, place.shapeAt(one.segment), one.line);
      if (wanted === 'counts') return onlyCounted(one, segment, told);
      const [isA, isB] = [isCp932(segment), isCp932(one.segment)];
      const clues = cluesOf(told, isA, isB);
      const outcomeOf = outcomesOf(told, isA, isB);
      const outcomes = itemNames.map((_, role) => outcomeOf(role)) as unknown as FiveOutcomes;
      const judgement = verdict(outcomes, 'found', rules, clues);
      return {
        ...baseOf(one, 'found', judgement, outcomes, isB), keys: { a: textAt(fieldsA, roleIndex('personKey'), isA), b: textAt(fieldsB, roleIndex('personKey'), isB) },
        ...(isSuspect(judgement) ? { suspect: suspectOf(one, line, segment, clues) } : {}),
      };
    },
    /** No record to compare with: the number is bad or nobody holds it. */
    alone(one: Candidate): Settled | null {
      if (wanted === 'counts') return count(one.kind === entryKinds.badNumber ? 'X1' : 'X2');
      const isB = isCp932(one.segment);
      const fields = kernel.split(place.shapeAt(one.segment), one.line, 1);
      const state = one.kind === entryKinds.badNumber ? 'badForm' : 'notFound';
      const judgement = verdict(null, state, rules);
      const because = state === 'badForm' ? numberFault(textAt(fields, roleIndex('individualNumber'), isB), place.mode) : judgement.because;
      return {
        ...baseOf(one, state, { ...judgement, because }, null, isB), keys: { a: '', b: textAt(fields, roleIndex('personKey'), isB) },
        suspect: { a: null, b: written(one.line, one.segment), clues: {}, names: [one.names], births: one.births },
      };
    },
  };
}
const isCp932 = ({ shape }: Segment): boolean => shape.encoding === 'cp932';

/** Hashes of カナ and of 氏名, each with 生年月日 and 性別: people alike in one of them are compared. */
export const birthsAt = (words: Uint32Array, column: number, row: number): Candidate['births'] => [words[(column >> 2) + row * 2]!, words[(column >> 2) + row * 2 + 1]!];

const moves = roleIndex('movedOn');
const noClues: Clues = {};

function daysSinceMove(today: string, ...dates: readonly string[]): number | undefined {
  if (dates.every((date) => date === '')) return undefined;
  const days = dates.filter(isDay).map((day) => dayNumber(today as never) - dayNumber(day));
  return days.length === 0 ? undefined : Math.min(...days);
}

/** Columns a comparer looks at besides the item itself, by item. */
const besides = [['commonName', 'formerFamilyName', 'kanjiForm', 'latinName'], ['name', 'commonNameKana', 'formerFamilyName', 'formerFamilyNameKana'], [], [], ['previousAddress', 'movedOn', 'townCode']].map((others) => (others as Role[]).map(roleIndex));

/** H*, a different address (a namesake may hide there), and every number without a record. */
const isSuspect = ({ verdict: code }: Judgement): boolean => code.startsWith('M2') || code.startsWith('H') || code.startsWith('X');

function textOf(bytes: Buffer, start: number, length: number, isCp932: boolean): string {
  if (length === 0) return '';
  if (!isCp932) return bytes.toString('utf8', start, start + length);
  const text = decodeCp932(bytes.subarray(start, start + length));
  return typeof text === 'string' ? text : '';
}
