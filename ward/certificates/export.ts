import { certificateData, certificateTotals, mailedCertificateKinds, numberSumOf, type CertificateData, type CertificateTotals, type MailedCertificateKind } from '../../contracts/mailing/records.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { firstOfNextMonth } from '../../law/burden-ratio.js';
import type { Day } from '../../law/define.js';
import { chunks, closeDesk, openDesk, type Desk } from '../desk.js';
import { questionOf } from '../eligibility/certificates.js';
import { tellsRatio } from '../eligibility/rules/certificate.js';
import { layOutPrint } from '../outbox.js';
import { notDisclosedAmong } from '../reading.js';
import { readSettings, type Settings } from '../settings.js';
import type { CertificatePieceRow, CertificateRow, WardStore } from '../tables.js';
import { followRatios } from './follow-ratios.js';
import { headlessAmong, releaseHeld } from './headless.js';
import { renewDocuments } from './renew.js';
import { followLimits } from '../benefit/limit/follow.js';
import { categoryCode } from '../benefit/limit/judge.js';
import { certificateIdOf } from './tables.js';

const piecesAtOnce = 20_000;

/**
 * 証の更新と作成データ (資格⑩): first the papers that end get their successors, then what goes by mail and is not printed yet goes out,
 * each file with its 件数表 under the same 通番. Households with somebody under 支援措置 as the file is made get theirs from the ward itself;
 * those of a dead 世帯主 get none before they have another one.
 */
export async function exportCertificates(store: WardStore, profile: Profile, masked: Desk['masked']): Promise<JobResult> {
  await store.transact((inside) => prepare(inside, masked));
  const files: string[] = [];
  for (;;) {
    const names = await store.transact(async (inside) => exportOne(inside, profile, await readSettings(inside)));
    if (names === null) return { job: 'exportCertificates', files, decisions: [] };
    files.push(...names);
  }
}

/** The papers that are due, and a piece of print for each that goes by mail and whose ratio is known. */
async function prepare(store: WardStore, masked: Desk['masked']): Promise<void> {
  const note = { act: 'exportCertificates', notificationId: null, personKeys: [], why: '証の更新' };
  const desk = await openDesk(store, await readSettings(store), masked, note);
  const households = await renewDocuments(desk);
  if (desk.pending.certificates.size > 0) await closeDesk(desk, note);
  await fillRatios(store, masked, households);
  await followLimits(store, masked);
  await writePieces(store, desk);
  await releaseHeld(store);
}

async function fillRatios(store: WardStore, masked: Desk['masked'], renewed: readonly string[]): Promise<void> {
  const empty = await store.db.selectFrom('ward_certificate as paper').innerJoin('ward_period as period', (join) => join.onRef('period.person_key', '=', 'paper.person_key').on('period.latest', '=', 1).on('period.voided', '=', 0).on('period.end_on', 'is', null))
    .where('paper.latest', '=', 1).where('paper.state', '<>', 'recalled').where('paper.delivery', '=', 'mail').where('paper.burden_ratio', 'is', null).where('paper.valid_through', 'is not', null).select('period.household_key').distinct().execute();
  const households = [...new Set([...renewed, ...empty.map(({ household_key }) => household_key)])].sort();
  if (households.length === 0) return;
  const note = { act: 'exportCertificates', notificationId: null, personKeys: [], why: '負担割合の記入' };
  const desk = await openDesk(store, await readSettings(store), masked, note);
  for (const some of chunks(households)) await followRatios(desk, some);
  if (desk.pending.certificates.size > 0) await closeDesk(desk, note);
}

async function writePieces(store: WardStore, desk: Desk): Promise<void> {
  const { today, now } = desk.settings;
  const unprinted = await store.db.selectFrom('ward_certificate as paper').innerJoin('ward_resident as resident', (join) => join.onRef('resident.person_key', '=', 'paper.person_key').on('resident.latest', '=', 1))
    .leftJoin('ward_certificate_piece as piece', 'piece.certificate_no', 'paper.certificate_no').where('piece.certificate_id', 'is', null)
    .where('paper.latest', '=', 1).where('paper.state', 'in', ['toIssue', 'issued']).where('paper.delivery', '=', 'mail').where('paper.kind', '<>', 'insuranceCard').where('paper.issued_on', '<=', firstOfNextMonth(today))
    .where((where) => where.or([where('paper.valid_through', 'is', null), where('paper.valid_through', '>=', today)]))
    .selectAll('resident').select(['paper.certificate_no', 'paper.kind', 'paper.issued_on', 'paper.burden_ratio']).orderBy('paper.certificate_no').execute();
  const ready = unprinted.filter((row) => row.burden_ratio !== null || !tellsRatio(row.kind as MailedCertificateKind, questionOf(desk, row, row.issued_on as Day)));
  await store.insertMany('ward_certificate_piece', ready.map(({ certificate_no, person_key }): CertificatePieceRow => ({
    certificate_id: certificateIdOf(certificate_no), certificate_no, person_key, state: 'waiting', created_at: now, file_name: null, returned_on: null, return_reason: null,
  })));
}

/** Those in whose household, as the records stand now, somebody is 不開示: themselves, who lives with them, or the 世帯主. */
async function withheldAmong({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set(await notDisclosedAmong({ db }, personKeys));
  for (const some of chunks(personKeys)) {
    const rows = await db.selectFrom('ward_period as own').innerJoin('ward_period as other', (join) => join.onRef('other.household_key', '=', 'own.household_key').on('other.latest', '=', 1).on('other.voided', '=', 0).on('other.end_on', 'is', null))
      .innerJoin('ward_household as household', (join) => join.onRef('household.household_key', '=', 'own.household_key').on('household.latest', '=', 1))
      .where('own.person_key', 'in', some).where('own.latest', '=', 1).where('own.voided', '=', 0).where('own.end_on', 'is', null).select(['own.person_key', 'other.person_key as other', 'household.head_person_key as head']).execute();
    const hidden = await notDisclosedAmong({ db }, rows.flatMap(({ other, head }) => [other, head]));
    for (const { person_key, other, head } of rows) if (hidden.has(other) || hidden.has(head)) found.add(person_key);
  }
  return found;
}

/** The names of the files made; none when nothing of what was found goes to the contractor, null when nothing waits. */
async function exportOne(store: WardStore, profile: Profile, settings: Settings): Promise<readonly string[] | null> {
  const found = await store.db.selectFrom('ward_certificate_piece').selectAll().where('state', '=', 'waiting').orderBy('certificate_id').limit(piecesAtOnce).execute();
  if (found.length === 0) return null;
  const withheld = await withheldAmong(store, found.map(({ person_key }) => person_key));
  const mark = async (pieces: readonly CertificatePieceRow[], change: Pick<CertificatePieceRow, 'state'> & Partial<CertificatePieceRow>): Promise<void> => {
    for (const ids of chunks(pieces.map(({ certificate_id }) => certificate_id))) await store.db.updateTable('ward_certificate_piece').set(change).where('certificate_id', 'in', ids).execute();
  };
  const headless = await headlessAmong(store, found.map(({ person_key }) => person_key));
  await mark(found.filter(({ person_key }) => headless.has(person_key)), { state: 'held' });
  await mark(found.filter(({ person_key }) => withheld.has(person_key) && !headless.has(person_key)), { state: 'byHand' });
  const waiting = found.filter(({ person_key }) => !withheld.has(person_key) && !headless.has(person_key));
  const printed: CertificateData[] = [];
  for (const some of chunks(waiting)) printed.push(...await rowsOf(store, settings, some));
  const isPrinted = new Set(printed.map(({ certificateId }) => certificateId));
  await mark(waiting.filter(({ certificate_id }) => !isPrinted.has(certificate_id)), { state: 'replaced' });
  if (printed.length === 0) return [];
  const names = await layOutPrint({ store, profile, settings }, certificateData, printed, certificateTotals, certificateTotalsOf(printed));
  await mark(waiting.filter(({ certificate_id }) => isPrinted.has(certificate_id)), { state: 'handedOver', file_name: names[0] });
  return names;
}

/** The papers as they are printed; one that was taken back before it was printed is not. */
async function rowsOf({ db }: WardStore, settings: Settings, pieces: readonly CertificatePieceRow[]): Promise<readonly CertificateData[]> {
  const papers = await db.selectFrom('ward_certificate').selectAll().where('certificate_no', 'in', pieces.map(({ certificate_no }) => certificate_no)).where('latest', '=', 1).where('state', '<>', 'recalled').orderBy('certificate_no').execute();
  if (papers.length === 0) return [];
  const people = [...new Set(papers.map(({ person_key }) => person_key))];
  const periods = await db.selectFrom('ward_period as period').innerJoin('ward_household as household', (join) => join.onRef('household.household_key', '=', 'period.household_key').on('household.latest', '=', 1))
    .where('period.person_key', 'in', people).where('period.latest', '=', 1).where('period.voided', '=', 0).where('period.end_on', 'is', null).select(['period.person_key', 'period.household_key', 'period.branch_number', 'household.head_person_key']).execute();
  const periodOf = new Map(periods.map((row) => [row.person_key, row]));
  const limits = new Map((await db.selectFrom('ward_limit_certification').select(['certificate_no', 'category', 'valid_from']).where('certificate_no', 'in', papers.map(({ certificate_no }) => certificate_no)).execute()).map((row) => [row.certificate_no, row]));
  const residents = await db.selectFrom('ward_resident').selectAll().where('person_key', 'in', [...new Set([...people, ...periods.map(({ head_person_key }) => head_person_key)])]).where('latest', '=', 1).execute();
  const residentOf = new Map(residents.map((row) => [row.person_key, row]));
  return papers.flatMap((paper) => {
    const period = periodOf.get(paper.person_key);
    return period ? [{ ...rowOf(settings, paper, period, residentOf.get(paper.person_key)!, residentOf.get(period.head_person_key)!), ...limitOf(limits.get(paper.certificate_no)) }] : [];
  });
}

/** What a 限度額適用認定証 says that no other paper says: it holds from the first of its month. */
const limitOf = (limit: { readonly category: string | null; readonly valid_from: string | null } | undefined): Partial<CertificateData> => (limit?.category == null ? {} : { limitCategory: categoryCode(limit.category), validFrom: limit.valid_from as Day });

interface Printed { readonly name: string; readonly name_kana: string; readonly born_on: string; readonly address: string }
const rowOf = ({ insurerNumber, today }: Settings, paper: CertificateRow, { household_key, branch_number }: { readonly household_key: string; readonly branch_number: string }, own: Printed, head: Printed): CertificateData => ({
  certificateId: certificateIdOf(paper.certificate_no), kind: paper.kind as MailedCertificateKind, addressee: head.name, postalCode: null, addressLine1: head.address, addressLine2: null, name: own.name, nameKana: own.name_kana, bornOn: own.born_on as Day,
  insurerNumber, householdKey: household_key, branchNumber: branch_number, issuedOn: today, validFrom: paper.issued_on as Day, validThrough: paper.valid_through as Day | null, burdenRatio: paper.burden_ratio as CertificateData['burdenRatio'], limitCategory: null,
});

export const certificateTotalsOf = (printed: readonly CertificateData[]): readonly CertificateTotals[] => mailedCertificateKinds.flatMap(([kind]) => {
  const own = printed.filter((row) => row.kind === kind);
  return own.length === 0 ? [] : [{ kind, pieceCount: own.length, threeTenthsCount: own.filter(({ burdenRatio }) => burdenRatio === '030').length, numberSum: own.reduce(numberSumOf, 0) }];
});
