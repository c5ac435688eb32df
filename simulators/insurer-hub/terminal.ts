import { clearance, memberUpdate, noItem, terminalResult, type Clearance, type MemberUpdate, type TerminalResult } from '../../contracts/insurer-hub/terminal.js';
import { codecOf, type Parsed } from '../../contracts/wire/codec.js';
import { applyClearance } from './clearances.js';
import { isFatal, translated } from './hub-issue.js';
import { notTaken, taken, type Verdict } from './instructions.js';
import { layOut } from './outbox.js';
import type { Hub, HubStore } from './tables.js';
import { applyUpdates } from './updates.js';

interface Line { readonly line: number; readonly itemId: string; readonly verdict: Verdict }

/**
 * Bulk registration at the 統合専用端末, worked in as soon as it is here, one transaction a file. Each row gets its own
 * result; only a file that cannot be read, or is too long, is refused as a whole. Run again, it does nothing twice.
 */
export async function workInBulk(party: Hub, code: string, name: string): Promise<void> {
  await party.store.transact(async (store) => {
    const file = await store.db.selectFrom('insurer_hub_incoming').where('code', '=', code).where('channel', '=', 'terminal').where('name', '=', name).where('state', '=', 'waiting').select(['layout', 'bytes']).executeTakeFirst();
    if (!file) return;
    const lines = file.layout === clearance.id ? await clearanceLines(party, store, code, { name, bytes: file.bytes }) : await updateLines(party, store, code, { name, bytes: file.bytes });
    const isWhole = lines.some(({ line, verdict }) => line === 0 && verdict !== taken);
    await layOut(party, store, 'terminal', code, terminalResult, lines.map((line) => resultRow(name, line)));
    await store.db.updateTable('insurer_hub_incoming').where('code', '=', code).where('channel', '=', 'terminal').where('name', '=', name).set({ state: isWhole ? 'refused' : 'done' }).execute();
  });
}

/** Troubles of the file as a whole, or null. */
function whole(party: Hub, { issues, count }: Parsed<unknown>): Line[] | null {
  const fatal = issues.filter(isFatal).map(translated);
  if (fatal.length > 0) return fatal.map(({ code, message, cure }) => ({ line: 0, itemId: noItem, verdict: { code, message, cure } }));
  const { terminalRowLimit } = party.parameters;
  return count > terminalRowLimit ? [{ line: 0, itemId: noItem, verdict: { code: 'E-LIMIT', message: `${count}行は上限${terminalRowLimit}行を超える`, cure: '対象を分け、別のファイルにして送る' } }] : null;
}
/** Lines that could not be read. */
const unread = ({ issues }: Parsed<unknown>): Line[] => issues.map(translated).map(({ line, code, message, cure, fieldJa }) => ({ line, itemId: noItem, verdict: { code, message: `${fieldJa}: ${message}`, cure } }));
const inOrder = (lines: readonly Line[]): Line[] => [...lines].sort((a, b) => a.line - b.line);

async function clearanceLines(party: Hub, store: HubStore, code: string, file: { name: string; bytes: Uint8Array }): Promise<Line[]> {
  const parsed: Parsed<Clearance> = codecOf(party.profile, clearance).parse(file);
  const broken = whole(party, parsed);
  if (broken) return broken;
  const lines: Line[] = [];
  for (const { line, value } of parsed.records) lines.push({ line, itemId: value.clearanceId, verdict: await applyClearance(party, store, code, value) });
  return inOrder([...lines, ...unread(parsed)]);
}

async function updateLines(party: Hub, store: HubStore, code: string, file: { name: string; bytes: Uint8Array }): Promise<Line[]> {
  const parsed: Parsed<MemberUpdate> = codecOf(party.profile, memberUpdate).parse(file);
  const broken = whole(party, parsed);
  if (broken) return broken;
  const bundles = new Map<string, { line: number; value: MemberUpdate }[]>();
  for (const row of parsed.records) {
    const key = row.value.bundle === null ? `line ${row.line}` : `bundle ${row.value.bundle}`;
    const known = bundles.get(key);
    if (known) known.push(row);
    else bundles.set(key, [row]);
  }
  const lines: Line[] = [];
  for (const rows of bundles.values()) {
    const mayLack = parsed.rejected.length > 0 && rows[0]!.value.bundle !== null;
    const verdicts = mayLack ? rows.map(() => incomplete) : await applyUpdates(party, store, code, rows.map(({ value }) => value));
    rows.forEach(({ line, value }, index) => lines.push({ line, itemId: value.updateId, verdict: verdicts[index]! }));
  }
  return inOrder([...lines, ...unread(parsed)]);
}

/** A line that cannot be read may have belonged to any bundle of the file. */
const incomplete = notTaken('E-STATE', 'ファイルに読めない行があり、一組がそろっているか確かめられない', '読めない行を直して、一組をもう一度送る');

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const resultRow = (name: string, { line, itemId, verdict }: Line): TerminalResult => ({
  fileName: cut(name, 120), line, itemId, outcome: verdict.code === null ? 'accepted' : 'rejected', code: verdict.code, message: verdict.code === null ? null : cut(verdict.message, 300), cure: verdict.code === null ? null : cut(verdict.cure, 300),
});
