import { continuityInstruction } from '../../contracts/aggregator/high-cost.js';
import type { ContinuityInstructionKind } from '../../contracts/aggregator/continuity-codes.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { refused, type Refused } from '../doors.js';
import { caseOf } from './cases.js';
import type { FederationTerminal } from './tables.js';

export interface Wish { readonly candidateKey: string; readonly instruction: ContinuityInstructionKind; readonly decidedBy: string; readonly decisionReason: string }
export interface Instructed { readonly state: 'sent' | 'waiting'; readonly issueCodes: readonly string[] }

/** 4-①②: writes the 確定指示 down and sends it at once. What 集約 refuses is kept with its answer; where it does not answer the file waits for the evening. */
export async function instruct(party: FederationTerminal, code: string, wish: Wish): Promise<Instructed | Refused> {
  if (!(await caseOf(party, code, wish.candidateKey))) return refused(404, 'TSG-T07', `「${wish.candidateKey}」という候補はこの国保総合PCにない`, '一覧(GET …/candidates)にある識別で指示する');
  const row = await party.store.transact(async (store) => {
    const last = await store.db.selectFrom('federation_terminal_instruction').where('municipality', '=', code).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
    const seq = (last?.seq ?? 0) + 1;
    const { name, bytes } = codecOf(party.profile, continuityInstruction).format({ municipalityCode: code, date: party.today(), seq }, [{ ...wish, decidedAt: party.now() }]);
    await store.insertMany('federation_terminal_instruction', [{ municipality: code, seq, candidate_key: wish.candidateKey, instruction: wish.instruction, decided_by: wish.decidedBy, decided_at: party.now(), decision_reason: wish.decisionReason, name, bytes, state: 'waiting', answer: '' }]);
    return { municipality: code, seq, name, bytes };
  });
  return sendOne(party, row);
}

/** 18:10: what 集約 had not answered goes again. */
export async function sendWaiting(party: FederationTerminal): Promise<void> {
  const rows = await party.store.db.selectFrom('federation_terminal_instruction').where('state', '=', 'waiting').select(['municipality', 'seq', 'name', 'bytes']).orderBy('municipality').orderBy('seq').execute();
  for (const row of rows) await sendOne(party, row);
}

interface Waiting { readonly municipality: string; readonly seq: number; readonly name: string; readonly bytes: Uint8Array }

async function sendOne(party: FederationTerminal, { municipality, seq, name, bytes }: Waiting): Promise<Instructed | Refused> {
  const note = (state: 'sent' | 'refused' | 'waiting', answer: string) => party.store.db.updateTable('federation_terminal_instruction').where('municipality', '=', municipality).where('seq', '=', seq).set({ state, answer: answer.slice(0, 2_000) }).execute();
  if (party.faults.has('instructionLost')) {
    await note('sent', '');
    party.note(`障害により ${name} が集約に届かなかった`);
    return { state: 'sent', issueCodes: [] };
  }
  try {
    const answer = await party.send('aggregator', `/municipalities/${municipality}/continuity/${encodeURIComponent(name)}`, { method: 'PUT', body: bytes });
    const text = await answer.text();
    if (answer.ok) {
      await note('sent', text);
      return { state: 'sent', issueCodes: (JSON.parse(text) as { issueCodes: readonly string[] }).issueCodes };
    }
    if (answer.status >= 500) {
      await note('waiting', text);
      return { state: 'waiting', issueCodes: [] };
    }
    const { code, why, cure } = JSON.parse(text) as { code: string; why: string; cure: string };
    await note('refused', `${why}(${code})`);
    return refused(409, 'TSG-T08', `集約が受け付けない: ${why}(${code})`, cure);
  } catch (error) {
    await note('waiting', `つながらない: ${error instanceof Error ? error.message : String(error)}`);
    return { state: 'waiting', issueCodes: [] };
  }
}
