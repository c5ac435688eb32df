import type { Day } from '../law/define.js';
import type { CardUseState, IdentityFlag, IdentityState, MatchVerdict, StoppedChannel } from '../contracts/insurer-hub/codes.js';
import type { Clearance, MemberUpdate, toldOneByOne } from '../contracts/insurer-hub/terminal.js';
import type { Resident } from '../contracts/resident.js';
import { enquiryKinds, enquiryOutcomes } from '../contracts/juki-net/identity.js';
import { wordOf } from '../contracts/codes.js';
import { ask as send } from './ask.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** What a story tells 住基ネット of a resident; the register shows it from the day it is told. */
export type ResidentEvent =
  | { readonly kind: 'moveIn' | 'moveWithin'; readonly address: string } | { readonly kind: 'moveOut' | 'moveAbroad' | 'death' | 'removal' }
  | { readonly kind: 'nameChange'; readonly name?: string; readonly nameKana?: string; readonly commonName?: string; readonly formerSurname?: string }
  | { readonly kind: 'kanaRegistration'; readonly nameKana: string } | { readonly kind: 'sexChange'; readonly sex: '1' | '2' } | { readonly kind: 'bornOnCorrection'; readonly bornOn: Day }
  | { readonly kind: 'numberChange'; readonly newIndividualNumber: string } | { readonly kind: 'restored'; readonly address?: string };

/** 住基ネット. Everybody a story makes is in its register; what differs there a story says here. */
export interface JukiNetWindow {
  /** What the register holds of a resident, when it is not what the ward was told. */
  holds(person: Resident, otherwise: Partial<Pick<Resident, 'name' | 'nameKana' | 'bornOn' | 'sex' | 'address'>> & { readonly commonName?: string; readonly formerSurname?: string }): Promise<void>;
  happens(person: Resident, on: Day, event: ResidentEvent): Promise<void>;
  /** This person is in no register: a 個人番号 that was never issued. */
  neverHeardOf(person: Resident): void;
  /** The ward's look-ups about 住登外者 as an audit reads them: who, what for, by what, with which outcome. */
  lookups(): Promise<readonly string[]>;
}

/** One record of the hub as its operator sees it (test door). */
export interface HubRecord {
  readonly historyKey: string; readonly version: number; readonly individualNumber: string; readonly validFrom: Day; readonly validTo: Day | null;
  readonly identityState: IdentityState; readonly identityFlag: IdentityFlag; readonly verdict: MatchVerdict | null; readonly grade: string | null; readonly stopped: StoppedChannel;
  readonly overdueOn: Day | null; readonly because: string | null; readonly findings: readonly string[];
}
export interface HubView {
  readonly known: boolean; readonly insurerPersonKey: string | null; readonly boundNumber: string | null; readonly linkageSymbol: string | null;
  readonly cardUse: { readonly state: CardUseState; readonly effectiveOn: Day | null };
  readonly records: readonly HubRecord[];
}
export interface HubWindow {
  view(person: Resident, municipalityCode?: string): Promise<HubView>;
  history(person: Resident, municipalityCode?: string): Promise<{ readonly entries: readonly (Omit<HubRecord, 'findings'> & { readonly isCurrent: boolean; readonly isVoid: boolean; readonly origin: string })[]; readonly exposures: readonly { readonly version: number; readonly lookups: number; readonly outcome: string }[] }>;
  audit(): Promise<readonly { readonly who: string; readonly code: string; readonly what: string; readonly outcome: string }[]>;
  /** The ward's clerk types one 加入者情報の更新 (`updates`) or 理由付き疑いなし (`clearances`) at 統合専用端末; what the terminal answers. */
  typesIn(door: keyof typeof toldOneByOne, record: MemberUpdate | Clearance): Promise<{ readonly status: number; readonly code: string | null }>;
  /** Somebody else's key at the door of a 委託区画; the status that comes back. */
  knocks(municipalityCode: string, withKeyOf: string | null): Promise<number>;
}

/** Everybody a story has made and 住基ネット has not been told of yet. */
export function newcomersTo(world: World) {
  const waiting = new Map<string, object>();
  const isHere = world.cast.includes('juki-net');
  return {
    note(people: readonly Resident[]) {
      if (isHere) for (const { individualNumber, name, nameKana, bornOn, sex, address, commonName } of people) waiting.set(individualNumber, { individualNumber, name, nameKana, bornOn, sex, address, ...(commonName ? { commonName } : {}) });
    },
    forget: ({ individualNumber }: Resident) => void waiting.delete(individualNumber),
    async tell() {
      if (waiting.size === 0) return;
      const people = [...waiting.values()];
      waiting.clear();
      await door(world, 'PUT', '/juki-net/_sim/residents', people);
    },
  };
}
export type Newcomers = ReturnType<typeof newcomersTo>;

async function door<T>(world: World, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await send(`${world.url}${path}`, { method, headers: body === undefined ? {} : { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new TotsugoProblem('TSG-S03', `${method} ${path} に ${answer.status} ${await answer.text()}`, 'シナリオの指示と登場する関係者(cast)を見直す');
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function linkageWindows(world: World, homeCode: string, newcomers: Newcomers): { readonly jukiNet: JukiNetWindow; readonly hub: HubWindow } {
  const look = <T>(path: string) => door<T>(world, 'GET', `/insurer-hub/_sim${path}`);
  return {
    jukiNet: {
      async holds({ individualNumber, name, nameKana, bornOn, sex, address }, otherwise) {
        await newcomers.tell();
        await door(world, 'PUT', '/juki-net/_sim/residents?replace=true', [{ individualNumber, name, nameKana, bornOn, sex, address, ...otherwise }]);
      },
      async happens({ individualNumber }, on, event) {
        await newcomers.tell();
        await door(world, 'POST', '/juki-net/_sim/residents/changes', { individualNumber, on, ...event });
      },
      neverHeardOf: newcomers.forget,
      lookups: async () => (await door<{ lookups: readonly { actor: string; purpose: string; kind: string; outcome: string }[] }>(world, 'GET', `/juki-net/_sim/lookups/${homeCode}`)).lookups.map(({ actor, purpose, kind, outcome }) => [actor, purpose, wordOf(enquiryKinds, kind), wordOf(enquiryOutcomes, outcome)].join(' / ')),
    },
    hub: {
      view: ({ personKey }, code = homeCode) => look(`/view/${code}/${personKey}`),
      history: ({ personKey }, code = homeCode) => look(`/history/${code}/${personKey}`),
      audit: async () => (await look<{ audit: readonly { who: string; code: string; what: string; outcome: string }[] }>('/audit')).audit,
      async typesIn(way, record) {
        const { key } = await look<{ key: string }>(`/partitions/${homeCode}/key`);
        const answer = await send(`${world.url}/insurer-hub/partitions/${homeCode}/terminal/${way}`, {
          method: 'POST', headers: { 'content-type': 'application/json', 'x-totsugo-party': encodeURIComponent('統合専用端末'), 'x-partition-key': key }, body: JSON.stringify(record),
        });
        return { status: answer.status, code: (await answer.json() as { code?: string }).code ?? null };
      },
      async knocks(code, withKeyOf) {
        const key = withKeyOf === null ? null : (await look<{ key: string }>(`/partitions/${withKeyOf}/key`)).key;
        return (await send(`${world.url}/insurer-hub/partitions/${code}/terminal/members`, { headers: key === null ? {} : { 'x-partition-key': key } })).status;
      },
    },
  };
}
