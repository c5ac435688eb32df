import { isDay } from '../../law/day.js';
import { Bad, type Codes } from '../define.js';
import { eraOverrun } from './days.js';
import type { BankField, CharacterClass } from './define.js';

const base = { source: 'certain' as const, required: true, secret: false, isDay: false, characters: null, constant: null, isOpen: false, isBlankByDialect: false };
const allDigits = (text: string) => /^\d+$/.test(text);
const notDigits = (bytes: number) => new Bad(`数字${bytes}桁であるべき`, `半角数字${bytes}桁で、左を0で埋めて書く(空白や、落ちた先頭の0がないか確かめる)`);

/** N kept as the digits it has: numbers of banks, branches and accounts. */
export const digits = (ja: string, bytes: number): BankField<string> => ({
  ...base, ja, bytes, form: 'digits', type: `N(${bytes})`,
  decode: (raw) => (raw.length === bytes && allDigits(raw) ? raw : notDigits(bytes)),
  encode: (value) => value,
});

/** Digits that stand for something: zeros only are nothing. */
export const realDigits = (ja: string, bytes: number): BankField<string> => {
  const plain = digits(ja, bytes);
  return { ...plain, decode: (raw) => (/^0+$/.test(raw) ? new Bad(`${ja}が0だけ`, `実在する${ja}を書く`, 'E201') : plain.decode(raw)) };
};

const whole = (ja: string, bytes: number, unit: string): BankField<number> => ({
  ...base, ja, bytes, form: 'number', type: `N(${bytes}) ${unit}`,
  decode: (raw) => (allDigits(raw) && raw.length <= bytes ? Number(raw) : notDigits(bytes)),
  encode: String,
});
export const yen = (ja: string, bytes: number): BankField<number> => whole(ja, bytes, '円');
export const count = (ja: string, bytes: number): BankField<number> => whole(ja, bytes, '件数');
/** Money that really moves: 0 is refused. */
export const realYen = (ja: string, bytes: number): BankField<number> => {
  const plain = yen(ja, bytes);
  return { ...plain, decode: (raw) => (/^0+$/.test(raw) ? new Bad(`${ja}が0円`, '0円の明細は除く', 'E201') : plain.decode(raw)) };
};

/** N that may be left blank; null then. */
export const optional = <T>(field: BankField<T>): BankField<T | null> => ({
  ...field, required: false,
  decode: (raw) => (raw === '' ? null : field.decode(raw)),
  encode: (value) => (value === null ? '' : field.encode(value)),
});
/** Blank (null) where the dialect says so, and only there. */
export const blankByDialect = <T>(field: BankField<T>): BankField<T | null> => ({ ...optional(field), isBlankByDialect: true });

/** The only value an item can have, such as データ区分. */
export const constant = <const C extends string>(ja: string, value: C): BankField<C> => ({
  ...base, ja, bytes: value.length, form: /^\d+$/.test(value) ? 'digits' : 'raw', constant: value, type: `「${value}」`,
  decode: (raw) => (raw === value ? value : new Bad(`「${value}」であるべき`, `「${value}」と書く`, 'E204')),
  encode: (said) => said,
});

/** A code of N. */
export const code = <const C extends Codes>(ja: string, codes: C): BankField<C[number][0]> => ({ ...coded(ja, codes), isOpen: false });
/** A code to which a bank may add others: read as it stands. */
export const openCode = (ja: string, codes: Codes): BankField<string> => ({ ...coded(ja, codes), isOpen: true });
const coded = (ja: string, codes: Codes): BankField<string> => ({
  ...base, ja, bytes: codes[0]![0].length, form: 'digits', codes, type: codes.map(([value, name]) => `${value}=${name}`).join(' '),
  decode: (raw) => (codes.some(([value]) => value === raw) ? raw : new Bad('コード表にない値', `${codes.map(([value]) => value).join('・')}のいずれかで書く`, 'E204')),
  encode: (value) => value,
});

/** MMDD without a year (`days.ts` finds it). 0229 is a day of some years. */
export const monthDay = (ja: string): BankField<string> => ({
  ...digits(ja, 4), type: 'N(4) MMDD',
  decode: (raw) => (isDay(`2028-${raw.slice(0, 2)}-${raw.slice(2)}`) ? raw : new Bad('暦にない月日', '実在する月日を MMDD で書く', 'E203')),
});
/** 和暦 YYMMDD without an era (`days.ts` finds it). Year 00 does not exist: 元年 is 01. A day of an era that had ended is read with a warning. */
export const eraDay = (ja: string): BankField<string> => ({
  ...digits(ja, 6), type: 'N(6) 和暦YYMMDD',
  flaw(raw) {
    const why = eraOverrun(raw);
    return why === null ? null : new Bad(why, 'その元号の日として読む。次の元号の年なら書き直す', 'W114');
  },
  decode: (raw) => (/^(?!00)\d{6}$/.test(raw) && isDay(`2028-${raw.slice(2, 4)}-${raw.slice(4)}`) ? raw : new Bad('和暦の年月日でない', '元号の年2桁・月・日を6桁で書く', 'E203')),
});
/** The same, or none: zeros or spaces, kept as they came. */
export const optionalEraDay = (ja: string): BankField<string | null> => {
  const plain = eraDay(ja);
  return optional({ ...plain, decode: (raw) => (raw === '000000' ? raw : plain.decode(raw)) });
};
/** YYYYMMDD. */
export const fullDay = (ja: string): BankField<string> => ({
  ...digits(ja, 8), type: 'N(8) YYYYMMDD',
  decode: (raw) => (allDigits(raw) && isDay(raw.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')) ? raw : new Bad('暦にない日付', '実在する日付を YYYYMMDD で書く', 'E203')),
});

/** C of a character class. Which characters that are is checked under the dialect. */
export const name = (ja: string, bytes: number, characters: CharacterClass): BankField<string> => ({
  ...base, required: false, ja, bytes, form: 'text', characters, type: `C(${bytes})`, decode: (raw) => raw, encode: (value) => value,
});
/** C that is carried as it came. */
export const raw = (ja: string, bytes: number): BankField<string> => ({ ...name(ja, bytes, 'partyName'), form: 'raw', characters: null });
export const required = <T>(field: BankField<T>): BankField<T> => ({
  ...field, required: true,
  decode: (wire) => (wire.trim() === '' ? new Bad(`${field.ja}が空`, '必ず値を入れる', 'E201') : field.decode(wire)),
});
/** ダミー: whatever stands there survives. */
export const filler = (bytes: number): BankField<string> => raw('ダミー', bytes);
