import type { ContinuityInstructionKind, ContinuityOutcome } from '../contracts/aggregator/continuity-codes.js';
import { sourceMemberIn, type ContinuityCandidate } from '../contracts/aggregator/high-cost.js';
import type { ContinuitySource } from '../contracts/ward-continuity.js';
import { callerAt, expectingOk } from './party-door.js';
import type { World } from './world.js';

export interface CandidateOnScreen {
  readonly candidate: ContinuityCandidate;
  readonly state: 'toDecide' | 'instructed' | 'settled' | 'closed';
  readonly result: { readonly continuityOutcome: ContinuityOutcome; readonly inheritedMonths: readonly string[]; readonly issueCodes: readonly string[]; readonly message: string | null } | null;
}
/** What 集約 said to a 確定指示: taken, with what it warns of, or the code of its refusal. */
export interface InstructionAnswer { readonly state: 'sent' | 'waiting' | 'refused'; readonly issueCodes: readonly string[]; readonly why: string }

/** 国保総合PC of one municipality, at which its clerk sits. Without a municipality: the ward under test. */
export interface FederationTerminalWindow {
  candidates(municipalityCode?: string): Promise<readonly CandidateOnScreen[]>;
  instruct(candidateKey: string, instruction: ContinuityInstructionKind, why: string, municipalityCode?: string): Promise<InstructionAnswer>;
}

/** A candidate as a clerk reads it off the screen into the ward's system. */
export const sourceOf = ({ candidateKey, fromMunicipalityCode, fromHouseholdKey, fromHeadId, fromMembers }: ContinuityCandidate): ContinuitySource => ({
  candidateKey, municipalityCode: fromMunicipalityCode, householdKey: fromHouseholdKey, headId: fromHeadId, members: fromMembers.map(sourceMemberIn).map(({ fromId, id, fate }) => ({ fromId, id, fate: fate as ContinuitySource['members'][number]['fate'] })),
});

export function federationTerminalWindow(world: World, homeCode: string): FederationTerminalWindow {
  const at = `${world.url}/federation-terminal`;
  const expectOk = expectingOk({ code: 'TSG-S03', ja: '国保総合PC', cure: 'シナリオの指示と登場する関係者(cast)を見直す' });
  const keyAt = callerAt(at, async () => ({}));
  const asClerk = (code: string) => callerAt(at, async () => {
    const { key } = await (await keyAt('GET', `/_sim/municipalities/${code}/key`)).json() as { key: string };
    return { 'x-totsugo-party': encodeURIComponent('職員'), 'x-municipality-key': key };
  });
  return {
    candidates: async (code = homeCode) => (await (await expectOk(await asClerk(code)('GET', `/candidates/${code}`), '一覧')).json() as { candidates: CandidateOnScreen[] }).candidates,
    async instruct(candidateKey, instruction, why, code = homeCode) {
      const answer = await asClerk(code)('POST', `/instructions/${code}`, { candidateKey, instruction, decidedBy: '国保給付係 担当', decisionReason: why });
      if (answer.status === 409) return { state: 'refused', issueCodes: [], why: (await answer.json() as { why: string }).why };
      const { state, issueCodes } = await (await expectOk(answer, '確定指示')).json() as Pick<InstructionAnswer, 'state' | 'issueCodes'>;
      return { state, issueCodes, why: '' };
    },
  };
}
