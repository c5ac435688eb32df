import { cite } from '../../../law/define.js';
import { rule } from '../../define.js';
import { obstacle, type Obstacle } from '../../refusals.js';

export interface HouseholdQuestion {
  readonly reason: 'headChange' | 'householdSplit' | 'householdMerge' | 'addressWithinMunicipality';
  /** Those named, each with the household they are insured in now. */
  readonly named: readonly { readonly personKey: string; readonly householdKey: string | null }[];
  readonly headPersonKey: string;
  /** Is the new head known or described on the form? */
  readonly headIsKnown: boolean;
  /** Household in which the new head is insured or which they head now. */
  readonly headHousehold: { readonly householdKey: string; readonly headPersonKey: string; readonly members: readonly string[] } | null;
  /** The households the named come from: head and insured members. */
  readonly sources: readonly { readonly householdKey: string; readonly headPersonKey: string; readonly members: readonly string[] }[];
  readonly hasNewAddress: boolean;
}

const comesFromNowhere = (question: HouseholdQuestion) => question.named.filter(({ householdKey }) => householdKey === null)
  .filter(({ personKey }) => personKey !== question.headPersonKey || question.reason === 'householdMerge')
  .map(({ personKey }) => obstacle('notInsured', '異動する人', personKey, 'この区の被保険者でない'));

/** A source whose head goes while others stay has no head any more. */
const headless = (question: HouseholdQuestion): readonly Obstacle[] => {
  const moving = new Set(question.named.map(({ personKey }) => personKey));
  return question.sources
    .filter((source) => moving.has(source.headPersonKey) && source.householdKey !== targetOf(question) && source.members.some((member) => !moving.has(member)))
    .map((source) => obstacle('headWouldLeave', '異動する人', source.headPersonKey, `世帯 ${source.householdKey} に世帯主のいない被保険者が残る`));
};
const targetOf = ({ reason, headHousehold }: HouseholdQuestion) => (reason === 'householdMerge' ? headHousehold?.householdKey : undefined);

const checks: Readonly<Record<HouseholdQuestion['reason'], (question: HouseholdQuestion) => readonly Obstacle[]>> = {
  headChange: (question) => {
    const [source, ...others] = question.sources;
    if (!source || others.length > 0) return [obstacle('notWholeHousehold', '異動する人', question.named.map(({ personKey }) => personKey).join(' '), '一つの世帯の全員でない')];
    const named = new Set(question.named.map(({ personKey }) => personKey));
    const missing = source.members.filter((member) => !named.has(member));
    const elsewhere = question.headHousehold !== null && question.headHousehold.householdKey !== source.householdKey;
    return [
      ...missing.map((member) => obstacle('notWholeHousehold', '異動する人', member, '同じ世帯の被保険者が書かれていない')),
      ...(source.headPersonKey === question.headPersonKey ? [obstacle('nothingChanges', '世帯主', question.headPersonKey, 'すでに世帯主である')] : []),
      ...(elsewhere ? [obstacle('headElsewhere', '世帯主', question.headPersonKey, `世帯 ${question.headHousehold.householdKey} の人である`)] : []),
    ];
  },
  householdSplit: (question) => {
    const headMoves = question.named.some(({ personKey }) => personKey === question.headPersonKey);
    const whole = question.sources.length === 1 && question.sources[0]!.headPersonKey === question.headPersonKey
      && question.sources[0]!.members.every((member) => question.named.some(({ personKey }) => personKey === member));
    return [
      ...(whole ? [obstacle('nothingChanges', '異動する人', question.headPersonKey, '世帯の全員が同じ世帯主のまま移るので分離にならない')] : []),
      ...(question.headHousehold !== null && !headMoves ? [obstacle('headElsewhere', '異動後の世帯主', question.headPersonKey, `世帯 ${question.headHousehold.householdKey} の人で、異動する人に含まれない`)] : []),
      ...headless(question),
    ];
  },
  householdMerge: (question) => {
    const target = question.headHousehold;
    if (!target) return [obstacle('householdUnknown', '異動後の世帯主', question.headPersonKey, '被保険者のいる世帯に属していない')];
    const moves = question.named.some(({ householdKey }) => householdKey !== null && householdKey !== target.householdKey);
    return [...(moves ? [] : [obstacle('nothingChanges', '異動する人', question.headPersonKey, '別の世帯から移る人がいない')]), ...headless(question)];
  },
  addressWithinMunicipality: (question) => {
    const named = new Set(question.named.map(({ personKey }) => personKey));
    const whole = question.sources.length === 1 && question.sources[0]!.headPersonKey === question.headPersonKey && question.sources[0]!.members.every((member) => named.has(member));
    return [
      ...(question.hasNewAddress ? [] : [obstacle('missingItem', '新住所', '', '転居に新住所がない')]),
      ...(whole ? [] : [obstacle('notWholeHousehold', '異動する人', [...named].join(' '), '世帯主のもとの被保険者全員でない')]),
    ];
  },
};

export const householdObstacles = (question: HouseholdQuestion): readonly Obstacle[] => [
  ...comesFromNowhere(question),
  ...(question.headIsKnown ? [] : [obstacle('headUnknown', '世帯主', question.headPersonKey, 'この区に登録がなく、届出にも情報がない')]),
  ...checks[question.reason](question),
];

/** 世帯変更の判定. Nobody gains or loses 資格 by it; only the household changes. */
export const householdChange = rule({
  id: 'householdChange',
  ja: '世帯変更の判定',
  basis: cite('国民健康保険法9条・港区国民健康保険条例施行規則3条', '変更の届出'),
  outcomes: { headChanged: '世帯主を替える', split: '新しい世帯に分ける', merged: '世帯に合わせる', moved: '世帯の住所を替える', refused: '変更できない' },
  decide: (question: HouseholdQuestion) => {
    const [first, ...others] = householdObstacles(question).map(({ ja, raw, why }) => `${ja} ${raw}: ${why}`);
    if (first) return ['refused', first, ...others];
    const people = question.named.map(({ personKey }) => personKey).join(' ');
    switch (question.reason) {
      case 'headChange': {
        const source = question.sources[0]!;
        const fromNominal = !source.members.includes(source.headPersonKey) && source.members.includes(question.headPersonKey);
        return ['headChanged', `世帯主を ${source.headPersonKey} から ${question.headPersonKey} に替える`, ...(fromNominal ? ['擬制世帯主の同意と保険料の完納は届出の添付で確かめる(平成13年保発291号)'] : [])];
      }
      case 'householdSplit': return ['split', `${people} が世帯主 ${question.headPersonKey} の新しい世帯になる`, '適用期間は続く'];
      case 'householdMerge': return ['merged', `${people} が世帯 ${question.headHousehold!.householdKey} に入る`, `世帯主は ${question.headPersonKey}`, '適用期間は続く'];
      case 'addressWithinMunicipality': return ['moved', `世帯 ${question.sources[0]!.householdKey} の全員が転居する`, '適用期間は続く'];
    }
  },
});
