import { isDay, type Moment } from '../law/day.js';
import type { Day } from '../law/define.js';
import { Bad, type Codes, type Field, type Source } from './define.js';

const base = { source: 'assumed' as Source, required: true, secret: false, isDay: false };

/** Marks how certain it is that the official record has this field. */
export const certain = <T>(field: Field<T>): Field<T> => ({ ...field, source: 'certain' });
export const inferred = <T>(field: Field<T>): Field<T> => ({ ...field, source: 'inferred' });
/** An empty text reads as null; null writes an empty text. */
export const optional = <T>(field: Field<T>): Field<T | null> => ({
  ...field, required: false,
  decode: (raw) => (raw === '' ? null : field.decode(raw)),
  encode: (value) => (value === null ? '' : field.encode(value)),
});

/** Free text without control characters, at most `max` UTF-16 units. */
export const text = (ja: string, max = 200): Field<string> => ({
  ...base, ja, type: `文字列(${max})`,
  decode: (raw) => {
    if (raw.length > max) return new Bad(`${max}文字までのところ${raw.length}文字`, `${max}文字以内にする`);
    const control = controlIn(raw);
    return control === null ? raw : new Bad(`使えない文字 U+${control.toString(16).toUpperCase().padStart(4, '0')} がある`, '制御文字や文字化けを取り除いて送り直す', 'E205');
  },
  encode: (value) => value,
});

/** The first control character, byte order mark or replacement character. A loop like the next. */
function controlIn(raw: string): number | null {
  for (let index = 0; index < raw.length; index++) {
    const unit = raw.charCodeAt(index);
    if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f) || unit === 0xfeff || unit === 0xfffd) return unit;
  }
  return null;
}

export const digits = (ja: string, size: number): Field<string> => ({
  ...base, ja, type: `数字${size}桁`, digitCount: size,
  decode: (raw) => (raw.length === size && isDigits(raw) ? raw : new Bad(`数字${size}桁であるべき`, `半角数字${size}桁で書く`)),
  encode: (value) => value,
});

/** A month of the calendar in six digits: `202607`. */
export const monthDigits = (ja: string): Field<string> => ({
  ...digits(ja, 6), type: '年月6桁',
  decode: (raw) => {
    if (raw.length !== 6 || !isDigits(raw)) return new Bad('数字6桁であるべき', '半角数字6桁で書く');
    return raw.slice(4) >= '01' && raw.slice(4) <= '12' ? raw : new Bad('暦にない月', '年4桁と月2桁(01〜12)で書く', 'E203');
  },
});

/** A loop, because millions of values pass here and a regular expression costs three times as much. */
function isDigits(raw: string): boolean {
  for (let index = 0; index < raw.length; index++) {
    const unit = raw.charCodeAt(index);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return raw.length > 0;
}

const whole = (ja: string, type: string, most: number): Field<number> => ({
  ...base, ja, type,
  decode: (raw) => (raw.length <= most && isDigits(raw) && (raw.length === 1 || raw.charCodeAt(0) !== 0x30) ? Number(raw) : new Bad('0以上の整数であるべき', '先頭に0を付けない半角数字で書く')),
  encode: String,
});
export const count = (ja: string): Field<number> => whole(ja, '件数', 9);
/** Whole yen, at most 11 digits: nothing that could be taken for a 個人番号. */
export const yen = (ja: string): Field<number> => whole(ja, '円', 11);

/** 年度, by the year in which it begins. */
export const year = (ja: string): Field<number> => ({
  ...base, ja, type: '年度',
  decode: (raw) => (raw.length === 4 && isDigits(raw) && raw.charCodeAt(0) !== 0x30 ? Number(raw) : new Bad('西暦4桁の年度であるべき', '年度の始まる年を半角数字4桁で書く')),
  encode: String,
});

/** 個人番号, 12 digits. The check digit is the receiver's business, because it depends on `numberMode`. */
export const individualNumber = (ja: string): Field<string> => ({ ...digits(ja, 12), type: '個人番号', secret: true });

export const day = (ja: string): Field<Day> => ({
  ...base, ja, type: '日付', isDay: true,
  decode: (raw) => (isDay(raw) ? raw : new Bad('暦にある日付であるべき', 'YYYY-MM-DD の実在する日付で書く', 'E203')),
  encode: (value) => value,
});

export const moment = (ja: string): Field<Moment> => ({
  ...base, ja, type: '日時',
  decode: (raw) => (isDay(raw.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(raw.slice(10)) ? (raw as Moment) : new Bad('日時であるべき', 'YYYY-MM-DDTHH:MM で書く', 'E203')),
  encode: (value) => value,
});

export const flag = (ja: string): Field<boolean> => ({
  ...code(ja, [['0', '否'], ['1', '該当']] as const), type: '0=否 1=該当',
  decode: (raw) => (raw === '1' ? true : raw === '0' ? false : new Bad('0か1であるべき', '0(否)か1(該当)で書く', 'E204')),
  encode: (value) => (value ? '1' : '0'),
});

/** Codes are pairs, not an object: JavaScript reorders keys that look like integers. */
export const code = <const C extends Codes>(ja: string, codes: C): Field<C[number][0]> => {
  const known = new Set<string>(codes.map(([value]) => value));
  return {
    ...base, ja, codes, type: codes.map(([value, name]) => `${value}=${name}`).join(' '),
    decode: (raw) => (known.has(raw) ? raw : new Bad('コード表にない値', `${[...known].join('・')}のいずれかで書く`, 'E204')),
    encode: (value) => value,
  };
};

/** Several short words parted by a space, such as issue codes. Empty = none. */
export const words = (ja: string): Field<readonly string[]> => ({
  ...base, ja, required: false, type: '語の並び(空白区切り)',
  decode: (raw) => (raw === '' ? [] : raw.split(' ')),
  encode: (value) => value.join(' '),
});
