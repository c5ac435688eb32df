import type { Day } from '../law/define.js';
import { municipalities, municipality, type Municipality } from '../law/municipalities.js';
import type { ApplicationEndReason, ApplicationStartReason, Continuity, LossReason, SpecialResidenceKind } from '../contracts/codes.js';
import type { Notification } from '../contracts/notification.js';
import type { Resident } from '../contracts/resident.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { ContactSlip, SlipTopic } from '../contracts/other-municipality/contact-slip.js';
import type { TaxTold } from './levy-windows.js';
import { ask as send } from './ask.js';
import type { Answer } from '../simulators/define.js';
import type { Family } from './families.js';
import { rewritten, type ByHand } from './handmade.js';
import { possible } from './possible-tax.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

export type Behaviour =
  | { readonly kind: 'onTime' } | { readonly kind: 'late'; readonly days: number } | { readonly kind: 'never' }
  | { readonly kind: 'wrongDate'; readonly offsetDays: number } | { readonly kind: 'plannedDate'; readonly plannedOn: Day };

/** The other end of a move, told what happened there; it makes and sends its own files in its own way. */
export interface OtherMunicipalityWindow {
  readonly municipality: Municipality;
  /** The household becomes insured there. Those of the family who are insured, and the 擬制世帯主. */
  insures(family: Family, since: Day, reason?: ApplicationStartReason, behaviour?: Behaviour): Promise<void>;
  /** They have moved in there. `family` must be the people as that municipality knows them (`people.moved`). */
  receives(family: Family, on: Day, options?: { readonly reason?: ApplicationStartReason; readonly behaviour?: Behaviour; readonly specialResidenceKind?: SpecialResidenceKind }): Promise<void>;
  /** They leave for another municipality of the prefecture, or for outside. */
  letsGo(people: readonly Resident[], on: Day, options?: { readonly to?: 'withinPrefecture' | 'outside'; readonly newAddressOn?: Day; readonly newHead?: Resident; readonly behaviour?: Behaviour }): Promise<void>;
  ends(people: readonly Resident[], on: Day, reason: LossReason, options?: { readonly newHead?: Resident; readonly behaviour?: Behaviour }): Promise<void>;
  corrects(person: Resident, change: { readonly periodStartOn?: Day; readonly newStartOn?: Day; readonly newStartReason?: ApplicationStartReason; readonly newUntilOn?: Day | null; readonly newEndReason?: ApplicationEndReason }): Promise<void>;
  voids(person: Resident, periodStartOn?: Day): Promise<void>;
  changesNumber(person: Resident, individualNumber: string, kind: 'changed' | 'wrongBefore'): Promise<void>;
  resends(person: Resident): Promise<void>;
  /** Its tax office knows this of a person it taxes, or taxed; `heldBy`: another municipality does. */
  taxes(person: Resident, said: TaxTold | { readonly fiscalYear: number; readonly heldBy: string }, asOf?: Day): Promise<void>;
  /** It writes a 連絡票; the address is the one it knows. Returns the number of the sheet. */
  inquires(recipientCode: string, about: Pick<Resident, 'name' | 'bornOn' | 'sex'> & { readonly address?: string }, topic: SlipTopic, fiscalYear?: number): Promise<string>;
  /** Every 連絡票 it has written, received or answered. */
  slips(): Promise<readonly (ContactSlip & { readonly state: string })[]>;
  /** The household of that person had 高額療養費 in these 診療年月 (YYYYMM), or did not after all. Goes to 集約 in the evening. */
  hasHighCost(person: Resident, careMonths: readonly string[], options?: { readonly voided?: boolean; readonly countsForRepeat?: boolean }): Promise<void>;
  /** The 高額該当 months of that person's household, its own and those handed over to it. */
  highCost(person: Resident): Promise<readonly { readonly careMonth: string; readonly origin: 'own' | 'carriedOver'; readonly voided: boolean }[]>;
  /** What it knows of a person, with the dates it was given. */
  view(person: Resident): Promise<OtherMunicipalityView>;
}
export interface OtherMunicipalityView {
  readonly known: boolean;
  readonly acquiredOn: Day | null;
  readonly lostOn: Day | null;
  readonly continuity: Continuity | null;
  readonly municipalInsuredId: string | null;
  readonly issueCodes: readonly string[];
}

/** The aggregator seen through its screen (results) and its test door (everything else). */
export interface AggregatorWindow {
  view(person: Resident, municipalityCode?: string): Promise<AggregatorView>;
  waiting(): Promise<readonly { readonly status: string; readonly municipalityCode: string; readonly ageDays: number }[]>;
  results(municipalityCode?: string): Promise<readonly ResultOnScreen[]>;
  /** Null when this municipality has no such result. */
  result(batchId: string, municipalityCode?: string): Promise<{ readonly issues: readonly IssueOnScreen[] } | null>;
  /** Names of the distribution files laid out and not yet received. */
  outbox(municipalityCode?: string): Promise<readonly string[]>;
  /** One distribution file by its name, received before or not; null when this municipality has no such file. */
  distributed(fileName: string, municipalityCode?: string): Promise<WireFile | null>;
  findings(): Promise<readonly { readonly code: string; readonly municipalityCode: string }[]>;
  /** Every 継続候補世帯 of the prefecture. */
  continuity(): Promise<readonly ContinuityOnScreen[]>;
  /** The screen of 高額該当情報 of a municipality: what was taken and what was not. */
  highCost(municipalityCode?: string): Promise<{ readonly months: readonly { readonly careMonth: string; readonly voided: boolean }[]; readonly issues: readonly { readonly code: string; readonly careMonth: string }[] }>;
}
export interface ContinuityOnScreen { readonly candidateKey: string; readonly municipalityCode: string; readonly fromMunicipalityCode: string; readonly state: string; readonly outcome: string | null; readonly issueCodes: readonly string[]; readonly inheritedMonths: readonly string[]; readonly reasons: readonly string[] }
export interface AggregatorView {
  readonly known: boolean;
  readonly prefecturePersonId: string | null;
  readonly municipalInsuredIds: readonly { readonly municipalityCode: string; readonly municipalInsuredId: string }[];
  readonly chains: readonly { readonly acquiredOn: Day | null; readonly acquisitionReason: string | null; readonly lostOn: Day | null; readonly lossReason: string | null }[];
  readonly statuses: readonly string[];
  readonly ratios: readonly { readonly municipalityCode: string; readonly validFrom: Day; readonly validThrough: Day; readonly burdenRatio: string }[];
  readonly issues: readonly { readonly code: string; readonly days?: number }[];
}
export interface ResultOnScreen {
  readonly batchId: string; readonly fileNames: readonly string[]; readonly outcome: string;
  readonly receivedCount: number; readonly loadedCount: number; readonly rejectedCount: number;
  readonly confirmedBy: string | null; readonly issueCodes: readonly string[];
}
export interface IssueOnScreen {
  readonly code: string; readonly severity: string; readonly fileName: string; readonly line: number; readonly byte: number;
  readonly field: string; readonly raw: string; readonly personKey: string | null; readonly why: string; readonly cure: string;
}

export interface DataLinkPcWindow {
  outbox(municipalityCode?: string): Promise<readonly { readonly name: string; readonly state: string }[]>;
  inbox(municipalityCode?: string): Promise<readonly { readonly name: string }[]>;
  /** The operator sends the original of a file once more. */
  resend(fileName: string, municipalityCode?: string): Promise<void>;
  /** The operator takes a file that has not gone out from the outbox. */
  remove(fileName: string, municipalityCode?: string): Promise<void>;
  /** Somebody opens a file that has not gone out by hand and saves it with other rows under the same name. */
  rewrite(fileName: string, change: ByHand, municipalityCode?: string): Promise<void>;
  log(municipalityCode?: string): Promise<readonly { readonly name: string; readonly status: number; readonly damage: string }[]>;
}

/** The windows a story looks through, all over real HTTP. */
export function windowsOf(world: World, homeCode: string) {
  const call = (method: string, path: string, body?: unknown): Promise<Answer> => {
    const [type, content] = body instanceof Uint8Array ? ['application/octet-stream', Buffer.from(body)] : ['application/json', JSON.stringify(body)];
    return send(`${world.url}${path}`, { method, headers: { 'x-totsugo-party': encodeURIComponent('職員'), ...(body === undefined ? {} : { 'content-type': type }) }, ...(body === undefined ? {} : { body: content }) });
  };
  const refused = async (method: string, path: string, response: Answer) => new TotsugoProblem('TSG-S03', `${method} ${path} に ${response.status} ${await response.text()}`, 'シナリオの指示を見直す');
  const ask: Ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await call(method, path, body);
    if (!response.ok) throw await refused(method, path, response);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const look: Look = async (path) => {
    const response = await call('GET', path);
    if (!response.ok && response.status !== 404) throw await refused('GET', path, response);
    return response.ok ? response : null;
  };
  return {
    residents: { handIn: (notification: Notification, handInOn: Day) => ask<void>('POST', '/residents/_sim/notify', { municipalityCode: homeCode, notification, handInOn }) },
    other: (name: string) => otherWindow(municipality(neighbour(codeOf(name), homeCode)), ask),
    aggregator: aggregatorWindow(homeCode, ask, look),
    dataLinkPc: {
      outbox: async (code = homeCode) => (await ask<{ files: { name: string; state: string }[] }>('GET', `/data-link-pc/${code}/outbox`)).files,
      inbox: async (code = homeCode) => (await ask<{ files: { name: string }[] }>('GET', `/data-link-pc/${code}/inbox`)).files,
      resend: (name, code = homeCode) => ask<void>('POST', `/data-link-pc/_sim/${code}/resend/${encodeURIComponent(name)}`),
      remove: (name, code = homeCode) => ask<void>('DELETE', `/data-link-pc/_sim/${code}/outbox/${encodeURIComponent(name)}`),
      rewrite: async (name, change, code = homeCode) => ask<void>('PUT', `/data-link-pc/${code}/outbox/${encodeURIComponent(name)}`, await rewritten(world, name, change)),
      log: async (code = homeCode) => (await ask<{ attempts: { name: string; status: number; damage: string }[] }>('GET', `/data-link-pc/_sim/${code}/log`)).attempts,
    } satisfies DataLinkPcWindow,
  };
}

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;
/** The answer to a look at something, or null when it is not there. */
type Look = (path: string) => Promise<Answer | null>;

/** 団体コード of a municipality given by code or by its Japanese name. */
export function codeOf(name: string): string {
  const found = municipalities.find(({ code, ja }) => code === name || ja === name);
  if (!found) throw new TotsugoProblem('TSG-S04', `東京都に「${name}」という市区町村はない`, '名称(例: 世田谷区)か6桁の団体コードで書く');
  return found.code;
}

/** A story's other municipality that happens to be the ward under test is played by one that no story names. */
export const neighbour = (code: string, homeCode: string): string => (code === homeCode ? codeOf('練馬区') : code);

const aggregatorWindow = (homeCode: string, ask: Ask, look: Look): AggregatorWindow => ({
  view: (person, municipalityCode = homeCode) => ask('POST', '/aggregator/_sim/view', { municipalityCode, personKey: person.personKey }),
  waiting: async () => (await ask<{ waiting: { status: string; municipalityCode: string; ageDays: number }[] }>('GET', '/aggregator/_sim/waiting')).waiting,
  results: async (code = homeCode) => (await ask<{ results: ResultOnScreen[] }>('GET', `/aggregator/municipalities/${code}/results`)).results,
  result: async (batchId, code = homeCode) => (await look(`/aggregator/municipalities/${code}/results/${batchId}`))?.json() as Promise<{ issues: IssueOnScreen[] }> ?? null,
  outbox: async (code = homeCode) => (await ask<{ files: { name: string }[] }>('GET', `/aggregator/municipalities/${code}/outbox`)).files.map(({ name }) => name),
  async distributed(name, code = homeCode) {
    const response = await look(`/aggregator/municipalities/${code}/outbox/${encodeURIComponent(name)}`);
    return response && { name, bytes: new Uint8Array(await response.arrayBuffer()) };
  },
  continuity: async () => (await ask<{ candidates: readonly ContinuityOnScreen[] }>('GET', '/aggregator/_sim/continuity')).candidates,
  highCost: (code = homeCode) => ask('GET', `/aggregator/municipalities/${code}/high-cost`),
  findings: async () => (await ask<{ findings: { code: string; municipalityCode: string }[] }>('GET', '/aggregator/_sim/findings')).findings,
});

function otherWindow(at: Municipality, ask: Ask): OtherMunicipalityWindow {
  const tell = (command: Record<string, unknown>) => ask<void>('POST', `/other-municipality/_sim/${at.code}/${command['act'] as string}`, command);
  const keys = (people: readonly Resident[]) => people.map(({ personKey }) => personKey);
  const joining = (family: Family) => ({ residents: family.residents, insuredPersonKeys: family.insuredKeys, headPersonKey: family.head.personKey });
  return {
    municipality: at,
    insures: (family, since, reason = 'moveInFromOutside', behaviour) => tell({ act: 'insure', ...joining(family), since, reason, behaviour }),
    receives: (family, on, options = {}) => tell({ act: 'moveIn', ...joining(family), on, ...options }),
    letsGo: (people, on, { newHead, ...options } = {}) => tell({ act: 'moveOut', personKeys: keys(people), on, newHeadPersonKey: newHead?.personKey, ...options }),
    ends: (people, on, reason, { newHead, ...options } = {}) => tell({ act: 'endInsurance', personKeys: keys(people), on, reason, newHeadPersonKey: newHead?.personKey, ...options }),
    corrects: (person, change) => tell({ act: 'correct', personKey: person.personKey, ...change }),
    voids: (person, periodStartOn) => tell({ act: 'void', personKey: person.personKey, periodStartOn }),
    changesNumber: (person, individualNumber, kind) => tell({ act: 'changeNumber', personKey: person.personKey, individualNumber, kind }),
    resends: (person) => tell({ act: 'resend', personKey: person.personKey }),
    taxes: async ({ personKey, name, nameKana, bornOn, sex, address }, said, asOf) => ask<void>('POST', `/other-municipality/_sim/${at.code}/incomes`, { personKey, name, nameKana, bornOn, sex, address, ...('heldBy' in said ? { fiscalYear: said.fiscalYear, heldByCode: said.heldBy } : possible(said, { bornOn })), asOf }),
    inquires: async (recipientCode, { name, bornOn, sex, address }, topic, fiscalYear) => (await ask<{ slipId: string }>('POST', `/other-municipality/_sim/${at.code}/slips`, { recipientCode, name, bornOn, sex, address, topic, fiscalYear, slipText: '照会する' })).slipId,
    slips: async () => (await ask<{ slips: readonly (ContactSlip & { readonly state: string })[] }>('GET', `/other-municipality/_sim/${at.code}/slips`)).slips,
    hasHighCost: (person, careMonths, options = {}) => ask('POST', `/other-municipality/_sim/${at.code}/high-cost`, { personKey: person.personKey, careMonths, ...options }),
    highCost: async (person) => (await ask<{ months: Awaited<ReturnType<OtherMunicipalityWindow['highCost']>> }>('GET', `/other-municipality/_sim/${at.code}/high-cost/${person.personKey}`)).months,
    view: (person) => ask('GET', `/other-municipality/_sim/${at.code}/view/${person.personKey}`),
  };
}
