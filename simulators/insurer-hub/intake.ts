import type { MemberChange } from '../../contracts/insurer-hub/member-change.js';
import type { Parsed } from '../../contracts/wire/codec.js';
import { applyMoves, boundIn, personKeys, refusedMoves, type Move } from './bindings.js';
import { translated, type HubIssue } from './hub-issue.js';
import { contentOf, rowOf } from './member.js';
import { checkRow } from './row-checks.js';
import { inPages, nextNumber, suffers, type Hub, type HubStore, type MemberRow } from './tables.js';

/** A row that passed, on its way into the 委託区画. */
interface Candidate { readonly line: number; readonly row: MemberChange; readonly hash: string; readonly before: MemberRow | undefined }
export interface Intake { readonly party: Hub; readonly store: HubStore; readonly code: string }

/**
 * 5-③: checks the rows of one file and brings what passes into the 委託区画. All numbers of the file move together: off
 * first, then on. Returns how many rows are in, and what is to be said.
 */
export async function takeRows(intake: Intake, { records, issues: unread }: Parsed<MemberChange>): Promise<{ readonly stored: number; readonly issues: readonly HubIssue[] }> {
  const { party, store, code } = intake;
  const issues: HubIssue[] = unread.map(translated);
  const checked = records.flatMap(({ line, value }) => {
    const { row, issues: found } = checkRow(value, line, { code, numberMode: suffers(party, 'digitUnchecked', code) ? null : party.numberMode, parameters: party.parameters });
    issues.push(...found);
    return row === null ? [] : [{ line, row, hash: contentOf(row) }];
  });
  const held = new Map((await inPages(checked.map(({ row }) => row.historyKey), (page) => store.db.selectFrom('insurer_hub_member').where('code', '=', code).where('history_key', 'in', page).selectAll().execute())).map((member) => [member.history_key, member]));
  const single = withoutTwins(checked.map((one) => ({ ...one, before: held.get(one.row.historyKey) })), issues);
  const { changed, same } = byVersion(single, issues);
  const agreed = oneNumberEach(changed, issues);
  const moves = await movesOf(intake, agreed);
  const bound = await boundIn(store, code, [], moves.flatMap(({ to }) => to ?? []));
  const refused = refusedMoves(moves, bound.holderOf);
  const kept = agreed.filter((candidate) => !refused.has(candidate.row.municipalInsuredId) || tell(issues, candidate, 'E-INUSE', '個人番号', '個人番号が同じ委託区画の別の人に結び付いている', '相手の番号を先に外すか、入れ替わる人どうしを一つのファイルで送る'));
  await writeMembers(intake, kept, same);
  await applyMoves(store, code, moves.filter(({ person }) => !refused.has(person)), await personKeys(store, code, kept.map(({ row }) => row.municipalInsuredId)), party.now());
  return { stored: kept.length + same.length, issues: issues.sort((a, b) => a.line - b.line) };
}

/** Says it, and answers that the row does not pass. */
function tell(issues: HubIssue[], { line, row }: Candidate, code: HubIssue['code'], fieldJa: string, message: string, cure: string): false {
  issues.push({ code, line, fieldJa, historyKey: row.historyKey, message, cure });
  return false;
}

/** The same 資格履歴 twice in a file: nobody can say which of the rows holds. */
function withoutTwins(candidates: readonly Candidate[], issues: HubIssue[]): Candidate[] {
  const counts = new Map<string, number>();
  for (const { row } of candidates) counts.set(row.historyKey, (counts.get(row.historyKey) ?? 0) + 1);
  return candidates.filter((candidate) => counts.get(candidate.row.historyKey) === 1 || tell(issues, candidate, 'E-DUPKEY', '資格履歴の識別', '一つのファイルに同じ資格履歴が二行ある', '一行にして送り直す'));
}

/** What 集約 already said changes nothing, even after an update at the terminal; an older version never comes after a newer one. */
function byVersion(candidates: readonly Candidate[], issues: HubIssue[]): { changed: Candidate[]; same: Candidate[] } {
  const same: Candidate[] = [];
  const changed = candidates.filter((candidate) => {
    const { row, hash, before } = candidate;
    if (!before) return true;
    if (row.version < before.source_version) return tell(issues, candidate, 'E-ORDER', '版', `版${before.source_version}を受け取った後に版${row.version}が届いた`, '新しい版だけを送る');
    const isRepeated = row.version === before.source_version;
    if (isRepeated && hash !== before.source_hash) return tell(issues, candidate, 'E-DUPKEY', '版', `版${row.version}は別の内容で受け取っている`, '内容を変えたら版を上げて送る');
    if (!isRepeated && hash !== before.hash) return true;
    same.push(candidate);
    return tell(issues, candidate, 'W-NOCHANGE', '版', '内容が変わらない', '何もしなくてよい');
  });
  return { changed, same };
}

/** 個人番号 belongs to a person, not to a period: rows of one person in one file must say the same number. */
function oneNumberEach(candidates: readonly Candidate[], issues: HubIssue[]): Candidate[] {
  const numbers = new Map<string, Set<string>>();
  for (const { row } of candidates) if (row.operation !== 'void') numbers.set(row.municipalInsuredId, (numbers.get(row.municipalInsuredId) ?? new Set()).add(row.individualNumber));
  return candidates.filter((candidate) => (numbers.get(candidate.row.municipalInsuredId)?.size ?? 0) < 2 || tell(issues, candidate, 'E-FORMAT', '個人番号', '一人の行に違う個人番号がある', '同じ人の行の個人番号をそろえて送り直す'));
}

/** Which number each person has before and after the file. Whose last period is voided has none. */
async function movesOf({ store, code }: Intake, candidates: readonly Candidate[]): Promise<Move[]> {
  const people = new Map<string, Candidate[]>();
  for (const candidate of candidates) people.set(candidate.row.municipalInsuredId, [...(people.get(candidate.row.municipalInsuredId) ?? []), candidate]);
  const bound = await boundIn(store, code, people.keys(), []);
  const voided = [...people].filter(([, rows]) => rows.every(({ row }) => row.operation === 'void')).map(([person]) => person);
  const inFile = new Set(candidates.map(({ row }) => row.historyKey));
  const others = await inPages(voided, (page) => store.db.selectFrom('insurer_hub_member').where('code', '=', code).where('municipal_insured_id', 'in', page).where('is_void', '=', 0).select(['municipal_insured_id', 'history_key']).execute());
  const stay = new Set(others.filter(({ history_key }) => !inFile.has(history_key)).map((row) => row.municipal_insured_id));
  return [...people].map(([person, rows]) => {
    const from = bound.numberOf(person);
    const valid = rows.find(({ row }) => row.operation !== 'void');
    return { person, from, to: valid ? valid.row.individualNumber : stay.has(person) ? from : null };
  });
}

async function writeMembers({ store, code }: Intake, changed: readonly Candidate[], same: readonly Candidate[]): Promise<void> {
  const first = changed.length > 0 ? await nextNumber(store, 'member', changed.length) : 0;
  const written = changed.map(({ row, hash, before }, index): MemberRow => {
    const version = before ? Math.max(row.version, before.version + 1) : row.version;
    return {
      code, history_key: row.historyKey, municipal_insured_id: row.municipalInsuredId, source_version: row.version, source_hash: hash, version, hash, is_void: row.operation === 'void' ? 1 : 0, n: first + index, is_copied: 0, origin: 'aggregator',
      row: JSON.stringify({ ...row, version }),
    };
  });
  const raised = same.map(({ row, hash, before }): MemberRow => ({ ...before!, source_version: row.version, source_hash: hash }));
  await store.insertMany('insurer_hub_member', [...written, ...raised], 'replace');
}

/** The newest rows of a 委託区画 that hold, by 資格履歴. */
export async function membersOf(store: HubStore, code: string, historyKeys: Iterable<string>): Promise<ReadonlyMap<string, { readonly member: MemberRow; readonly row: MemberChange }>> {
  const rows = await inPages(historyKeys, (page) => store.db.selectFrom('insurer_hub_member').where('code', '=', code).where('history_key', 'in', page).selectAll().execute());
  return new Map(rows.map((member) => [member.history_key, { member, row: rowOf(member.row) }]));
}
