import type { Codes, RecordDefinition } from '../contracts/define.js';
import type { PartyCard } from '../harness/results.js';
import type { Scenario } from '../harness/scene.js';
import type { Basis } from '../law/define.js';

/** A rule of the ward as the catalogue prints it. */
export interface RuleCard {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly outcomes: Readonly<Record<string, string>>;
}
/** A local choice of the ward; the first of `choices` is the default. */
export interface ChoiceCard {
  readonly name: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly choices: readonly string[];
}

/** Everything the house holds, for the pages that are printed from the code. */
export interface Holdings {
  readonly scenarios: readonly Pick<Scenario, 'id' | 'ja' | 'level' | 'covers' | 'basis'>[];
  readonly layouts: readonly { readonly definition: RecordDefinition; readonly direction: 'wardToParty' | 'partyToWard' }[];
  readonly profile: { readonly id: string; readonly note: string };
  readonly parties: readonly PartyCard[];
  readonly rules: readonly RuleCard[];
  readonly choices: readonly ChoiceCard[];
  readonly issueCodes: Codes;
}

/** What every printed page says of itself. */
export const printed = '<!-- npm run docs がコードから書く頁。手で直さない -->';

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '--'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
