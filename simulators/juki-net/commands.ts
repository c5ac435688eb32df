import { z } from 'zod';
import { daySchema, individualNumberSchema } from '../../contracts/resident.js';
import { addDays } from '../../law/day.js';
import { isIndividualNumber } from '../../law/check-digits.js';
import type { Day } from '../../law/define.js';
import { sinceEver, standingOn, type ChangeKind } from './register.js';
import { entriesOf, type EntryRow, type JukiNet } from './tables.js';

const name = z.string().min(1).max(100);
const address = z.string().min(1).max(200);
const sex = z.enum(['1', '2']);
/** Empty takes the 通称 or 旧氏 away. */
const otherNames = { commonName: z.string().max(100).optional(), formerSurname: z.string().max(60).optional() };

export const registered = z.strictObject({ individualNumber: individualNumberSchema, name, nameKana: name, bornOn: daySchema, sex, address, ...otherNames });
export const registration = z.array(registered).min(1).max(500_000);
export type Registered = z.infer<typeof registered>;

const about = { individualNumber: individualNumberSchema, on: daySchema };
/** What can happen to a resident. `on` is the day of the fact; the register shows it from the day it is told, never earlier. */
export const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('moveIn'), ...about, address }),
  z.strictObject({ kind: z.literal('moveWithin'), ...about, address }),
  z.strictObject({ kind: z.literal('moveOut'), ...about }),
  z.strictObject({ kind: z.literal('moveAbroad'), ...about }),
  z.strictObject({ kind: z.literal('death'), ...about }),
  z.strictObject({ kind: z.literal('removal'), ...about }),
  z.strictObject({ kind: z.literal('nameChange'), ...about, name: name.optional(), nameKana: name.optional(), ...otherNames })
    .refine(({ name, nameKana, commonName, formerSurname }) => [name, nameKana, commonName, formerSurname].some((one) => one !== undefined), { error: '変わった氏名・カナ・通称・旧氏のどれかを書く' }),
  z.strictObject({ kind: z.literal('kanaRegistration'), ...about, nameKana: name }),
  z.strictObject({ kind: z.literal('sexChange'), ...about, sex }),
  z.strictObject({ kind: z.literal('bornOnCorrection'), ...about, bornOn: daySchema }),
  z.strictObject({ kind: z.literal('numberChange'), ...about, newIndividualNumber: individualNumberSchema }),
  z.strictObject({ kind: z.literal('restored'), ...about, address: address.optional() }),
]);
export type Change = z.infer<typeof change>;

/** What cannot be written down, with its cure. */
export interface Refusal { readonly status: 404 | 409 | 422; readonly code: string; readonly why: string; readonly cure: string }
const numberTaken: Refusal = { status: 409, code: 'TSG-J11', why: '個人番号が別の住民のもの(前の番号を含む)である', cure: '誰も持ったことのない個人番号にする' };
const wrongDigit: Refusal = { status: 422, code: 'TSG-J12', why: '個人番号の検査用数字が、この世界の決まりに合わない', cure: '世界の numberMode に合う個人番号にする' };
export const unknownNumber: Refusal = { status: 404, code: 'TSG-J13', why: 'その個人番号の住民はいない', cure: 'PUT /_sim/residents で先に登録する' };

const pageSize = 500;

/** Writes new residents down; those who are known stay as they are, or with `replace` are written anew as of today. */
export async function register(party: JukiNet, people: readonly Registered[], replace: boolean): Promise<Refusal | { registered: number; replaced: number; known: number }> {
  if (people.some(({ individualNumber }) => !isIndividualNumber(individualNumber, party.numberMode))) return wrongDigit;
  if (new Set(people.map(({ individualNumber }) => individualNumber)).size < people.length) return { ...numberTaken, why: '同じ個人番号が一つの登録に二度ある' };
  return party.store.transact(async (store) => {
    const count = { registered: 0, replaced: 0, known: 0 };
    for (let from = 0; from < people.length; from += pageSize) {
      const page = people.slice(from, from + pageSize);
      const holders = await holdersOf({ ...party, store }, page.map(({ individualNumber }) => individualNumber));
      const seqs = await nextSeqs({ ...party, store }, [...holders.values()]);
      const rows = page.flatMap((one): EntryRow[] => {
        const resident = holders.get(one.individualNumber);
        if (resident !== undefined && !replace) return [];
        return [entryRow(resident ?? party.token('JR', one.individualNumber), seqs.get(resident ?? '') ?? 1, 'registered', resident === undefined ? sinceEver : party.today(), party.today(), one)];
      });
      await store.insertMany('juki_net_entry', rows);
      count.registered += page.filter(({ individualNumber }) => !holders.has(individualNumber)).length;
      count[replace ? 'replaced' : 'known'] += page.filter(({ individualNumber }) => holders.has(individualNumber)).length;
    }
    return count;
  });
}

const goneKinds: readonly ChangeKind[] = ['moveIn', 'moveWithin', 'moveOut', 'moveAbroad', 'death', 'removal'];

/** Writes down one change. The same change told again is one. */
export async function record(party: JukiNet, told: Change): Promise<Refusal | { kind: string; visibleOn: Day; duplicate?: true }> {
  return party.store.transact(async (store) => {
    const within = { ...party, store };
    const resident = (await holdersOf(within, [told.individualNumber])).get(told.individualNumber);
    if (resident === undefined) return unknownNumber;
    const entries = await entriesOf(within, [resident]);
    const visibleOn = visibleFrom(party, told.on);
    const { individualNumber: _, newIndividualNumber, kind, on, ...values } = { newIndividualNumber: undefined, ...told };
    const row = entryRow(resident, entries.length + 1, kind, on, visibleOn, { ...values, individualNumber: newIndividualNumber });
    const same = entries.find((entry) => contentOf(entry) === contentOf(row));
    if (same) return { kind, visibleOn: same.visible_on as Day, duplicate: true };
    const refusal = await impossible(within, told, entries);
    if (refusal) return refusal;
    await store.insertMany('juki_net_entry', [row]);
    return { kind, visibleOn };
  });
}

async function impossible(party: JukiNet, told: Change, entries: readonly EntryRow[]): Promise<Refusal | null> {
  if (told.kind === 'numberChange') {
    if (!isIndividualNumber(told.newIndividualNumber, party.numberMode)) return wrongDigit;
    if ((await holdersOf(party, [told.newIndividualNumber])).size > 0) return numberTaken;
  }
  const standing = standingOn(entries, '9999-12-31');
  if (standing?.survival === 'dead' && goneKinds.includes(told.kind)) return { status: 409, code: 'TSG-J14', why: '死亡した人に異動は起こらない', cure: '死亡が誤りなら、先に restored(回復)を告げる' };
  return null;
}

/** わざと: 障害「反映の遅れ」のとき、異動は何日か後まで見えない。告げた日より前に見えることはない。 */
function visibleFrom(party: JukiNet, on: Day): Day {
  const first = on > party.today() ? on : party.today();
  return party.faults.has('registerLate') ? addDays(first, party.parameters.lateDays) : first;
}

/** Who bears or bore each of some numbers. */
export async function holdersOf(party: Pick<JukiNet, 'store'>, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await party.store.db.selectFrom('juki_net_entry').where('individual_number', 'in', numbers.length > 0 ? [...numbers] : ['']).select(['individual_number', 'resident']).distinct().execute();
  return new Map(rows.map((row) => [row.individual_number!, row.resident]));
}

async function nextSeqs(party: Pick<JukiNet, 'store'>, residents: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const entries = await entriesOf(party, residents);
  return new Map(entries.map(({ resident, seq }) => [resident, seq + 1]));
}

type Values = { readonly [K in keyof Registered]?: Registered[K] | undefined };
const entryRow = (resident: string, seq: number, kind: string, on: Day, visibleOn: Day, values: Values): EntryRow => ({
  resident, seq, kind, happened_on: on, visible_on: visibleOn, individual_number: values.individualNumber ?? null, name: values.name ?? null, name_kana: values.nameKana ?? null, born_on: values.bornOn ?? null,
  sex: values.sex ?? null, address: values.address ?? null, common_name: values.commonName ?? null, former_surname: values.formerSurname ?? null,
});
/** What an entry says, without when it was written down. */
const contentOf = (entry: EntryRow): string => JSON.stringify(Object.entries(entry).filter(([column]) => column !== 'seq' && column !== 'visible_on').toSorted(([a], [b]) => (a < b ? -1 : 1)));
