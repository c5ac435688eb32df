import type { Issue } from '../../contracts/define.js';
import type { HubIssueCode } from '../../contracts/insurer-hub/codes.js';

/** One thing the hub has to say about a file or a row of it. */
export interface HubIssue {
  readonly code: HubIssueCode;
  /** 0 = the file as a whole. */
  readonly line: number;
  readonly fieldJa: string;
  readonly historyKey: string | null;
  readonly message: string;
  readonly cure: string;
}
export const aboutFile = (code: HubIssueCode, message: string, cure: string): HubIssue => ({ code, line: 0, fieldJa: 'ファイル', historyKey: null, message, cure });

/** Nothing in a file with one of these can be relied on: name, encoding, end, counts. */
const fatal = new Set<string>(['E101', 'E102', 'E103']);
export const isFatal = ({ code }: Issue): boolean => fatal.has(code);

/** What the reader of the bytes found, in the hub's words. */
export const translated = ({ code, line, ja, why, cure }: Issue): HubIssue =>
  ({ code: code === 'E201' ? 'E-REQUIRED' : code === 'E205' ? 'E-CHAR' : 'E-FORMAT', line, fieldJa: ja, historyKey: null, message: why, cure });
