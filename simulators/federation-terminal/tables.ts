import { tables } from '../../store/define.js';
import type { Party } from '../define.js';

/** One 国保総合PC a municipality; a row is marked with whose it is. */
export const federationTerminalTables = tables({
  /** 継続候補世帯リスト as it came. `said` is JSON of the row; the highest version holds. */
  federation_terminal_candidate: { columns: { municipality: 'text', candidate_key: 'text', version: 'integer', said: 'text', received_at: 'text' }, key: ['municipality', 'candidate_key'] },
  /** 確定指示 in the order given. `state`: sent · refused · waiting (集約 did not answer). */
  federation_terminal_instruction: {
    columns: { municipality: 'text', seq: 'integer', candidate_key: 'text', instruction: 'text', decided_by: 'text', decided_at: 'text', decision_reason: 'text', name: 'text', bytes: 'bytes', state: 'text', answer: 'text' },
    key: ['municipality', 'seq'], indexes: [['state']],
  },
  federation_terminal_result: { columns: { municipality: 'text', candidate_key: 'text', version: 'integer', said: 'text', received_at: 'text' }, key: ['municipality', 'candidate_key'] },
  federation_terminal_file: { columns: { municipality: 'text', name: 'text', sha256: 'text', received_at: 'text' }, key: ['municipality', 'name'] },
});

export type FaultName = 'serviceDown' | 'instructionLost';
export type FederationTerminal = Party<typeof federationTerminalTables, FaultName, { readonly listDays: number }>;
export type TerminalStore = FederationTerminal['store'];

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<FederationTerminal, 'token'>, code: string): string => party.token('KS', code);
