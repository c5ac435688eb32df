import { nothingAnswered, type ContactSlip, type SlipOutcome } from '../../contracts/other-municipality/contact-slip.js';
import type { SpecialResidenceKind } from '../../contracts/codes.js';
import type { TaxState } from '../../contracts/integrated-db/tax-feed.js';
import type { StaffAct } from '../../contracts/ward.js';
import { dayPart, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { decided, isRefused, refuse, type Desk } from '../desk.js';
import { residentOf, validPeriodsOf } from '../reading.js';
import { obstacle } from '../refusals.js';
import type { ResidentRow, SlipRow } from '../tables.js';
import { slipAnswer } from './rules/slip-answer.js';
import { contentOf, keepSlip, moveSlip, nextSlipId } from './sheets.js';

/** Writes the reply to a question of another municipality: what was asked, of the one person it can mean, from the ward's own records and nothing else. */
export async function answerSlip(desk: Desk, row: SlipRow, act: Extract<StaffAct, { act: 'handleSlip' }>): Promise<null> {
  const candidates = row.candidates === '' ? [] : row.candidates.split(' ');
  if (act.personKey !== undefined && !candidates.includes(act.personKey)) refuse(desk, obstacle('slipPerson', '宛名番号', act.personKey, '連絡票の4情報に合う人ではない'));
  if (isRefused(desk)) return null;
  const personKey = act.personKey ?? (candidates.length === 1 ? candidates[0]! : null);
  const resident = personKey === null ? null : await residentOf(desk, personKey);
  const question = contentOf(row);
  const record = resident && await recordOf(desk, resident, question);
  const { outcome, because } = decided(desk, slipAnswer.apply({ candidates: candidates.length, isChosen: act.personKey !== undefined, hasRecord: record !== null, isNotDisclosed: resident?.is_not_disclosed === 1 }));
  const said: SlipOutcome = outcome === 'answeredWithoutAddress' ? 'answered' : outcome;
  const reply: ContactSlip = {
    ...question, slipId: nextSlipId(desk), slipKind: 'reply', inquiryId: question.inquiryId ?? question.slipId, senderCode: desk.settings.municipalityCode, recipientCode: question.senderCode, writtenOn: desk.settings.today, slipText: because[0]!, ...nothingAnswered, outcome: said,
    ...(said === 'answered' && resident ? { name: resident.name, nameKana: resident.name_kana, bornOn: resident.born_on as Day, sex: resident.sex as '1' | '2', isNotDisclosed: resident.is_not_disclosed === 1, address: outcome === 'answered' ? resident.address : null, ...record } : {}),
  };
  await keepSlip(desk.store, desk.settings.now, reply, { direction: 'sent', state: 'toMail', personKey, because: because[0]!, actor: act.by });
  await moveSlip(desk.store, row, 'replied', act.why);
  if (personKey !== null) desk.pending.accesses.push({ actor: act.by, purpose: act.why, noticeId: row.slip_id, action: 'answerSlip', personKey, items: [question.topic] });
  return null;
}

/** What the ward holds of the matter; null when it holds nothing. Income is what its own tax office says, never what somebody else told it. */
async function recordOf(desk: Desk, { person_key, recorded_at }: ResidentRow, { topic, fiscalYear }: ContactSlip): Promise<Partial<ContactSlip> | null> {
  if (topic !== 'previousIncome') {
    const last = (await validPeriodsOf(desk, person_key)).at(-1);
    const asOf = dayPart((last?.recorded_at ?? recorded_at) as Moment);
    return last ? { asOf, acquiredOn: (last.acquired_on ?? last.start_on) as Day, lostOn: (last.lost_on ?? last.end_on) as Day | null, specialResidenceKind: last.special_residence_kind as SpecialResidenceKind | null } : null;
  }
  const row = await desk.store.db.selectFrom('ward_tax').selectAll().where('person_key', '=', person_key).where('fiscal_year', '=', fiscalYear).where('source', '=', 'feed').where('latest', '=', 1).executeTakeFirst();
  if (!row || row.tax_state === null || row.tax_state === 'noData') return null;
  return {
    asOf: row.as_of as Day, taxState: row.tax_state as TaxState, netIncomeYen: row.net_income_yen, salaryIncomeYen: row.salary_income_yen, publicPensionIncomeYen: row.public_pension_income_yen, salaryRevenueYen: row.salary_revenue_yen,
    publicPensionRevenueYen: row.public_pension_revenue_yen, familyEmployeeDeductionYen: row.family_employee_deduction_yen, taxableIncomeYen: row.taxable_income_yen,
  };
}
