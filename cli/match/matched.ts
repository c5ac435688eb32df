import type { Issue } from '../../contracts/define.js';
import type { CheckMode } from '../../matching/bulk/columns.js';
import { counterSearch, type Edge, type HolderProposal } from '../../matching/judge/counter-search.js';
import type { FindingKind } from '../../matching/judge/findings.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { verdicts, type Verdict } from '../../matching/judge/verdict.js';
import { countDoubts, type Doubts } from './doubts.js';
import type { Joined } from './join.js';
import { numberFault } from './number-fault.js';
import { columnsOf, registerOf, type Columns, type Register } from './register.js';
import type { Settled } from './judging.js';
import type { Wanted } from './lane.js';
import type { Shelf } from './shelf.js';
import { searched, type Answers, type Waiting } from './suspects.js';

/** One record of B that is not simply equal, as the result file shows it. Values of the other side are not in it. */
export interface MatchResult {
  readonly lineA: number | null;
  readonly lineB: number;
  readonly keyA: string;
  readonly keyB: string;
  readonly individualNumber: string;
  readonly verdict: Verdict;
  readonly levels: string;
  readonly because: string;
  readonly hints: readonly string[];
  readonly findings: readonly FindingKind[];
}
export interface SetFinding { readonly kind: FindingKind; readonly linesB: readonly number[]; readonly because: string }
export interface Refusal { readonly side: 'A' | 'B'; readonly issue: Issue }
export interface Unmatched { readonly side: 'A' | 'B'; readonly line: number; readonly key: string; readonly because: string }

/** Everything a 突合 found. */
export interface Matched {
  readonly rules: RuleSet;
  readonly rowsA: number; readonly rowsB: number; readonly rejectedA: number; readonly rejectedB: number; readonly pairs: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly findings: Readonly<Record<FindingKind, number>>;
  readonly seconds: { readonly read: number; readonly compare: number };
}

/** Where what was found goes, piece by piece: nothing of it has to fit into memory. */
export interface Sink {
  /** Are more than the counts wanted? */
  readonly isOpen: boolean;
  readonly result: (result: MatchResult) => void;
  readonly finding: (finding: SetFinding) => void;
  readonly refusal: (refusal: Refusal) => void;
  readonly unmatched: (unmatched: Unmatched) => void;
  readonly proposal: (proposal: HolderProposal) => void;
}

export const noFindings = (): Record<FindingKind, number> => ({ X4: 0, X5: 0, twinRisk: 0, moveUnexplained: 0 });
export const noVerdicts = (): Record<Verdict, number> => Object.fromEntries(verdicts.map(([code]) => [code, 0])) as Record<Verdict, number>;

/** Counts what one join found and hands it on; records that look wrong wait on a shelf until the whole register can be searched. */
export function tally({ rules, mode, wanted }: { readonly rules: RuleSet; readonly mode: CheckMode; readonly wanted: Wanted }, sink: Sink, waiting: Shelf<Waiting>) {
  const [counts, found] = [noVerdicts(), noFindings()];
  const sums = { rowsA: 0, rowsB: 0, rejectedA: 0, rejectedB: 0, pairs: 0, read: 0, compare: 0 };
  /** Lines of B that wait. */
  const linesB: number[] = [];
  const doubts: Doubts[] = [];
  let parts = 0;

  const addFinding = (finding: SetFinding): void => {
    found[finding.kind] += 1;
    sink.finding(finding);
  };
  const tell = teller(counts, found, sink);

  return {
    /** Lines that were refused before the join. */
    refused(side: 'A' | 'B', issues: readonly Issue[], rejected: number): void {
      sums[side === 'A' ? 'rowsA' : 'rowsB'] += rejected;
      sums[side === 'A' ? 'rejectedA' : 'rejectedB'] += rejected;
      for (const issue of issues) sink.refusal({ side, issue });
    },
    spent(seconds: number): void { sums.read += seconds; },
    add(joined: Joined): Columns {
      const columns = columnsOf(joined);
      const register = registerOf(columns);
      for (const key of ['rowsA', 'rowsB', 'rejectedA', 'rejectedB', 'pairs'] as const) sums[key] += joined[key];
      sums.read += joined.seconds.read;
      sums.compare += joined.seconds.compare;
      counts.M0 += joined.equal;
      for (const some of joined.counts) for (const [code, count] of Object.entries(some)) counts[code as Verdict] += count;
      for (const words of joined.doubts) doubts.push({ words, ranges: joined.rangesA, part: parts });
      for (const issue of joined.refusedA) sink.refusal({ side: 'A', issue });
      for (const issue of joined.refusedB) sink.refusal({ side: 'B', issue });
      const lines = joined.settled.map((settled) => ({ settled, lineB: register.lineB(settled.worker, settled.row), lineA: settled.other < 0 ? null : register.lineA(settled.other) }));
      lines.sort((a, b) => a.lineB - b.lineB || (a.lineA ?? 0) - (b.lineA ?? 0));
      for (const one of lines) {
        if (one.settled.suspect) {
          linesB.push(one.lineB);
          waiting.put({ ...one, part: parts });
        } else tell(one.settled, one.lineA, one.lineB);
      }
      sharedNumbers(joined, register, addFinding);
      if (sink.isOpen) tellUnmatched(joined, register, mode, sink);
      register.close();
      parts += 1;
      return columns;
    },
    /** Looks for the right person of everything that looks wrong, over the whole register. */
    finish(registers: () => Iterable<Register>): Matched {
      const begun = performance.now();
      if (wanted === 'counts') countDoubts(doubts, registers, rules, (code) => { counts[code] += 1; });
      const answers = searched(waiting, linesB, registers, rules);
      for (const proposal of counterSearch(edgesAmong(waiting, answers, tell, addFinding))) sink.proposal(proposal);
      const { read, compare, ...rows } = sums;
      return { rules, ...rows, verdicts: counts, findings: found, seconds: { read, compare: compare + (performance.now() - begun) / 1000 } };
    },
  };
}

/** X4: one number in several records of B; in the order of their lines, whoever read them first. */
function sharedNumbers(joined: Joined, register: Register, finding: (finding: SetFinding) => void): void {
  const rows = new Map<number, Set<number>>();
  const { rowsB } = joined.plan;
  const found: SetFinding[] = [];
  for (const { other, worker, row, before } of joined.again) rows.set(other, (rows.get(other) ?? new Set()).add(worker * rowsB + row).add(before));
  for (const group of rows.values()) {
    const records = [...group].map((row) => register.recordB(Math.floor(row / rowsB), row % rowsB)).sort((a, b) => a.line - b.line);
    // Rows of one 宛名番号 are the history of one person.
    if (records[0]!.personKey !== '' && records.every(({ personKey }) => personKey === records[0]!.personKey)) continue;
    found.push({ kind: 'X4', linesB: records.map(({ line }) => line), because: `一つの個人番号が${records.length}件の記録にある` });
  }
  for (const one of found.sort((x, y) => x.linesB[0]! - y.linesB[0]! || x.linesB[1]! - y.linesB[1]!)) finding(one);
}

/** Counts a record and hands it on. */
function teller(counts: Record<Verdict, number>, found: Record<FindingKind, number>, sink: Sink) {
  return (settled: Settled, lineA: number | null, lineB: number): void => {
    const { judgement, outcomes } = settled;
    counts[judgement.verdict] += 1;
    const beside: FindingKind[] = [...(judgement.moveUnexplained ? ['moveUnexplained' as const] : []), ...(isTwinRisk(settled) ? ['twinRisk' as const] : [])];
    for (const kind of beside) found[kind] += 1;
    if (judgement.verdict === 'M0') return;
    if (judgement.verdict === 'X2') sink.unmatched({ side: 'B', line: lineB, key: settled.keys.b, because: judgement.because });
    sink.result({
      lineA, lineB, keyA: settled.keys.a, keyB: settled.keys.b, individualNumber: settled.individualNumber, verdict: judgement.verdict, levels: outcomes?.map(({ level }) => level).join(' ') ?? '',
      because: judgement.because, hints: judgement.hints, findings: beside,
    });
  };
}

/** Same birthday, sex and address, other given name: the number may be the twin's. */
const isTwinRisk = ({ outcomes }: Settled): boolean => outcomes !== null && outcomes[2].agrees && outcomes[3].agrees && outcomes[4].agrees && (outcomes[0].level === 'K5' || outcomes[1].level === 'N5');

/** Tells every record that waited, and answers who holds whose number. */
function edgesAmong(waiting: Shelf<Waiting>, answers: Answers, tell: ReturnType<typeof teller>, finding: (finding: SetFinding) => void): readonly Edge[] {
  const edges: Edge[] = [];
  for (let place = 0; place < waiting.size(); place += 1) {
    const { settled, lineA, lineB } = waiting.at(place);
    tell(answers.rejudged(place, settled), lineA, lineB);
    if (answers.fitting[place] !== 0) edges.push(edgeOf(answers, place, lineB, finding));
  }
  return edges;
}

/** From a wrong row to the row that carries its right number now. */
function edgeOf({ heldBy, isRightful }: Answers, place: number, line: number, finding: (finding: SetFinding) => void): Edge {
  const to = heldBy[place]!;
  if (isRightful[place] === 1) finding({ kind: 'X5', linesB: [line, to].sort((a, b) => a - b), because: '五項目の合う番号は、ほかの行で正しく使われている' });
  return { from: line, to: to === 0 ? null : to };
}

function tellUnmatched({ rangesA, badNumbersA }: Joined, register: Register, mode: CheckMode, sink: Sink): void {
  for (const row of badNumbersA) {
    const { personKey, individualNumber } = register.record(row);
    sink.unmatched({ side: 'A', line: register.lineA(row), key: personKey, because: numberFault(individualNumber, mode) });
  }
  for (const { from, count } of rangesA) {
    for (let row = from; row < from + count; row += 1) {
      if (register.isRecord(row) && !register.isHeld(row)) sink.unmatched({ side: 'A', line: register.lineA(row), key: register.record(row).personKey, because: 'この個人番号の記録がもう一方にない' });
    }
  }
}
