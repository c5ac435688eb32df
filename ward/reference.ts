import { z } from 'zod';
import type { WireFile } from '../contracts/wire/file.js';
import type { Profile } from '../contracts/wire/profile.js';
import { momentSchema } from '../contracts/resident.js';
import { capabilities, jobNames, query as querySchema, staffAct, wardStart, type AnswerOf, type JobName, type JobResult, type Query, type StaffAct, type Ward } from '../contracts/ward.js';
import type { Database } from '../store/define.js';
import { assessYear, reassess } from './assessment/year/run.js';
import { exportBenefitPayments } from './benefit/export-payments.js';
import { exportBenefitPrint } from './benefit/letters/export-print.js';
import { findCandidates } from './benefit/find-candidates.js';
import { exportMaster } from './benefit/receipts/export-master.js';
import { exportCertificates } from './certificates/export.js';
import { exportHighCostRecords } from './benefit/continuity/export.js';
import { exportDebits } from './collection/port/export-debits.js';
import { exportDemands } from './collection/port/export-demands.js';
import { exportRefunds } from './collection/port/export-refunds.js';
import { exportWithholding } from './collection/withholding/requests.js';
import { exportPapers } from './benefit/papers/export.js';
import { exportSlips } from './contacts/export.js';
import { act } from './act.js';
import { checkAges } from './eligibility/check-ages.js';
import { checkDelinquency } from './delinquency/check.js';
import { exportDelinquents } from './delinquency/export.js';
import { exportEnquiries } from './enquiries/export.js';
import { checked, WardError } from './errors.js';
import { exportBatch, outgoing, taken } from './linkage/export.js';
import { exportLetters } from './letters/export.js';
import { importFile } from './import.js';
import { exportTerminal } from './linkage/terminal/export.js';
import { exportPrint } from './notices/export-print.js';
import { exportLookups } from './non-registered/export.js';
import { exportLevyBase } from './prefecture/export-base.js';
import { exportBenefitReport } from './prefecture/export-report.js';
import { exportReplicas } from './provision/export-replicas.js';
import { exportTransfers } from './provision/export-transfers.js';
import { answer } from './queries.js';
import { retakeRefused, type Doors } from './refused/retake.js';
import { judgeRatios } from './ratios/judge.js';
import { writeNow, writeStart } from './settings.js';
import { wardTables, type WardStore } from './tables.js';

export interface ReferenceWardOptions {
  /** Belongs to the caller; `close` leaves it open. */
  readonly database: Database;
  readonly profile: Profile;
  /** The printed stand-in for a 個人番号. */
  readonly masked: (individualNumber: string) => string;
}

const wireFile = z.object({ name: z.string().min(1).max(300), bytes: z.instanceof(Uint8Array) });

/** Our own 国保システム behind the port: the ward every scenario is first played against. */
export async function referenceWard({ database, profile, masked }: ReferenceWardOptions): Promise<Ward> {
  const store = await database.open(wardTables);
  const inTurn = oneAtATime();
  const doors: Doors = { act: (inside, one) => act(inside, masked, one), file: (inside, one) => importFile(inside, profile, masked, one) };
  const takeAct = (one: StaffAct) => (one.act === 'retakeRefused' ? retakeRefused(store, masked, one, doors) : act(store, masked, one));
  return {
    capabilities: () => Promise.resolve(capabilities),
    reset: (start) => inTurn(() => begin(store, checked(wardStart, start, '開始の指定'), profile)),
    setClock: (now) => inTurn(() => writeNow(store, checked(momentSchema, now, '業務日時'))),
    act: (given) => inTurn(() => takeAct(checked(staffAct, given, '職員の操作'))),
    run: (job) => inTurn(() => run(store, profile, masked, checked(z.enum(jobNames), job, 'ジョブの名前'))),
    outgoing: () => inTurn(() => outgoing(store)),
    taken: (fileName) => inTurn(async () => {
      if (!(await taken(store, fileName))) throw new WardError('TSG-W006', `「${fileName}」というファイルは作っていない`, 'outgoing() の返すファイル名で渡してください');
    }),
    deliver: (file) => inTurn(() => importFile(store, profile, masked, checked(wireFile, file, 'ファイル') as WireFile)),
    query: <Q extends Query>(given: Q) => inTurn(() => answer(store, masked, checked(querySchema, given, '照会')) as Promise<AnswerOf<Q['query']>>),
    close: () => inTurn(() => Promise.resolve()),
  };
}

/** An empty ward; what was there before is gone. */
const begin = (store: WardStore, start: Parameters<typeof writeStart>[1], profile: Profile): Promise<void> => store.transact(async (inside) => {
  for (const table of Object.keys(wardTables) as (keyof typeof wardTables)[]) await inside.db.deleteFrom(table).execute();
  await writeStart(inside, start, profile.rules);
});

function run(store: WardStore, profile: Profile, masked: ReferenceWardOptions['masked'], job: JobName): Promise<JobResult> {
  switch (job) {
    case 'checkAges': return checkAges(store, masked);
    case 'exportTerminal': return exportTerminal(store, profile);
    case 'assessYear': return assessYear(store);
    case 'reassess': return reassess(store);
    case 'exportPrint': return exportPrint(store, profile);
    case 'exportDebits': return exportDebits(store);
    case 'exportDemands': return exportDemands(store, profile);
    case 'exportRefunds': return exportRefunds(store);
    case 'exportWithholding': return exportWithholding(store, profile);
    case 'exportLetters': return exportLetters(store, profile);
    case 'judgeRatios': return judgeRatios(store, masked);
    case 'exportCertificates': return exportCertificates(store, profile, masked);
    case 'exportEnquiries': return exportEnquiries(store, profile);
    case 'exportLookups': return exportLookups(store, profile);
    case 'exportReplicas': return exportReplicas(store, profile);
    case 'exportTransfers': return exportTransfers(store, profile);
    case 'exportHighCostRecords': return exportHighCostRecords(store, profile);
    case 'exportPapers': return exportPapers(store, profile);
    case 'exportLevyBase': return exportLevyBase(store, profile);
    case 'exportBenefitReport': return exportBenefitReport(store, profile);
    case 'exportSlips': return exportSlips(store, profile);
    case 'exportDelinquents': return exportDelinquents(store, profile);
    case 'checkDelinquency': return checkDelinquency(store);
    case 'exportMaster': return exportMaster(store, profile);
    case 'findCandidates': return findCandidates(store);
    case 'exportBenefitPrint': return exportBenefitPrint(store, profile);
    case 'exportBenefitPayments': return exportBenefitPayments(store);
    case 'exportChanges': case 'exportAll': return exportBatch(store, profile, job);
  }
}

/** Calls are done one after another: two clerks at once must not take the same number. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
