import type { z } from 'zod';
import type { Concern, letterStates } from '../contracts/concern.js';
import type { Notification } from '../contracts/notification.js';
import type { Resident } from '../contracts/resident.js';
import type { Day } from '../law/define.js';
import type { Knowledge, knowledge } from '../simulators/residents/knowledge.js';
import { ask } from './ask.js';
import type { Family } from './families.js';
import { TotsugoProblem } from './problem.js';
import type { NewNotification } from './scene.js';
import type { World } from './world.js';

/** What a household knows of itself, beyond who lives in it and where. */
export interface Knows {
  /** Since when those of the family who are insured have been. */
  readonly since: Day;
  /** Who is not any more, and since which day. */
  readonly until?: readonly (readonly [person: Resident, day: Day])[];
  /** A 届出 that is still to be made, and whose it is; brought when a letter shows that it is needed. */
  readonly tells?: readonly (readonly [person: Resident, notification: NewNotification])[];
  /** The ward may refuse those; the story looks at what came of them itself. */
  readonly mayBeRefused?: boolean;
  /** Income of the year before that nobody has declared. */
  readonly undeclared?: readonly (readonly [person: Resident, fiscalYear: number, incomeYen: number])[];
  readonly expects?: Knowledge['expects'];
  readonly habits?: z.input<typeof knowledge>['habits'];
  readonly livesFrom?: Day;
  readonly livesUntil?: Day;
}

/** A letter that came: what its reader made of it. */
export interface LetterRead { readonly deliveredOn: string; readonly state: (typeof letterStates)[number][0]; readonly made: readonly string[] }
export interface Said { readonly concernId: string; readonly kind: Concern['kind']; readonly saidOn: string; readonly state: 'planned' | 'said' | 'answered'; readonly answer: string | null }
export interface PaidByHabit { readonly matter: string; readonly yen: number; readonly way: 'shop' | 'counter'; readonly state: 'going' | 'paid' | 'planned' | 'refused'; readonly paidOn: string; readonly why: string }
export interface Handed { readonly notificationId: string; readonly reason: string; readonly state: string; readonly handInOn: string; readonly refusals: readonly { readonly code: string; readonly why: string }[] }

/** Households that read their post. */
export interface ReaderWindow {
  /** From now on the household reads what comes and acts on what it knows; said again, it has learnt something. */
  reads(family: Family, knows: Knows): Promise<void>;
  /** What waits for an answer at the counter, as the clerk hears it. */
  concerns(): Promise<readonly Concern[]>;
  /** The clerk's answer, once something has come of it. */
  answers(concern: Concern, answer: string): Promise<void>;
  /** What has come to that household, and what it made of it. */
  letterBox(family: Family): Promise<readonly LetterRead[]>;
  /** What that household has paid by its habit, and where it could not. */
  payments(family: Family): Promise<readonly PaidByHabit[]>;
  /** What that household has said at the counter or is about to say. */
  said(family: Family): Promise<readonly Said[]>;
  /** Every 届出 of the story, in the order in which it was brought, and what became of it. */
  handed(): Promise<readonly Handed[]>;
}

interface Box { readonly readerId: string; readonly letters: readonly LetterRead[]; readonly payments: readonly PaidByHabit[]; readonly concerns: readonly Said[] }

/** `fill` gives a 届出 its id; `tries`: one that may be refused. */
export function readerWindow(world: World, code: string, { fill, tries }: { readonly fill: (notification: NewNotification) => Notification; readonly tries: (notificationId: string) => void }): ReaderWindow {
  async function door(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await ask(`${world.url}/residents${path}`, { method, headers: { 'x-totsugo-party': encodeURIComponent('職員'), ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    if (!answer.ok) throw new TotsugoProblem('TSG-S03', `${method} ${path} に ${answer.status} ${text}`, 'シナリオの指示を見直す');
    return text === '' ? undefined : JSON.parse(text) as unknown;
  }
  const boxOf = async ({ household }: Family): Promise<Box> => {
    const { readers } = await door('GET', `/_sim/${code}/readers`) as { readers: readonly Box[] };
    const box = readers.find(({ readerId }) => readerId === household.householdKey);
    if (!box) throw new TotsugoProblem('TSG-S03', `${household.householdKey} の家は郵便を読む家でない`, '先に residents.reads で読み手にする');
    return box;
  };
  /** Of one truth there is one form, however often the household is told what it knows. */
  const forms = new Map<NewNotification, Notification>();
  const formOf = (told: NewNotification): Notification => {
    const form = forms.get(told) ?? fill(told);
    forms.set(told, form);
    return form;
  };
  return {
    async reads(family, knows) {
      const told = (knows.tells ?? []).map(([person, form]) => [person, formOf(form)] as const);
      if (knows.mayBeRefused) for (const [, { notificationId }] of told) tries(notificationId);
      await door('PUT', `/_sim/${code}/readers/${encodeURIComponent(family.household.householdKey)}`, known(family, knows, new Map(told.map(([{ personKey }, form]) => [personKey, form]))));
    },
    concerns: async () => (await door('GET', `/municipalities/${code}/concerns`) as { concerns: readonly Concern[] }).concerns,
    answers: async ({ concernId }, answer) => void await door('POST', `/municipalities/${code}/concerns/${encodeURIComponent(concernId)}/answer`, { answer }),
    letterBox: async (family) => (await boxOf(family)).letters,
    payments: async (family) => (await boxOf(family)).payments,
    said: async (family) => (await boxOf(family)).concerns,
    handed: async () => (await door('GET', `/_sim/${code}/notifications`) as { notifications: readonly Handed[] }).notifications,
  };
}

function known(family: Family, { since, until = [], undeclared = [], expects = [], habits = {}, livesFrom = since, livesUntil }: Knows, forms: ReadonlyMap<string, Notification>): z.input<typeof knowledge> {
  const isInsured = new Set(family.insuredKeys);
  return {
    address: family.address, livesFrom, livesUntil: livesUntil ?? null, expects: [...expects], habits,
    people: family.residents.map(({ personKey, name, nameKana, bornOn }) => {
      const own = undeclared.find(([person]) => person.personKey === personKey);
      return {
        name, nameKana, bornOn, insuredFrom: isInsured.has(personKey) ? since : null, insuredUntil: until.find(([person]) => person.personKey === personKey)?.[1] ?? null,
        toTell: forms.get(personKey) ?? null, undeclared: own ? { fiscalYear: own[1], incomeYen: own[2] } : null,
      };
    }),
  };
}
