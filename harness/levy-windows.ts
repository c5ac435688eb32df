import type { TaxState } from '../contracts/integrated-db/tax-feed.js';
import type { EnquiryKind } from '../contracts/municipal-hub/codes.js';
import type { Payload } from '../contracts/municipal-hub/payloads.js';
import type { ReturnReason } from '../contracts/mailing/records.js';
import type { Resident } from '../contracts/resident.js';
import type { Day } from '../law/define.js';
import { ask } from './ask.js';
import type { BatchOnScreen, MailingDesk, Mishap } from './mailing-desk.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** What the tax office says of a person and fiscal year. Amounts left out are 0 where there was a declaration. */
export interface TaxTold {
  readonly fiscalYear: number;
  readonly taxState: TaxState;
  readonly netIncomeYen?: number;
  readonly salaryIncomeYen?: number;
  readonly publicPensionIncomeYen?: number;
  readonly salaryRevenueYen?: number;
  readonly publicPensionRevenueYen?: number;
  readonly familyEmployeeDeductionYen?: number;
}

/** The tax office of the ward, beside 統合DB: what it knows goes out with the next morning's feed. */
export interface TaxOfficeWindow {
  tells(...told: readonly (readonly [person: Pick<Resident, 'personKey'>, said: TaxTold])[]): Promise<void>;
  /** It knows nothing of this person and year any more. */
  forgets(person: Pick<Resident, 'personKey'>, fiscalYear: number): Promise<void>;
}

/** An envelope as its addressee opens it. */
export interface Letter { readonly postedOn: string; readonly copy: number; readonly isDelivered: boolean; readonly sheets: readonly { readonly noticeId: string; readonly lines: readonly string[] }[] }

export interface MailingWindow {
  /** What the contractor's screen shows of the ward's batches, oldest first. */
  batches(): Promise<readonly BatchOnScreen[]>;
  /** Every envelope in whose window that notice lies. */
  letters(noticeId: string): Promise<readonly Letter[]>;
  /** Nobody lives there any more; replaces what was said before. */
  cannotReach(addresses: readonly { readonly address: string; readonly reason: ReturnReason }[]): Promise<void>;
  /** The next file is spoilt between the ward and the contractor. */
  spoilsNext(how: Mishap): void;
}

/** What a body behind 自治体中間サーバー holds of a person: its 副本, as old as its registration. */
export interface MunicipalHubWindow {
  holds(provider: string, person: Pick<Resident, 'personKey'>, kind: EnquiryKind, payload: Payload, registeredOn?: Day): Promise<void>;
  /** How a body answers from now on; `{}` is the usual way. */
  behaves(provider: string, how: { readonly latencyDays?: number; readonly release?: 'automatic' | 'manual' | 'withheld'; readonly isSilent?: boolean }): Promise<void>;
  /** The hub knows this person of the ward; of whom it has never heard it takes a night to get a symbol. */
  introduces(person: Pick<Resident, 'personKey'>): Promise<void>;
  /** The record of a protected person who must not be found through it. */
  protects(person: Pick<Resident, 'personKey'>): Promise<void>;
  /** What the person reads of it in マイナポータル: who asked whom for what. */
  portal(person: Pick<Resident, 'personKey'>): Promise<unknown>;
  /** What the hub finds afterwards that a ward did wrong. */
  findings(): Promise<readonly { readonly kind: string }[]>;
}

export function levyWindows(world: World, code: string, desk: MailingDesk | null): { readonly taxOffice: TaxOfficeWindow; readonly mailing: MailingWindow; readonly municipalHub: MunicipalHubWindow } {
  async function door<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await ask(`${world.url}${path}`, { method, headers: body === undefined ? {} : { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new TotsugoProblem('TSG-S03', `${method} ${path} に ${answer.status} ${await answer.text()}`, 'シナリオの指示と登場する関係者(cast)を見直す');
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const atDesk = (): MailingDesk => {
    if (desk) return desk;
    throw new TotsugoProblem('TSG-S03', '封入封緘事業者のいない世界', 'シナリオの cast に mailing を加える');
  };
  const residentCode = ({ personKey }: Pick<Resident, 'personKey'>) => `R-${personKey}`;
  const atHub = `/municipal-hub/_sim`;
  const introduce = (person: Pick<Resident, 'personKey'>, isNotDisclosed = false) => door<undefined>('PUT', `${atHub}/people/${code}`, [{ personKey: person.personKey, residentCode: residentCode(person), isNotDisclosed }]);
  const tell = (rows: readonly object[]) => door<undefined>('PUT', `/integrated-db/_sim/tax/${code}`, rows);
  return {
    taxOffice: {
      tells: (...told) => tell(told.map(([{ personKey }, said]) => ({ operation: 'put', personKey, ...said }))),
      forgets: ({ personKey }, fiscalYear) => tell([{ operation: 'delete', personKey, fiscalYear }]),
    },
    municipalHub: {
      async holds(provider, person, kind, payload, registeredOn) {
        await introduce(person);
        await door('PUT', `${atHub}/holdings/${provider}`, [{ residentCode: residentCode(person), kind, payload, ...(registeredOn ? { registeredOn } : {}) }]);
      },
      behaves: (provider, how) => door('PUT', `${atHub}/counterparts/${provider}`, how),
      introduces: (person) => introduce(person),
      protects: (person) => introduce(person, true),
      portal: (person) => door('GET', `${atHub}/portal/${residentCode(person)}`),
      findings: async () => (await door<{ findings: readonly { readonly kind: string }[] }>('GET', `${atHub}/findings`)).findings,
    },
    mailing: {
      batches: () => atDesk().batches(),
      letters: async (noticeId) => (await door<{ letters: readonly Letter[] }>('GET', `/mailing/_sim/letters/${code}/${encodeURIComponent(noticeId)}`)).letters,
      cannotReach: (addresses) => door('PUT', `/mailing/_sim/undeliverable/${code}`, addresses),
      spoilsNext: (how) => atDesk().spoilNext(how),
    },
  };
}
