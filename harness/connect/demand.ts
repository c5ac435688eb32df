import type { Capability, Ward, WardStart } from '../../contracts/ward.js';
import type { DriverWire, WireMessage } from './define.js';

/** What a demand may use: the port, and below it the wire for messages no typed client would send. */
export interface Bench {
  readonly ward: Ward;
  /** An empty ward, on the given business day or the usual one. */
  begin(start?: Partial<WardStart>): Promise<void>;
  able(capability: Capability): boolean;
  /** Sends as it is and expects a refusal 4xx in the error form. */
  refuses(what: string, message: WireMessage): Promise<void>;
  readonly wire: DriverWire | null;
}

export interface Demand {
  readonly id: string;
  readonly ja: string;
  readonly cure: string;
  readonly needs: readonly Capability[];
  /** Needs the wire below the port. */
  readonly wire?: boolean;
  /** What was seen, in a few words. Throws Unmet when the demand is not met. */
  readonly look: (bench: Bench) => Promise<string>;
}

/** The driver does not meet a demand; the message is what it did instead. */
export class Unmet extends Error {
  override readonly name = 'Unmet';
}
export function demandThat(isMet: boolean, otherwise: string): asserts isMet {
  if (!isMet) throw new Unmet(otherwise);
}

export const usualStart: WardStart = { municipalityCode: '131130', insurerNumber: '138131', now: '2026-04-01T09:30', parameters: {}, numberMode: 'shifted:1' };
