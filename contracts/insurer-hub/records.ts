import { cardUseStatus, hubResult, memberChange } from './member-change.js';
import { clearance, matchNotice, memberHistory, memberUpdate, terminalResult } from './terminal.js';

/** The files of 医療保険者等向け中間サーバー等: from and to 集約, and at the ward's 統合専用端末. */
export const insurerHubRecords = [memberChange, hubResult, cardUseStatus, memberHistory, matchNotice, memberUpdate, clearance, terminalResult] as const;
