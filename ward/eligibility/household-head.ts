import type { Day } from '../../law/define.js';
import { decided, type Desk } from '../desk.js';
import { householdOf, openMembersOf, openPeriodOf, residentOf, validPeriodsOf } from '../reading.js';
import { reviseHousehold, revisePeriod } from '../writing.js';
import { nextHead, nominalHead } from './rules/nominal-head.js';

/** Ends after which a person is no longer in the household at all. */
const goneReasons: readonly (string | null)[] = ['moveOutside', 'moveOutWithinPrefecture', 'death', 'whereaboutsUnknown'];

/** After members came or went: decides who is 国保上の世帯主 now and writes the household down. */
export async function settleHead(desk: Desk, householdKey: string, changeOn: Day, changeReason: string): Promise<void> {
  const household = await householdOf(desk, householdKey);
  const question = {
    headPersonKey: household.head_person_key, formerHead: household.former_head_person_key,
    insured: (await openMembersOf(desk, householdKey)).map(({ person_key }) => person_key), headIsGone: await isGone(desk, household.head_person_key),
  };
  const { outcome } = decided(desk, nominalHead.apply(question));
  const head = nextHead(outcome, question);
  const address = (await residentOf(desk, head))?.address ?? household.address;
  const former = outcome === 'restored' ? null : household.former_head_person_key;
  await reviseHousehold(desk, householdKey, { head_person_key: head, former_head_person_key: former, address }, changeOn, { operation: 'update', changeReason });
  if (head !== question.headPersonKey) await noteHeadChange(desk, question.headPersonKey, head);
}

/** The kind of member (世帯主・世帯員) is in both persons' rows, so both get a new revision. */
export async function noteHeadChange(desk: Desk, ...personKeys: readonly string[]): Promise<void> {
  for (const personKey of personKeys) {
    const open = await openPeriodOf(desk, personKey);
    if (open) revisePeriod(desk, open, {}, { operation: 'update', changeReason: 'headChange' });
  }
}

async function isGone(desk: Desk, personKey: string): Promise<boolean> {
  const resident = await residentOf(desk, personKey);
  const last = (await validPeriodsOf(desk, personKey)).at(-1);
  return resident?.died_on != null || (last !== undefined && goneReasons.includes(last.end_reason));
}
