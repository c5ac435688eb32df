import { municipality } from '../../law/municipalities.js';
import { hubResult, memberChange, type HubResult } from '../../contracts/insurer-hub/member-change.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { copyWaiting, tellProvisions, type Provision } from './history.js';
import { aboutFile, isFatal, translated, type HubIssue } from './hub-issue.js';
import { takeRows } from './intake.js';
import { layOut } from './outbox.js';
import { sendWaiting } from './sending.js';
import { writeSymbolRequests } from './symbols.js';
import { nextNumber, suffers, type Hub, type HubStore } from './tables.js';

interface Waiting { readonly name: string; readonly seq: number; readonly bytes: Uint8Array }
interface Decided { readonly received: number; readonly stored: number; readonly issues: readonly HubIssue[]; readonly isWhole: boolean; readonly provisions: readonly Provision[] }

/**
 * 22:30: the files of each 委託区画 in the order of their numbers, one transaction a file: checked (5-③), copied into
 * 資格履歴ファイル (5-④), numbered and bound; then the requests for 機関別符号 go out. Running it again goes on where it stopped.
 */
export async function storeNight(party: Hub): Promise<void> {
  if (party.faults.has('hubDown')) return party.note('障害により格納が動かなかった');
  const waiting = await party.store.db.selectFrom('insurer_hub_member').where('is_copied', '=', 0).select('code').distinct().orderBy('code').execute();
  for (const { code } of waiting) if (!suffers(party, 'copySkipped', code)) tellProvisions(party, await party.store.transact((store) => copyWaiting(party, store, code)));
  const partitions = await party.store.db.selectFrom('insurer_hub_incoming').where('state', '=', 'waiting').where('channel', '=', 'aggregator').select('code').distinct().orderBy('code').execute();
  for (const { code } of partitions) {
    const files = await party.store.db.selectFrom('insurer_hub_incoming').where('code', '=', code).where('channel', '=', 'aggregator').where('state', '=', 'waiting').select(['name', 'seq', 'bytes']).orderBy('seq').orderBy('name').execute();
    for (const file of files) await decide(party, code, file);
  }
  await writeSymbolRequests(party);
  await sendWaiting(party, 'record-disclosure');
}

async function decide(party: Hub, code: string, file: Waiting): Promise<void> {
  const decided = await party.store.transact(async (store) => {
    const result = await take(party, store, code, file);
    const outcome = result.isWhole || (result.stored === 0 && result.received > 0) ? 'rejected' : result.stored < result.received ? 'partial' : 'accepted';
    await store.insertMany('insurer_hub_file_result', [{
      n: await nextNumber(store, 'fileResult'), code, name: file.name, outcome, received: result.received, stored: result.stored, rejected: result.received - result.stored, decided_at: party.now(), issues: [...new Set(result.issues.map((issue) => issue.code))].sort().join(' '),
    }]);
    await store.db.updateTable('insurer_hub_incoming').where('code', '=', code).where('channel', '=', 'aggregator').where('name', '=', file.name).set({ state: result.isWhole ? 'refused' : 'done' }).execute();
    if (!suffers(party, 'resultLost', code)) await layOut(party, store, 'aggregator', code, hubResult, resultRows(file.name, outcome, result));
    return result;
  });
  const name = municipality(code).ja;
  if (decided.isWhole) return party.note(`${name}の ${file.name} を受け付けなかった`);
  party.note(`${name}の ${file.name}: ${decided.received}件のうち${decided.stored}件を委託区画に登録`, ['G-5-3', 'D-1-3']);
  tellProvisions(party, decided.provisions);
}

/** A file that is cut off, garbled or out of turn is refused as a whole, and nothing of it stays. */
async function take(party: Hub, store: HubStore, code: string, file: Waiting): Promise<Decided> {
  const parsed = codecOf(party.profile, memberChange).parse(file);
  const whole = (issues: readonly HubIssue[]): Decided => ({ received: parsed.count, stored: 0, issues, isWhole: true, provisions: [] });
  if (parsed.issues.some(isFatal)) return whole(parsed.issues.map(translated));
  const last = await lastNumber(store, code);
  if (file.seq <= last) return whole([aboutFile('E-SEQUENCE', `通番${file.seq}は処理済みの通番${last}より新しくない`, '次の通番のファイルにして送る')]);
  const isGap = file.seq > last + 1;
  const gap = aboutFile('E-SEQUENCE', `通番${last + 1}${file.seq > last + 2 ? `〜${file.seq - 1}` : ''}が届いていない`, '欠けた通番のファイルを先に送り、このファイルを同じ名前でもう一度送る');
  if (isGap && party.parameters.onSequenceGap === 'wait') return whole([gap]);
  const { stored, issues } = await takeRows({ party, store, code }, parsed);
  const provisions = suffers(party, 'copySkipped', code) ? [] : await copyWaiting(party, store, code);
  return { received: parsed.count, stored, issues: isGap ? [gap, ...issues] : issues, isWhole: false, provisions };
}

async function lastNumber(store: HubStore, code: string): Promise<number> {
  const { last } = await store.db.selectFrom('insurer_hub_incoming').where('code', '=', code).where('channel', '=', 'aggregator').where('state', '=', 'done').select((eb) => eb.fn.max('seq').as('last')).executeTakeFirstOrThrow();
  return last ?? 0;
}

const none = { outcome: null, receivedCount: null, storedCount: null, rejectedCount: null, code: null, line: null, fieldJa: null, historyKey: null, message: null, cure: null } as const;
const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

function resultRows(fileName: string, outcome: 'accepted' | 'partial' | 'rejected', { received, stored, issues }: Decided): HubResult[] {
  const name = cut(fileName, 120);
  return [
    { ...none, rowKind: 'summary', fileName: name, outcome, receivedCount: received, storedCount: stored, rejectedCount: received - stored },
    ...issues.map(({ code, line, fieldJa, historyKey, message, cure }): HubResult => ({ ...none, rowKind: 'issue', fileName: name, code, line, fieldJa: cut(fieldJa, 60), historyKey: historyKey === null ? null : cut(historyKey, 80), message: cut(message, 300), cure: cut(cure, 300) })),
  ];
}
