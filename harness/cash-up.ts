import { exceptionProposals, receiptChannels } from '../contracts/ward-collection.js';
import { wordOf } from '../contracts/codes.js';
import { derive, type Day } from '../law/define.js';
import { fiscalYearOf } from '../law/fiscal-year.js';
import type { Reconciliation } from './results.js';
import type { Scene } from './scene.js';

const identity = derive('調定 = 収納 + 未納 + 不納欠損 − 過誤納(延滞金を含めて)。すべての収納はどれかの期か不明金にある');

/**
 * The end of a story of 収納, as a cashier sees it: the books of each year of the story with their invariants, every day and channel,
 * and what is open. The invariants are checks of the story like its own.
 */
export async function cashUp({ ward, expect, today }: Scene, from: Day): Promise<Reconciliation> {
  const first = fiscalYearOf(from);
  const years = Array.from({ length: fiscalYearOf(today()) - first + 1 }, (_, i) => first + i);
  const books: Reconciliation['years'][number][] = [];
  const days: Reconciliation['days'][number][] = [];
  let suspenseYen = 0;
  for (const fiscalYear of years) {
    const ledger = await ward.ledger(fiscalYear);
    const { leviedYen, lateYen, collectedYen, unpaidYen, lateUnpaidYen, overpaidYen, writtenOffYen } = ledger.sums;
    expect(`${fiscalYear}年度: 調定と延滞金は、収納 + 未納 + 不納欠損 − 過誤納に等しい`, leviedYen + lateYen, collectedYen + unpaidYen + lateUnpaidYen + writtenOffYen - overpaidYen, identity);
    expect(`${fiscalYear}年度: 台帳に成り立たないことがない`, ledger.troubles, [], identity);
    books.push({ fiscalYear, leviedYen, lateYen, collectedYen, unpaidYen, lateUnpaidYen, overpaidYen, writtenOffYen });
    days.push(...ledger.days.map(({ day, channel, toldYen, depositYen, ledgerYen }) => ({ day, channel: wordOf(receiptChannels, channel), toldYen, depositYen, ledgerYen })));
    suspenseYen = ledger.suspenseYen;
  }
  const { exceptions } = await ward.receiptExceptions();
  return {
    asOf: today(), days, years: books, suspenseYen,
    exceptions: exceptions.map(({ ja, about, yen, since, proposals, note }) => ({ ja, about, yen, since: since ?? null, proposals: proposals.map(({ proposal, accountKey }) => [wordOf(exceptionProposals, proposal), ...(accountKey ? [accountKey] : [])].join(' ')), note })),
  };
}
