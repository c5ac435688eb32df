import { isDay } from '../../law/day.js';
import { cite, derive, type Basis, type Day } from '../../law/define.js';
import { Bad, type Field } from '../define.js';
import { digits } from '../fields.js';

/** What the bars of a コンビニ納付書 say: GS1-128 under the application identifier 91, 44 digits with the last one checking the rest. */
export interface PaymentSlip {
  /** 企業コード of the 収納代行会社, 6 digits. */
  readonly makerCode: string;
  /** 自由使用欄, 21 digits: whose demand it is. How a ward divides it is between it and its agent. */
  readonly freeField: string;
  /** 再発行区分, one digit. */
  readonly reissueNumber: string;
  /** 支払期限; null = none (999999). */
  readonly payableUntil: Day | null;
  /** 印紙フラグ */
  readonly isStamped: boolean;
  readonly amountYen: number;
}

export const paymentSlipBasis: readonly Basis[] = [
  cite('日立 EUR 設計ガイド', '4.4.6 GS1-128(料金代理収納)'), derive('公開された収納代行の見本16行が、検査数字を AI 91 を含む43桁から求める算式に合う'),
];
/** More than this cannot be paid at a counter. */
export const slipLimitYen = 300_000;
export const slipLimitBasis: Basis = cite('吹田市 コンビニエンスストアでの納付', '1枚30万円を超える納付書は使えない');

const noLimit = '999999';
const size = 44;
const zero = '0'.charCodeAt(0);

/** The digit that belongs to the first 43: weights 3, 1, 3… from the right, AI included. */
export function slipCheckDigit(body43: string): string {
  let sum = 0;
  for (let index = body43.length - 1, weight = 3; index >= 0; index -= 1, weight = 4 - weight) sum += (body43.charCodeAt(index) - zero) * weight;
  return String((10 - (sum % 10)) % 10);
}

/** The 44 digits, or the first thing that no slip can say. Nothing is cut or rounded. */
export function encodePaymentSlip(slip: PaymentSlip): string | Bad {
  const fault = partFault(slip) ?? amountFault(slip.amountYen) ?? dayFault(slip.payableUntil);
  if (fault) return fault;
  const until = slip.payableUntil === null ? noLimit : slip.payableUntil.replaceAll('-', '').slice(2);
  const body = `91${slip.makerCode}${slip.freeField}${slip.reissueNumber}${until}${slip.isStamped ? '1' : '0'}${String(slip.amountYen).padStart(6, '0')}`;
  return body + slipCheckDigit(body);
}

/** What 44 digits say, or why they are no slip. That they are one does not mean that the slip was ever issued: only its issuer knows. */
export function decodePaymentSlip(barcode: string): PaymentSlip | Bad {
  if (!/^\d*$/.test(barcode) || barcode.length !== size) return new Bad(`数字${size}桁であるべき`, `AI 91 から検査数字までの半角数字${size}桁で書く`);
  if (!barcode.startsWith('91')) return new Bad(`AI が 91 でなく ${barcode.slice(0, 2)}`, '料金代理収納の AI 91 で始める');
  const digit = slipCheckDigit(barcode.slice(0, -1));
  if (barcode.at(-1) !== digit) return new Bad(`検査数字が ${digit} でなく ${barcode.at(-1)!}`, 'AI 91 を含む43桁から、重み3・1で求める');
  const payableUntil = limitOf(barcode.slice(30, 36));
  if (payableUntil instanceof Bad) return payableUntil;
  const stamp = barcode[36]!;
  if (stamp !== '0' && stamp !== '1') return new Bad(`印紙フラグが ${stamp}`, '0(なし)か1(あり)にする', 'E204');
  const amountYen = Number(barcode.slice(37, 43));
  return amountFault(amountYen) ?? { makerCode: barcode.slice(2, 8), freeField: barcode.slice(8, 29), reissueNumber: barcode[29]!, payableUntil, isStamped: stamp === '1', amountYen };
}

/** 44 digits of a slip. Whoever prints them uninspected prints what is written; whoever inspects finds what is wrong with them. */
export const slipDigits = (ja: string): Field<string> => ({
  ...digits(ja, size),
  flaw(barcode) {
    const slip = decodePaymentSlip(barcode);
    return slip instanceof Bad ? slip : null;
  },
});

/** 支払期限 has two digits for the year: all slips are of this century. */
function limitOf(digits: string): Day | null | Bad {
  if (digits === noLimit) return null;
  const day = `20${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`;
  return isDay(day) ? day : new Bad(`支払期限 ${digits} が暦にない`, 'YYMMDD の実在する日付か、期限なしの 999999 にする', 'E203');
}

function partFault({ makerCode, freeField, reissueNumber }: PaymentSlip): Bad | null {
  for (const [ja, value, digits] of [['企業コード', makerCode, 6], ['自由使用欄', freeField, 21], ['再発行区分', reissueNumber, 1]] as const) {
    if (!/^\d*$/.test(value) || value.length !== digits) return new Bad(`${ja}は数字${digits}桁であるべき`, `半角数字${digits}桁にする`);
  }
  return null;
}

function amountFault(amountYen: number): Bad | null {
  if (!Number.isInteger(amountYen) || amountYen < 1) return new Bad('支払金額は1円以上の整数であるべき', '0円や円未満の納付書は作らない');
  return amountYen <= slipLimitYen ? null : new Bad(`支払金額 ${amountYen} 円が1枚の上限 ${slipLimitYen} 円を超える`, '金融機関の窓口用の納付書にする(バーコードを付けない)');
}

function dayFault(day: Day | null): Bad | null {
  if (day === null || (isDay(day) && day.startsWith('20'))) return null;
  return new Bad('支払期限が今世紀の暦にない', '2000年から2099年の実在する日付にする', 'E203');
}
