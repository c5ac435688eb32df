import type { Answer } from './define.js';

/** Money for the account of a municipality, under a name that counts once. */
export interface PayIn { readonly code: string; readonly name: string; readonly amountYen: number; readonly remitterName: string }
interface Payer { send(to: string, path: string, init: { readonly method: string; readonly body: string; readonly headers: Record<string, string> }): Promise<Answer> }

/** Pays in at the bank. Whoever was stopped in between pays the same once more, and it counts once. Null, or why the bank did not take it. */
export async function payIn(party: Payer, { code, name, amountYen, remitterName }: PayIn): Promise<string | null> {
  const body = JSON.stringify({ amountYen, remitterCode: null, remitterName, originBankName: null, originBranchName: null, ediInformation: null });
  const answer = await party.send('bank', `/deposits/${code}/${name}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
  return answer.ok ? null : (await answer.text()).slice(0, 200);
}
