import { levyBase, type LevyBaseRow } from '../contracts/levy-standard/records.js';
import { baseRowsOf, type BaseTold } from '../contracts/levy-standard/told-base.js';
import { codecOf } from '../contracts/wire/codec.js';
import { dayPart } from '../law/day.js';
import type { LevyRunKind } from '../law/levy-sharing.js';
import type { PartId } from '../law/premium-parts.js';
import { callerAt, expectingOk } from './party-door.js';
import { TotsugoProblem } from './problem.js';
import { codeOf, neighbour } from './windows.js';
import type { World } from './world.js';

/** 納付金 of a municipality in one pool, as 東京都 reckoned it. */
export interface ContributionSeen { readonly code: string; readonly part: PartId; readonly insuredCount: number; readonly householdCount: number; readonly cappedIncomeThousandYen: number; readonly byIncomeYen: number; readonly byHeadYen: number; readonly contributionYen: number }
export interface RunSeen { readonly fiscalYear: number; readonly runKind: LevyRunKind; readonly runsOn: string; readonly computedAt: string | null; readonly waits: readonly { readonly lookedOn: string; readonly missing: readonly string[]; readonly why: string }[] }

/** 東京都 and its 納付金等算定標準システム. */
export interface LevyStandardWindow {
  /** These municipalities, the ward under test among them, are to bear these pools. Without β that of the parameters holds. */
  wants(fiscalYear: number, runKind: LevyRunKind, poolsYen: Readonly<Partial<Record<PartId, number>>>, municipalityNames: readonly string[], betaPerMille?: number): Promise<void>;
  /** Another municipality hands in its 市町村基礎ファイル by the same door; gives what it is told. `rewrite`: what becomes of the text on its way. */
  otherSubmits(municipalityName: string, base: BaseTold, rewrite?: (text: string) => string): Promise<{ readonly submissionOutcome: string; readonly issues: number }>;
  /** What 東京都 holds of the ward for that year; null = nothing. */
  baseOf(fiscalYear: number): Promise<readonly LevyBaseRow[] | null>;
  runs(): Promise<readonly RunSeen[]>;
  contributions(fiscalYear: number, runKind: LevyRunKind): Promise<readonly ContributionSeen[]>;
  /** 東京都 takes a reckoning back and does it again the same evening. */
  withdraws(fiscalYear: number, runKind: LevyRunKind): Promise<void>;
  /** 国保総合システム tells 東京都 how many receipts of the ward there are in a 審査年月 (YYYYMM), and what they cost. */
  hearsFromFederation(month: string, itemCount: number, itemYen: number): Promise<void>;
  /** 給付状況 of the ward as 東京都 has accepted it. */
  reports(): Promise<readonly { readonly month: string; readonly items: Readonly<Record<string, { readonly itemCount: number; readonly itemYen: number }>> }[]>;
  /** The next file of the ward comes there with other bytes. */
  spoilsNext(how: (bytes: Uint8Array) => Uint8Array): void;
}

export function levyStandardWindow(world: World, homeCode: string, clerk: { readonly spoilNext: LevyStandardWindow['spoilsNext'] } | null): LevyStandardWindow {
  const at = `${world.url}/levy-standard`;
  const expectOk = expectingOk({ code: 'TSG-S23', ja: '東京都・納付金等算定標準システム', cure: 'シナリオの指示と登場する関係者(cast)を見直す' });
  const door = callerAt(at, async () => ({}));
  const asked = async <T>(path: string, what: string): Promise<T> => await (await expectOk(await door('GET', path), what)).json() as T;
  const cityOf = (name: string) => neighbour(codeOf(name), homeCode);
  let seq = 0;
  return {
    wants: async (fiscalYear, runKind, poolsYen, names, betaPerMille) => void await expectOk(await door('PUT', `/_sim/years/${fiscalYear}/${runKind}`, { municipalityCodes: [homeCode, ...names.map(cityOf)], poolsYen, ...(betaPerMille === undefined ? {} : { betaPerMille }) }), '年度'),
    async otherSubmits(name, base, rewrite = (text) => text) {
      const code = cityOf(name);
      const file = codecOf(world.profile, levyBase).format({ municipalityCode: code, date: dayPart(world.now()), seq: (seq += 1) }, baseRowsOf(base));
      const { key } = await asked<{ key: string }>(`/_sim/municipalities/${code}/key`, '鍵');
      const asOther = callerAt(at, async () => ({ 'x-totsugo-party': encodeURIComponent(name), 'x-municipality-key': key }));
      const { outcome, issues } = await (await expectOk(await asOther('PUT', `/inbox/${code}/${encodeURIComponent(file.name)}`, Buffer.from(rewrite(Buffer.from(file.bytes).toString()))), '受付')).json() as { outcome: string; issues: number };
      return { submissionOutcome: outcome, issues };
    },
    baseOf: async (fiscalYear) => (await asked<{ bases: readonly { code: string; rows: readonly LevyBaseRow[] }[] }>(`/_sim/bases/${fiscalYear}`, '基礎ファイル')).bases.find(({ code }) => code === homeCode)?.rows ?? null,
    runs: async () => (await asked<{ runs: readonly RunSeen[] }>('/_sim/runs', '算定')).runs,
    contributions: async (fiscalYear, runKind) => (await asked<{ contributions: readonly ContributionSeen[] }>(`/_sim/contributions/${fiscalYear}/${runKind}`, '納付金')).contributions,
    withdraws: async (fiscalYear, runKind) => void await expectOk(await door('DELETE', `/_sim/runs/${fiscalYear}/${runKind}`), '算定の取消'),
    hearsFromFederation: async (month, itemCount, itemYen) => void await expectOk(await door('PUT', `/_sim/federation-totals/${homeCode}`, [{ month, itemCount, itemYen }]), '合計'),
    reports: async () => (await asked<{ reports: Awaited<ReturnType<LevyStandardWindow['reports']>> }>(`/_sim/reports/${homeCode}`, '給付状況')).reports,
    spoilsNext(how) {
      if (!clerk) throw new TotsugoProblem('TSG-S03', '東京都のいない世界', 'シナリオの cast に levy-standard を加える');
      clerk.spoilNext(how);
    },
  };
}
