import { concernKinds, letterStates, readings, type Concern } from '../../contracts/concern.js';
import { wordOf } from '../../contracts/codes.js';
import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import { assume, type Day } from '../../law/define.js';

/** What the stories about people who read their post rest on. */
export const byLetter = assume('通知を受け取った人は、紙に書かれたことを自分の知っていることと比べ、違えば窓口に来る。区は紙の着いた先を見られない');

/** What somebody says at the counter, in words. */
export const kindJa = (concern: Pick<Concern, 'kind'> | undefined): string => (concern ? wordOf(concernKinds, concern.kind) : '何も言わない');

/** What a reader made of a letter, in words. A 届出 is called so whatever its number. */
function readingJa(made: string): string {
  const [reading, about] = made.split(' ') as [string, string?];
  return about === undefined ? wordOf(readings, reading) : `${wordOf(readings, reading)}: ${/^N-\d+$/.test(about) ? '届出' : wordOf(concernKinds, about)}`;
}

/** What the household made of the letter that came last; nothing when none came. */
export const lastMade = async ({ residents }: Scene, family: Family): Promise<readonly string[]> => ((await residents.letterBox(family)).at(-1)?.made ?? []).map(readingJa);

/** Letters in the order in which they came: how far they got, and what their reader made of them. */
export const boxOf = async ({ residents }: Scene, family: Family): Promise<readonly string[]> =>
  (await residents.letterBox(family)).map(({ deliveredOn, state, made }) => [deliveredOn, wordOf(letterStates, state), ...made.map(readingJa)].join(' / '));

/** The notice of the year is expected by that evening. */
export const noticeBy = ({ head }: Family, by: Day) => ({ paper: 'premiumNotice', about: head.name, from: '2026-06-01', by } as const);
