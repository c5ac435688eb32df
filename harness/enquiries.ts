import { layoutOfFileName } from '../contracts/layouts.js';
import { enquiry } from '../contracts/municipal-hub/records.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import type { Answer } from '../simulators/define.js';
import { ask } from './ask.js';
import { quoted, WardMisbehaved } from './connect/define.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** Is that a file of questions for 自治体中間サーバー? It goes nowhere else, whether or not there is one. */
export const isEnquiryFile = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => layoutOfFileName(world.profile, name) === enquiry.id;

/** The clerk of one ward at 自治体中間サーバー. Only a world with it has one. */
export function municipalHubClerk(world: World, { code }: Municipality) {
  const at = `${world.url}/municipal-hub`;
  let key: Promise<string> | undefined;
  const keyOf = () => (key ??= ask(`${at}/_sim/municipalities/${code}/key`).then(async (answer) => (await answer.json() as { key: string }).key));
  const send = async (method: string, path: string, body?: Uint8Array): Promise<Answer> => ask(at + path, {
    method, headers: { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': await keyOf(), ...(body ? { 'content-type': 'application/octet-stream' } : {}) }, ...(body ? { body } : {}),
  });
  const expectOk = async (answer: Answer, what: string): Promise<Answer> => {
    if (answer.ok) return answer;
    throw new TotsugoProblem('TSG-S14', `自治体中間サーバーの${what}に ${answer.status} ${await answer.text()}`, '中間サーバーの状態と団体コードを確かめる');
  };
  return {
    /** False when the hub does not answer: the file stays, and the clerk hands it over the next day. */
    async submit({ name, bytes }: WireFile): Promise<boolean> {
      const answer = await send('PUT', `/enquiry-files/${code}/${encodeURIComponent(name)}`, bytes);
      if (!answer.ok && answer.status < 500) throw new WardMisbehaved('TSG-M10', `自治体中間サーバーがファイル ${quoted(name)} を受け取らない(${answer.status}): ${quoted(await answer.text())}`, '照会の項目と識別を見直し、作り直すときは名前を変える');
      return answer.ok;
    },
    /** Gives each answer file to the ward in the order of the numbers. One that the ward refuses stays and is offered again the next day. */
    async fetch(deliver: (file: WireFile) => Promise<boolean>): Promise<void> {
      const list = await send('GET', `/answer-files/${code}`);
      if (list.status === 503) return;
      const { files } = await (await expectOk(list, '一覧')).json() as { files: readonly { name: string }[] };
      for (const { name } of files) {
        const path = `/answer-files/${code}/${encodeURIComponent(name)}`;
        const bytes = new Uint8Array(await (await expectOk(await send('GET', path), '受信')).arrayBuffer());
        if (await deliver({ name, bytes })) await expectOk(await send('DELETE', path), '受信の確認');
      }
    },
  };
}
