import { z } from 'zod';
import { lossReasons, sexes } from '../../contracts/codes.js';
import { cardUseStates, limitCategories } from '../../contracts/insurer-hub/codes.js';
import { daySchema } from '../../contracts/resident.js';
import type { Day } from '../../law/define.js';
import type { OnlineEligibility } from './tables.js';

const oneOf = <const C extends readonly (readonly [string, string])[]>(codes: C) => z.enum(codes.map(([value]) => value) as [C[number][0], ...C[number][0][]]);
const channel = z.enum(['shown', 'stopped']);
const member = z.object({
  insurerNumber: z.string(), householdKey: z.string(), branchNumber: z.string().nullable(), name: z.string(), nameKana: z.string(), bornOn: daySchema, sex: oneOf(sexes), address: z.string().nullable(), headName: z.string().nullable(),
  validFrom: daySchema, acquiredOn: daySchema.nullable(), lostOn: daySchema.nullable(), lossReason: oneOf([...lossReasons, ['moveOutWithinPrefecture', '県内転出']] as const).nullable(), copayRatio: z.string().nullable(),
  copayRatioFrom: daySchema.nullable(), copayRatioThrough: daySchema.nullable(),
  limitCategory: oneOf(limitCategories).nullable(), selfInfoBlocked: z.boolean(),
});
export type Member = z.infer<typeof member>;

const found = z.object({
  municipalityCode: z.string(), historyKey: z.string(), version: z.int(), insurerPersonKey: z.string(), visibility: z.object({ qualification: channel, medical: channel, address: channel }), member: member.nullable(),
});
export type Found = z.infer<typeof found>;
/**
 * What 医療保険者等向け中間サーバー等 answers. It judges 資格有効性 itself, because only it sees what else hangs on the same number;
 * `historyKey` is the record that is meant. `card`: 利用登録 as it stands, told only when the number was asked.
 */
const lookup = z.object({
  validity: z.enum(['1', '2', '3', '4', '5', '6']), historyKey: z.string().nullable(), card: z.object({ state: oneOf(cardUseStates), effectiveOn: daySchema.nullable() }).nullable(), records: z.array(found),
});
export type Lookup = z.infer<typeof lookup>;

export type Question = { readonly on: Day } & (
  { readonly by: 'number'; readonly individualNumber: string } | { readonly by: 'card'; readonly insurerNumber: string; readonly householdKey: string; readonly branchNumber: string | null; readonly bornOn: Day }
);
/** The hub did not answer, or not in the form that was agreed on. */
export interface Unanswered { readonly unanswered: string }

/** Asks the hub now: nothing is kept here that could be shown after it was stopped there. */
export async function askHub(party: OnlineEligibility, question: Question): Promise<Lookup | Unanswered> {
  if (!party.isHere('insurer-hub')) return { unanswered: '中間サーバーがこの世界にいない' };
  const answer = await sent(party, '/online/lookups', question);
  if ('unanswered' in answer) return answer;
  if (answer.status !== 200) return { unanswered: `中間サーバーが ${answer.status} と答えた` };
  const read = lookup.safeParse(answer.body);
  return read.success ? read.data : { unanswered: `中間サーバーの答えが形に合わない(${[...new Set(read.error.issues.map(({ path }) => path.join('.')))].slice(0, 5).join('、')})` };
}

/** Tells the hub of 初回登録 or of the end of a card. The refusal of the hub is handed back. */
export async function tellHub(party: OnlineEligibility, individualNumber: string, event: 'registered' | 'removed'): Promise<{ readonly status: number; readonly body: unknown } | Unanswered> {
  return party.isHere('insurer-hub') ? sent(party, '/online/cards', { individualNumber, event }) : { status: 200, body: {} };
}

async function sent(party: OnlineEligibility, path: string, body: object): Promise<{ readonly status: number; readonly body: unknown } | Unanswered> {
  try {
    const answer = await party.send('insurer-hub', path, { method: 'POST', body: JSON.stringify(body), headers: { 'x-online-key': party.token('OK') } });
    return { status: answer.status, body: await answer.json() };
  } catch (error) {
    return { unanswered: `中間サーバーにつながらない(${error instanceof Error ? error.name : '理由不明'})` };
  }
}
