import type { Application, ApplicationContent, ApplicationForm } from '../../contracts/e-application/application.js';
import { isOfBenefit, type BenefitContent } from '../../contracts/e-application/benefit.js';
import type { PremiumForm } from '../../contracts/ward-premium.js';
import type { Resident } from '../../contracts/resident.js';
import type { StaffAct } from '../../contracts/ward.js';
import type { Day } from '../../law/define.js';
import type { Desk } from '../desk.js';
import type { Obstacle } from '../refusals.js';
import type { ResidentRow } from '../tables.js';
import { arrivalOf } from './arrival.js';
import { benefitEntryOf, type BenefitEntry } from './benefit-forms.js';

/** What an application is entered as. */
export type Entry = Extract<StaffAct, { act: 'enterNotification' | 'enterPremiumForm' }> | BenefitEntry;
/** Whom the people of the form were found to be, by their place. Of somebody who never lived here there is the 宛名番号 alone. */
export interface People { readonly keys: ReadonlyMap<number, string>; readonly residents: ReadonlyMap<number, Resident> }
/** What only a clerk can say. */
export interface Amounts { readonly reliefYen?: Extract<PremiumForm, { kind: 'relief' }>['yen'] | undefined; readonly recognisedYen?: number | undefined }

/** What an application is entered as under the ordinary rules; or, before them, why that cannot be said. */
export function entryOf(desk: Desk, application: Application, people: People, amounts: Amounts = {}): Promise<Entry | Obstacle> {
  const { receptionNumber, form } = application;
  const { content, concerns } = form;
  const receivedOn = arrivalOf(desk, application);
  if (!isOfBenefit(content)) return Promise.resolve(formOf({ receptionNumber, receivedOn, concerns, content, people: people.residents, reliefYen: amounts.reliefYen }));
  return benefitEntryOf(desk, { receptionNumber, receivedOn, content, applicantPersonKey: people.keys.get(0)!, personKey: people.keys.get(concerns[0]!)!, recognisedYen: amounts.recognisedYen });
}

interface Told { readonly receptionNumber: string; readonly receivedOn: Day; readonly concerns: ApplicationForm['concerns']; readonly content: Exclude<ApplicationContent, BenefitContent>; readonly people: ReadonlyMap<number, Resident>; readonly reliefYen: Amounts['reliefYen'] }

/** The places that must be known before anything can be entered: the applicant, those concerned, and whoever is to head the household. */
export const placesNeeded = ({ concerns, content }: ApplicationForm): readonly number[] => [...new Set([0, ...concerns, ...(content.procedure === 'household' ? [content.headPlace] : [])])];

/**
 * The 届出 an application stands for. What the ward holds of a person goes before what was typed (住民記録 > 届出), so nothing typed
 * ever changes a record. 受付番号 is the 届出の識別.
 */
function formOf({ receptionNumber, receivedOn, concerns, content, people, reliefYen = {} }: Told): Entry {
  const keys = concerns.map((place) => people.get(place)!.personKey);
  const common = { notificationId: receptionNumber, receivedOn };
  const [personKey] = keys as [string];
  const applicant = people.get(0)!;
  switch (content.procedure) {
    case 'join': {
      const { reason, occurredOn } = content;
      const residents = [...new Set([0, ...concerns])].map((place) => people.get(place)!);
      return { act: 'enterNotification', notification: { kind: 'start', ...common, reason, occurredOn, residents, headPersonKey: applicant.personKey, startingPersonKeys: keys } };
    }
    case 'leave': return { act: 'enterNotification', notification: { kind: 'end', ...common, reason: content.reason, occurredOn: content.occurredOn, personKeys: keys } };
    case 'household': return { act: 'enterNotification', notification: { kind: 'household', ...common, reason: content.reason, occurredOn: content.occurredOn, personKeys: keys, headPersonKey: people.get(content.headPlace)!.personKey, residents: [] } };
    case 'cardUseCancellation': return { act: 'enterNotification', notification: { kind: 'person', ...common, reason: 'cardUseCancellation', occurredOn: receivedOn, personKey } };
    case 'certificateIssue': return { act: 'enterNotification', notification: { kind: 'person', ...common, reason: 'certificateReissue', occurredOn: content.occurredOn, personKey } };
    case 'involuntaryUnemployment': return { act: 'enterPremiumForm', form: { kind: 'involuntaryUnemployment', ...common, personKey, leftOn: content.leftOn, reasonCode: content.reasonCode } };
    case 'maternity': return { act: 'enterPremiumForm', form: { kind: 'maternity', ...common, personKey, bornOn: content.bornOn, isMultiple: content.isMultiple } };
    case 'formerDependent': return { act: 'enterPremiumForm', form: { kind: 'formerDependent', ...common, personKey } };
    case 'relief': return { act: 'enterPremiumForm', form: { kind: 'relief', ...common, personKey, fiscalYear: content.fiscalYear, yen: reliefYen, reason: content.reason } };
  }
}

/** Somebody as the ward's records describe them. */
export const residentAsKnown = (row: ResidentRow): Resident => ({
  personKey: row.person_key, individualNumber: row.individual_number, name: row.name, nameKana: row.name_kana, bornOn: row.born_on as Day, sex: row.sex as Resident['sex'], address: row.address, relationship: row.relationship,
  ...(row.common_name === null ? {} : { commonName: row.common_name }), cardUse: row.card_use as Resident['cardUse'], isNotDisclosed: row.is_not_disclosed === 1,
});
