import type { Application } from '../../contracts/e-application/application.js';
import type { Resident } from '../../contracts/resident.js';
import type { StaffAct } from '../../contracts/ward.js';
import { isOfBenefit } from '../../contracts/e-application/benefit.js';
import { applicantNow } from '../benefit/cases/payee.js';
import { isRefused, refuse, type Desk } from '../desk.js';
import { nonRegisteredOf } from '../non-registered/records.js';
import { holderOf, residentOf } from '../reading.js';
import { obstacle } from '../refusals.js';
import { entryOf, placesNeeded, residentAsKnown, type Entry, type People } from './forms.js';
import { standingOf, takeStep, type Standing } from './standing.js';

type Decide = Extract<StaffAct, { act: 'decideApplication' }>;
type Perform = (desk: Desk, entered: Entry) => Promise<string | null>;

const course = { link: 'entered', sendBack: 'sentBack', refuse: 'refused' } as const;

/** 電子申請についての決定: another decision may follow, until what was asked for has been entered. What is linked is entered whole or not at all. */
export async function decideApplication(desk: Desk, act: Decide, perform: Perform): Promise<string | null> {
  const standing = await standingOf(desk.store, act.receptionNumber);
  refuseUndecidable(desk, act, standing);
  if (!standing || isRefused(desk)) return null;
  const { application } = standing;
  const people = act.decision === 'link' ? await peopleOf(desk, act, application) : nobody;
  if (isRefused(desk)) return null;
  const householdKey = act.decision === 'link' ? await enter(desk, act, application, people, perform) : null;
  if (isRefused(desk)) return null;
  for (const personKey of people.keys.values()) desk.pending.accesses.push({ actor: act.by, purpose: act.why, noticeId: act.receptionNumber, action: 'decideApplication', personKey, items: ['氏名', '氏名カナ', '生年月日', '性別', '住所'] });
  await takeStep(desk.store, {
    receptionNumber: act.receptionNumber, version: act.version, state: course[act.decision], because: [act.why], now: desk.settings.now, actNo: desk.actNo, actor: act.by, decision: act.decision, asks: act.asks ?? [],
    people: [...people.keys].map(([place, personKey]) => ({ place, outcome: 'same', person_key: personKey, because: JSON.stringify([`${act.by}が決めた: ${act.why}`]) })),
  });
  return householdKey;
}

const nobody: People = { keys: new Map(), residents: new Map() };

async function enter(desk: Desk, { reliefYen, recognisedYen }: Decide, application: Application, people: People, perform: Perform): Promise<string | null> {
  const entry = await entryOf(desk, application, people, { reliefYen, recognisedYen });
  if ('act' in entry) return perform(desk, entry);
  refuse(desk, entry);
  return null;
}

function refuseUndecidable(desk: Desk, { receptionNumber, version, decision, links, asks, reliefYen, recognisedYen }: Decide, standing: Standing | null): void {
  if (!standing) return refuse(desk, obstacle('applicationUnknown', '受付番号', receptionNumber, 'この申請を取り込んでいない'));
  const { procedure } = standing.application.form.content;
  if (version !== standing.row.version) refuse(desk, obstacle('applicationStale', '版', String(version), `今の版は ${standing.row.version}`));
  if (standing.state === 'entered') refuse(desk, obstacle('applicationEntered', '受付番号', receptionNumber, '受け付けている'));
  if (standing.state === 'withdrawn') refuse(desk, obstacle('applicationWithdrawn', '受付番号', receptionNumber, '取り下げられている'));
  if ((decision === 'link') !== (links !== undefined)) refuse(desk, obstacle('applicationDecisionDisagrees', '書かれた人が誰か', '', 'link にだけ、必ず書く'));
  if ((decision === 'sendBack') !== (asks !== undefined)) refuse(desk, obstacle('applicationDecisionDisagrees', '直してもらうもの', '', 'sendBack にだけ、必ず書く'));
  if ((decision === 'link' && procedure === 'relief') !== (reliefYen !== undefined)) refuse(desk, obstacle('applicationDecisionDisagrees', '減免する額', '', '減免を受け付けるときにだけ、必ず書く'));
  if ((decision === 'link' && recognises.includes(procedure)) !== (recognisedYen !== undefined)) refuse(desk, obstacle('applicationDecisionDisagrees', '認めた額', '', '療養費か移送費を受け付けるときにだけ、必ず書く'));
}

const recognises: readonly string[] = ['medicalCost', 'transport'];

/** Everybody the 届出 needs, as the clerk says. Nobody becomes the one whose proved number is somebody else's. */
async function peopleOf(desk: Desk, { links = [] }: Decide, { form, certifiedNumber }: Application): Promise<People> {
  const [keys, residents] = [new Map<number, string>(), new Map<number, Resident>()];
  for (const place of placesNeeded(form)) {
    const link = links.find((one) => one.place === place);
    if (!link) {
      refuse(desk, obstacle('applicationPersonMissing', '書かれた人が誰か', String(place), `${place + 1}人目が誰かが書かれていない`));
      continue;
    }
    const known = await residentOf(desk, link.personKey);
    const elsewhere = known || !isOfBenefit(form.content) ? undefined : await nonRegisteredOf(desk.store, link.personKey);
    if (!known && !link.resident && !elsewhere) refuse(desk, obstacle('unknownPerson', '宛名番号', link.personKey, 'この区に登録がない'));
    if (link.resident && (known || link.resident.personKey !== link.personKey)) refuse(desk, obstacle('applicationPersonKnown', '宛名番号', link.personKey, known ? '登録があるのに、初めての人として書かれている' : '宛名番号と住民記録の人が違う'));
    const resident = known ? residentAsKnown(known) : link.resident;
    if (place === 0 && certifiedNumber !== null && resident) await refuseOtherNumber(desk, certifiedNumber, resident);
    if (place === 0 && certifiedNumber !== null && elsewhere) await refuseUnproved(desk, certifiedNumber, { personKey: link.personKey, individualNumber: elsewhere.individual_number });
    keys.set(place, link.personKey);
    if (resident) residents.set(place, resident);
  }
  for (const link of links) if (!placesNeeded(form).includes(link.place)) refuse(desk, obstacle('applicationPersonMissing', '書かれた人が誰か', String(link.place), `${link.place + 1}人目は手続に要らない`));
  return { keys, residents };
}

/**
 * Whoever never lived here is known by a number only when 住基ネット has told it: before that nobody can say that the card is hers. Her
 * application has its day by then. Where it tells none, the clerk's word stands.
 */
async function refuseUnproved(desk: Desk, certifiedNumber: string, { personKey, individualNumber }: { readonly personKey: string; readonly individualNumber: string | null }): Promise<void> {
  const known = await applicantNow(desk, personKey);
  if (known?.outcome !== 'confirmed') refuse(desk, obstacle('benefitApplicantUncertain', '申請者', personKey, known?.because[0] ?? '住登外者の記録がない'));
  else await refuseOtherNumber(desk, certifiedNumber, { personKey, individualNumber: individualNumber ?? certifiedNumber });
}

async function refuseOtherNumber(desk: Desk, certifiedNumber: string, { personKey, individualNumber }: Pick<Resident, 'personKey' | 'individualNumber'>): Promise<void> {
  const holder = await holderOf(desk, certifiedNumber);
  if ((holder ?? personKey) === personKey && individualNumber === certifiedNumber) return;
  refuse(desk, obstacle('applicationNumberOfOther', '個人番号', desk.masked(certifiedNumber), holder === null || holder === personKey ? `宛名番号 ${personKey} の個人番号と違う` : `宛名番号 ${holder} の個人番号である`));
}
