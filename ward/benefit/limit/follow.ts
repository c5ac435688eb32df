import type { Day } from '../../../law/define.js';
import { firstDayOf, monthOf } from '../../../law/fiscal-year.js';
import { chunks, closeDesk, openDesk, type Desk } from '../../desk.js';
import { residentOf } from '../../reading.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { limitCertification } from '../rules/limit-certification.js';
import { isGranted, keepLimit, paperFor, withdraw } from './issue.js';
import { categoriesIn, standingsOn, type Standing } from './judge.js';
import type { LimitRow } from './tables.js';

const atOnce = 300;

/**
 * Looks at every 認定 in force as the records stand: one that is over or whose holder is not insured any more ends, one whose 区分 is
 * other now is judged anew and its paper withdrawn, one whose paper went with another change gets its paper again.
 */
export async function followLimits(store: WardStore, masked: Desk['masked']): Promise<void> {
  const rows = await store.db.selectFrom('ward_limit_certification').selectAll().where('state', '=', 'inForce').orderBy('certification_no').execute();
  if (rows.length === 0) return;
  const note = { act: 'exportCertificates', notificationId: null, personKeys: [], why: '限度額適用認定の確認' };
  const desk = await openDesk(store, await readSettings(store), masked, note);
  for (const some of chunks(rows, atOnce)) await followSome(desk, some);
  if (desk.pending.certificates.size > 0) await closeDesk(desk, note);
}

async function followSome(desk: Desk, rows: readonly LimitRow[]): Promise<void> {
  const { store, settings } = desk;
  const people = [...new Set(rows.map(({ person_key }) => person_key))];
  const standings = await standingsOn(store, settings, people, settings.today);
  const homes = new Map([...standings].flatMap(([personKey, { household }]) => (household === null ? [] : [[personKey, household] as const])));
  const judgedOf = await categoriesIn(store, settings, monthOf(settings.today), homes);
  const gone = new Set((await store.db.selectFrom('ward_certificate').select('certificate_no').where('certificate_no', 'in', rows.map(({ certificate_no }) => certificate_no!)).where('latest', '=', 1).where('state', '=', 'recalled').execute()).map(({ certificate_no }) => certificate_no));
  for (const row of rows) await followOne(desk, row, standings.get(row.person_key)!, judgedOf(row.person_key), gone.has(row.certificate_no!));
}

type Judged = ReturnType<Awaited<ReturnType<typeof categoriesIn>>>;

async function followOne(desk: Desk, row: LimitRow, { household, until }: Standing, judged: Judged, isPaperGone: boolean): Promise<void> {
  const { today, parameters } = desk.settings;
  // Whoever has told that she leaves has given her papers back, though she is insured to the end of the day.
  if (household === null || (until !== null && isPaperGone)) return end(desk, row, until ?? today, '被保険者でなくなった', true);
  const isOver = row.valid_through! < today;
  if (isOver) await end(desk, row, row.valid_through as Day, '有効期限', false);
  if (isOver && !(parameters.limitRenewal === 'byItself' && row.valid_through!.endsWith('-07-31'))) return;
  // A 認定 in force is not taken away for arrears: no page says that it is.
  const decision = limitCertification.apply({ ...judged, isInsured: true, isInArrears: false, inArrears: parameters.limitInArrears });
  if (!isOver && decision.outcome === 'unchecked') return;
  const isSame = decision.outcome === row.outcome && judged.category === row.category;
  if (!isOver && isSame && isPaperGone) return again(desk, row);
  if (!isOver && isSame) return;
  if (!isOver) await end(desk, row, today, isGranted(decision) ? `区分が${row.category}から${judged.category}に替わった` : decision.ja, true, isGranted(decision));
  if (!isGranted(decision)) return;
  const first = firstDayOf(monthOf(today));
  await keepLimit(desk, (await residentOf(desk, row.person_key))!, {
    notification_id: row.notification_id, person_key: row.person_key, applicant_key: row.applicant_key, household_key: household, received_on: row.received_on, category: judged.category, decision,
    validFrom: !isOver && row.valid_from! > first ? row.valid_from as Day : first, reason: isOver ? '更新' : '区分変更',
  });
}

async function end(desk: Desk, row: LimitRow, on: Day, why: string, isWithdrawn: boolean, isReplaced = false): Promise<void> {
  await desk.store.db.updateTable('ward_limit_certification').set({ state: isReplaced ? 'replaced' : 'ended', ended_on: on, ended_why: why }).where('certification_no', '=', row.certification_no).execute();
  if (isWithdrawn) await withdraw(desk, row.certificate_no!, why);
}

/** The paper went with another change, such as a new address: the same 認定 is printed again. */
async function again(desk: Desk, row: LimitRow): Promise<void> {
  const certificate_no = paperFor(desk, row.person_key, row.outcome, row.valid_through!, '再交付');
  await desk.store.db.updateTable('ward_limit_certification').set({ certificate_no }).where('certification_no', '=', row.certification_no).execute();
}
