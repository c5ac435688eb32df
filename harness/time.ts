import type { Moment } from '../law/day.js';
import { runDue, type DueJob } from './clock.js';
import { TotsugoProblem } from './problem.js';

export interface Kept { readonly now: Moment; readonly done: Moment }

/** Business time of one world: it moves when told, its jobs and copies take turns, and it can be brought to rest. */
export function timeOf({ now, done }: Kept, jobs: () => readonly DueJob[], write: (kept: Kept) => Promise<void>) {
  let kept: Kept = { now, done };
  let isResting = false;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
  const expectAwake = () => {
    if (isResting) throw new TotsugoProblem('TSG-C02', '止まるところなので、新しい処理は始めない', '起動しなおしてから、同じ要求を送り直す(済んだ処理は繰り返さない)');
  };
  const arrive = async (moment: Moment, through: Moment) => {
    expectAwake();
    await write({ now: moment, done: through });
    kept = { now: moment, done: through };
  };
  return {
    now: () => kept.now,
    doneThrough: () => kept.done,
    advance: (to: Moment) => inTurn(async () => {
      if (to < kept.now) throw new TotsugoProblem('TSG-C01', `業務日時は ${kept.now} から ${to} へ戻せない`, '先の日時を指定するか、保存した世界を復元する');
      await runDue(jobs(), kept.done, to, arrive);
    }),
    still: inTurn,
    expectAwake,
    async rest(): Promise<void> {
      isResting = true;
      await last;
    },
  };
}
