import { agentFixedStandIn } from './agent-fixed.js';
import { debitRequest, debitResult } from './debit.js';
import type { BankFile } from './define.js';
import { depositNotice } from './deposit-notice.js';
import { accountStatement } from './statement.js';
import { transferOrder } from './transfer.js';

/** Every file of several kinds of record, in the order of 収納⑤ and ⑬. */
export const bankFiles: readonly BankFile[] = [debitRequest, debitResult, transferOrder, depositNotice, accountStatement, agentFixedStandIn];
