import type { Kind } from '../../contracts/municipal-hub/codes.js';
import { municipalityCodeDigit } from '../../law/check-digits.js';
import { assume, derive, type Basis } from '../../law/define.js';
import { municipalities } from '../../law/municipalities.js';

/** Who holds a kind of information: a municipality, an insurer, or one agency of the country. */
type ProviderRule = 'municipality' | 'insurer' | 'pensionService' | 'employmentService' | 'digitalAgency';
export type Release = 'automatic' | 'manual' | 'withheld';
/** How bodies that hold a kind answer by themselves: after how many nights, by a machine or by a person, and whether from 副本 or from what they know at that moment. */
export interface Behaviour { readonly kind: Kind; readonly provider: ProviderRule; readonly latencyDays: number; readonly release: Release; readonly isLive: boolean; readonly basis: Basis }

const machine = { latencyDays: 0, release: 'automatic', isLive: false, basis: assume('副本から自動で答える。その日の朝には答えがある') } as const;
export const behaviours: readonly Behaviour[] = [
  { kind: 'localTax', provider: 'municipality', ...machine }, { kind: 'residentHousehold', provider: 'municipality', ...machine }, { kind: 'careBenefit', provider: 'municipality', ...machine },
  { kind: 'nhiQualification', provider: 'municipality', ...machine }, { kind: 'nhiBenefit', provider: 'municipality', ...machine }, { kind: 'otherInsurance', provider: 'insurer', ...machine }, { kind: 'otherBenefit', provider: 'insurer', ...machine },
  { kind: 'publicAssistance', provider: 'municipality', ...machine, release: 'manual', basis: assume('福祉事務所は慎重を要する情報として、職員が確かめてから出す(評価書に多い自動応答の停止)') },
  { kind: 'pension', provider: 'pensionService', ...machine, latencyDays: 1, basis: assume('日本年金機構は夜間のまとめ処理で、一晩遅れて答える') },
  { kind: 'employment', provider: 'employmentService', ...machine, latencyDays: 1, basis: assume('公共職業安定所の記録から、一晩遅れて答える') },
  { kind: 'publicAccount', provider: 'digitalAgency', ...machine, isLive: true, basis: assume('デジタル庁は副本ではなく、答える時点の登録から答える') },
];
export const behaviourOf = (kind: Kind): Behaviour => behaviours.find((one) => one.kind === kind)!;

export const designatedCitiesBasis: Basis = derive('地方自治法252条の19の政令指定都市と、総務省 全国地方公共団体コード。市が情報提供者で、行政区は提供者にならない(仮定)');
/** JIS codes of 政令指定都市. Every other code with a 1 in the third place belongs to one of their 行政区, except in 東京都. */
const designatedCities = new Set('01100 04100 11100 12100 14100 14130 14150 15100 22100 22130 23100 26100 27100 27140 28100 33100 34100 40100 40130 43100'.split(' '));
const inTokyo = new Set(municipalities.map(({ code }) => code));

/** Can that code be the provider of that kind? Municipalities outside 東京都 are known by their check digit only. */
export function isProvider(kind: Kind, code: string): boolean {
  const { provider } = behaviourOf(kind);
  if (provider === 'municipality') return isBody(code);
  return provider === 'insurer' ? /^\d{6}$|^\d{8}$/.test(code) : code === provider;
}

function isBody(code: string): boolean {
  const jis = code.slice(0, 5);
  if (!/^\d{6}$/.test(code) || jis < '01100' || jis > '47999' || Number(code[5]) !== municipalityCodeDigit(jis)) return false;
  if (jis.startsWith('13')) return inTokyo.has(code);
  return jis[2] !== '1' || designatedCities.has(jis);
}
/** Any body that may hold or ask for anything. */
export const isAnyBody = (code: string): boolean => behaviours.some(({ kind }) => isProvider(kind, code));
