import { isDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { copayRatioOn } from '../../contracts/insurer-hub/copay-ratios.js';
import type { MemberChange } from '../../contracts/insurer-hub/member-change.js';
import { writeAudit } from './audit.js';
import { currentEntries } from './holders.js';
import { hasEnded, isActive, rowOf } from './member.js';
import { refused, type Answer } from './reception.js';
import { inPages, nextNumber, suffers, type CheckRow, type EntryRow, type Hub, type HubStore } from './tables.js';
import { validityOf } from './validity.js';
import { visibilityOf, type Means, type Visibility } from './visibility.js';

interface Question { readonly by: Means; readonly on: string; readonly individualNumber: string; readonly insurerNumber: string; readonly householdKey: string; readonly branchNumber: string | null; readonly bornOn: string }
type Held = EntryRow & Pick<CheckRow, 'state' | 'stopped'>;
interface Found { readonly held: Held; readonly row: MemberChange; readonly visibility: Visibility; readonly isActive: boolean }

/**
 * What オンライン資格確認 may show. It follows the binding of the 個人番号 and not the truth: a number that hangs on somebody
 * else's record shows the stranger, until that is stopped. Every record that was shown is written down.
 */
export async function lookUp(party: Hub, who: string, body: unknown): Promise<Answer> {
  const question = read(body, party.today());
  if ('status' in question) return question;
  return party.store.transact(async (store): Promise<Answer> => {
    const held = question.by === 'number' ? await byNumber(store, question.individualNumber) : await byCard(store, question);
    const found = held.filter(({ valid_from }) => valid_from <= question.on).map((one) => shown(party, question, one));
    const isNewer = question.by === 'card' && (await newerOf(party, store, question, held));
    const { because, ...validity } = validityOf(found.map(({ held: { history_key, insurer_person_key, valid_from, valid_to }, visibility, isActive: active }) => ({
      historyKey: history_key, person: insurer_person_key, validFrom: valid_from, validTo: valid_to, isActive: active, isShown: visibility.qualification === 'shown',
    })), isNewer, question.by, party.parameters);
    const card = question.by === 'number' ? await store.db.selectFrom('insurer_hub_card').where('individual_number', '=', question.individualNumber).select(['state', 'effective_on']).executeTakeFirst() : undefined;
    await note(party, store, who, question, found);
    const records = [];
    for (const one of found) records.push(await recordOf(party, store, one, question.on as Day));
    return { status: 200, body: { ...validity, validityBecause: because, card: question.by === 'number' ? { state: card?.state ?? 'unregistered', effectiveOn: card?.effective_on ?? null } : null, records } };
  });
}

function read(body: unknown, today: string): Question | Answer {
  const { by, on = today, individualNumber = '', insurerNumber = '', householdKey = '', branchNumber = null, bornOn = '' } = (body ?? {}) as Partial<Record<keyof Question, unknown>>;
  const wrong = (why: string, cure: string) => refused(400, 'E-FORMAT', why, cure);
  if (by !== 'number' && by !== 'card') return wrong('何で照会するのか分からない', 'by に number(個人番号)か card(証の記号番号)を書く');
  if (typeof on !== 'string' || !isDay(on)) return wrong('on が暦にある日付でない', 'YYYY-MM-DD で書く');
  if (by === 'number' && (typeof individualNumber !== 'string' || !/^\d{12}$/.test(individualNumber))) return wrong('individualNumber が12桁でない', '個人番号を書く');
  if (by === 'card' && [insurerNumber, householdKey].some((value) => typeof value !== 'string' || value === '')) return wrong('証の項目が足りない', 'insurerNumber と householdKey を書く');
  if (by === 'card' && (typeof bornOn !== 'string' || !isDay(bornOn))) return wrong('bornOn が暦にある日付でない', '生年月日を YYYY-MM-DD で書く');
  if (branchNumber !== null && typeof branchNumber !== 'string') return wrong('branchNumber が文字列でない', '枝番を2桁で書くか、書かない');
  return { by, on, individualNumber, insurerNumber, householdKey, branchNumber, bornOn } as Question;
}

const ofPeople = (store: HubStore, people: Iterable<string>) => inPages(people, (page) => currentEntries(store).where('e.insurer_person_key', 'in', page).selectAll('e').select(['c.state', 'c.stopped']).orderBy('e.n').execute());

async function byNumber(store: HubStore, number: string): Promise<Held[]> {
  const bound = await store.db.selectFrom('insurer_hub_binding').where('individual_number', '=', number).select('insurer_person_key').orderBy('code').execute();
  return ofPeople(store, bound.map(({ insurer_person_key }) => insurer_person_key));
}

async function byCard(store: HubStore, { insurerNumber, householdKey, branchNumber, bornOn }: Question): Promise<Held[]> {
  const rows = await currentEntries(store).where('e.insurer_number', '=', insurerNumber.trim()).where('e.household_key', '=', householdKey).where('e.born_on', '=', bornOn).selectAll('e').select(['c.state', 'c.stopped']).orderBy('e.n').execute();
  return rows.filter(({ row }) => branchNumber === null || rowOf(row).branchNumber === branchNumber);
}

/** Is a person of these records, by the binding, insured on that day under another record that may be seen? */
async function newerOf(party: Hub, store: HubStore, question: Question, held: readonly Held[]): Promise<boolean> {
  const bound = await inPages(held.map(({ insurer_person_key }) => insurer_person_key), (page) => store.db.selectFrom('insurer_hub_binding').where('insurer_person_key', 'in', page).select('individual_number').execute());
  const own = new Set(held.map(({ code, history_key }) => `${code} ${history_key}`));
  for (const { individual_number } of bound) {
    const all = await byNumber(store, individual_number);
    if (all.map((one) => shown(party, question, one)).some(({ held: one, isActive: active, visibility }) => active && visibility.qualification === 'shown' && !own.has(`${one.code} ${one.history_key}`))) return true;
  }
  return false;
}

function shown(party: Hub, { by, on }: Question, held: Held): Found {
  const row = rowOf(held.row);
  const isLost = suffers(party, 'disclosureFlagLost', held.code);
  const visibility = visibilityOf(held, isLost ? { ...row, isNotDisclosed: false } : row, hasEnded(held, on), by, party.parameters);
  return { held, row, visibility, isActive: isActive(held, on) };
}

/** A stopped record says that it is there and why nothing of it is shown. */
async function recordOf(party: Hub, store: HubStore, { held, row, visibility, isActive: active }: Found, on: Day) {
  const { code, history_key: historyKey, version, insurer_person_key: insurerPersonKey } = held;
  const common = { municipalityCode: code, historyKey, version, insurerPersonKey, isActive: active, visibility: { qualification: visibility.qualification, medical: visibility.medical, address: visibility.address }, because: visibility.because };
  if (visibility.qualification === 'stopped') return { ...common, member: null };
  const { insurerNumber, householdKey, branchNumber, name, nameKana, bornOn, sex, address, headName, validFrom, validTo, acquiredOn, lostOn, lossReason, isNotDisclosed, selfInfoBlocked } = row;
  const isBlank = suffers(party, 'ratioBlank', code);
  const { copayRatios, limitCategory } = suffers(party, 'oldRatioKept', code) ? await versionBefore(store, held) ?? row : row;
  const ratio = isBlank ? null : copayRatioOn(copayRatios, on);
  return {
    ...common,
    member: {
      insurerNumber, householdKey, branchNumber, name, nameKana, bornOn, sex, address: visibility.address === 'shown' ? address : null, headName, validFrom, validTo, acquiredOn, lostOn, lossReason,
      copayRatio: ratio?.copayRatio ?? null, copayRatioFrom: ratio?.validFrom ?? null, copayRatioThrough: ratio?.validThrough ?? null, limitCategory: isBlank ? null : limitCategory, isNotDisclosed, selfInfoBlocked,
    },
  };
}

async function versionBefore(store: HubStore, { code, history_key, version }: EntryRow): Promise<MemberChange | null> {
  const before = await store.db.selectFrom('insurer_hub_entry').where('code', '=', code).where('history_key', '=', history_key).where('version', '<', version).select('row').orderBy('version', 'desc').executeTakeFirst();
  return before ? rowOf(before.row) : null;
}

async function note(party: Hub, store: HubStore, who: string, question: Question, found: readonly Found[]): Promise<void> {
  const subject = question.by === 'number' ? party.masked(question.individualNumber) : `${question.insurerNumber} ${question.householdKey}`;
  const codes = [...new Set(found.map(({ held }) => held.code))];
  await writeAudit(store, party.now(), (codes.length > 0 ? codes : ['']).map((code) => ({ who, code, what: `lookup ${question.by}`, subject, outcome: 'allowed' })));
  if (found.length === 0) return;
  const first = await nextNumber(store, 'lookup', found.length);
  await store.insertMany('insurer_hub_lookup', found.map(({ held, visibility }, index) => ({
    n: first + index, at: party.now(), means: question.by, code: held.code, history_key: held.history_key, version: held.version, qualification: visibility.qualification, medical: visibility.medical, address: visibility.address,
  })));
}
