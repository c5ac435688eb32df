import type { AssetKind, ContactOutcome } from '../contracts/delinquency-contractor/codes.js';
import type { Resident } from '../contracts/resident.js';
import type { MonthlyIncome } from '../contracts/ward-delinquency.js';
import { callerAt, expectingOk } from './party-door.js';
import type { World } from './world.js';

type Person = Pick<Resident, 'name' | 'nameKana' | 'bornOn' | 'address'>;
/** What a bank or an employer has on record of somebody. `address` is that of its own record; null = it keeps none. */
export interface HeldAsset { readonly targetName: string; readonly address: string | null; readonly assetKind: AssetKind; readonly assetDetail: string; readonly assetYen?: number; readonly income?: MonthlyIncome }
/** How somebody answers the telephone. */
export interface TelephoneManner { readonly outcome: ContactOutcome; readonly promisedAfterDays?: number; readonly promisedYen?: number }

/** 滞納整理委託先, and the people and banks it talks to. */
export interface ContractorWindow {
  /** What banks and employers hold; takes the place of what was told before. */
  finds(...held: readonly (readonly [Person, HeldAsset])[]): Promise<void>;
  /** How people answer; takes the place of what was told before, and whoever is not told of never answers. */
  answers(...manners: readonly (readonly [Person, TelephoneManner])[]): Promise<void>;
  /** Whom it may call, whom it called and what it asked. */
  work(): Promise<{ readonly onList: readonly string[]; readonly calls: readonly { readonly caseId: string; readonly calledOn: string; readonly outcome: string }[]; readonly inquiries: readonly { readonly inquiryId: string; readonly state: string; readonly result: string | null }[] }>;
  /** Names of the files that wait for the ward. */
  waiting(): Promise<readonly string[]>;
}

export function contractorWindow(world: World, code: string): ContractorWindow {
  const expectOk = expectingOk({ code: 'TSG-S03', ja: '滞納整理委託先', cure: 'シナリオの指示と登場する関係者(cast)を見直す' });
  const door = callerAt(`${world.url}/delinquency-contractor`, async () => ({}));
  const asWard = callerAt(`${world.url}/delinquency-contractor`, async () => {
    const { key } = await (await door('GET', `/_sim/municipalities/${code}/key`)).json() as { key: string };
    return { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': key };
  });
  return {
    async finds(...held) {
      await expectOk(await door('PUT', `/_sim/holdings/${code}`, held.map(([{ name, nameKana, bornOn }, { income, ...asset }]) => ({ name, nameKana, bornOn, ...asset, ...income }))), '記録');
    },
    async answers(...manners) {
      await expectOk(await door('PUT', `/_sim/manners/${code}`, manners.map(([{ nameKana, bornOn }, manner]) => ({ nameKana, bornOn, ...manner }))), '応じ方');
    },
    work: async () => await (await expectOk(await door('GET', `/_sim/work/${code}`), '仕事')).json() as Awaited<ReturnType<ContractorWindow['work']>>,
    waiting: async () => (await (await expectOk(await asWard('GET', `/results/${code}`), '一覧')).json() as { files: readonly { name: string }[] }).files.map(({ name }) => name),
  };
}
