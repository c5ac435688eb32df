import { createHash } from 'node:crypto';
import { troublesInBase, troublesInReport, type FileTrouble } from '../../contracts/levy-standard/checks.js';
import type { SubmissionOutcome } from '../../contracts/levy-standard/codes.js';
import { benefitReport, levyBase, submissionResult, type BenefitReportRow, type LevyBaseRow } from '../../contracts/levy-standard/records.js';
import type { Envelope, WireFile } from '../../contracts/wire/file.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { fiscalYearOf } from '../../law/fiscal-year.js';
import { refused, type Refused } from '../doors.js';
import { bytesWithin } from '../whole-body.js';
import { layOutResult } from './results.js';
import type { LevyStandard, LevyStandardStore } from './tables.js';

export interface TakenFile { readonly name: string; readonly bytes: number; readonly sha256: string; readonly outcome: SubmissionOutcome; readonly issues: number; readonly duplicate: boolean }
interface FileKey { readonly code: string; readonly name: string }
/** One thing that is wrong with a file handed in. */
export interface Found { readonly code: string; readonly line: number; readonly ja: string; readonly why: string; readonly cure: string }
interface Judged { readonly outcome: SubmissionOutcome; readonly issues: readonly Found[] }
interface Intake { readonly party: LevyStandard; readonly store: LevyStandardStore; readonly code: string; readonly file: WireFile; readonly envelope: Envelope }

/**
 * Takes a file handed in. Whatever has the right name is kept as it came; what 東京都 makes of it is told by a 提出の結果, all reasons at
 * once, and in short by the answer. The same bytes again change nothing.
 */
export async function receive(party: LevyStandard, { code, name }: FileKey, chunks: AsyncIterable<Uint8Array>): Promise<Refused | TakenFile> {
  const definition = [levyBase, benefitReport].find((one) => codecOf(party.profile, one as typeof levyBase).parseFileName(name) !== null);
  if (!definition) return refused(422, 'TSG-G24', `「${name}」は市町村基礎ファイルでも給付状況でもない`, '国保システムが付けた名のまま渡す');
  const envelope = codecOf(party.profile, definition as typeof levyBase).parseFileName(name)!;
  if (envelope.municipalityCode !== code) return refused(422, 'TSG-G25', `「${name}」はほかの区市町村の名である`, `${code} のファイルにする`);
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, 'TSG-G26', `「${name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, '一つの年度だけのファイルにして送る');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Refused | TakenFile> => {
    const before = await store.db.selectFrom('levy_standard_file').where('code', '=', code).where('name', '=', name).select(['sha256', 'size', 'outcome', 'issues']).executeTakeFirst();
    if (before?.sha256 === sha256) return { name, bytes: before.size, sha256, outcome: before.outcome as SubmissionOutcome, issues: (JSON.parse(before.issues) as readonly Found[]).length, duplicate: true };
    // What was sent back may come again under its name, corrected.
    if (before && before.outcome !== 'refused') return refused(409, 'TSG-G27', `「${name}」は別の中身で受け取り済み`, '次の通番のファイルにして送る');
    const intake: Intake = { party, store, code, file: { name, bytes }, envelope };
    const { outcome, issues } = definition.id === levyBase.id ? await takeBase(intake) : await takeReport(intake);
    await store.insertMany('levy_standard_file', [{ code, name, layout: definition.id, seq: envelope.seq, bytes, size: bytes.length, sha256, received_at: party.now(), outcome, issues: JSON.stringify(issues) }], 'replace');
    await tell(party, store, code, name, { outcome, issues });
    return { name, bytes: bytes.length, sha256, outcome, issues: issues.length, duplicate: false };
  });
}

async function takeBase({ party, store, code, file, envelope }: Intake): Promise<Judged> {
  const { records, issues } = codecOf(party.profile, levyBase).parse(file);
  if (issues.length > 0) return { outcome: 'refused', issues: issues.slice(0, mostIssues) };
  const troubles = troublesInBase(records);
  if (troubles.length > 0) return { outcome: 'refused', issues: troubles.map(foundIn) };
  const rows = records.map(({ value }): LevyBaseRow => value);
  const { fiscalYear } = rows[0]!;
  const wanted = fiscalYearOf(party.today()) + 1;
  if (fiscalYear !== wanted) return { outcome: 'refused', issues: [found('E913', '納付金の年度', `今算定するのは ${wanted} 年度の納付金で、${fiscalYear} 年度のものは受け取らない`, '年度と計算基準日を確かめ、作り直す')] };
  const done = await store.db.selectFrom('levy_standard_run').select('computed_at').where('fiscal_year', '=', fiscalYear).where('run_kind', '=', 'definite').executeTakeFirst();
  if (done) return { outcome: 'closed', issues: [found('E911', '納付金の年度', `${fiscalYear}年度の確定係数による算定は ${done.computed_at} に済んでいる`, '翌年度の基礎ファイルに反映する')] };
  const held = await store.db.selectFrom('levy_standard_base').select(['seq', 'name']).where('code', '=', code).where('fiscal_year', '=', fiscalYear).executeTakeFirst();
  if (held && held.seq > envelope.seq) return { outcome: 'refused', issues: [found('E106', '通番', `通番 ${envelope.seq} は、受け取り済みの ${held.name} より古い`, '新しい通番で作り直す')] };
  await store.insertMany('levy_standard_base', [{ code, fiscal_year: fiscalYear, seq: envelope.seq, name: file.name, rows: JSON.stringify(rows), received_at: party.now() }], 'replace');
  return { outcome: 'accepted', issues: [] };
}

/** A month again stands instead of what was said of it before; one that says otherwise than 国保総合システム goes back, and with it the whole file. */
async function takeReport({ party, store, code, file, envelope }: Intake): Promise<Judged> {
  const { records, issues } = codecOf(party.profile, benefitReport).parse(file);
  if (issues.length > 0) return { outcome: 'refused', issues: issues.slice(0, mostIssues) };
  const troubles = troublesInReport(records);
  if (troubles.length > 0) return { outcome: 'refused', issues: troubles.map(foundIn) };
  const rows = records.map(({ value }): BenefitReportRow => value);
  const months = [...new Set(rows.map(({ deliveryMonth }) => deliveryMonth))];
  const told = await store.db.selectFrom('levy_standard_federation_total').selectAll().where('code', '=', code).where('month', 'in', months).execute();
  const differing = months.flatMap((month): readonly Found[] => {
    const own = rows.filter((row) => row.deliveryMonth === month && (row.reportItem === 'inpatient' || row.reportItem === 'outpatient'));
    const [itemCount, itemYen] = [own.reduce((sum, row) => sum + row.itemCount, 0), own.reduce((sum, row) => sum + row.itemYen, 0)];
    const total = told.find((one) => one.month === month);
    // わざと: 障害「正しいものを返す」では、合っていても合わないと言う。
    if (!party.faults.has('refusesRight') && (!total || (total.item_count === itemCount && total.item_yen === itemYen))) return [];
    const [count, yen] = total ? [total.item_count, total.item_yen] : [itemCount + 1, itemYen];
    return [found('E912', `${month} の給付記録`, `国保総合システムの知らせた合計は ${count}件 ${yen}円、提出された合計は ${itemCount}件 ${itemYen}円`, '給付記録の取り込みを確かめ、数え直して出し直す')];
  });
  if (differing.length > 0) return { outcome: 'refused', issues: differing };
  const held = new Map((await store.db.selectFrom('levy_standard_report').select(['month', 'seq']).where('code', '=', code).execute()).map(({ month, seq }) => [month, seq]));
  await store.insertMany('levy_standard_report', months.filter((month) => (held.get(month) ?? 0) < envelope.seq).map((month) => ({ code, month, seq: envelope.seq, name: file.name, rows: JSON.stringify(rows.filter(({ deliveryMonth }) => deliveryMonth === month)) })), 'replace');
  return { outcome: 'accepted', issues: [] };
}

const mostIssues = 100;
const found = (code: string, ja: string, why: string, cure: string): Found => ({ code, line: 0, ja, why, cure });
const foundIn = ({ line, ja, raw, why, cure }: FileTrouble): Found => ({ code: 'E206', line, ja, why: raw === '' ? why : `「${raw}」: ${why}`, cure });

async function tell(party: LevyStandard, store: LevyStandardStore, code: string, fileName: string, { outcome, issues }: Judged): Promise<void> {
  const common = { fileName, submissionOutcome: outcome, answeredAt: party.now() };
  const rows = issues.map(({ code: issue, line, ja, why, cure }) => ({ ...common, code: issue, line, fieldJa: ja.slice(0, 60), message: why.slice(0, 300), cure: cure.slice(0, 300) }));
  await layOutResult(party, store, code, submissionResult, rows.length > 0 ? rows : [{ ...common, code: null, line: null, fieldJa: null, message: null, cure: null }]);
}
