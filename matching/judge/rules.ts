import { assume, type Basis } from '../../law/define.js';
import { freeFold } from '../fold/kanji.js';

export const rulesBasis: Basis = assume('支払基金の判定の論理は公開されていない。段階の数え方は自前の規則であり、版を持ち、結果の一件ごとに書き込む');

/** How 突合 counts the levels of the comparers. Immutable; every result carries `id`, `version` and `foldTableId`. */
export interface RuleSet {
  readonly id: string;
  readonly version: string;
  /** The table of 異体字 the names and addresses were folded with. */
  readonly foldTableId: string;
  /** A name equal but for one sign such as ●, which stands for exactly one character. */
  readonly bulletCounts: 'equal' | 'differs';
  /** 斎/斉 and other separate characters people write for each other. `review` differs too, and is listed apart. */
  readonly handListCounts: 'equal' | 'review' | 'differs';
  readonly missingAddress: 'equal' | 'mismatch';
  /** The first level of 住所 that counts as a difference. 前住所 (A8) always does, and carries `moved`. */
  readonly addressMismatchFrom: 'A2' | 'A3' | 'A4' | 'A9';
  /** Equal to another registered name (通称・旧氏・併記漢字・ローマ字) of the same person. */
  readonly aliasCounts: 'equal' | 'differs';
  /** From this number of expected namesakes of one birthday on, a different 住所 alone is suspicious. */
  readonly tau: number;
  /** 名寄せ: only a file of so many records can show that a name is rare, or that nobody else of the 名 lives at a home. Assumed: as many as a small town has. */
  readonly fewestRows: number;
  /** A move this many days ago or less explains a different 住所. */
  readonly moveWindowDays: number;
}

/** The switches one may turn. */
export type Switches = Partial<Omit<RuleSet, 'id' | 'version' | 'foldTableId'>>;

export const defaultRules: RuleSet = Object.freeze({
  id: 'totsugo/five-items', version: '1.4.0', foldTableId: freeFold.id,
  bulletCounts: 'equal', handListCounts: 'review', missingAddress: 'mismatch', addressMismatchFrom: 'A3', aliasCounts: 'equal', tau: 0.01, fewestRows: 10_000, moveWindowDays: 400,
});

/** A rule set of your own: needs a name of its own, so that no result is taken for one of the default rules. */
export const ruleSet = (id: string, switches: Switches, foldTableId: string = defaultRules.foldTableId): RuleSet => Object.freeze({ ...defaultRules, ...switches, id, foldTableId });
