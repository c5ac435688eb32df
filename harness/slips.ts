import { layoutOfFileName } from '../contracts/layouts.js';
import { contactSlip } from '../contracts/other-municipality/contact-slip.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import type { Answer } from '../simulators/define.js';
import { ask } from './ask.js';
import { quoted, WardMisbehaved } from './connect/define.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** Is that a 連絡票? It goes to another municipality and nowhere else. */
export const isSlipFile = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => layoutOfFileName(world.profile, name) === contactSlip.id;

/** The clerk who posts the ward's 連絡票 and opens those that came. Only a world with other municipalities has one. */
export function slipClerk(world: World, { code }: Municipality) {
  const at = `${world.url}/other-municipality/mail/${code}`;
  const send = (method: string, path: string, body?: Uint8Array): Promise<Answer> => ask(at + path, {
    method, headers: { 'x-totsugo-party': encodeURIComponent('国保システム'), ...(body ? { 'content-type': 'application/octet-stream' } : {}) }, ...(body ? { body } : {}),
  });
  const expectOk = async (answer: Answer, what: string): Promise<Answer> => {
    if (answer.ok) return answer;
    throw new TotsugoProblem('TSG-S16', `連絡票の${what}に ${answer.status} ${await answer.text()}`, '他の区市町村の状態と団体コードを確かめる');
  };
  return {
    async post({ name, bytes }: WireFile): Promise<boolean> {
      const answer = await send('PUT', `/out/${encodeURIComponent(name)}`, bytes);
      if (!answer.ok && answer.status < 500) throw new WardMisbehaved('TSG-M12', `他の区市町村が連絡票 ${quoted(name)} を受け取らない(${answer.status}): ${quoted(await answer.text())}`, '連絡票の宛先と項目を見直し、作り直すときは名前を変える');
      return answer.ok;
    },
    /** Gives each sheet to the ward in the order in which it came. One that the ward cannot read stays in the box and is looked at again the next day. */
    async fetch(deliver: (file: WireFile) => Promise<boolean>): Promise<void> {
      const { files } = await (await expectOk(await send('GET', '/in'), '一覧')).json() as { files: readonly { name: string }[] };
      for (const { name } of files) {
        const path = `/in/${encodeURIComponent(name)}`;
        const bytes = new Uint8Array(await (await expectOk(await send('GET', path), '受信')).arrayBuffer());
        if (await deliver({ name, bytes })) await expectOk(await send('DELETE', path), '受信の確認');
      }
    },
  };
}
