import type { HeadKind } from '../../contracts/codes.js';
import type { Resident } from '../../contracts/resident.js';
import type { Day } from '../../law/define.js';

/** What makes a person hard to match. `namesake`: an earlier person has the same name and birthday. */
export type Trait = 'gaiji' | 'variant' | 'foreign' | 'twin' | 'namesake';

export interface Person {
  readonly resident: Resident;
  /** 国保の被保険者. From the 75th birthday on, only when asked for. */
  readonly insured: boolean;
  readonly traits: readonly Trait[];
}

/** 住民票の世帯 as the ward knows it. The head stands first. */
export interface Household {
  readonly householdKey: string;
  readonly municipalityCode: string;
  readonly address: string;
  /** `nominal` = 擬制世帯主: the head is not insured. */
  readonly headKind: HeadKind;
  readonly members: readonly Person[];
}

/** 続柄 seen from the 世帯主, with the 性別 it fixes. */
export const relationships = [
  ['世帯主', null], ['夫', '1'], ['妻', '2'], ['子', null], ['父', '1'], ['母', '2'], ['祖父', '1'], ['祖母', '2'], ['兄', '1'], ['弟', '1'], ['姉', '2'], ['妹', '2'],
  ['子の妻', '2'], ['子の夫', '1'], ['子の子', null], ['妻の父', '1'], ['妻の母', '2'], ['夫の父', '1'], ['夫の母', '2'], ['縁故者', null], ['同居人', null],
] as const;
export type Relationship = (typeof relationships)[number][0];

/** A person a scenario wishes for. What is left out is drawn. */
export interface PersonWish {
  readonly age?: number | undefined;
  /** Instead of `age`. */
  readonly bornOn?: Day | undefined;
  readonly sex?: '1' | '2' | undefined;
  readonly insured?: boolean | undefined;
  /** 名, with its reading; both or none. */
  readonly givenName?: { readonly kanji: string; readonly kana: string } | undefined;
  readonly cardUse?: Resident['cardUse'] | undefined;
  readonly isNotDisclosed?: boolean | undefined;
}
export interface MemberWish extends PersonWish {
  readonly relationship: Relationship;
}

/**
 * gaiji: the surname holds a 外字 of the ward · variant: a 異体字 · foreign: everybody bears a name in Latin letters ·
 * alias: the same, and the head has a 通称 · twins: two 子 of one birthday and alike names (added when there are no two 子).
 */
export type Special = 'gaiji' | 'variant' | 'foreign' | 'alias' | 'twins';

export interface HouseholdWish {
  readonly head: PersonWish;
  readonly members?: readonly MemberWish[] | undefined;
  /** 姓: one of our list (in any of its forms), or one of your own with its reading. */
  readonly surname?: string | { readonly kanji: string; readonly kana: string } | undefined;
  readonly address?: string | undefined;
  readonly specials?: readonly Special[] | undefined;
}

/** A wish for people that nobody can fulfil. */
export class BadWish extends Error {
  override readonly name = 'BadWish';
  readonly code = 'TSG-PEOPLE';
}
