import type { ActResult, StaffAct } from '../contracts/ward.js';
import { decideApplication } from './applications/decide.js';
import { takeApplication } from './applications/take.js';
import { enterPremiumForm } from './assessment/forms.js';
import { performBenefit } from './benefit/acts.js';
import { collect, isOfCollection, type CollectionAct } from './collection/port/acts.js';
import { handleSlip, sendSlip } from './contacts/acts.js';
import { performDelinquency } from './delinquency/acts.js';
import { decideEnquiry, enquire } from './enquiries/acts.js';
import { decideMatch, openMatchCase } from './linkage/match/decide.js';
import { decideContinuityOf, recordHighCostMonth } from './benefit/continuity/acts.js';
import { forwardPaper } from './benefit/papers/acts.js';
import { closeDesk, isRefused, openDesk, refuse, refuseEntered, type ActNote, type Desk } from './desk.js';
import { handleNonRegistered, registerNonRegistered } from './non-registered/acts.js';
import { followPeople } from './notices/follow.js';
import { reissueNotices } from './notices/reissue.js';
import { nameRepresentative } from './notices/representative.js';
import { actAsItCame, noteOutcome } from './refused/keep.js';
import { enterRevenueForm } from './ratios/forms.js';
import { registerPublicAccountUse, withdrawPublicAccountUse } from './public-account/acts.js';
import { judgeHouseholds } from './ratios/judge.js';
import { readSettings } from './settings.js';
import type { WardStore } from './tables.js';
import { correctPeriod, voidPeriod } from './eligibility/acts/correction.js';
import { enterEnd } from './eligibility/acts/end.js';
import { enterHousehold } from './eligibility/acts/household.js';
import { enterPerson } from './eligibility/acts/person.js';
import { correctIndividualNumber, correctResident } from './eligibility/acts/person-correction.js';
import { confirmResult, resend } from './eligibility/acts/sending.js';
import { enterStart } from './eligibility/acts/start.js';

/** Does one act of staff, whole or not at all, and says what was decided or why not. */
export function act(store: WardStore, masked: Desk['masked'], staffAct: TakenAct): Promise<ActResult> {
  return store.transact(async (inside) => {
    const result = await (staffAct.act === 'takeApplication' ? takeApplication(inside, masked, staffAct, (within, entered) => done(within, masked, entered)) : done(inside, masked, staffAct));
    await noteOutcome(inside, actAsItCame(staffAct), result.accepted ? null : result.refusals.map((refusal) => ({ ...refusal, line: 0, field: '' })));
    return result;
  });
}
/** What is refused is kept, and can be put through this door again. */
type TakenAct = Exclude<StaffAct, { act: 'retakeRefused' }>;
/** Acts that are done on one desk. An online application is taken on one, and what it asks for is entered on another. */
type OwnDesk = Exclude<TakenAct, { act: 'takeApplication' }>;

async function done(inside: WardStore, masked: Desk['masked'], staffAct: OwnDesk): Promise<ActResult> {
  const note = noteOf(staffAct);
  const collected = isOfCollection(staffAct) ? await collect(inside, staffAct) : null;
  const desk = await openDesk(inside, await readSettings(inside), masked, note);
  desk.decisions.push(...(collected?.decisions ?? []));
  refuse(desk, ...(collected?.obstacles ?? []));
  const householdKey = isOfCollection(staffAct) ? null : await perform(desk, staffAct);
  await closeDesk(desk, note);
  const accepted = !isRefused(desk);
  if (accepted) await followPeople(inside, desk.settings, [...desk.pending.residents.keys(), ...payersIn(staffAct)]);
  if (accepted) await judgeHouseholds(inside, masked, [...new Set([...desk.queue.keys(), ...(householdKey === null ? [] : [householdKey])])], note.why);
  return { accepted, decisions: desk.decisions.map((decision) => ({ ...decision, because: [...decision.because] })), refusals: desk.refusals, householdKey: accepted ? householdKey : null };
}

/** Whose notices may now go to somebody else, though nothing of themselves is written. */
function payersIn(staffAct: OwnDesk): readonly string[] {
  if (staffAct.act === 'nameRepresentative') return [staffAct.payerPersonKey];
  return staffAct.act === 'registerNonRegistered' && staffAct.formerPersonKey !== undefined ? [staffAct.formerPersonKey] : [];
}

async function perform(desk: Desk, staffAct: Exclude<OwnDesk, CollectionAct>): Promise<string | null> {
  switch (staffAct.act) {
    case 'enterNotification': return enterNotification(desk, staffAct.notification);
    case 'correctPeriod': return correctPeriod(desk, staffAct);
    case 'voidPeriod': return voidPeriod(desk, staffAct);
    case 'correctIndividualNumber': return correctIndividualNumber(desk, staffAct);
    case 'correctResident': return correctResident(desk, staffAct);
    case 'resend': return resend(desk, staffAct);
    case 'confirmResult': return confirmResult(desk, staffAct);
    case 'openMatchCase': return openMatchCase(desk, staffAct);
    case 'decideMatch': return decideMatch(desk, staffAct);
    case 'enterPremiumForm': return enterPremiumForm(desk, staffAct.form);
    case 'enterRevenueForm': return enterRevenueForm(desk, staffAct);
    case 'enquire': return enquire(desk, staffAct);
    case 'decideEnquiry': return decideEnquiry(desk, staffAct);
    case 'sendSlip': return sendSlip(desk, staffAct);
    case 'handleSlip': return handleSlip(desk, staffAct);
    case 'recordContact': case 'grantDeferral': case 'agreeInstallments': case 'suspendExecution': case 'cancelDecision': case 'inquireAssets': case 'handleAsset': case 'decideSeizure': case 'collectSeized': case 'releaseSeizure':
      return performDelinquency(desk, staffAct);
    case 'enterBenefitForm': case 'decideBenefit': case 'objectToReceipt': case 'decideReceipt': case 'claimRepayment': case 'decideRepayment': case 'enterSelfPaid': case 'enterClaimsBill': return performBenefit(desk, staffAct);
    case 'registerNonRegistered': return registerNonRegistered(desk, staffAct);
    case 'handleNonRegistered': return handleNonRegistered(desk, staffAct);
    case 'registerPublicAccountUse': return registerPublicAccountUse(desk, staffAct);
    case 'withdrawPublicAccountUse': return withdrawPublicAccountUse(desk, staffAct);
    case 'decideContinuity': return decideContinuityOf(desk, staffAct);
    case 'recordHighCostMonth': return recordHighCostMonth(desk, staffAct);
    case 'forwardPaper': return forwardPaper(desk, staffAct);
    case 'nameRepresentative': return nameRepresentative(desk, staffAct);
    case 'reissueNotices': return reissueNotices(desk, staffAct);
    case 'decideApplication': return decideApplication(desk, staffAct, perform);
  }
}

async function enterNotification(desk: Desk, form: Extract<StaffAct, { act: 'enterNotification' }>['notification']): Promise<string | null> {
  await refuseEntered(desk, form.notificationId);
  if (isRefused(desk)) return null;
  switch (form.kind) {
    case 'start': return enterStart(desk, form);
    case 'end': return enterEnd(desk, form);
    case 'household': return enterHousehold(desk, form);
    case 'person': return enterPerson(desk, form);
  }
}

function noteOf(staffAct: OwnDesk): ActNote {
  if (staffAct.act === 'decideApplication') {
    const { decision, receptionNumber, links = [], why } = staffAct;
    return { act: `decideApplication.${decision}`, notificationId: decision === 'link' ? receptionNumber : null, personKeys: links.map(({ personKey }) => personKey), why };
  }
  if (staffAct.act === 'enterPremiumForm') {
    const { kind, notificationId, personKey } = staffAct.form;
    return { act: `enterPremiumForm.${kind}`, notificationId, personKeys: [personKey], why: `届出 ${notificationId}` };
  }
  if (staffAct.act === 'enterBenefitForm') {
    const { kind, notificationId } = staffAct.form;
    return { act: `enterBenefitForm.${kind}`, notificationId, personKeys: 'personKey' in staffAct.form ? [staffAct.form.personKey] : [], why: `申請 ${notificationId}` };
  }
  if (staffAct.act === 'enterRevenueForm') return { act: staffAct.act, notificationId: staffAct.notificationId, personKeys: staffAct.revenues.map(({ personKey }) => personKey), why: `申請 ${staffAct.notificationId}` };
  if (staffAct.act !== 'enterNotification') {
    return { act: staffAct.act, notificationId: null, personKeys: namedIn(staffAct), why: 'why' in staffAct ? staffAct.why : 'purpose' in staffAct ? staffAct.purpose : '' };
  }
  const { notification: form } = staffAct;
  const personKeys = form.kind === 'start' ? form.startingPersonKeys : form.kind === 'person' ? [form.personKey] : form.personKeys;
  return { act: `enterNotification.${form.kind}.${form.reason}`, notificationId: form.notificationId, personKeys, why: `届出 ${form.notificationId}` };
}

function namedIn(staffAct: Exclude<OwnDesk, { act: 'enterNotification' | 'enterPremiumForm' | 'enterRevenueForm' | 'enterBenefitForm' | 'decideApplication' }>): readonly string[] {
  if ('corrections' in staffAct && staffAct.corrections) return staffAct.corrections.map(({ personKey }) => personKey);
  if ('personKeys' in staffAct) return staffAct.personKeys;
  if (staffAct.act === 'nameRepresentative') return [staffAct.payerPersonKey, staffAct.representativePersonKey];
  return 'personKey' in staffAct && staffAct.personKey !== undefined ? [staffAct.personKey] : [];
}
