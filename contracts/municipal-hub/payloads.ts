import type { Day } from '../../law/define.js';
import { incomeItems, taxStates } from '../integrated-db/tax-feed.js';
import { Bad, type Field, type Fields } from '../define.js';
import { code, day, digits, inferred, optional, text, year, yen } from '../fields.js';
import { absentReasons, type Kind } from './codes.js';

/** What a municipality that taxes somebody can say. That it holds nothing is said by the status of the answer, never here. */
export const heldTaxStates = taxStates.filter(([state]) => state !== 'noData') as unknown as readonly [(typeof taxStates)[0], (typeof taxStates)[1], (typeof taxStates)[2]];
export const memberRoles = [['self', '本人'], ['family', '家族']] as const;
export const pensionKinds = [['oldAge', '老齢'], ['disability', '障害'], ['survivor', '遺族']] as const;
export const accountTypes = [['1', '普通'], ['2', '当座'], ['4', '貯蓄']] as const;

const insurance = {
  insurerNumber: text('保険者番号', 8), insuredSymbol: optional(text('記号', 40)), insuredNumber: text('番号', 40), branchNumber: optional(digits('枝番', 2)),
  memberRole: code('本人・家族', memberRoles), acquiredOn: day('資格取得年月日'), lostOn: optional(day('資格喪失年月日')),
};
const benefit = { benefitMonth: text('給付の対象の年月(YYYY-MM)', 7), benefitName: text('給付の名', 60), benefitYen: yen('支給額') };

/** The items of each kind of information. None of them is official: only what 別添1 and the law make a ward need. */
export const payloadFields = {
  localTax: {
    /** The year whose premium it is for, as in 課税情報の配信: 2026 rests on the income of 2025. */
    fiscalYear: inferred(year('賦課の年度')), taxState: inferred(code('課税情報の有無', heldTaxStates)), ...incomeItems,
  },
  otherInsurance: insurance,
  nhiQualification: insurance,
  otherBenefit: benefit,
  careBenefit: benefit,
  nhiBenefit: benefit,
  pension: { pensionKind: code('年金の種類', pensionKinds), annualPensionYen: yen('年金の年額'), pensionFrom: day('受給権の発生した日') },
  employment: { separatedOn: inferred(day('離職年月日')), separationReason: inferred(digits('離職理由コード', 2)) },
  publicAssistance: { assistanceFrom: inferred(day('保護の開始日')), assistanceUntil: inferred(optional(day('保護の廃止日'))) },
  residentHousehold: {
    relationship: optional(text('続柄', 20)), address: optional(text('住所', 200)), addressAbsentReason: optional(code('住所がない理由', absentReasons)),
  },
  publicAccount: {
    bankCode: inferred(digits('金融機関コード', 4)), branchCode: inferred(digits('店舗コード', 3)), accountType: inferred(code('預金種目', accountTypes)), accountNumber: inferred(digits('口座番号', 7)),
    accountHolderKana: inferred(text('口座名義人(カナ)', 60)),
  },
} satisfies Readonly<Record<Kind, Fields>>;

type ValueOf<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };
export type PayloadOf<K extends Kind> = ValueOf<(typeof payloadFields)[K]>;
/** One thing somebody holds about a person, whatever its kind. */
export type Payload = Readonly<Record<string, string | number | null>>;

interface Trouble { readonly field: string; readonly why: string }

/** Where a payload does not fit its kind: unknown and missing items, values the wire could not carry, and what contradicts itself. */
export function payloadTroubles(kind: Kind, payload: Payload): readonly Trouble[] {
  const fields: Fields = payloadFields[kind];
  const strangers = Object.keys(payload).filter((key) => !(key in fields)).map((field) => ({ field, why: `${kind} にない項目` }));
  const own = Object.entries(fields).flatMap(([field, one]) => itemTroubles(field, one, payload[field] ?? null));
  return strangers.length + own.length > 0 ? [...strangers, ...own] : kind === 'localTax' ? taxTroubles(payload as PayloadOf<'localTax'>) : kind === 'residentHousehold' ? addressTroubles(payload) : [];
}

function itemTroubles(field: string, { ja, required, encode, decode }: Field<unknown>, value: string | number | null): readonly Trouble[] {
  if (value === null) return required ? [{ field, why: `${ja}は必須` }] : [];
  const written = encode(value);
  const read = typeof written === 'string' && written !== '' ? decode(written) : new Bad('空である', '値を書くか、項目を書かない');
  return read instanceof Bad ? [{ field, why: `${ja}: ${read.why}` }] : read === value ? [] : [{ field, why: `${ja}の型が違う` }];
}

const amounts = ['netIncomeYen', 'salaryIncomeYen', 'publicPensionIncomeYen', 'salaryRevenueYen', 'publicPensionRevenueYen', 'familyEmployeeDeductionYen'] as const;
/** 未申告 has no amounts, a declaration has all of them but perhaps 課税標準額, and which of the two declarations it is follows from 総所得金額等. */
function taxTroubles(tax: PayloadOf<'localTax'>): readonly Trouble[] {
  if (tax.taxState === 'undeclared') return [...amounts, 'taxableIncomeYen' as const].filter((amount) => (tax[amount] ?? null) !== null).map((field) => ({ field, why: '未申告に金額はない。所得0とは違う' }));
  const missing = amounts.filter((amount) => (tax[amount] ?? null) === null).map((field) => ({ field, why: '申告があるなら、金額は0でも書く' }));
  const isUnlike = missing.length === 0 && (tax.netIncomeYen! > 0) !== (tax.taxState === 'declaredAmount');
  return [...missing, ...(isUnlike ? [{ field: 'netIncomeYen', why: '申告の有無と総所得金額等が合わない' }] : [])];
}

const addressTroubles = ({ address = null, addressAbsentReason = null }: Payload): readonly Trouble[] =>
  ((address === null) === (addressAbsentReason !== null) ? [] : [{ field: 'addressAbsentReason', why: '住所がなければ理由を書き、あれば書かない' }]);

/** The days between which a payload speaks of its person; null = open. */
export function periodOf(kind: Kind, payload: Payload): readonly [from: Day | null, until: Day | null] {
  const days: Readonly<Partial<Record<Kind, readonly [string, string?]>>> = { otherInsurance: ['acquiredOn', 'lostOn'], nhiQualification: ['acquiredOn', 'lostOn'], publicAssistance: ['assistanceFrom', 'assistanceUntil'], pension: ['pensionFrom'] };
  const [from, until] = days[kind] ?? [];
  return [(from && payload[from] as Day | null) || null, (until && payload[until] as Day | null) || null];
}
