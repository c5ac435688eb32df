import { individualNumberOf } from '../law/check-digits.js';
import type { Moment } from '../law/day.js';
import type { Day } from '../law/define.js';
import type { Notification } from '../contracts/notification.js';
import type { Resident } from '../contracts/resident.js';
import type { ActResult, Ward, WardStart } from '../contracts/ward.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { inMemory } from '../store/sqlite.js';
import { referenceWard } from './reference.js';

/** What the tests of the ward share: an empty ward, invented people, forms. */
export const profile = bundledProfile();
export const masked = (individualNumber: string) => `MN#${String([...individualNumber].reduce((sum, digit) => (sum * 31 + Number(digit)) % 9973, 7)).padStart(8, '0')}`;

export async function openWard(now: Moment, parameters: WardStart['parameters'] = {}): Promise<Ward> {
  const database = await inMemory().database('ward');
  const ward = await referenceWard({ database, profile, masked });
  await ward.reset({ municipalityCode: '131032', insurerNumber: '138032', now, parameters, numberMode: 'shifted:3' });
  return ward;
}

export const numberOf = (n: number) => individualNumberOf(String(10_000_000_000 + n), { kind: 'shifted', by: 3 });
export const resident = (personKey: string, n: number, facts: Partial<Resident> = {}): Resident => ({
  personKey, individualNumber: numberOf(n), name: `試験 ${n}号`, nameKana: 'シケン', bornOn: '1980-05-05', sex: '1', address: '東京都港区試験一丁目1番1号', relationship: '世帯主',
  cardUse: 'none', isNotDisclosed: false, ...facts,
});

let serial = 0;
type Start = Extract<Notification, { kind: 'start' }>;
type End = Extract<Notification, { kind: 'end' }>;
/** The first person is the head; unless named, everybody starts. */
export const start = (reason: Start['reason'], occurredOn: Day, residents: Resident[], startingPersonKeys = residents.map(({ personKey }) => personKey), facts: Partial<Start> = {}): Start => ({
  kind: 'start', notificationId: `N-${(serial += 1)}`, receivedOn: occurredOn, reason, occurredOn, residents, headPersonKey: residents[0]!.personKey, startingPersonKeys, ...facts,
});
export const end = (reason: End['reason'], occurredOn: Day, personKeys: string[], facts: Partial<End> = {}): End => ({
  kind: 'end', notificationId: `N-${(serial += 1)}`, receivedOn: occurredOn, reason, occurredOn, personKeys, ...facts,
});
export const householdForm = (facts: Omit<Extract<Notification, { kind: 'household' }>, 'kind' | 'notificationId' | 'receivedOn' | 'residents'> & { residents?: Resident[] }): Notification =>
  ({ kind: 'household', notificationId: `N-${(serial += 1)}`, receivedOn: facts.occurredOn, residents: [], ...facts });
export const personForm = (facts: Omit<Extract<Notification, { kind: 'person' }>, 'kind' | 'notificationId' | 'receivedOn'>): Notification =>
  ({ kind: 'person', notificationId: `N-${(serial += 1)}`, receivedOn: facts.occurredOn, ...facts });

export const enter = (ward: Ward, notification: Notification): Promise<ActResult> => ward.act({ act: 'enterNotification', notification });
