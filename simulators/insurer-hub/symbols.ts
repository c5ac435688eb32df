import { symbolRequest, type SymbolAnswer, type SymbolRequest } from '../../contracts/record-disclosure/linkage-symbol.js';
import { nextFile } from './outbox.js';
import { inPages, type Hub, type HubStore } from './tables.js';

/** Writes the requests that wait into files, one a partition. What hung on a wrong number is released before the right one is asked for. */
export async function writeSymbolRequests(party: Hub): Promise<void> {
  if (!party.isHere('record-disclosure')) return;
  await party.store.transact(async (store) => {
    const waiting = await store.db.selectFrom('insurer_hub_symbol_request').where('state', '=', 'waiting').selectAll().orderBy('n').execute();
    for (const code of [...new Set(waiting.map((request) => request.code))].sort()) {
      const rows = waiting.filter((request) => request.code === code).map((request): SymbolRequest => ({
        requestId: request.request_id, agency: party.parameters.agencyCode, kind: request.kind as SymbolRequest['kind'], individualNumber: request.individual_number, insurerPersonKey: request.insurer_person_key,
      }));
      const { name, bytes } = await nextFile(party, store, code, symbolRequest, rows);
      await store.insertMany('insurer_hub_sending', [{ party: 'record-disclosure', name, code, bytes, created_at: party.now(), state: 'waiting', answer_status: null }]);
    }
    await store.db.updateTable('insurer_hub_symbol_request').where('state', '=', 'waiting').set({ state: 'sent' }).execute();
  });
}

/** Who cannot answer is asked again at the next round. */
export async function takeSymbols(party: Hub, store: HubStore, answers: readonly SymbolAnswer[]): Promise<void> {
  const open = await inPages(answers.map(({ requestId }) => requestId), (page) => store.db.selectFrom('insurer_hub_symbol_request').where('request_id', 'in', page).where('state', '=', 'sent').selectAll().execute());
  const byId = new Map(answers.map((answer) => [answer.requestId, answer]));
  await store.insertMany('insurer_hub_symbol_request', open.map((request) => {
    const { outcome, linkageSymbol } = byId.get(request.request_id)!;
    return { ...request, state: outcome === 'serviceError' ? 'waiting' : outcome, linkage_symbol: linkageSymbol, answered_at: party.now() };
  }), 'replace');
}

/** The 機関別符号 that stands for a person now: that of the number bound now. */
export async function symbolOf(party: Hub, insurerPersonKey: string): Promise<string | null> {
  const bound = await party.store.db.selectFrom('insurer_hub_binding').where('insurer_person_key', '=', insurerPersonKey).select('individual_number').executeTakeFirst();
  if (!bound) return null;
  const request = await party.store.db.selectFrom('insurer_hub_symbol_request').where('insurer_person_key', '=', insurerPersonKey).where('individual_number', '=', bound.individual_number).where('kind', '=', 'issue').select('linkage_symbol').orderBy('n', 'desc').executeTakeFirst();
  return request?.linkage_symbol ?? null;
}
