import type { Resident } from '../contracts/resident.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Day } from '../law/define.js';
import { callerAt, expectingOk } from './party-door.js';
import type { World } from './world.js';

type Person = Pick<Resident, 'nameKana' | 'bornOn'>;
/** A pension of somebody; `endedOn` and why: from that day on it is paid no more. */
export interface Pension { readonly annualPensionYen: number; readonly carePremiumYen?: number; readonly ended?: { readonly on: Day; readonly reason: 'pensionStopped' | 'transferred' } }
export interface Withheld { readonly householdKey: string; readonly withholdingMonth: string; readonly requestedYen: number; readonly withheldYen: number; readonly withholdingOutcome: string; readonly state: string }

/** 年金保険者: whose pension there is, and what it was asked and has taken. */
export interface PensionInsurerWindow {
  pays(...pensions: readonly (readonly [Person, Pension])[]): Promise<void>;
  /** The newest request for each month, by month. */
  requests(): Promise<readonly { readonly withholdingMonth: string; readonly requestedYen: number; readonly nameKana: string }[]>;
  withheld(): Promise<readonly Withheld[]>;
  transfers(): Promise<readonly { readonly settleOn: string; readonly withheldYen: number; readonly amountYen: number; readonly state: string }[]>;
  /** The results that wait for the ward. */
  waiting(): Promise<readonly WireFile[]>;
}

export function pensionWindow(world: World, code: string): PensionInsurerWindow {
  const expectOk = expectingOk({ code: 'TSG-S03', ja: '年金保険者', cure: 'シナリオの指示と登場する関係者(cast)を見直す' });
  const door = callerAt(`${world.url}/pension-insurer`, async () => ({}));
  const asWard = callerAt(`${world.url}/pension-insurer`, async () => {
    const { key } = await (await door('GET', `/_sim/municipalities/${code}/key`)).json() as { key: string };
    return { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': key };
  });
  interface View { readonly requests: Awaited<ReturnType<PensionInsurerWindow['requests']>>; readonly withholdings: readonly Withheld[]; readonly transfers: Awaited<ReturnType<PensionInsurerWindow['transfers']>> }
  const view = async () => await (await expectOk(await door('GET', `/_sim/withholdings/${code}`), '徴収')).json() as View;
  return {
    async pays(...pensions) {
      await expectOk(await door('PUT', '/_sim/pensions', pensions.map(([{ nameKana, bornOn }, { annualPensionYen, carePremiumYen = 0, ended }]) => ({ nameKana, bornOn, annualPensionYen, carePremiumYen, endedOn: ended?.on ?? null, endReason: ended?.reason ?? null }))), '年金');
    },
    requests: async () => (await view()).requests,
    withheld: async () => (await view()).withholdings,
    transfers: async () => (await view()).transfers,
    async waiting() {
      const { files } = await (await expectOk(await asWard('GET', `/feeds/${code}`), '一覧')).json() as { files: readonly { name: string }[] };
      return Promise.all(files.map(async ({ name }) => ({ name, bytes: new Uint8Array(await (await expectOk(await asWard('GET', `/feeds/${code}/${encodeURIComponent(name)}`), '結果')).arrayBuffer()) })));
    },
  };
}
