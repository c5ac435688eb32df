import { levels, verdictWords, type Cause, type Level, type RunResult, type ScenarioResult, type Verdict } from '../harness/results.js';
import type { ReportOptions } from './define.js';

const verdictsEn: Readonly<Record<Verdict, string>> = {
  pass: 'Pass', fail: 'Fail', warning: 'Warning', skip: 'Precondition not met', omit: 'Not applicable', review: 'Needs review', error: 'Test bed error',
};
const levelsEn: Readonly<Record<Level, string>> = { normal: 'Normal', abnormal: 'Abnormal', incident: 'Incident' };
const causesEn: Readonly<Record<Cause, string>> = { 設定: 'configuration', 実装: 'implementation', 試験系: 'test bed', 台帳: 'ledger' };
const cures: Readonly<Record<Cause, readonly [ja: string, en: string]>> = {
  設定: ['接続の設定を確かめる(totsugo doctor が足りないものと直し方を示す)', 'check the connection; totsugo doctor names what is missing and the cure'],
  実装: ['試験対象の実装を、期待・実際・根拠を見て直す', 'correct the system under test; compare expected, actual and basis'],
  試験系: ['試験対象の誤りではない。再実行の命令とともに突合の不具合として報告する', 'not a fault of the system under test; report it with the re-run command'],
  台帳: ['既知の不適合の台帳(--known-issues)を今に合わせる', 'bring the ledger of known issues (--known-issues) up to date'],
};

type Lang = ReportOptions['lang'];
/** Verdicts in the order of the house, 適合 first. */
export const verdicts: readonly Verdict[] = verdictWords.map(([verdict]) => verdict);
export const verdictWord = (verdict: Verdict, lang: Lang): string => (lang === 'en' ? verdictsEn[verdict] : verdictWords.find(([word]) => word === verdict)![1]);
export const levelWord = (level: Level, lang: Lang): string => (lang === 'en' ? levelsEn[level] : levels.find(([word]) => word === level)![1]);
export const causeWord = (cause: Cause, lang: Lang): string => (lang === 'en' ? causesEn[cause] : cause);
/** What helps a story that has a cause: its own words, or those that fit every story with that cause. */
export const cureOf = ({ cause, cure }: Pick<ScenarioResult, 'cause' | 'cure'>, lang: Lang): string => cure ?? (cause ? cures[cause][lang === 'en' ? 1 : 0] : '');

/** The area of a scenario is what stands before the first dot of its id. */
export const areaOf = (scenarioId: string): string => scenarioId.split('.')[0]!;
const areas: readonly (readonly [id: string, ja: string, en: string])[] = [
  ['eligibility', '資格', 'Eligibility'], ['assessment', '賦課', 'Assessment'], ['benefit', '給付', 'Benefits'], ['collection', '収納・滞納', 'Collection'],
  ['claims', '審査支払(国保連)', 'Claims'], ['linkage', '情報連携', 'Linkage'], ['continuation', '資格継続', 'Continuation'], ['handover', '高額該当の引継ぎ', 'High-cost handover'], ['hub', '医療保険者等向け中間サーバー', 'Insurer hub'],
];
export const areaWord = (area: string, lang: Lang): string => areas.find(([id]) => id === area)?.[lang === 'en' ? 2 : 1] ?? area;

/** What was tested: the name and version it gave of itself, and the way to it. */
export const systemText = ({ system, sut }: Pick<RunResult, 'system' | 'sut'>, lang: Lang): string =>
  `${system ? `${system.name} ${system.version}` : lang === 'en' ? 'a system that gave no name' : '名のらない国保システム'} (${sut})`;
export const wardText = ({ municipality: { name, code } }: Pick<RunResult, 'municipality'>): string => `${name} (${code})`;
