import { certificateData, certificateTotals, mailedCertificateKinds, numberSumOf, type CertificateData, type CertificateTotals, type MailedCertificateKind } from '../../contracts/mailing/records.js';
import type { JobResult } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { firstOfNextMonth } from '../../law/burden-ratio.js';
import type { Day } from '../../law/define.js';
import { chunks, closeDesk, openDesk, type Desk } from '../desk.js';
import { questionOf } from '../eligibility/certificates.js';
import { tellsRatio } from '../eligibility/rules/certificate.js';
import { layOut, nextSeqOf } from '../outbox.js';
import { readSettings, type Settings } from '../settings.js';
import type { CertificatePieceRow, CertificateRow, WardStore } from '../tables.js';
import { followRatios } from './follow-ratios.js';
import { renewDocuments } from './renew.js';
import { certificateIdOf } from './tables.js';

const piecesAtOnce = 20_000;

/**
 * 証の更新と作成データ (資格⑩): first the papers that end get their successors, then what goes by mail and is not printed yet goes out,
 * each file with its 件数表 under the same 通番. Households with somebody under 支援措置 get theirs from the ward itself.
 */
export async function exportCertificates(store: WardStore, profile: Profile, masked: Desk['masked']): Promise<JobResult> {
  await store.transact((inside) => prepare(inside, masked));
  const files: string[] = [];
  for (;;) {
    const names = await store.transact(async (inside) => exportOne(inside, profile, await readSettings(inside)));
    files.push(...names);
    if (names.length === 0) return { job: 'exportCertificates', files, decisions: [] };
  }
}

/** The papers that are due, and a piece of print for each that goes by mail and whose ratio is known. */
async function prepare(store: WardStore, masked: Desk['masked']): Promise<void> {
  const note = { act: 'exportCertificates', notificationId: null, personKeys: [], why: '証の更新' };
  const desk = await openDesk(store, await readSettings(store), masked, note);
  const households = await renewDocuments(desk);
  if (desk.pending.certificates.size > 0) await closeDesk(desk, note);
  await fillRatios(store, masked, households);
  await writePieces(store, desk);
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
  const withheld = await withheldAmong(store, ready.map(({ person_key }) => person_key));
  await store.insertMany('ward_certificate_piece', ready.map(({ certificate_no, person_key }): CertificatePieceRow => ({
    certificate_id: certificateIdOf(certificate_no), certificate_no, person_key, state: withheld.has(person_key) ? 'byHand' : 'waiting', created_at: now, file_name: null, returned_on: null, return_reason: null,
  })));
}

/** Those in whose household somebody is 不開示. */
async function withheldAmong({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const hidden = await db.selectFrom('ward_resident').select('person_key').where('latest', '=', 1).where('is_not_disclosed', '=', 1).execute();
  if (hidden.length === 0) return new Set();
  const isHidden = new Set(hidden.map(({ person_key }) => person_key));
  const found = new Set<string>();
  for (const some of chunks(personKeys)) {
    const rows = await db.selectFrom('ward_period as own').innerJoin('ward_period as other', (join) => join.onRef('other.household_key', '=', 'own.household_key').on('other.latest', '=', 1).on('other.voided', '=', 0).on('other.end_on', 'is', null))
      .innerJoin('ward_household as household', (join) => join.onRef('household.household_key', '=', 'own.household_key').on('household.latest', '=', 1))
      .where('own.person_key', 'in', some).where('own.latest', '=', 1).where('own.voided', '=', 0).where('own.end_on', 'is', null).select(['own.person_key', 'other.person_key as other', 'household.head_person_key as head']).execute();
    for (const row of rows) if (isHidden.has(row.other) || isHidden.has(row.head)) found.add(row.person_key);
  }
  return found;
}

async function exportOne(store: WardStore, profile: Profile, settings: Settings): Promise<readonly string[]> {
  const waiting = await store.db.selectFrom('ward_certificate_piece').selectAll().where('state', '=', 'waiting').orderBy('certificate_id').limit(piecesAtOnce).execute();
  const printed: CertificateData[] = [];
  for (const some of chunks(waiting)) printed.push(...await rowsOf(store, settings, some));
  const isPrinted = new Set(printed.map(({ certificateId }) => certificateId));
  const gone = waiting.map(({ certificate_id }) => certificate_id).filter((id) => !isPrinted.has(id));
  for (const ids of chunks(gone)) await store.db.updateTable('ward_certificate_piece').set({ state: 'replaced' }).where('certificate_id', 'in', ids).execute();
  if (printed.length === 0) return [];
  const seq = await nextSeqOf(store, certificateData.id);
  const envelope = { municipalityCode: settings.municipalityCode, date: settings.today, seq };
  const print = codecOf(profile, certificateData).format(envelope, printed);
  const sheet = certificateTotalsOf(printed);
  const totals = codecOf(profile, certificateTotals).format(envelope, sheet);
  await layOut(store, print, { layout: certificateData.id, seq, records: printed.length, madeAt: settings.now });
  await layOut(store, totals, { layout: certificateTotals.id, seq, records: sheet.length, madeAt: settings.now });
  for (const ids of chunks(printed.map(({ certificateId }) => certificateId))) await store.db.updateTable('ward_certificate_piece').set({ state: 'handedOver', file_name: print.name }).where('certificate_id', 'in', ids).execute();
  return [print.name, totals.name];
}

/** The papers as they are printed; one that was taken back before it was printed is not. */
async function rowsOf({ db }: WardStore, settings: Settings, pieces: readonly CertificatePieceRow[]): Promise<readonly CertificateData[]> {
  const papers = await db.selectFrom('ward_certificate').selectAll().where('certificate_no', 'in', pieces.map(({ certificate_no }) => certificate_no)).where('latest', '=', 1).where('state', '<>', 'recalled').orderBy('certificate_no').execute();
  if (papers.length === 0) return [];
  const people = [...new Set(papers.map(({ person_key }) => person_key))];
  const periods = await db.selectFrom('ward_period as period').innerJoin('ward_household as household', (join) => join.onRef('household.household_key', '=', 'period.household_key').on('household.latest', '=', 1))
    .where('period.person_key', 'in', people).where('period.latest', '=', 1).where('period.voided', '=', 0).where('period.end_on', 'is', null).select(['period.person_key', 'period.household_key', 'period.branch_number', 'household.head_person_key']).execute();
  const periodOf = new Map(periods.map((row) => [row.person_key, row]));
  const residents = await db.selectFrom('ward_resident').selectAll().where('person_key', 'in', [...new Set([...people, ...periods.map(({ head_person_key }) => head_person_key)])]).where('latest', '=', 1).execute();
  const residentOf = new Map(residents.map((row) => [row.person_key, row]));
  return papers.flatMap((paper) => {
    const period = periodOf.get(paper.person_key);
    return period ? [rowOf(settings, paper, period, residentOf.get(paper.person_key)!, residentOf.get(period.head_person_key)!)] : [];
  });
}

interface Printed { readonly name: string; readonly name_kana: string; readonly born_on: string; readonly address: string }
const rowOf = ({ insurerNumber, today }: Settings, paper: CertificateRow, { household_key, branch_number }: { readonly household_key: string; readonly branch_number: string }, own: Printed, head: Printed): CertificateData => ({
  certificateId: certificateIdOf(paper.certificate_no), kind: paper.kind as MailedCertificateKind, addressee: head.name, postalCode: null, addressLine1: head.address, addressLine2: null, name: own.name, nameKana: own.name_kana, bornOn: own.born_on as Day,
  insurerNumber, householdKey: household_key, branchNumber: branch_number, issuedOn: today, validFrom: paper.issued_on as Day, validThrough: paper.valid_through as Day | null, burdenRatio: paper.burden_ratio as CertificateData['burdenRatio'],
});

export const certificateTotalsOf = (printed: readonly CertificateData[]): readonly CertificateTotals[] => mailedCertificateKinds.flatMap(([kind]) => {
  const own = printed.filter((row) => row.kind === kind);
  return own.length === 0 ? [] : [{ kind, pieceCount: own.length, threeTenthsCount: own.filter(({ burdenRatio }) => burdenRatio === '030').length, numberSum: own.reduce(numberSumOf, 0) }];
});
