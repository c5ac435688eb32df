import type { EnquiryKind, ProvisionKind } from '../contracts/municipal-hub/codes.js';
import type { Payload } from '../contracts/municipal-hub/payloads.js';
import type { Resident } from '../contracts/resident.js';
import type { Day } from '../law/define.js';
import { municipality } from '../law/municipalities.js';
import { ask } from './ask.js';
import { possiblePayload } from './possible-tax.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

type Person = Pick<Resident, 'personKey' | 'individualNumber' | 'isNotDisclosed'>;
/** One line of a ward and how it stands. */
export interface EnquiryStanding { readonly requestId: string; readonly personKey: string; readonly kind: string; readonly provider: string | null; readonly state: string; readonly lineStatus: string; readonly kindStatus: string | null }
/** One entry of 情報提供等記録 as the person reads it. */
export interface PortalEntry { readonly body: string; readonly side: 'asker' | 'provider'; readonly other: string; readonly kind: string; readonly outcome: string }

/** 自治体中間サーバー and what lies behind it, as a story tells it and looks at it. */
export interface MunicipalHubWindow {
  /** A body holds this about a person, as it was registered on a day (default: today). `provider`: 団体コード, 保険者番号 or an agency. */
  holds(provider: string, person: Person & Pick<Resident, 'bornOn'>, kind: EnquiryKind, payload: Payload, registeredOn?: Day): Promise<void>;
  /** What that body held is gone: its holder has deleted it. */
  drops(provider: string, person: Person, kind: EnquiryKind): Promise<void>;
  /** The hub knows this person of the ward; of whom it has never heard it takes a night to get a symbol. */
  introduces(person: Person): Promise<void>;
  /** That body answers after so many nights, by a person, not at all, or keeps it to itself; `{}` = as usual. */
  behaves(provider: string, how: { readonly latencyDays?: number; readonly release?: 'automatic' | 'manual' | 'withheld'; readonly isSilent?: boolean }): Promise<void>;
  /** The ward's lines, in the order in which they were taken. */
  enquiries(): Promise<readonly EnquiryStanding[]>;
  /** Whoever registers 副本 for the ward hands one of 国保資格 to the hub under that record id; what the hub says of it. */
  registers(person: Person, recordId: string, replica: { readonly historyKey: string; readonly lostOn: Day | null }): Promise<string>;
  /** Another body asks the ward's 副本 about a person; it learns the answer in the night. */
  isAskedAbout(person: Person, requestId: string, kind?: ProvisionKind, isNotDisclosed?: boolean): Promise<void>;
  learnt(requestId: string): Promise<{ readonly lineStatus: string; readonly kindStatus: string | null; readonly payload: readonly Payload[] }>;
  /** Everything about the person that マイナポータル shows her. */
  portal(person: Person): Promise<readonly PortalEntry[]>;
  /** What went wrong and nobody was told of. */
  findings(): Promise<readonly { readonly finding: string; readonly municipality: string }[]>;
}

/** 練馬区 asks the ward in these stories, or 板橋区 where 練馬区 is the ward. */
const bodiesOutside = ['131202', '131199'] as const;
/** データ標準レイアウト changes every July; the name of a version is ours. */
const layoutVersionOn = (day: Day): string => `${Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0)}.07`;

/** People are told to the hub by a keyed hash in place of their 個人番号, which it never sees. */
export function municipalHubWindow(world: World, code: string): MunicipalHubWindow {
  async function door<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await ask(`${world.url}/municipal-hub/_sim/${path}`, { method, headers: body === undefined ? {} : { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new TotsugoProblem('TSG-S03', `自治体中間サーバーの ${method} ${path} に ${answer.status} ${await answer.text()}`, 'シナリオの指示と登場する関係者(cast)を見直す');
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const outside = bodiesOutside.find((one) => one !== code)!;
  const residentCodeOf = ({ individualNumber }: Person): string => world.token('RC', individualNumber);
  const introduces = (person: Person) => door<undefined>('PUT', `people/${code}`, [{ personKey: person.personKey, residentCode: residentCodeOf(person), isNotDisclosed: person.isNotDisclosed }]);
  return {
    introduces,
    async holds(provider, person, kind, payload, registeredOn) {
      possiblePayload(payload, person);
      await introduces(person);
      await door('PUT', `holdings/${provider}`, [{ residentCode: residentCodeOf(person), kind, payload, ...(registeredOn ? { registeredOn } : {}) }]);
    },
    drops: (provider, person, kind) => door('PUT', `holdings/${provider}`, [{ residentCode: residentCodeOf(person), kind, operation: 'delete' }]),
    behaves: (provider, how) => door('PUT', `counterparts/${provider}`, how),
    async registers(person, recordId, { historyKey, lostOn }) {
      const { key } = await door<{ key: string }>('GET', `municipalities/${code}/key`);
      const answer = await ask(`${world.url}/municipal-hub/replicas/${code}`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'x-totsugo-party': encodeURIComponent('統合DB'), 'x-municipality-key': key },
        body: JSON.stringify([{
          recordId, personKey: person.personKey, kind: 'nhiQualification', historyKey, layoutVersion: layoutVersionOn(world.now().slice(0, 10) as Day),
          payload: { insurerNumber: municipality(code).insurerNumber, insuredSymbol: null, insuredNumber: '1', branchNumber: '01', memberRole: 'self', acquiredOn: '2026-01-10', lostOn },
        }]),
      });
      if (!answer.ok) throw new TotsugoProblem('TSG-S03', `自治体中間サーバーの副本登録に ${answer.status} ${await answer.text()}`, 'シナリオの指示を見直す');
      return (await answer.json() as { outcomes: readonly { outcome: string }[] }).outcomes[0]!.outcome;
    },
    isAskedAbout: (person, requestId, kind = 'nhiQualification', isNotDisclosed = false) => door('POST', 'requests', { requestId, asker: outside, provider: code, residentCode: residentCodeOf(person), kind, isNotDisclosed }),
    learnt: (requestId) => door('GET', `requests/${outside}/${requestId}`),
    enquiries: async () => (await door<{ enquiries: readonly EnquiryStanding[] }>('GET', `enquiries/${code}`)).enquiries,
    portal: async (person) => (await door<{ entries: readonly PortalEntry[] }>('GET', `portal/${residentCodeOf(person)}`)).entries,
    findings: async () => (await door<{ findings: readonly { finding: string; municipality: string }[] }>('GET', 'findings')).findings,
  };
}
