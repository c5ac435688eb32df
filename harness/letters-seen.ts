import { ask } from './ask.js';
import { TotsugoProblem } from './problem.js';
import type { DeliveredLetter } from './results.js';
import type { World } from './world.js';

interface Page { readonly letters: readonly (DeliveredLetter & { readonly place: string })[] }

/** Every envelope of a municipality that reached a letter box of this world, in the order of posting. */
export async function lettersSeen(world: World, municipalityCode: string): Promise<readonly DeliveredLetter[]> {
  const seen: DeliveredLetter[] = [];
  for (let after = ''; ;) {
    const path = `/mailing/_sim/delivered/${municipalityCode}?after=${encodeURIComponent(after)}`;
    const answer = await ask(`${world.url}${path}`);
    if (!answer.ok) throw new TotsugoProblem('TSG-S03', `GET ${path} に ${answer.status} ${await answer.text()}`, '登場する関係者(cast)に封入封緘事業者がいるかを見直す');
    const { letters } = JSON.parse(await answer.text()) as Page;
    const last = letters.at(-1);
    if (!last) return seen;
    seen.push(...letters.map(({ deliveredOn, address, sheets }) => ({ deliveredOn, address, sheets })));
    after = last.place;
  }
}
