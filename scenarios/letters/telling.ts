import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import { assume, type Day } from '../../law/define.js';

/** What the stories about people who read their post rest on. */
export const byLetter = assume('通知を受け取った人は、紙に書かれたことを自分の知っていることと比べ、違えば窓口に来る。区は紙の着いた先を見られない');

/** What the household made of the letter that came last; nothing when none came. */
export const lastMade = async ({ residents }: Scene, family: Family): Promise<readonly string[]> => (await residents.letterBox(family)).at(-1)?.made ?? [];

/** Letters in the order in which they came: how far they got, and what their reader made of them. */
export const boxOf = async ({ residents }: Scene, family: Family): Promise<readonly string[]> => (await residents.letterBox(family)).map(({ deliveredOn, state, made }) => [deliveredOn, state, ...made].join(' / '));

/** The notice of the year is expected by that evening. */
export const noticeBy = ({ head }: Family, by: Day) => ({ paper: 'premiumNotice', about: head.name, from: '2026-06-01', by } as const);
