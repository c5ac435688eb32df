import { createHash } from 'node:crypto';
import { continuityCandidate, continuityResult } from '../../contracts/aggregator/high-cost.js';
import { layoutOfFileName } from '../../contracts/layouts.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { refused, type Refused } from '../doors.js';
import type { FederationTerminal, TerminalStore } from './tables.js';

export interface Taken { readonly status: 200 | 202; readonly records: number }

/** A list or a result from 集約 (3-⑤, 4-⑤), taken whole or not at all; the same bytes again change nothing. */
export async function takeDelivery(party: FederationTerminal, code: string, name: string, bytes: Uint8Array): Promise<Taken | Refused> {
  const layout = layoutOfFileName(party.profile, name);
  if (layout !== continuityCandidate.id && layout !== continuityResult.id) return refused(422, 'TSG-T04', `「${name}」は国保総合PCが受け取るファイルの名でない`, '継続候補世帯リストか継続世帯確定結果を配信する');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store) => {
    const before = await store.db.selectFrom('federation_terminal_file').where('municipality', '=', code).where('name', '=', name).select('sha256').executeTakeFirst();
    if (before?.sha256 === sha256) return { status: 200, records: 0 };
    if (before) return refused(409, 'TSG-T05', `「${name}」は別の中身で受け取り済み`, '次の通番で配信する');
    const isList = layout === continuityCandidate.id;
    const { records, issues } = isList ? codecOf(party.profile, continuityCandidate).parse({ name, bytes }) : codecOf(party.profile, continuityResult).parse({ name, bytes });
    if (issues.length > 0) return refused(422, 'TSG-T06', `「${name}」に読めない行がある`, 'issues の箇所を直し、作り直して配信する', { issues: issues.slice(0, 100) });
    const table = isList ? 'federation_terminal_candidate' : 'federation_terminal_result';
    for (const { value } of records) await keep(party, store, table, code, value);
    await store.insertMany('federation_terminal_file', [{ municipality: code, name, sha256, received_at: party.now() }]);
    return { status: 202, records: records.length };
  });
}

async function keep(party: FederationTerminal, store: TerminalStore, table: 'federation_terminal_candidate' | 'federation_terminal_result', code: string, said: { readonly candidateKey: string; readonly version: number }): Promise<void> {
  const before = await store.db.selectFrom(table).where('municipality', '=', code).where('candidate_key', '=', said.candidateKey).select('version').executeTakeFirst();
  if (before && before.version >= said.version) return;
  await store.insertMany(table, [{ municipality: code, candidate_key: said.candidateKey, version: said.version, said: JSON.stringify(said), received_at: party.now() }], 'replace');
}
