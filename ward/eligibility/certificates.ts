import { elderlyBandFrom } from '../../law/certificates.js';
import type { Day } from '../../law/define.js';
import { decided, nextNumber, type Desk } from '../desk.js';
import type { CertificateRow, ResidentRow } from '../tables.js';
import { cardStopsOn, certificateKind, documentsFor, isLike, tellsRatio, type CertificateQuestion } from './rules/certificate.js';

/** Hands the person the documents of today; what they had before is taken back. What was planned goes too: it says what is not true any more. */
export async function replaceDocuments(desk: Desk, resident: ResidentRow, reason: string): Promise<void> {
  await recallDocuments(desk, resident.person_key, reason);
  handOut(desk, resident, reason);
}

/** 再交付 of what was lost. The papers of the coming year, which may have been sent already, stay as they are. */
export async function reissueDocuments(desk: Desk, resident: ResidentRow, reason: string): Promise<void> {
  for (const row of await documentsOf(desk, resident.person_key)) if (row.state === 'issued') keep(desk, nextVersion(desk, row, { state: 'recalled', reason }));
  handOut(desk, resident, reason, (await documentsOf(desk, resident.person_key)).length === 0);
}

function handOut(desk: Desk, resident: ResidentRow, reason: string, isPlanning = true): void {
  const question = questionOf(desk, resident, desk.settings.today);
  decided(desk, certificateKind.apply(question));
  for (const { kind, validThrough } of documentsFor(question)) {
    keep(desk, { ...newRow(desk, resident.person_key), kind, issued_on: desk.settings.today, valid_through: validThrough, state: 'issued', reason });
  }
  const stopsOn = resident.card_use === 'registered' ? cardStopsOn(question) : null;
  if (isPlanning && stopsOn !== null && stopsOn > desk.settings.today) planDocuments(desk, resident, stopsOn, '利用登録解除');
}

/** Plans the documents of a later day, such as the 資格確認書 for the day a マイナ保険証 stops working. */
export function planDocuments(desk: Desk, resident: ResidentRow, on: Day, reason: string): void {
  const question = questionOf(desk, resident, on);
  decided(desk, certificateKind.apply(question));
  for (const { kind, validThrough } of documentsFor(question)) {
    keep(desk, { ...newRow(desk, resident.person_key), kind, issued_on: on, valid_through: validThrough, state: 'toIssue', reason, delivery: 'mail' });
  }
}

/** Takes back every document in the person's hands and drops what was planned. An お知らせ need not come back; it only stops being true. */
export async function recallDocuments(desk: Desk, personKey: string, reason: string): Promise<void> {
  for (const row of await documentsOf(desk, personKey)) keep(desk, nextVersion(desk, row, { state: 'recalled', reason }));
}

/** Drops what was planned for a later day; what the person holds stays. */
export async function dropPlanned(desk: Desk, personKey: string, reason: string): Promise<void> {
  for (const row of await documentsOf(desk, personKey)) if (row.state === 'toIssue') keep(desk, nextVersion(desk, row, { state: 'recalled', reason }));
}

/**
 * A 資格情報のお知らせ for somebody whose マイナ保険証 works again. A 資格確認書 in the person's hands stays until it ends: whether
 * insurers take it back is not public, and without it a broken reader would leave the person with nothing.
 */
export async function issueInformation(desk: Desk, resident: ResidentRow, reason: string): Promise<void> {
  const question = questionOf(desk, resident, desk.settings.today);
  decided(desk, certificateKind.apply(question));
  const has = (await documentsOf(desk, resident.person_key)).some(({ kind, state }) => kind === 'eligibilityInformation' && state === 'issued');
  for (const { kind, validThrough } of documentsFor(question)) {
    if (kind === 'eligibilityInformation' && !has) keep(desk, { ...newRow(desk, resident.person_key), kind, issued_on: desk.settings.today, valid_through: validThrough, state: 'issued', reason, delivery: 'mail' });
  }
}

/** Planned documents whose day has come take the place of the like that the person has. */
export async function issuePlanned(desk: Desk): Promise<void> {
  const due = await desk.store.db.selectFrom('ward_certificate').selectAll().where('latest', '=', 1).where('state', '=', 'toIssue').where('issued_on', '<=', desk.settings.today).orderBy('certificate_no').execute();
  for (const row of due.filter(({ certificate_no }) => !desk.pending.certificates.has(certificate_no))) {
    for (const other of await documentsOf(desk, row.person_key)) {
      if (other.state === 'issued' && isLike(other.kind, row.kind)) keep(desk, nextVersion(desk, other, { state: 'recalled', reason: row.reason }));
    }
    keep(desk, nextVersion(desk, row, { state: 'issued', issued_on: desk.settings.today }));
  }
}

/** Those who have entered the 70–74 band and have no paper yet that tells their 負担割合 get it: a 高齢受給者証, or a new main paper where that one tells it. */
export async function issueElderly(desk: Desk, residents: readonly ResidentRow[]): Promise<void> {
  for (const resident of residents) {
    const since = elderlyBandFrom(resident.born_on as Day);
    if (since > desk.settings.today) continue;
    const question = questionOf(desk, resident, desk.settings.today);
    const telling = documentsFor(question).find(({ kind }) => tellsRatio(kind, question));
    const held = await documentsOf(desk, resident.person_key);
    if (!telling || held.some(({ kind, issued_on }) => kind === telling.kind && issued_on >= since)) continue;
    for (const row of held) if (row.state === 'issued' && isLike(row.kind, telling.kind)) keep(desk, nextVersion(desk, row, { state: 'recalled', reason: '70歳到達' }));
    keep(desk, { ...newRow(desk, resident.person_key), kind: telling.kind, issued_on: desk.settings.today, valid_through: telling.validThrough, state: 'issued', reason: '70歳到達', delivery: 'mail' });
  }
}

/** Documents the person has or will get, oldest first. */
export async function documentsOf(desk: Desk, personKey: string): Promise<readonly CertificateRow[]> {
  const stored = await desk.store.db.selectFrom('ward_certificate').selectAll().where('person_key', '=', personKey).where('latest', '=', 1).where('state', '<>', 'recalled').orderBy('certificate_no').execute();
  const rows = new Map(stored.map((row) => [row.certificate_no, row]));
  for (const row of desk.pending.certificates.values()) if (row.person_key === personKey) rows.set(row.certificate_no, row);
  return [...rows.values()].filter(({ state }) => state !== 'recalled');
}

export function questionOf(desk: Desk, resident: ResidentRow, on: Day): CertificateQuestion {
  const { parameters } = desk.settings;
  return {
    bornOn: resident.born_on as Day, on, cardUse: resident.card_use as 'registered' | 'none', cancellationAskedOn: resident.cancellation_asked_on as Day | null, usableThrough: resident.card_usable_through as Day | null,
    elderlyCertificateMode: parameters.elderlyCertificateMode, validity: parameters,
  };
}
export const newRow = (desk: Desk, personKey: string) => ({
  certificate_no: nextNumber(desk, 'certificate'), version: 1, person_key: personKey, act_no: desk.actNo, recorded_at: desk.settings.now, latest: 1, burden_ratio: null as string | null, delivery: null as string | null,
});
export const nextVersion = (desk: Desk, row: CertificateRow, change: Partial<CertificateRow>): CertificateRow => ({
  ...row, ...change, version: desk.pending.certificates.has(row.certificate_no) ? row.version : row.version + 1, act_no: desk.actNo, recorded_at: desk.settings.now,
});
export const keep = (desk: Desk, row: CertificateRow): void => void desk.pending.certificates.set(row.certificate_no, row);
