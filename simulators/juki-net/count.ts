import type { ResidentAnswer, ResidentEnquiry } from '../../contracts/juki-net/identity.js';
import type { Day } from '../../law/define.js';
import type { JukiNet } from './tables.js';

/** Adds the questions of one file to the day's count, by kind and outcome. J-LIS charges by the question, whatever the answer. */
export async function countAnswers(store: JukiNet['store'], { askedOn, municipality }: { readonly askedOn: Day; readonly municipality: string }, enquiries: readonly ResidentEnquiry[], answers: readonly ResidentAnswer[]): Promise<void> {
  const outcomes = new Map(answers.map(({ enquiryId, outcome }) => [enquiryId, outcome]));
  const counts = new Map<string, number>();
  for (const { enquiryId, kind } of enquiries) {
    const key = `${kind} ${outcomes.get(enquiryId)!}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of counts) {
    const [kind, outcome] = key.split(' ') as [string, string];
    const known = await store.db.selectFrom('juki_net_count').where('asked_on', '=', askedOn).where('municipality', '=', municipality).where('kind', '=', kind).where('outcome', '=', outcome).select('count').executeTakeFirst();
    await store.insertMany('juki_net_count', [{ asked_on: askedOn, municipality, kind, outcome, count: count + (known?.count ?? 0) }], 'replace');
  }
}
