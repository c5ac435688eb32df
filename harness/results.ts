import type { Basis, Day } from '../law/define.js';
import type { Moment } from '../law/day.js';
import type { ObservedMatch } from '../contracts/insurer-hub/observed-match.js';

/** 適合 · 不適合 · 警告 · 前提未達 · 対象外 · 要確認 · 試験系の故障. A skip is never counted as a pass. */
export const verdictWords = [
  ['pass', '適合'], ['fail', '不適合'], ['warning', '警告'], ['skip', '前提未達'], ['omit', '対象外'], ['review', '要確認'], ['error', '試験系の故障'],
] as const;
export type Verdict = (typeof verdictWords)[number][0];

/** Where the reader should look first when a scenario does not pass. 台帳: the ledger of known issues is out of date. */
export type Cause = '設定' | '実装' | '試験系' | '台帳';

export const levels = [['normal', '正常'], ['abnormal', '異常'], ['incident', '事故再現']] as const;
export type Level = (typeof levels)[number][0];

/** One expectation and what was found. Values are already text, with 個人番号 replaced by tokens. */
export interface Check {
  readonly ja: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
  readonly basis: Basis;
  /** Business time of the look. */
  readonly at: Moment;
  /** Number of the last arrow before it; 0 when nothing had happened yet. */
  readonly after: number;
}

/** Bytes that crossed a wire, or a typed message at the ward port. `body` is kept for the report and the evidence folder. */
export interface Exchange {
  readonly n: number;
  readonly at: Moment;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  /** Record id when the body is an interface file, else null. */
  readonly layout: string | null;
  /** File name, or method and path. Never holds 個人番号. */
  readonly path: string;
  readonly contentType: string;
  readonly status: number | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly body: Uint8Array;
  /** Step ids of 別添1 this exchange realises. */
  readonly steps: readonly string[];
}

/** One line of the sequence diagram, in the order of the world's journal. */
export interface Arrow {
  readonly n: number;
  readonly at: Moment;
  readonly from: string;
  readonly to: string;
  readonly ja: string;
  /** step = told by the scenario, exchange = seen on a wire, event = happened inside a party (from = to). */
  readonly kind: 'step' | 'exchange' | 'event' | 'fault' | 'clock' | 'decision';
  /** Number of the exchange in `exchanges`, when there is one. */
  readonly exchange: number | null;
  readonly steps: readonly string[];
  /** The 突合 this event is made of. */
  readonly matches?: readonly ObservedMatch[];
}

/** Somebody of a story, as one municipality knows them. */
export interface PremisePerson {
  readonly personKey: string;
  readonly name: string;
  readonly relationship: string;
  readonly bornOn: Day;
  readonly sex: '1' | '2';
  /** Is or becomes insured in the story; a 擬制世帯主 is not. */
  readonly isInsured: boolean;
  /** From when on, as laid down at the beginning of the story: by another municipality's record, or by a 届出 to the ward; null = by neither. */
  readonly since: { readonly on: Day; readonly reason: string; readonly by: 'record' | 'notification' } | null;
}
export interface PremiseHousehold {
  readonly municipality: string;
  readonly address: string;
  /** People of the story after a move that is still to come. */
  readonly isLater: boolean;
  readonly people: readonly PremisePerson[];
}
/** Who takes part in a story, where they live, since when they are insured, and what is set otherwise than usual. */
export interface Premise { readonly households: readonly PremiseHousehold[]; readonly settings: readonly string[] }

/** An envelope that reached somebody, and what its reader finds in it, sheet by sheet. */
export interface DeliveredLetter {
  readonly deliveredOn: Day;
  /** What shows through the window. */
  readonly address: string;
  readonly sheets: readonly { readonly noticeId: string; readonly lines: readonly string[] }[];
}

/** 収納の照合: what a cashier lays side by side when a story ends. Yen, as the ward answers. */
export interface Reconciliation {
  readonly asOf: Day;
  /** Of each day and channel: what files told, what the bank's account got, what the ledger holds. */
  readonly days: readonly { readonly day: Day; readonly channel: string; readonly toldYen: number; readonly depositYen: number; readonly ledgerYen: number }[];
  readonly years: readonly { readonly fiscalYear: number; readonly leviedYen: number; readonly lateYen: number; readonly collectedYen: number; readonly unpaidYen: number; readonly lateUnpaidYen: number; readonly overpaidYen: number; readonly writtenOffYen: number }[];
  readonly suspenseYen: number;
  readonly exceptions: readonly { readonly ja: string; readonly about: string; readonly yen: number; readonly since: Day | null; readonly proposals: readonly string[]; readonly note: string | null }[];
}

export interface ScenarioResult {
  readonly id: string;
  readonly ja: string;
  readonly level: Level;
  readonly covers: readonly string[];
  readonly basis: readonly Basis[];
  readonly today: Day;
  readonly verdict: Verdict;
  /** Why the verdict is not 適合. */
  readonly because?: string;
  readonly cause?: Cause;
  /** What helps here, where it is more than the cause says. */
  readonly cure?: string;
  /** Absent when the story was not played. */
  readonly premise?: Premise;
  readonly checks: readonly Check[];
  readonly arrows: readonly Arrow[];
  readonly exchanges: readonly Exchange[];
  /** What reached people by post, in the order of posting; absent when nobody posts anything in the story. */
  readonly letters?: readonly DeliveredLetter[];
  /** Absent when the story does not ask for the ledger of 収納, or did not come to its end. */
  readonly reconciliation?: Reconciliation;
  /** Business date and time when the story ended. */
  readonly endedAt: Moment;
  /** Seed of the story's throw-away world. It keys the tokens of 個人番号, so a check and a file show the same one. */
  readonly worldSeed?: number;
}

/** A party as the report describes it. */
export interface PartyCard {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly limitations: readonly string[];
  readonly faults: readonly (readonly [name: string, ja: string])[];
  readonly parameters: readonly { readonly name: string; readonly ja: string; readonly value: string; readonly basis: Basis }[];
}

/** What a system under test calls itself. */
export interface SystemIdentity { readonly name: string; readonly version: string }

/** How to come to the same verdicts again, beside the story's id and the seed. */
export interface Repeat {
  /** Options of the command line, those that stay at their default left out. Never a secret. */
  readonly options: readonly (readonly [name: string, value: string])[];
  /** What was given and is not told: it has to be given anew. */
  readonly withheld: readonly ('token' | 'storeSecret')[];
}

export interface RunResult {
  readonly tool: 'totsugo';
  readonly version: string;
  readonly seed: number;
  /** The kind of connection: reference, http, folder, manual. */
  readonly sut: string;
  /** The system behind it; null when it was not reached or has no name to give. */
  readonly system: SystemIdentity | null;
  /** The ward under test. */
  readonly municipality: { readonly code: string; readonly name: string };
  readonly repeat: Repeat;
  readonly store: string;
  readonly profile: { readonly id: string; readonly sha256: string; readonly official: false; readonly note: string };
  readonly numberMode: string;
  /** The day of the run that the ledger of known issues was compared with. Absent without a ledger: nothing else depends on it. */
  readonly ranOn?: Day;
  readonly suite: Readonly<Record<Verdict, number>>;
  readonly scenarios: readonly ScenarioResult[];
  readonly parties: readonly PartyCard[];
  readonly steps: readonly CoverageRow[];
}

/** One of the 81 steps of 別添1 and what was really exchanged for it. */
export interface CoverageRow {
  readonly id: string;
  readonly ja: string;
  readonly text: string;
  readonly status: 'covered' | 'notYet' | 'excused';
  readonly scenarios: readonly string[];
  readonly exchanges: number;
  readonly reason?: string;
}
