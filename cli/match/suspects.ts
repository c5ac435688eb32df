import { compareFive } from '../../matching/judge/five.js';
import type { RuleSet } from '../../matching/judge/rules.js';
import { verdict } from '../../matching/judge/verdict.js';
import type { Found } from './record.js';
import type { Register } from './register.js';
import type { Settled } from './settle.js';
import { sieveOf } from './sieve.js';

/** What the search over the whole register adds to a record that looks wrong. */
export interface Searched {
  readonly settled: Settled;
  /** The record whose five items fit, under another number, and the lines that carry that number now. */
  readonly right: { readonly found: Found; readonly heldBy: readonly number[] } | null;
}

/** Days over which people of one name are born: thirty years, as in the example 田中実. Assumed; a longer span would suspect less. */
const span = 30 * 365.25;

/** Looks every suspect up in the register and judges it again with what was found. The order of the suspects does not matter. */
export function searched(suspects: readonly Settled[], registers: Iterable<Register>, rules: RuleSet, partOf: (settled: Settled) => number): readonly Searched[] {
  const byBirth = new Map<number, Settled[]>();
  const bearers = new Map<number, number>();
  for (const settled of suspects) {
    for (const birth of new Set(settled.suspect!.births)) byBirth.set(birth, [...(byBirth.get(birth) ?? []), settled]);
    for (const name of settled.suspect!.names) bearers.set(name, 0);
  }
  const namesakes = new Set<Settled>();
  const rights = new Map<Settled, Searched['right']>();
  const [births, names] = [sieveOf(byBirth), sieveOf(bearers)];
  let part = -1;
  for (const register of registers) {
    part += 1;
    for (const [from, until] of register.rows) {
      for (let row = from; row < until; row += 1) {
        if (names(register.names[row]!)) { const count = bearers.get(register.names[row]!); if (count !== undefined) bearers.set(register.names[row]!, count + 1); }
        for (let place = row * 2; place < row * 2 + 2; place += 1) {
          if (!births(register.births[place]!)) continue;
          for (const settled of byBirth.get(register.births[place]!) ?? []) if (row !== settled.other || part !== partOf(settled)) meet(settled, row, register, rules, namesakes, rights);
        }
      }
    }
  }
  return suspects.map((settled) => ({ settled: rejudged(settled, bearers, namesakes.has(settled), rules), right: rights.get(settled) ?? null }));
}

function meet(settled: Settled, row: number, register: Register, rules: RuleSet, namesakes: Set<Settled>, rights: Map<Settled, Searched['right']>): void {
  const { suspect } = settled;
  if (!suspect) return;
  const found = register.record(row);
  if (found.individualNumber === settled.individualNumber) return;
  if (suspect.a && settled.judgement.verdict.startsWith('M2') && compareFive(suspect.a, found.items, rules).slice(0, 4).every(({ agrees }) => agrees)) namesakes.add(settled);
  const known = rights.get(settled);
  if ((!known || found.line < known.found.line) && compareFive(suspect.b, found.items, rules).every(({ agrees }) => agrees)) rights.set(settled, { found, heldBy: register.heldBy(row) });
}

function rejudged(settled: Settled, bearers: ReadonlyMap<number, number>, hasHolder: boolean, rules: RuleSet): Settled {
  const { suspect, outcomes, state } = settled;
  if (!suspect || outcomes === null) return settled;
  const count = [...new Set(suspect.names)].reduce((sum, name) => sum + (bearers.get(name) ?? 0), 0);
  return { ...settled, judgement: verdict(outcomes, state, rules, { ...suspect.clues, hasHolder, expectedNamesakes: Math.max(0, count - 1) / span }) };
}
