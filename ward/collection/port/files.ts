import type { BankFile } from '../../../contracts/bank/define.js';
import { dialectOf, type BankDialect } from '../../../contracts/bank/dialect.js';
import { debitRequest, debitResult } from '../../../contracts/bank/debit.js';
import { depositNotice } from '../../../contracts/bank/deposit-notice.js';
import { recognisedBankFile } from '../../../contracts/bank/recognise.js';
import { accountStatement } from '../../../contracts/bank/statement.js';
import type { RecordDefinition } from '../../../contracts/define.js';
import { layoutOfFileName } from '../../../contracts/layouts.js';
import { agentReceipt } from '../../../contracts/payment-agent/receipt.js';
import { withholdingResultStandIn } from '../../../contracts/pension-insurer/stand-ins.js';
import { elqrPaymentStandIn, ocrReceiptStandIn } from '../../../contracts/payment-channels/stand-ins.js';
import type { WireFile } from '../../../contracts/wire/file.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import type { Settings } from '../../settings.js';

/** The ward's bank writes and reads in one dialect. */
export const dialectFor = ({ parameters }: Pick<Settings, 'parameters'>): BankDialect => dialectOf(parameters.bankDialect)!;

const tellingOfMoney: readonly RecordDefinition[] = [agentReceipt, ocrReceiptStandIn, elqrPaymentStandIn, withholdingResultStandIn];
const fromTheBank: readonly BankFile[] = [debitResult, depositNotice, accountStatement];

/** The bank file that its bytes say it is: such files have no names of their own. */
export const bankFileIn = (profile: Profile, { name, bytes }: WireFile): BankFile | null => (layoutOfFileName(profile, name) === null ? recognisedBankFile(bytes) : null);
/** Is the file one of 収納? */
export function isOfCollection(profile: Profile, file: WireFile): boolean {
  const layout = layoutOfFileName(profile, file.name);
  if (layout !== null) return tellingOfMoney.some(({ id }) => id === layout);
  const found = bankFileIn(profile, file);
  return found !== null && (fromTheBank.includes(found) || found === debitRequest);
}
