import type { Municipality } from '../law/municipalities.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Answer } from '../simulators/define.js';
import { ask } from './ask.js';
import { quoted, WardMisbehaved } from './connect/define.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

const terminalLayouts = new Set(['memberUpdate', 'clearance']);

/** 統合専用端末 of one ward, at which its clerk sends and fetches bulk files. Only a world with the hub has one. */
export function integratedTerminal(world: World, { code }: Municipality) {
  let key: Promise<string> | undefined;
  const keyOf = () => (key ??= ask(`${world.url}/insurer-hub/_sim/partitions/${code}/key`).then(async (answer) => (await answer.json() as { key: string }).key));
  const send = async (method: string, path: string, body?: Uint8Array): Promise<Answer> => ask(`${world.url}/insurer-hub/partitions/${code}/terminal${path}`, {
    method, headers: { 'x-totsugo-party': encodeURIComponent('統合専用端末'), 'x-partition-key': await keyOf(), ...(body ? { 'content-type': 'application/octet-stream' } : {}) }, ...(body ? { body } : {}),
  });
  const expectOk = async (answer: Answer, what: string): Promise<Answer> => {
    if (answer.ok) return answer;
    throw new TotsugoProblem('TSG-S10', `統合専用端末の${what}に ${answer.status} ${await answer.text()}`, '中間サーバーの状態とファイル名を確かめる');
  };
  return {
    isFor: (file: WireFile): boolean => terminalLayouts.has(layoutOfFileName(world.profile, file.name) ?? ''),
    /** False when the hub does not answer: the clerk tries again the next day. */
    async put(file: WireFile): Promise<boolean> {
      const answer = await send('PUT', `/inbox/${encodeURIComponent(file.name)}`, file.bytes);
      if (!answer.ok && answer.status < 500) throw new WardMisbehaved('TSG-M09', `統合専用端末がファイル ${quoted(file.name)} を受け取らない(${answer.status}): ${quoted(await answer.text())}`, 'ファイルの名前と中身を見直し、作り直すときは名前を変える');
      return answer.ok;
    },
    /** What lies in its outbox; each file is given to `take`, and received when that says so. */
    async fetch(take: (file: WireFile) => Promise<boolean>): Promise<void> {
      const list = await send('GET', '/outbox');
      if (list.status === 503) return;
      const { files } = await (await expectOk(list, '一覧')).json() as { files: { name: string }[] };
      for (const { name } of files) {
        const path = `/outbox/${encodeURIComponent(name)}`;
        const bytes = new Uint8Array(await (await expectOk(await send('GET', path), '受信')).arrayBuffer());
        if (await take({ name, bytes })) await expectOk(await send('DELETE', path), '受信の確認');
      }
    },
  };
}
export type IntegratedTerminal = ReturnType<typeof integratedTerminal>;
