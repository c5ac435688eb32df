import type { Issue, IssueCode } from '../../contracts/define.js';
import type { AggregatorStore } from './tables.js';

/** An issue of a batch as the screen and the 処理結果 show it. */
export interface Finding extends Issue {
  readonly fileName: string;
  readonly personKey: string | null;
  /** E105 is only a warning when the parameter says so; otherwise the first letter of the code decides. */
  readonly severity?: 'error' | 'warning';
}

/** The troubles of one batch, written to the store a page at a time. */
export interface FindingLog {
  add(finding: Finding): Promise<void>;
  flush(): Promise<void>;
  readonly codes: ReadonlySet<string>;
  /** Errors so far, of any kind. */
  readonly errors: number;
  /** Troubles of a file as a whole: the batch cannot be used. */
  readonly isFatal: boolean;
}

const pageSize = 500;
/** Nothing in a file with one of these can be relied on. E105 is told only together with what it does. */
const fatal = new Set<string>(['E101', 'E102', 'E103', 'E104', 'E106', 'E107']);
/** Found by the judgement over all municipalities; the records themselves are loaded. */
export const judged = new Set<string>(['E502', 'E503', 'E504', 'E505', 'E506', 'E507']);

export function findingLog(store: AggregatorStore, batchId: string): FindingLog {
  const codes = new Set<string>();
  let waiting: Finding[] = [];
  let [n, errors, isFatal] = [0, 0, false];
  const flush = async () => {
    await store.insertMany('aggregator_issue', waiting.map(({ fileName, personKey, severity, ...issue }, index) => ({
      batch_id: batchId, n: n + index, code: issue.code, severity: severity ?? severityOf(issue.code), file_name: fileName, line: issue.line, byte: issue.byte, field: issue.field, ja: issue.ja, raw: issue.raw,
      person_key: personKey, why: issue.why, cure: issue.cure,
    })));
    n += waiting.length;
    waiting = [];
  };
  return {
    codes, flush,
    get errors() { return errors; },
    get isFatal() { return isFatal; },
    async add(finding) {
      codes.add(finding.code);
      if ((finding.severity ?? severityOf(finding.code)) === 'error' && !judged.has(finding.code)) errors += 1;
      if (fatal.has(finding.code)) isFatal = true;
      waiting.push(finding);
      if (waiting.length === pageSize) await flush();
    },
  };
}

export const severityOf = (code: string): 'error' | 'warning' => (code.startsWith('W') ? 'warning' : 'error');

/** A finding about the batch or a file as a whole. */
export const aboutFile = (code: IssueCode, fileName: string, ja: string, why: string, cure: string): Finding =>
  ({ code, line: 0, byte: 0, field: '*', ja, raw: '', why, cure, fileName, personKey: null });
