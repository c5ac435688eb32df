import type { Disposition, DispositionNotice, ReminderLetter } from '../../contracts/mailing/letters.js';
import { seizedObjects } from '../../contracts/ward-delinquency.js';
import { wordOf } from '../../contracts/codes.js';
import { addDays } from '../../law/day.js';
import { assume, type Basis, type Day } from '../../law/define.js';
import { factNumbered, isOfKind, type Fact } from '../delinquency/facts.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { newSources, type NewLetter, type Printed } from './write.js';

/** A 催告書 asks for the money within so many days. */
export const reminderDays = 10;
export const reminderDaysBasis: Basis = assume(`催告書は${reminderDays}日の内の納付を求める。日数は区ごとに違う`);
export const dispositionLettersBasis: Basis = assume('処分通知は滞納者に宛てる一通だけを作る。差押調書の謄本、解除・取消しの通知、配当計算書の謄本、執行停止の通知を一つの形にした。第三債務者への債権差押通知書は作らない');

/** 催告書 and 処分通知 of what was done about somebody's debt since the last ones were written. */
export async function duesLetters(store: WardStore, { today }: Settings): Promise<readonly NewLetter[]> {
  const rows = await store.db.selectFrom('ward_dues_fact').select('fact_no').where('kind', 'in', ['contact', 'seizure', 'stay', 'ended', 'taken']).where('fact_no', '>', await newSources(store, 'fact')).orderBy('fact_no').execute();
  const letters: NewLetter[] = [];
  for (const { fact_no } of rows) {
    const fact = (await factNumbered(store, fact_no))!;
    const letter = isOfKind(fact, 'contact') ? await reminderOf(store, fact, today) : await dispositionOf(store, fact);
    if (letter) letters.push(letter);
  }
  return letters;
}

/** Of what is still owed on the evening on which it is printed; none when that is nothing. */
async function reminderOf(store: WardStore, fact: Fact<'contact'>, today: Day): Promise<NewLetter | null> {
  if (fact.content.channel !== 'reminder' || fact.content.source !== 'staff') return null;
  const owed = (await store.db.selectFrom('ward_account').selectAll().where('account_key', 'in', [...fact.accountKeys]).orderBy('due_on').orderBy('account_key').execute()).filter(({ unpaid_yen, late_unpaid_yen }) => unpaid_yen + late_unpaid_yen > 0);
  const [oldest] = owed;
  if (!oldest) return null;
  const content: Printed<ReminderLetter> = {
    asOf: today, periodCount: owed.length, oldestDueOn: oldest.due_on as Day, unpaidYen: owed.reduce((sum, { unpaid_yen }) => sum + unpaid_yen, 0), lateUnpaidYen: owed.reduce((sum, { late_unpaid_yen }) => sum + late_unpaid_yen, 0), payBy: addDays(today, reminderDays),
  };
  return { letterId: `SK-${String(fact.no).padStart(7, '0')}`, kind: 'reminder', source: 'fact', sourceNo: fact.no, personKey: fact.debtorKey, accountKey: oldest.account_key, content };
}

interface Told { readonly disposition: Disposition; readonly of: Fact; readonly property: string | null; readonly thirdParty: string | null; readonly yen: number | null; readonly remainderYen: number | null; readonly reason: string }

async function dispositionOf(store: WardStore, fact: Fact): Promise<NewLetter | null> {
  const told = await toldOf(store, fact);
  const [first] = told?.of.accountKeys ?? [];
  if (!told || first === undefined) return null;
  const content: Printed<DispositionNotice> = {
    disposition: told.disposition, decidedOn: fact.on, periodCount: told.of.accountKeys.length, seizedProperty: told.property, thirdParty: told.thirdParty, dispositionYen: told.yen, remainderYen: told.remainderYen, reason: told.reason,
  };
  return { letterId: `SB-${String(fact.no).padStart(7, '0')}`, kind: 'disposition', source: 'fact', sourceNo: fact.no, personKey: fact.debtorKey, accountKey: first, content };
}

/** A 処分 is told once, by its own letter: what ended by itself or became another one has none. */
async function toldOf(store: WardStore, fact: Fact): Promise<Told | null> {
  if (isOfKind(fact, 'seizure')) return { ...ofSeizure(fact), disposition: fact.content.seizureKind, of: fact, yen: fact.content.amountYen, remainderYen: null, reason: fact.content.because[0]! };
  if (isOfKind(fact, 'stay')) return { disposition: 'stay', of: fact, property: null, thirdParty: null, yen: null, remainderYen: null, reason: fact.content.because[0]! };
  const seized = fact.ofNo === 0 ? null : await factNumbered(store, fact.ofNo);
  if (!seized || !isOfKind(seized, 'seizure')) return null;
  if (isOfKind(fact, 'taken')) return { ...ofSeizure(seized), disposition: 'distribution', of: seized, yen: fact.content.yen, remainderYen: fact.content.remainderYen, reason: `${fact.content.statementOn}に配当計算書を発し、${fact.content.paidOutOn}に交付する` };
  if (!isOfKind(fact, 'ended') || (fact.content.end !== 'released' && fact.content.end !== 'withdrawn')) return null;
  return { ...ofSeizure(seized), disposition: fact.content.end === 'released' ? 'release' : 'withdrawal', of: seized, yen: null, remainderYen: null, reason: fact.content.because[0]! };
}

const ofSeizure = ({ content: { object, thirdParty, isMonthly } }: Fact<'seizure'>) => ({ property: `${wordOf(seizedObjects, object)}${isMonthly ? '(毎月の額)' : ''}`, thirdParty });
