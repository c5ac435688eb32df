import type { CardUseStatus } from '../../../contracts/insurer-hub/member-change.js';
import { chunks, closeDesk, openDesk } from '../../desk.js';
import { residentOf } from '../../reading.js';
import type { CardUseRow } from '../../tables.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';
import { applyCardUse } from './apply.js';

/**
 * 保険証利用登録情報: kept version by version, the highest of a person holds and moves that person's papers. A row about somebody
 * the ward does not know is kept and listed; one that contradicts what was received refuses the file.
 */
export async function importCardUse(intake: Intake, lines: readonly Line<CardUseStatus>[]): Promise<Applied> {
  const { store, settings, importNo } = intake;
  const { stored, ids } = await receivedBefore(intake, lines);
  const issues: ImportIssue[] = [];
  const added: CardUseRow[] = [];
  const newest = new Map<string, { line: number; row: CardUseRow; previous: CardUseRow | null }>();
  for (const { line, value } of lines) {
    const row: CardUseRow = { person_key: value.personKey, version: value.version, municipal_insured_id: value.municipalInsuredId, state: value.state, effective_on: value.effectiveOn, import_no: importNo, received_at: settings.now };
    const known = stored.get(row.person_key) ?? [];
    const same = known.find(({ version }) => version === row.version);
    const id = ids.get(row.person_key);
    if (id !== undefined && id !== row.municipal_insured_id) issues.push(importIssue('W405', line, 'municipalInsuredId', '市町村被保険者ID', row.municipal_insured_id, `宛名番号 ${row.person_key} には ${id} が付いている`, '国保連に問い合わせる。IDは別の人に使い回されない'));
    if (same && (same.state !== row.state || same.effective_on !== row.effective_on)) issues.push(importIssue('E106', line, 'version', '版', String(row.version), `宛名番号 ${row.person_key} の版 ${row.version} は別の内容で受け取っている`, '国保連に問い合わせ、新しい版で配信し直してもらう'));
    if (same) continue;
    const latest = known.reduce<CardUseRow | null>((best, one) => (best === null || one.version > best.version ? one : best), null);
    if (latest === null || latest.version < row.version) newest.set(row.person_key, { line, row, previous: newest.get(row.person_key)?.previous ?? latest });
    stored.set(row.person_key, [...known, row]);
    added.push(row);
  }
  if (issues.length > 0) return { issues };
  await store.insertMany('ward_card_use', added);
  return { applied: newest.size, notes: await moveAll(intake, [...newest.values()]) };
}

async function receivedBefore({ store: { db } }: Intake, lines: readonly Line<CardUseStatus>[]) {
  const stored = new Map<string, readonly CardUseRow[]>();
  const ids = new Map<string, string>();
  for (const keys of chunks([...new Set(lines.map(({ value }) => value.personKey))])) {
    for (const row of await db.selectFrom('ward_card_use').selectAll().where('person_key', 'in', keys).execute()) stored.set(row.person_key, [...(stored.get(row.person_key) ?? []), row]);
    for (const row of await db.selectFrom('ward_received_id').select(['person_key', 'municipal_insured_id']).where('person_key', 'in', keys).orderBy('import_no').execute()) ids.set(row.person_key, row.municipal_insured_id);
  }
  return { stored, ids };
}

/** Applies the newest state of each person in one act of the ward. */
async function moveAll({ store, settings, masked }: Intake, changes: readonly { line: number; row: CardUseRow; previous: CardUseRow | null }[]): Promise<readonly ImportIssue[]> {
  if (changes.length === 0) return [];
  const note = { act: 'import.cardUseStatus', notificationId: null, personKeys: changes.map(({ row }) => row.person_key), why: '保険証利用登録情報' };
  const desk = await openDesk(store, settings, masked, note);
  const notes: ImportIssue[] = [];
  for (const { line, row, previous } of changes) {
    if (await residentOf(desk, row.person_key)) await applyCardUse(desk, row, previous);
    else notes.push(importIssue('E-UNKNOWN', line, 'personKey', '宛名番号', row.person_key, 'この区に登録がない', '受け取ったまま残した。宛名番号を確かめ、国保連に問い合わせる'));
  }
  await closeDesk(desk, note);
  return notes;
}
