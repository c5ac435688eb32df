import type { RunResult } from '../harness/results.js';
import type { Decode } from './decoded.js';

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
  /** Reads interface files field by field with the run's wire profile; without it their text is shown as it is. */
  readonly decode?: Decode;
  /** `@font-face` rules with embedded glyphs, from `fontCssFor`. */
  readonly fontCss?: string;
  /** How the reader calls the tool: `npx totsugo` when installed, `node bin/totsugo.js` in a checkout. */
  readonly command?: string;
}
