import { commonRecord } from '../../contracts/receipts/claim-records.js';
import { receiptClaim } from '../../contracts/receipts/files.js';
import { writtenClaim, type SaidLine } from '../../contracts/receipts/format.js';
import { monthOf } from '../../law/fiscal-year.js';
import { keyOfInstitution } from './access.js';
import { linesOf } from './receipt-lines.js';
import type { Claims } from './tables.js';
import { visitOf, type Visit } from './visits.js';

/** 09:00 of the day on which institutions claim: each writes the receipts of what it has seen in months gone by and hands them in at the door, as anybody else would. */
export async function writeClaims(party: Claims): Promise<void> {
  if (Number(party.today().slice(8)) !== party.parameters.claimDay) return;
  const open = await party.store.db.selectFrom('claims_visit').where('claim_name', 'is', null).where('care_month', '<', monthOf(party.today())).select('institution').distinct().orderBy('institution').execute();
  for (const { institution } of open) await claimOf(party, institution);
}

async function claimOf(party: Claims, institution: string): Promise<void> {
  const { db } = party.store;
  const month = monthOf(party.today());
  const visits = (await db.selectFrom('claims_visit').where('institution', '=', institution).where('claim_name', 'is', null).where('care_month', '<', month).select('body').orderBy('care_on').orderBy('visit_id').execute()).map(({ body }) => visitOf(body));
  const before = (await db.selectFrom('claims_visit').where('institution', '=', institution).where('claim_name', 'like', `${month}-%`).select('claim_name').distinct().execute()).length;
  const name = `${month}-${before + 1}-RECEIPTC.UKE`;
  const groups = receiptsOf(visits);
  const bytes = writtenClaim(receiptClaim, { institution: headOf(institution, month), receipts: groups.map((group) => spoilt(party, linesOf(group, party.parameters.mealUnitYen))) });
  // わざと: 障害「壊れた請求」では、最後の行(診療報酬請求書)を失う。
  const sent = party.faults.has('brokenClaim') ? bytes.slice(0, Buffer.from(bytes).lastIndexOf('GO,')) : bytes;
  const answer = await party.send('claims', `/claims/${institution}/${name}`, { method: 'PUT', body: sent, headers: { 'content-type': 'application/octet-stream', 'x-institution-key': keyOfInstitution(party, institution) }, as: '医療機関' });
  if (!answer.ok) return party.note(`医療機関 ${institution} の請求 ${name} は受け付けられなかった(${answer.status})`);
  await party.store.transact(async (store) => {
    for (const [index, group] of groups.entries()) {
      await store.db.updateTable('claims_visit').where('institution', '=', institution).where('visit_id', 'in', group.map(({ visitId }) => visitId)).set({ claim_name: name, receipt_number: index + 1 }).execute();
    }
  });
  return undefined;
}

const headOf = (institution: string, month: string) => ({ examiningBody: '2', prefectureCode: institution.slice(0, 2), pointTable: institution[2]!, institutionNumber: institution.slice(3), reserved: '', institutionName: '架空医療機関', claimMonth: month.replace('-', ''), telephone: null });

/** One receipt: a person as the counter saw it, a month, 入院 or 外来. */
function receiptsOf(visits: readonly Visit[]): readonly (readonly Visit[])[] {
  const groups = new Map<string, Visit[]>();
  for (const visit of visits) {
    const key = JSON.stringify([monthOf(visit.careOn), visit.setting, visit.insurerNumber, visit.householdKey, visit.branchNumber, visit.name, visit.bornOn, visit.sex]);
    groups.set(key, [...groups.get(key) ?? [], visit]);
  }
  return [...groups.values()];
}

const nextCategory: Readonly<Record<string, string>> = { 26: '27', 27: '28', 28: '29', 29: '30', 30: '29', 31: '32', 32: '33', 33: '34', 34: '35', 35: '34' };
/** わざと: what the institution writes wrong by the faults 「区分の誤り」 and 「多数回の誤り」. */
function spoilt(party: Claims, lines: readonly SaidLine[]): readonly SaidLine[] {
  const [wrong, multiple] = [party.faults.has('wrongCategory'), party.faults.has('falseMultiple')];
  if (!wrong && !multiple) return lines;
  return lines.flatMap((line): SaidLine[] => {
    if (line.record === commonRecord && wrong) {
      const said = ((line.values['remarks'] as string | null)?.match(/../g) ?? []).map((one) => nextCategory[one] ?? one);
      return [{ ...line, values: { ...line.values, remarks: said.join('') || '29' } }];
    }
    return [line];
  }).map((line) => (line.record.mark === 'MF' && multiple ? { ...line, values: { ...line.values, counterPayment: '02' } } : line));
}
