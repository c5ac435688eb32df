import type { PensionInsurer } from './tables.js';

/** What a municipality has asked for, what was taken and told, and what was paid in. */
export async function withholdingsOf({ store: { db } }: PensionInsurer, code: string) {
  const requests = await db.selectFrom('pension_insurer_request').where('code', '=', code).selectAll().orderBy('month').orderBy('household_key').execute();
  const withholdings = await db.selectFrom('pension_insurer_withholding').where('code', '=', code).selectAll().orderBy('month').orderBy('household_key').execute();
  const transfers = await db.selectFrom('pension_insurer_transfer').where('code', '=', code).selectAll().orderBy('settle_on').execute();
  return {
    requests: requests.map((one) => ({ householdKey: one.household_key, withholdingMonth: one.month, requestedYen: one.requested_yen, nameKana: one.name_kana, bornOn: one.born_on, file: one.file })),
    withholdings: withholdings.map((one) => ({ householdKey: one.household_key, withholdingMonth: one.month, requestedYen: one.requested_yen, withheldYen: one.withheld_yen, withholdingOutcome: one.outcome, withheldOn: one.withheld_on, settleOn: one.settle_on, toldOn: one.told_on, state: one.state, file: one.file })),
    transfers: transfers.map((one) => ({ settleOn: one.settle_on, withheldYen: one.withheld_yen, amountYen: one.amount_yen, state: one.state })),
  };
}
