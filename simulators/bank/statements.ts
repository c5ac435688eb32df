import { bankCodec } from '../../contracts/bank/codec.js';
import { misfitInItem } from '../../contracts/bank/kana.js';
import { eraDigitsOf } from '../../contracts/bank/days.js';
import { depositNotice } from '../../contracts/bank/deposit-notice.js';
import type { CharacterClass } from '../../contracts/bank/define.js';
import type { BankDialect } from '../../contracts/bank/dialect.js';
import { accountStatement } from '../../contracts/bank/statement.js';
import type { Day } from '../../law/define.js';
import type { Told } from './booking.js';
import { contracts } from './contracts.js';
import { layOut } from './files.js';
import { dialectHere, type AccountRow, type Bank, type BankStore, type ContractRow, type MovementRow } from './tables.js';

/** Statements of every municipality's account for each earlier day on which it moved: 03 of everything, 01 of what was transferred in. */
export async function layOutStatements(party: Bank): Promise<void> {
  for (const contract of await contracts(party.store)) {
    const days = await untold(party.store, contract).where('posted_on', '<', party.today()).select('posted_on').distinct().orderBy('posted_on').execute();
    for (const { posted_on } of days) {
      const names = await party.store.transact((store) => layOutDay(party, store, contract, posted_on as Day));
      party.note(`${names.join('、')} を置いた`, ['C-05']);
    }
  }
}

const untold = ({ db }: BankStore, { account }: ContractRow) => db.selectFrom('bank_movement').where('account', '=', account).where('stated_on', 'is', null);

async function layOutDay(party: Bank, store: BankStore, contract: ContractRow, day: Day): Promise<readonly string[]> {
  const account = await store.db.selectFrom('bank_account').where('account', '=', contract.account).selectAll().executeTakeFirstOrThrow();
  const moved = await untold(store, contract).where('posted_on', '=', day).selectAll().orderBy('n').execute();
  const head = await headOf(party, store, account, day);
  const name = (of: string) => `${of}_${contract.code}_${day}_${account.number}`;
  const isLost = party.faults.has('statementLost');
  const names = [name('accountStatement')];
  await layOut(party, store, { code: contract.code, kind: 'statement', name: names[0]! }, statementOf(dialectHere(party), head, account, moved), isLost);
  const transferred = moved.filter((movement) => (movement.kind === '11' && movement.yen > 0) || movement.kind === '19');
  if (transferred.length > 0) {
    names.push(name('depositNotice'));
    await layOut(party, store, { code: contract.code, kind: 'statement', name: names[1]! }, noticeOf(dialectHere(party), head, account, transferred), isLost);
  }
  await store.db.updateTable('bank_movement').where('account', '=', contract.account).where('posted_on', '=', day).set({ stated_on: party.today() }).execute();
  return names;
}

/** A text as the dialect writes it: one with other characters is left out, as no bank writes what its lines do not carry. */
const written = (text: string, bytes: number, characters: CharacterClass, dialect: BankDialect): string => (misfitInItem(text, bytes, characters, dialect.characters) === null ? text : '');

type Head = Awaited<ReturnType<typeof headOf>>;
async function headOf(party: Bank, { db }: BankStore, account: AccountRow, day: Day) {
  const branch = await db.selectFrom('bank_branch').where('bank', '=', account.bank).where('branch', '=', account.branch).select(['bank_name', 'branch_name']).executeTakeFirst();
  const dialect = dialectHere(party);
  const [code] = dialect.codeSets;
  return {
    codeSet: code === '' || code === undefined ? null : code, createdOn: eraDigitsOf(party.today()), postedFrom: eraDigitsOf(day), postedTo: eraDigitsOf(day), bankCode: account.bank, bankName: written(branch?.bank_name ?? '', 15, 'bankOrBranchName', dialect), branchCode: account.branch,
    branchName: written(branch?.branch_name ?? '', 15, 'bankOrBranchName', dialect), accountKind: account.kind, accountName: written(account.holder, 40, 'partyName', dialect),
  };
}

const toldOf = ({ told }: MovementRow): Told => JSON.parse(told) as Told;
const none = '0';
/** 貸越区分: 1 プラス, 2 マイナス. */
const signed = (yen: number): { readonly sign: string; readonly yen: number } => ({ sign: yen < 0 ? '2' : '1', yen: Math.abs(yen) });
/** A number of so many digits that counts on. */
const numbered = (n: number, digits: number): string => String(n % 10 ** digits).padStart(digits, none);

/** 入出金取引明細: every movement of the day, with the balances around it. Digits that are not used are zeros, as in the published example. */
function statementOf(dialect: BankDialect, head: Head, account: AccountRow, moved: readonly MovementRow[]): Uint8Array {
  const [before, after] = [signed(moved[0]!.balance - moved[0]!.yen), signed(moved.at(-1)!.balance)];
  const entries = moved.map((movement) => {
    const { remitterCode, remitterName, originBankName, originBranchName, description, ediInformation } = toldOf(movement);
    const day = head.postedFrom;
    return {
      inquiryNumber: numbered(movement.n, 8), postedOn: day, valueOn: day, direction: movement.yen > 0 ? '1' as const : '2' as const, transactionKind: movement.kind, amount: Math.abs(movement.yen), otherBankCheckAmount: 0,
      clearingPresentedOn: none.repeat(6), dishonouredOn: none.repeat(6), billKind: none, billNumber: none.repeat(7), sisterBranchCode: none.repeat(3), remitterCode: remitterCode ?? none.repeat(10),
      remitterNameOrContractNumber: remitterName, originBankName, originBranchName, description, ediInformation: written(ediInformation, 20, 'ediInformation', dialect), filler: '',
    };
  });
  return bankCodec(accountStatement, dialect).format([{
    header: { ...head, accountNumber: account.number.padStart(10, none), openingBalanceSign: before.sign, passbookKind: none, openingBalance: before.yen, filler: '' }, entries, trailer: { closingBalanceSign: after.sign, closingBalance: after.yen },
  }]);
}

/** 振込入金通知. What was taken back is told again under the number of what it takes back, as 取消. */
function noticeOf(dialect: BankDialect, head: Head, account: AccountRow, moved: readonly MovementRow[]): Uint8Array {
  const entries = moved.map((movement) => {
    const { remitterCode, remitterName, originBankName, originBranchName, ediInformation, cancels } = toldOf(movement);
    return {
      inquiryNumber: numbered(cancels ?? movement.n, 6), postedOn: head.postedFrom, valueOn: head.postedFrom, amount: Math.abs(movement.yen), otherBankCheckAmount: 0, remitterCode: remitterCode ?? none.repeat(10), remitterName, originBankName, originBranchName,
      cancelKind: cancels === undefined ? none : '1', ediInformation, filler: '',
    };
  });
  return bankCodec(depositNotice, dialect).format([{ header: { ...head, accountNumber: account.number, filler: '' }, entries, trailer: {} }]);
}
