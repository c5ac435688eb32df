import type { JobResult } from '../../contracts/ward.js';
import { bankDaysLater } from '../../law/business-days.js';
import { layOutTransfers, numberOfBenefit } from '../collection/port/transfers.js';
import { chunks } from '../desk.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { caseId, keepFacts } from './cases/facts.js';
import { payable } from './cases/payee.js';

const transfersAtOnce = 5_000;

/** 総合振込 of every decided 給付 that no file has paid out. None while the calendar of the 振込日 is unknown. */
export function exportBenefitPayments(store: WardStore): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const files: string[] = [];
    const lead = Number(settings.parameters.benefitLeadDays);
    const paysOn = bankDaysLater(settings.today, lead);
    const waiting = paysOn === 'unknownCalendar' ? [] : await payable(inside, settings, paysOn);
    for (const some of chunks(waiting, transfersAtOnce)) {
      const laid = await layOutTransfers(inside, settings, lead, some.map(({ payment_no, yen, payee }) => ({ payee, yen, number: numberOfBenefit(payment_no) })));
      if (!laid) break;
      for (const numbers of chunks(some.map(({ payment_no }) => payment_no))) await inside.db.updateTable('ward_benefit_payment').set({ file_name: laid.name, pays_on: laid.paysOn }).where('payment_no', 'in', numbers).execute();
      await keepFacts(inside, settings.now, some.map(({ case_no, yen }) => ({ unit: caseId(case_no), kind: 'exported', day: settings.today, content: { yen, fileName: laid.name, paysOn: laid.paysOn }, actor: 'exportBenefitPayments', why: '総合振込' })));
      files.push(laid.name);
    }
    return { job: 'exportBenefitPayments', files, decisions: [] };
  });
}
