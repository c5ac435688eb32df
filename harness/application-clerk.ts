import type { Application } from '../contracts/e-application/application.js';
import type { StaffAct } from '../contracts/ward.js';
import type { Municipality } from '../law/municipalities.js';
import { partyDoor } from './party-door.js';
import type { World } from './world.js';

interface Listed { readonly sequence: number; readonly receptionNumber: string; readonly version: number }
type Take = Extract<StaffAct, { act: 'takeApplication' }>;
/** What the ward says to the applicant of one application. */
export interface Standing { readonly receptionNumber: string; readonly version: number; readonly report: { readonly state: string; readonly message: string } }

/** The clerk of one ward at 申請管理. Only a world with 電子申請 has one. */
export function applicationClerk(world: World, { code }: Municipality) {
  const { call: send, expectOk } = partyDoor(world, {
    at: `/e-application/applications/${code}`, key: { at: `/e-application/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム',
    blame: { code: 'TSG-S16', ja: '申請管理', cure: '電子申請の状態と団体コードを確かめる' },
  });
  /** Everything up to this sequence number has been taken; what lies beyond a gap is taken, too, and looked at again. */
  let through = 0;
  const beyond = new Set<number>();
  const told = new Map<string, string>();

  async function whole({ receptionNumber, version }: Listed): Promise<Take> {
    const path = `/${receptionNumber}/${version}`;
    const application = await (await expectOk(await send('GET', path), '取得')).json() as Application;
    const contents: Take['contents'] = [];
    for (const { number } of application.attachments) {
      const bytes = Buffer.from(await (await expectOk(await send('GET', `${path}/attachments/${number}`), '添付の取得')).arrayBuffer());
      contents.push({ number, base64: bytes.toString('base64') });
    }
    return { act: 'takeApplication', application, contents };
  }
  return {
    /** Gives `take` every version that has come, of each application the newest first: whoever has withdrawn or put right is not entered as they were before. One that it does not take is fetched anew the next time. */
    async fetch(take: (act: Take) => Promise<boolean>): Promise<void> {
      const list = await send('GET', `?after=${through}`);
      if (list.status === 503) return;
      const { versions } = await (await expectOk(list, '一覧')).json() as { versions: readonly Listed[] };
      for (const listed of newestFirst(versions)) if (await take(await whole(listed))) beyond.add(listed.sequence);
      while (beyond.delete(through + 1)) through += 1;
    },
    /** Tells 申請管理 what has changed. What it does not answer, and what its applicant has overtaken, is told the next time. */
    async tell(standings: readonly Standing[]): Promise<void> {
      for (const { receptionNumber, version, report } of standings) {
        const said = JSON.stringify({ version, ...report });
        if (told.get(receptionNumber) === said) continue;
        const answer = await send('PUT', `/${receptionNumber}/state`, { version, ...report });
        if (answer.status === 503 || answer.status === 409) continue;
        await expectOk(answer, '状態の報告');
        told.set(receptionNumber, said);
      }
    },
  };
}

const newestFirst = (versions: readonly Listed[]): readonly Listed[] => [...new Set(versions.map(({ receptionNumber }) => receptionNumber))].flatMap((number) => versions.filter(({ receptionNumber }) => receptionNumber === number).sort((a, b) => b.version - a.version));
