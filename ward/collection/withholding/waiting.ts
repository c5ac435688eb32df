import { specialNumbers } from '../../../contracts/mailing/installments.js';
import type { AnswerOf } from '../../../contracts/ward.js';
import { addDays } from '../../../law/day.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';

const resultDays = 20;
export const withholdingWaitBasis: Basis = assume(`天引きの結果は、年金の支払日から${resultDays}日を過ぎても届かなければ年金保険者に確かめる。結果の届かない月は督促しない`);

/** Months of which nobody has told what became of them, and those not taken that wait for a 更正. */
export async function withholdingExceptions({ db }: WardStore, { today }: Pick<Settings, 'today'>): Promise<AnswerOf<'receiptExceptions'>['exceptions']> {
  const rows = await db.selectFrom('ward_account as account').innerJoin('ward_withholding_request as request', 'request.account_key', 'account.account_key').leftJoin('ward_withholding_result as result', (join) => join.onRef('result.household_key', '=', 'account.household_key').onRef('result.month', '=', 'account.month'))
    .where('account.period', '>=', specialNumbers[0]).where('account.unpaid_yen', '>', 0).where('account.due_on', '<', today).where('request.version', '=', 1)
    .select(['account.account_key', 'account.due_on', 'account.unpaid_yen', 'result.outcome', 'result.recorded_at']).orderBy('account.account_key').execute();
  return rows.flatMap(({ account_key, due_on, unpaid_yen, outcome, recorded_at }) => {
    const told = { about: account_key, yen: unpaid_yen, note: null };
    if (outcome !== null) return [{ ...told, code: 'withholdingReturned', ja: '年金から引かれず、更正を待つ', since: (recorded_at ?? due_on).slice(0, 10) as Day, proposals: [] }];
    if (today <= addDays(due_on as Day, resultDays)) return [];
    return [{ ...told, code: 'withholdingWithoutResult', ja: '天引きの結果が届かない', since: due_on as Day, proposals: [{ proposal: 'askPensionInsurer' as const, accountKey: null, why: '引かれたかを年金保険者に確かめる' }] }];
  });
}
