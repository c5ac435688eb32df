import { faultInText } from '../../../contracts/bank/characters.js';
import { misfitInItem } from '../../../contracts/bank/kana.js';
import type { HeldAccount } from '../../../contracts/ward-collection.js';
import { obstacle, type Obstacle } from '../../refusals.js';
import type { Settings } from '../../settings.js';
import { dialectFor } from './files.js';

/** What no file of the bank could say of an account. */
export function accountFaults(settings: Settings, { accountKind, accountNumber, bankCode, bankName, branchName, holderName }: HeldAccount, use: 'debit' | 'transfer'): readonly Obstacle[] {
  const { characters } = dialectFor(settings);
  const texts = [['銀行名', bankName], ['支店名', branchName]] as const;
  const isWrongKind = use === 'debit' ? accountKind === '4' : accountKind === '3';
  const holderFault = misfitInItem(holderName, 30, 'partyName', characters);
  return [
    ...(isWrongKind ? [obstacle('accountUnfit', '預金種目', accountKind, use === 'debit' ? '貯蓄の口座からは振り替えられない' : '納税準備の口座へは振り込めない')] : []),
    ...([['銀行番号', bankCode], ['口座番号', accountNumber]] as const).flatMap(([ja, digits]) => (/^0+$/.test(digits) ? [obstacle('accountUnfit', ja, digits, '0だけの番号')] : [])),
    ...(holderFault === null ? [] : [obstacle('accountUnfit', '口座名義', holderName, holderFault)]),
    ...texts.flatMap(([ja, text]) => {
      const fault = faultInText(text, 'bankOrBranchName', characters);
      return fault ? [obstacle('accountUnfit', ja, text, fault.why)] : text.endsWith(' ') ? [obstacle('accountUnfit', ja, text, '空白で終わる')] : [];
    }),
  ];
}
