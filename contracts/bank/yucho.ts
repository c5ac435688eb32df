import { assume, type Basis } from '../../law/define.js';
import { Bad } from '../define.js';

export const yuchoBasis: Basis = assume('ゆうちょ銀行の記号番号の書き換えは、振込用は公開された案内(人づて)、自動払込み用は人づての一つの説明による。二つは別の規則で、一方を他方に使うと別の口座になる');

/** What stands in the branch and account items. */
export interface BankAccount { readonly branchCode: string; readonly accountNumber: string }

const fault = (symbol: string, number: string): Bad | null => {
  if (!/^[01]\d{4}$/.test(symbol)) return new Bad('記号は0か1で始まる数字5桁であるべき', '通帳の記号5桁を書く');
  return /^\d{2,8}$/.test(number) ? null : new Bad('番号は数字2〜8桁であるべき', '通帳の番号を書く');
};

/** For 総合振込 to bank 9900: branch is the second and third digit and 8 (記号 1…, 普通) or 9 (記号 0…, 当座); the account is 番号 without its last 1. */
export function yuchoTransferAccount(symbol: string, number: string): BankAccount | Bad {
  const bad = fault(symbol, number);
  if (bad) return bad;
  if (symbol.startsWith('0')) return number.length > 7 ? new Bad('当座の番号が7桁に入らない', '番号を確かめる') : { branchCode: `${symbol.slice(1, 3)}9`, accountNumber: number.padStart(7, '0') };
  return number.endsWith('1') ? { branchCode: `${symbol.slice(1, 3)}8`, accountNumber: number.slice(0, -1).padStart(7, '0') } : notOne;
}

/** For 自動払込み, given to ゆうちょ銀行 itself: branch is the second to fourth digit of 記号. */
export function yuchoDebitAccount(symbol: string, number: string): BankAccount | Bad {
  const bad = fault(symbol, number);
  if (bad) return bad;
  return number.endsWith('1') ? { branchCode: symbol.slice(1, 4), accountNumber: number.slice(0, -1).padStart(7, '0') } : notOne;
}

const notOne = new Bad('番号が1で終わっていない', '番号は末尾の1まで書く');
