import type { LevyRunKind } from '../../law/levy-sharing.js';
import type { PartId } from '../../law/premium-parts.js';
import { tables } from '../../store/define.js';
import type { Party } from '../define.js';

/** What municipalities handed in, what 東京都 wants shared in a year, and what came of it. No 個人番号, and nobody's name. */
export const levyStandardTables = tables({
  /** Everything handed in, as it came. `outcome`: accepted · refused · closed; `issues` what is wrong with it. */
  levy_standard_file: { columns: { code: 'text', name: 'text', layout: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', received_at: 'text', outcome: 'text', issues: 'text' }, key: ['code', 'name'] },
  /** The newest accepted 市町村基礎ファイル of a municipality and year. */
  levy_standard_base: { columns: { code: 'text', fiscal_year: 'integer', seq: 'integer', name: 'text', rows: 'text', received_at: 'text' }, key: ['code', 'fiscal_year'] },
  /** What is to be shared: the municipalities, the pools and β, by the year and 係数. */
  levy_standard_year: { columns: { fiscal_year: 'integer', run_kind: 'text', told: 'text' }, key: ['fiscal_year', 'run_kind'] },
  levy_standard_run: { columns: { fiscal_year: 'integer', run_kind: 'text', computed_at: 'text' }, key: ['fiscal_year', 'run_kind'] },
  /** A day on which nothing could be reckoned, who was missing, and why else. */
  levy_standard_wait: { columns: { fiscal_year: 'integer', run_kind: 'text', looked_on: 'text', missing: 'text', why: 'text' }, key: ['fiscal_year', 'run_kind', 'looked_on'] },
  levy_standard_answer: { columns: { fiscal_year: 'integer', run_kind: 'text', code: 'text', part: 'text', answer: 'text' }, key: ['fiscal_year', 'run_kind', 'code', 'part'] },
  /** `state`: here · received. Listed from `visible_on`. */
  levy_standard_result: { columns: { code: 'text', name: 'text', layout: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', visible_on: 'text', state: 'text' }, key: ['code', 'name'], indexes: [['code', 'layout']] },
  /** 給付状況 of a month as last accepted. */
  levy_standard_report: { columns: { code: 'text', month: 'text', seq: 'integer', name: 'text', rows: 'text' }, key: ['code', 'month'] },
  /** What 国保総合システム has told of the receipts of a month. */
  levy_standard_federation_total: { columns: { code: 'text', month: 'text', item_count: 'integer', item_yen: 'integer' }, key: ['code', 'month'] },
});

export type FaultName = 'serviceDown' | 'refusesRight' | 'lastYearsBase' | 'swapsMunicipalities' | 'forgetsCap' | 'brokenAnswer' | 'late' | 'twice';
export interface Parameters {
  readonly maximumFileMB: number;
  readonly provisionalRunOn: string;
  readonly definiteRunOn: string;
  readonly betaPerMille: number;
  readonly alphaPercent: number;
  readonly householdPercent: number;
  readonly lateDays: number;
}
export type LevyStandard = Party<typeof levyStandardTables, FaultName, Parameters>;
export type LevyStandardStore = LevyStandard['store'];

/** A year as 東京都 wants it shared. */
export interface YearTold { readonly municipalityCodes: readonly string[]; readonly poolsYen: Readonly<Partial<Record<PartId, number | undefined>>>; readonly betaPerMille: number | null }
/** Which reckoning. */
export interface RunKey { readonly fiscalYear: number; readonly runKind: LevyRunKind }
