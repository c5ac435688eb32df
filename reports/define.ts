import type { RunResult } from '../harness/results.js';

/** Declares one output format. A report is a pure function: same results in, same bytes out. */
export const report = (spec: {
  readonly id: string;
  readonly ja: string;
  readonly fileName: string;
  readonly render: (run: RunResult, options: ReportOptions) => string;
}) => spec;
export type Report = ReturnType<typeof report>;

export interface ReportOptions {
  readonly lang: 'ja' | 'en';
}
