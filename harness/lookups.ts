import { layoutOfFileName } from '../contracts/layouts.js';
import { residentLookup } from '../contracts/juki-net/lookup.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import type { Answer } from '../simulators/define.js';
import { ask } from './ask.js';
import { quoted, WardMisbehaved } from './connect/define.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** Is that a file of look-ups for 住基ネット? It goes nowhere else. */
export const isLookupFile = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => layoutOfFileName(world.profile, name) === residentLookup.id;

/** The clerk at the ward's 統合端末 of 住基ネット. Only a world with it has one. */
export function lookupClerk(world: World, { code }: Municipality) {
  const at = `${world.url}/juki-net`;
  let key: Promise<string> | undefined;
  const keyOf = () => (key ??= ask(`${at}/_sim/municipalities/${code}/key`).then(async (answer) => (await answer.json() as { key: string }).key));
  const send = async (method: string, path: string, body?: Uint8Array): Promise<Answer> => ask(at + path, {
    method, headers: { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': await keyOf(), ...(body ? { 'content-type': 'application/octet-stream' } : {}) }, ...(body ? { body } : {}),
  });
  const expectOk = async (answer: Answer, what: string): Promise<Answer> => {
    if (answer.ok) return answer;
    throw new TotsugoProblem('TSG-S17', `住基ネットの${what}に ${answer.status} ${await answer.text()}`, '住基ネットの状態と団体コードを確かめる');
  };
  return {
    /** False when 住基ネット does not answer: the file stays, and the clerk asks the next day. */
    async submit({ name, bytes }: WireFile): Promise<boolean> {
      const answer = await send('PUT', `/lookups/${code}/${encodeURIComponent(name)}`, bytes);
      if (!answer.ok && answer.status < 500) throw new WardMisbehaved('TSG-M13', `住基ネットが照会のファイル ${quoted(name)} を受け取らない(${answer.status}): ${quoted(await answer.text())}`, '照会の項目と識別を見直し、作り直すときは名前を変える');
      return answer.ok;
    },
    /** Gives each answer to the ward; one that the ward refuses stays and is offered again the next day. */
    async fetch(deliver: (file: WireFile) => Promise<boolean>): Promise<void> {
      const list = await send('GET', `/lookup-answers/${code}`);
      if (list.status === 503) return;
      const { files } = await (await expectOk(list, '一覧')).json() as { files: readonly { name: string }[] };
      for (const { name } of files) {
        const path = `/lookup-answers/${code}/${encodeURIComponent(name)}`;
        const bytes = new Uint8Array(await (await expectOk(await send('GET', path), '受信')).arrayBuffer());
        if (await deliver({ name, bytes })) await expectOk(await send('DELETE', path), '受信の確認');
      }
    },
  };
}
