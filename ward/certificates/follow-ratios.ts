import { firstOfNextMonth } from '../../law/burden-ratio.js';
import type { Day } from '../../law/define.js';
import { byKey, chunks, type Desk } from '../desk.js';
import { keep, newRow, nextVersion, questionOf } from '../eligibility/certificates.js';
import { isLike, tellsRatio } from '../eligibility/rules/certificate.js';
import type { CertificateRow, RatioRow, ResidentRow } from '../tables.js';

const change = '負担割合変更';

/** The papers of these households say the 負担割合 that holds: an empty one is filled in, a wrong one is replaced, one of next month is got ready. */
export async function followRatios(desk: Desk, householdKeys: readonly string[]): Promise<void> {
  const { db } = desk.store;
  const people = (await db.selectFrom('ward_period').select('person_key').distinct().where('household_key', 'in', [...householdKeys]).where('latest', '=', 1).where('voided', '=', 0).execute()).map(({ person_key }) => person_key);
  for (const some of chunks(people)) {
    const rows = await db.selectFrom('ward_certificate').selectAll().where('person_key', 'in', some).where('latest', '=', 1).where('state', '<>', 'recalled').orderBy('certificate_no').execute();
    const ratios = byKey(await db.selectFrom('ward_ratio').selectAll().where('person_key', 'in', some).where('latest', '=', 1).where('voided', '=', 0).execute(), ({ person_key }) => person_key);
    const residents = new Map((await db.selectFrom('ward_resident').selectAll().where('person_key', 'in', some).where('latest', '=', 1).execute()).map((row) => [row.person_key, row]));
    const pending = [...desk.pending.certificates.values()].filter(({ person_key, state }) => some.includes(person_key) && state !== 'recalled');
    const newest = new Map([...rows, ...pending].map((row) => [row.certificate_no, row]));
    const gone = new Set([...desk.pending.certificates.values()].filter(({ state }) => state === 'recalled').map(({ certificate_no }) => certificate_no));
    for (const [personKey, own] of byKey([...newest.values()].filter(({ certificate_no }) => !gone.has(certificate_no)), ({ person_key }) => person_key)) {
      followOne(desk, residents.get(personKey)!, own, ratios.get(personKey) ?? []);
    }
  }
}

function followOne(desk: Desk, resident: ResidentRow, papers: readonly CertificateRow[], ratios: readonly RatioRow[]): void {
  const { today } = desk.settings;
  const ratioOn = (day: string): string | null => ratios.find(({ valid_from, valid_through }) => valid_from <= day && day <= valid_through)?.burden_ratio ?? null;
  const next = firstOfNextMonth(today);
  const telling = papers.filter((row) => tellsRatio(row.kind as 'elderlyCertificate', questionOf(desk, resident, row.issued_on as Day)) && (row.valid_through === null || row.valid_through >= today));
  const planned = telling.filter(({ state }) => state === 'toIssue').map((row) => corrected(desk, row, ratioOn(row.issued_on)));
  for (const row of telling.filter(({ state }) => state === 'issued')) {
    const now = corrected(desk, row, ratioOn(today));
    const like = planned.find(({ kind }) => isLike(kind, row.kind));
    const coming = ratioOn(next);
    if (!like && coming !== null && coming !== now.burden_ratio && row.valid_through !== null && row.valid_through >= next) {
      keep(desk, { ...newRow(desk, row.person_key), kind: row.kind, issued_on: next, valid_through: row.valid_through, state: 'toIssue', reason: change, burden_ratio: coming, delivery: 'mail' });
    }
    if (like?.reason === change && like.burden_ratio === now.burden_ratio) keep(desk, nextVersion(desk, like, { state: 'recalled', reason: change }));
  }
}

/** The paper as it has to be: the same, with its ratio filled in, or another one in its place. */
function corrected(desk: Desk, row: CertificateRow, ratio: string | null): CertificateRow {
  if (ratio === null || row.burden_ratio === ratio) return row;
  if (row.burden_ratio === null) {
    const filled = nextVersion(desk, row, { burden_ratio: ratio });
    keep(desk, filled);
    return filled;
  }
  keep(desk, nextVersion(desk, row, { state: 'recalled', reason: change }));
  const issuedOn = row.state === 'toIssue' ? row.issued_on : desk.settings.today;
  const other = { ...newRow(desk, row.person_key), kind: row.kind, issued_on: issuedOn, valid_through: row.valid_through, state: row.state, reason: change, burden_ratio: ratio, delivery: 'mail' };
  keep(desk, other);
  return other;
}
