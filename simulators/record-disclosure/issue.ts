import type { SymbolAnswer, SymbolRequest } from '../../contracts/record-disclosure/linkage-symbol.js';
import { isIndividualNumber } from '../../law/check-digits.js';
import { openLedger, type Ledger } from './ledger.js';
import type { DisclosureStore, RecordDisclosure } from './tables.js';

/** Who stands behind a number, as J-LIS says; `unanswered` when J-LIS could not be reached. */
export type Behind = ReadonlyMap<string, string | null> | 'unanswered';

/**
 * The residents behind the numbers for which a symbol is wanted. Where J-LIS does not take part in the world every number
 * with a right digit is somebody: then nothing is known of changed numbers and of those who left.
 */
export async function residentsBehind(party: RecordDisclosure, requests: readonly SymbolRequest[]): Promise<Behind> {
  const numbers = [...new Set(requests.filter(({ kind }) => kind === 'issue').map(({ individualNumber }) => individualNumber))];
  if (!party.isHere('juki-net')) return new Map(numbers.map((number) => [number, isIndividualNumber(number, party.numberMode) ? party.token('JR', number) : null]));
  const behind = new Map<string, string | null>();
  for (let from = 0; from < numbers.length; from += 10_000) {
    const page = numbers.slice(from, from + 10_000);
    const answer = await party.send('juki-net', '/resident-codes', { method: 'POST', body: JSON.stringify({ individualNumbers: page }) });
    if (!answer.ok) return 'unanswered';
    const { residents } = await answer.json() as { residents: readonly { outcome: string; residentCode: string | null }[] };
    for (const [index, number] of page.entries()) {
      const { outcome, residentCode } = residents[index]!;
      behind.set(number, outcome === 'found' || (outcome === 'residentRemoved' && party.parameters.symbolForRemoved) ? residentCode : null);
    }
  }
  return behind;
}

const pageSize = 200;

/** Issues and releases in the order of the requests; must run in the transaction that lays out the answer. */
export async function answerRequests(party: RecordDisclosure, store: DisclosureStore, requests: readonly SymbolRequest[], behind: Behind): Promise<readonly SymbolAnswer[]> {
  if (party.faults.has('serviceError')) return requests.map((request) => told(request, 'serviceError'));
  const answers: SymbolAnswer[] = [];
  for (let from = 0; from < requests.length; from += pageSize) {
    const page = requests.slice(from, from + pageSize);
    const residents = behind === 'unanswered' ? [] : page.flatMap(({ individualNumber }) => behind.get(individualNumber) ?? []);
    const ledger = await openLedger(store, page.map(({ insurerPersonKey }) => insurerPersonKey), residents);
    answers.push(...page.map((request) => (request.kind === 'release' ? release(party, ledger, request) : issue(party, ledger, request, behind))));
    await ledger.save();
  }
  return party.faults.has('symbolsSwapped') ? swapped(answers) : answers;
}

const told = ({ requestId, insurerPersonKey }: SymbolRequest, outcome: SymbolAnswer['outcome'], linkageSymbol: string | null = null): SymbolAnswer => ({ requestId, outcome, insurerPersonKey, linkageSymbol });

/** One living symbol an agency and person. Whoever has one gets it again; otherwise the next one, never one that was retired. */
function issue(party: RecordDisclosure, ledger: Ledger, request: SymbolRequest, behind: Behind): SymbolAnswer {
  if (behind === 'unanswered') return told(request, 'serviceError');
  const { agency, individualNumber, insurerPersonKey } = request;
  const resident = behind.get(individualNumber) ?? null;
  if (resident === null) return told(request, 'noResident');
  const known = ledger.symbolsOf(agency, resident);
  const living = known.find(({ state }) => state === 'live');
  const generation = living?.generation ?? known.length + 1;
  const symbol = living?.symbol ?? party.token('LS', agency, resident, generation);
  if (!living) ledger.put({ agency, resident, generation, symbol, state: 'live', issued_at: party.now(), retired_at: null });
  ledger.put({ agency, insurer_person_key: insurerPersonKey, resident, generation, individual_number: individualNumber, state: 'live', bound_at: party.now(), released_at: null });
  return told(request, living ? 'alreadyIssued' : 'issued', symbol);
}

/** Takes the 被保険者枝番 off the person whose number it was hung on; the symbol is retired when nobody of the agency hangs on it any more. */
function release(party: RecordDisclosure, ledger: Ledger, request: SymbolRequest): SymbolAnswer {
  const { agency, individualNumber, insurerPersonKey } = request;
  const own = ledger.bindings(agency).filter((row) => row.insurer_person_key === insurerPersonKey && row.individual_number === individualNumber);
  if (own.length === 0) return told(request, 'noResident');
  if (party.faults.has('releaseIgnored')) return told(request, 'revoked');
  for (const binding of own.filter(({ state }) => state === 'live')) {
    ledger.put({ ...binding, state: 'released', released_at: party.now() });
    const isStillUsed = ledger.bindings(agency).some((row) => row.resident === binding.resident && row.generation === binding.generation && row.state === 'live');
    const symbol = ledger.symbolsOf(agency, binding.resident).find((row) => row.generation === binding.generation);
    if (symbol && !isStillUsed) ledger.put({ ...symbol, state: 'retired', retired_at: party.now() });
  }
  return told(request, 'revoked');
}

/** わざと: 障害のとき、隣り合う二行の符号を入れ替える。 */
function swapped(answers: readonly SymbolAnswer[]): readonly SymbolAnswer[] {
  const places = answers.flatMap(({ linkageSymbol }, place) => (linkageSymbol === null ? [] : [place]));
  const result = [...answers];
  for (let pair = 0; pair + 1 < places.length; pair += 2) {
    const [one, other] = [places[pair]!, places[pair + 1]!];
    result[one] = { ...answers[one]!, linkageSymbol: answers[other]!.linkageSymbol };
    result[other] = { ...answers[other]!, linkageSymbol: answers[one]!.linkageSymbol };
  }
  return result;
}
