import { createHash } from 'node:crypto';
import { nextSeq, type Bank, type BankStore } from './tables.js';

export type FileKind = 'result' | 'statement';

/** Lays a file out for a municipality. One that is lost exists, but never comes to lie there. */
export async function layOut(party: Bank, store: BankStore, { code, kind, name }: { readonly code: string; readonly kind: FileKind; readonly name: string }, bytes: Uint8Array, isLost = false): Promise<void> {
  await store.insertMany('bank_file', [{
    code, kind, name, seq: await nextSeq(store, 'bank_file', code), bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), state: isLost ? 'lost' : 'here',
  }]);
}

export const filesHere = ({ db }: BankStore, code: string, kind: FileKind) => db.selectFrom('bank_file').where('code', '=', code).where('kind', '=', kind).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('seq').execute();
export const fileIn = ({ db }: BankStore, code: string, kind: FileKind, name: string) => db.selectFrom('bank_file').where('code', '=', code).where('kind', '=', kind).where('name', '=', name).where('state', '!=', 'lost');
