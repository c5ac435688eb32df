import { assume, cite, derive, type Basis } from './define.js';

/** How 個人番号 and 住民票コード of invented people are made: `shifted` numbers can belong to nobody, `valid` ones pass the real rule. */
export type NumberMode = { readonly kind: 'valid' } | { readonly kind: 'shifted'; readonly by: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 };

export const defaultNumberMode: NumberMode = { kind: 'shifted', by: 3 };
export const numberModeBasis: Basis = derive('試験用に確保された個人番号の範囲は知られておらず、検査用数字の合う番号は実在しうる。検査用数字を k だけずらせば実在の番号にならない');
export const numberShiftBasis: Basis = assume('ずらす量は 3。1〜9 のどれでも誤りを見つける力は変わらない');

/** The caller passed something other than the digits a number is made of. The text never shows the value: it may be a 個人番号. */
export class NotDigits extends Error {
  override readonly name = 'NotDigits';
  readonly code = 'TSG-DIGITS';
}

/** Rule of one kind of number: the digit that belongs to a body without it. */
export interface CheckDigit {
  readonly id: string;
  readonly ja: string;
  /** Digits without the check digit. */
  readonly bodySizes: readonly number[];
  readonly place: 'first' | 'last';
  readonly basis: Basis;
  readonly digit: (body: string) => number;
}

/** 検査用数字 of the 個人番号 from its first 11 digits. */
export const individualNumberDigit = (body11: string): number =>
  elevenMinus(weighted('個人番号の先頭11桁', body11, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));

/** 検査数字 of the 住民票コード from its first 10 digits. */
export const residentCodeDigit = (body10: string): number =>
  elevenMinus(weighted('住民票コードの先頭10桁', body10, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));

/** 検査用数字 of the 法人番号 from its 12 basic digits; it stands in front of them and is never 0. */
export const corporateNumberDigit = (body12: string): number => {
  const digits = digitsOf('法人番号の基礎番号12桁', body12, [12]).reverse();
  return 9 - (digits.reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 2), 0) % 9);
};

/** 検証番号 of the 保険者番号 from its first 5 (国保) or 7 digits. */
export const insurerNumberDigit = (body: string): number => {
  const digits = digitsOf('保険者番号の先頭5桁か7桁', body, [5, 7]).reverse();
  const sum = digits.reduce((total, digit, index) => total + crossSum(digit * (index % 2 === 0 ? 2 : 1)), 0);
  return (10 - (sum % 10)) % 10;
};

/** 検査数字 of the 全国地方公共団体コード from its JIS 5 digits. */
export const municipalityCodeDigit = (body5: string): number =>
  (11 - (weighted('団体コードの先頭5桁', body5, [6, 5, 4, 3, 2]) % 11)) % 10;

/** Would the number pass the check of a real system? */
export const isRealIndividualNumber = (number: string): boolean =>
  /^\d{12}$/.test(number) && individualNumberDigit(number.slice(0, 11)) === Number(number[11]);

/** Is the number well formed and right under the rule of this world? */
export const isIndividualNumber = (number: string, mode: NumberMode): boolean =>
  /^\d{12}$/.test(number) && number === individualNumberOf(number.slice(0, 11), mode);

/** The 個人番号 with that body under the rule of this world. */
export const individualNumberOf = (body11: string, mode: NumberMode): string =>
  `${body11}${inMode(individualNumberDigit(body11), mode)}`;

/** Is the 住民票コード well formed and right under the rule of this world? */
export const isResidentCode = (code: string, mode: NumberMode): boolean =>
  /^\d{11}$/.test(code) && code === residentCodeOf(code.slice(0, 10), mode);

export const residentCodeOf = (body10: string, mode: NumberMode): string =>
  `${body10}${inMode(residentCodeDigit(body10), mode)}`;

export const isInsurerNumber = (number: string): boolean =>
  /^(\d{6}|\d{8})$/.test(number) && insurerNumberDigit(number.slice(0, -1)) === Number(number.at(-1));

export const isCorporateNumber = (number: string): boolean =>
  /^\d{13}$/.test(number) && corporateNumberDigit(number.slice(1)) === Number(number[0]);

export const isMunicipalityCode = (code: string): boolean =>
  /^\d{6}$/.test(code) && municipalityCodeDigit(code.slice(0, 5)) === Number(code[5]);

export const checkDigits: readonly CheckDigit[] = [
  {
    id: 'individualNumber', ja: '個人番号', bodySizes: [11], place: 'last', digit: individualNumberDigit,
    basis: cite('個人番号の構成等に関する総務省令(平成26年総務省令第85号)', '第5条'),
  },
  {
    id: 'residentCode', ja: '住民票コード', bodySizes: [10], place: 'last', digit: residentCodeDigit,
    basis: derive('桁の形は住民基本台帳法施行規則1条。算式は公開プログラムによる(告示は未見)'),
  },
  {
    id: 'corporateNumber', ja: '法人番号', bodySizes: [12], place: 'first', digit: corporateNumberDigit,
    basis: cite('法人番号の指定等に関する財務省令', '検査用数字の算式(公開資料での引用による)'),
  },
  {
    id: 'insurerNumber', ja: '保険者番号', bodySizes: [5, 7], place: 'last', digit: insurerNumberDigit,
    basis: derive('保険者番号の検証番号を説明する公開サイトの算式と公開された番号'),
  },
  {
    id: 'municipalityCode', ja: '全国地方公共団体コード', bodySizes: [5], place: 'last', digit: municipalityCodeDigit,
    basis: cite('総務省 全国地方公共団体コード', 'コードの説明(検査数字)'),
  },
];

const inMode = (digit: number, mode: NumberMode) => (mode.kind === 'valid' ? digit : (digit + mode.by) % 10);
/** A loop, because every person of every file passes here. */
function weighted(ja: string, body: string, weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const digit = body.charCodeAt(index) - 0x30;
    if (body.length !== weights.length || !(digit >= 0 && digit <= 9)) throw notDigits(ja, body);
    sum += digit * weights[index]!;
  }
  return sum;
}
const crossSum = (number: number) => (number > 9 ? number - 9 : number);

const elevenMinus = (sum: number) => {
  const rest = sum % 11;
  return rest <= 1 ? 0 : 11 - rest;
};

function digitsOf(ja: string, body: string, sizes: readonly number[]): number[] {
  if (!/^\d+$/.test(body) || !sizes.includes(body.length)) throw notDigits(ja, body);
  return Array.from(body, Number);
}

const notDigits = (ja: string, body: string) => new NotDigits(`${ja}を半角数字で渡してください(渡されたのは${body.length}文字)`);
