import { inBankKana } from '../../contracts/bank/kana.js';
import { assume, type Basis } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';
import type { BankStore, ContractRow } from './tables.js';

/** The 指定金融機関 itself, in numbers no real bank has. */
export const ownBank = { bank: '9999', branch: '001', bank_name: 'ﾃｽﾄｷﾞﾝｺｳ', branch_name: 'ﾎﾝﾃﾝ' } as const;
export const contractBasis: Basis = assume('委託者コードは9990に団体コードを続けた10桁、入金先は9999銀行001店の普通預金で口座番号は0に団体コードを続けた7桁とし、試験用の窓口で替えられる');
/** 別段預金: where money is between two accounts. */
export const clearing = 'clearing';

export const accountId = (bank: string, branch: string, kind: string, number: string): string => `${bank}-${branch}-${kind}-${number}`;

/** What the municipality and the bank agreed; made with the usual terms when nobody has said otherwise. */
export async function contractOf(store: BankStore, code: string): Promise<ContractRow> {
  const found = await store.db.selectFrom('bank_contract').where('code', '=', code).selectAll().executeTakeFirst();
  if (found) return found;
  const [kind, number] = ['1', `0${code}`];
  const contract = { code, consignor_code: `9990${code}`, account: accountId(ownBank.bank, ownBank.branch, kind, number), debit_days: null };
  await store.insertMany('bank_branch', [ownBank], 'ignore');
  await store.insertMany('bank_account', [{ account: contract.account, bank: ownBank.bank, branch: ownBank.branch, kind, number, holder: inBankKana(`${municipality(code).kana} カイケイカンリシャ`), state: 'open', balance: 0, movements: 0 }], 'ignore');
  await store.insertMany('bank_contract', [contract], 'ignore');
  return contract;
}

/** Every municipality whose account somebody has used. */
export const contracts = ({ db }: BankStore): Promise<ContractRow[]> => db.selectFrom('bank_contract').selectAll().orderBy('code').execute();
