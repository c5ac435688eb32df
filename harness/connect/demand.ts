import type { Capability, Ward, WardStart } from '../../contracts/ward.js';
import type { NumberMode } from '../../law/check-digits.js';
import type { DriverWire, WireMessage } from './define.js';

/** What a demand may use: the port, and below it the wire for messages no typed client would send. */
export interface Bench {
  readonly ward: Ward;
  /** How the ward begins, as it would in a run with the same options. */
  readonly start: WardStart;
  readonly numberMode: NumberMode;
  /** An empty ward, on the given business day or the usual one. */
  begin(start?: Partial<WardStart>): Promise<void>;
  able(capability: Capability): boolean;
  /** Is any capability of that kind declared (`act.`, `query.` …)? */
  ableOfKind(kind: Kind): boolean;
  /** Sends as it is and expects a refusal 4xx in the error form. */
  refuses(what: string, message: WireMessage): Promise<void>;
  readonly wire: DriverWire | null;
}
export type Kind = 'act' | 'job' | 'query' | 'files';

export interface Demand {
  readonly id: string;
  readonly ja: string;
  readonly cure: string;
  readonly needs: readonly Capability[];
  /** Needs some capability of that kind. */
  readonly needsKind?: Kind;
  /** Needs the wire below the port. */
  readonly wire?: boolean;
  /** What was seen, in a few words. Throws Unmet when the demand is not met. */
  readonly look: (bench: Bench) => Promise<string>;
}

export const usualStart: WardStart = { municipalityCode: '131130', insurerNumber: '138131', now: '2026-04-01T09:30', parameters: {}, numberMode: 'shifted:1' };
