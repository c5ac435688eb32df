import type { Fields, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { benefitReport, levyBase, levyContribution, standardRate, submissionResult, type BenefitReportRow } from '../../contracts/levy-standard/records.js';
import { baseRowsOf, type BaseTold } from '../../contracts/levy-standard/told-base.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import type { Moment } from '../../law/day.js';
import type { StoreHome } from '../../store/define.js';
import { callsTo, inLoneWorld, type LoneWorld } from '../lone-world.examples.js';
import { levyStandard } from './levy-standard.js';
import type { LevyStandard } from './tables.js';

export const [north, south, west] = ['131016', '131024', '131032'] as const;
const fileOf = <F extends Fields>(definition: RecordDefinition<F>, code: string, seq: number, rows: readonly RecordOf<RecordDefinition<F>>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: code, date: '2026-11-02', seq }, rows);
/** Ten people of as many households with an income of ten million together, unless it says otherwise. */
export const baseFile = (code: string, wish: Partial<BaseTold> = {}, seq = 1) => fileOf(levyBase, code, seq, baseRowsOf({ fiscalYear: 2027, insuredCount: 10, householdCount: 10, cappedIncomeThousandYen: 10_000, ...wish }));
export const month = (deliveryMonth: string, inpatient: number, outpatient: number): readonly BenefitReportRow[] =>
  ([['inpatient', inpatient, inpatient * 100_000], ['outpatient', outpatient, outpatient * 5_000], ['highCost', 0, 0], ['total', inpatient + outpatient, inpatient * 100_000 + outpatient * 5_000]] as const).map(([reportItem, itemCount, itemYen]) => ({ deliveryMonth, reportItem, itemCount, itemYen }));
export const reportFile = (code: string, seq: number, rows: readonly BenefitReportRow[]) => fileOf(benefitReport, code, seq, rows);
export const pools = { medical: 1_000_000, support: 300_000, care: 0, childSupport: 30_000 };

export type Desk = ReturnType<typeof deskOf>;

/** A world in which 東京都 lives alone, and what municipalities do at its doors. */
export const withPrefecture = <T>(home: StoreHome, play: (desk: Desk) => Promise<T>, now: Moment = '2026-11-02T17:45'): Promise<T> => inLoneWorld(levyStandard, home, now, (world) => play(deskOf(world)));

function deskOf(world: LoneWorld) {
  const headersFor = (code: string) => ({ 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('LS', code) });
  const call = callsTo(world, levyStandard);
  const names = async (code: string) => ((await call('GET', `/results/${code}`, undefined, headersFor(code))).body['files'] as { name: string }[]).map(({ name }) => name);
  const bytesOf = async (code: string, name: string) => (await call('GET', `/results/${code}/${name}`, undefined, headersFor(code))).raw;
  const desk = {
    world, call, headersFor, names, bytesOf,
    put: (code: string, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => call('PUT', `/inbox/${code}/${name}`, bytes, headersFor(code)),
    fault: (name: string, on = true) => world.fault('levy-standard', name, on),
    parameters: (values: Readonly<Record<string, unknown>>) => world.setParameters('levy-standard', values),
    wants: (runKind: 'provisional' | 'definite', codes: readonly string[], poolsYen: object = pools, fiscalYear = 2027) => call('PUT', `/_sim/years/${fiscalYear}/${runKind}`, { municipalityCodes: codes, poolsYen }),
    until: (to: Moment) => world.advance(to),
    party: () => world.party('levy-standard') as unknown as Promise<LevyStandard>,
    runs: async () => (await call('GET', '/_sim/runs')).body['runs'] as { runKind: string; runsOn: string; computedAt: string | null; waits: { lookedOn: string; missing: string[]; why: string }[] }[],
    /** 納付金 of 医療分, by 団体コード. */
    medical: async (runKind = 'provisional', fiscalYear = 2027) => Object.fromEntries(((await call('GET', `/_sim/contributions/${fiscalYear}/${runKind}`)).body['contributions'] as { code: string; part: string; contributionYen: number }[]).filter(({ part }) => part === 'medical').map(({ code, contributionYen }) => [code, contributionYen])),
    /** The rows of every file of a kind that lies ready for a municipality, and how many troubles are in them. */
    async ready<F extends Fields>(code: string, definition: RecordDefinition<F>) {
      const found = (await names(code)).filter((name) => name.startsWith(definition.id));
      const read = await Promise.all(found.map(async (name) => codecOf(bundledProfile(), definition).parse({ name, bytes: await bytesOf(code, name) })));
      return { files: found.length, troubles: read.flatMap(({ issues }) => issues).length, rows: read.flatMap(({ records }) => records.map(({ value }) => value)) };
    },
    /** What the 提出の結果 say: file, outcome, 指摘コード and 項目名. */
    async told(code: string) {
      return (await desk.ready(code, submissionResult)).rows.map(({ fileName, submissionOutcome, code: issue, fieldJa }) => [fileName.split('_').filter((_, at) => at !== 1 && at !== 2).join('_').replace('.csv', ''), submissionOutcome, issue, fieldJa].filter((one) => one !== null).join(' '));
    },
    contributions: (code: string) => desk.ready(code, levyContribution),
    rates: (code: string) => desk.ready(code, standardRate),
  };
  return desk;
}
