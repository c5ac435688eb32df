import type { CandidateScreenState, ContinuityInstructionKind } from '../../contracts/aggregator/continuity-codes.js';
import type { ContinuityCandidate, ContinuityResult } from '../../contracts/aggregator/high-cost.js';
import { daysBetween, dayPart, type Moment } from '../../law/day.js';
import type { FederationTerminal } from './tables.js';

export interface GivenInstruction { readonly instruction: ContinuityInstructionKind; readonly decidedBy: string; readonly decidedAt: string; readonly decisionReason: string; readonly state: 'sent' | 'refused' | 'waiting'; readonly answer: string }
/** A candidate as the screen shows it: what the list says, what was instructed, what came of it. */
export interface Case {
  readonly candidate: ContinuityCandidate;
  readonly receivedAt: string;
  readonly instructions: readonly GivenInstruction[];
  readonly result: ContinuityResult | null;
  readonly resultAt: string | null;
  readonly state: CandidateScreenState;
}

/** Every candidate of one municipality, the newest move first. */
export async function casesOf(party: FederationTerminal, code: string): Promise<readonly Case[]> {
  const { listDays } = party.parameters;
  const isOld = ({ state, resultAt, receivedAt }: Case) => listDays > 0 && (state === 'settled' || state === 'closed') && daysBetween(dayPart((resultAt ?? receivedAt) as Moment), party.today()) > listDays;
  return (await allCases(party, code)).filter((one) => !isOld(one));
}

async function allCases({ store: { db } }: FederationTerminal, code: string): Promise<Case[]> {
  const candidates = await db.selectFrom('federation_terminal_candidate').where('municipality', '=', code).selectAll().execute();
  const instructions = await db.selectFrom('federation_terminal_instruction').where('municipality', '=', code).selectAll().orderBy('seq').execute();
  const results = new Map((await db.selectFrom('federation_terminal_result').where('municipality', '=', code).selectAll().execute()).map((row) => [row.candidate_key, row]));
  return candidates.map(({ candidate_key, said, received_at }): Case => {
    const candidate = JSON.parse(said) as ContinuityCandidate;
    const given = instructions.filter((row) => row.candidate_key === candidate_key).map((row): GivenInstruction => ({
      instruction: row.instruction as ContinuityInstructionKind, decidedBy: row.decided_by, decidedAt: row.decided_at, decisionReason: row.decision_reason, state: row.state as 'sent', answer: row.answer,
    }));
    const result = results.get(candidate_key);
    const taken = given.findLast(({ state }) => state !== 'refused');
    const state = stateOf(candidate, taken, result && { said: JSON.parse(result.said) as ContinuityResult, receivedAt: result.received_at });
    return { candidate, receivedAt: received_at, instructions: given, result: result ? JSON.parse(result.said) as ContinuityResult : null, resultAt: result?.received_at ?? null, state };
  }).sort((a, b) => (a.candidate.movedOn === b.candidate.movedOn ? (a.candidate.candidateKey < b.candidate.candidateKey ? -1 : 1) : a.candidate.movedOn < b.candidate.movedOn ? 1 : -1));
}

export const caseOf = async (party: FederationTerminal, code: string, candidateKey: string): Promise<Case | null> => (await casesOf(party, code)).find(({ candidate }) => candidate.candidateKey === candidateKey) ?? null;

/** A taken-back or failed decision may be made anew, so it waits for one. */
function stateOf(candidate: ContinuityCandidate, taken: GivenInstruction | undefined, result: { readonly said: ContinuityResult; readonly receivedAt: string } | undefined): CandidateScreenState {
  if (candidate.isClosed) return 'closed';
  if (!taken) return 'toDecide';
  if (!result || result.receivedAt < taken.decidedAt) return 'instructed';
  return result.said.continuityOutcome === 'cancelled' || result.said.continuityOutcome === 'failed' ? 'toDecide' : 'settled';
}
