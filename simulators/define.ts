import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Moment } from '../law/day.js';
import type { Basis, Day } from '../law/define.js';
import type { Store, TableSpecs } from '../store/define.js';
import type { NumberMode } from '../law/check-digits.js';
import type { ObservedMatch } from '../contracts/insurer-hub/observed-match.js';
import type { RouteForm } from '../contracts/route-form.js';
import type { Profile } from '../contracts/wire/profile.js';

/** What came back from another party, read whole. */
export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  text(): Promise<string>;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a party may use of the world it lives in. One object a world and party. */
export interface Party<S extends TableSpecs = TableSpecs, F extends string = string, P = Record<string, unknown>> {
  readonly world: string;
  /** The party's own tables. Work that must be whole goes through `store.transact`. */
  readonly store: Store<S>;
  now(): Moment;
  today(): Day;
  /** A stable opaque id such as `MI-3K7Q…`: a keyed hash of the parts, the same in every order of arrival. */
  token(prefix: string, ...parts: readonly (string | number)[]): string;
  /** A number in [0, 1) fixed by the world's seed and the parts. */
  chance(...parts: readonly (string | number)[]): number;
  /** The printed stand-in for a 個人番号: `MN#` and 8 hex digits. */
  masked(individualNumber: string): string;
  readonly faults: ReadonlySet<F>;
  readonly parameters: P;
  readonly numberMode: NumberMode;
  readonly profile: Profile;
  /** Does that party take part in this world? */
  isHere(party: string): boolean;
  /** Writes down that something happened inside this party. `steps` are step ids of 別添1 that this event realises, `matches` the 突合 it is made of. */
  note(ja: string, steps?: readonly string[], matches?: readonly ObservedMatch[]): void;
  /** A real HTTP request to another party of the same world, sent over a socket in the name of `as` (default: this party). */
  send(to: string, path: string, init?: { method?: string; body?: Uint8Array | string; headers?: Record<string, string>; as?: string }): Promise<Answer>;
}

/** Recorded for every exchange of a route: what it is, who gets the data, which steps it realises. */
export interface RouteNote {
  readonly what: string;
  /** `in` = the caller hands data to the party, `out` = the party hands data to the caller. */
  readonly direction: 'in' | 'out';
  readonly steps?: readonly string[];
  /** Is there anything in the answer? An empty counter that is looked at every day is no exchange. Default: always. */
  readonly hasContent?: (body: string) => boolean;
  /** The body is an interface file; its layout is found by its name (last path segment). */
  readonly file?: boolean;
  /** A file of a bank, whose name says nothing: its layout is found by its first bytes. */
  readonly isBankFile?: boolean;
  /** No 個人番号 may be in it: what is refused is not kept where one is. */
  readonly isWithoutNumbers?: boolean;
  /** The name of that file, where the path does not end in it; null = none can be told. */
  readonly fileName?: (params: Readonly<Record<string, string>>, profile: Profile) => string | null;
}
declare module 'fastify' {
  interface FastifyRequest {
    /** Steps of 別添1 that this very exchange realises, where they follow from what is in it and not from its route; a handler says so. */
    realisedSteps: readonly string[] | null;
  }
  interface FastifyContextConfig {
    exchange?: RouteNote;
    /** What goes in and out, for the OpenAPI document. Every route has one. */
    form?: RouteForm;
  }
}

export interface Parameter<T> { readonly ja: string; readonly basis: Basis; readonly schema: z.ZodType<T>; readonly value: T }
type ParameterValues<P> = { readonly [K in keyof P]: P[K] extends { readonly schema: z.ZodType<infer T> } ? T : never };

/**
 * Declares one outside party. Routes are registered once and serve every world: the handler asks `party(request)` for
 * the party of the world in the path. Everything under /_sim is ours (test door); the real party has no such door. What a
 * route takes and gives it says in `config: { form }`; that is all the OpenAPI document is printed from.
 */
export function simulator<const S extends TableSpecs, const F extends Readonly<Record<string, string>>, const P extends Readonly<Record<string, Parameter<any>>>>(spec: {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  /** What the real party does that this one does not. Printed in every report. */
  readonly limitations: readonly string[];
  /** Named ways to misbehave, all off until a scenario turns one on. */
  readonly faults: F;
  readonly parameters: P;
  readonly tables: S;
  /** Work that falls due every day at a time of day. A job that fails half-way is run again, so it must be repeatable. */
  readonly jobs: Readonly<Record<string, { readonly ja: string; readonly at: `${number}:${number}`; readonly run: (party: Party<S, keyof F & string, ParameterValues<P>>) => Promise<void> }>>;
  readonly routes: (wire: FastifyInstance, party: (request: FastifyRequest) => Party<S, keyof F & string, ParameterValues<P>>) => void;
}) {
  return spec;
}

/** Any simulator, as the harness and the catalogue see it. */
export interface Simulator {
  readonly id: string; readonly ja: string; readonly basis: Basis;
  readonly limitations: readonly string[];
  readonly faults: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, Parameter<any>>>;
  readonly tables: TableSpecs;
  readonly jobs: Readonly<Record<string, { readonly ja: string; readonly at: `${number}:${number}`; readonly run: (party: any) => Promise<void> }>>;
  readonly routes: (wire: FastifyInstance, party: (request: FastifyRequest) => any) => void;
}
