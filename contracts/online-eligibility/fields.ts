import { isDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { Bad, type Field } from '../define.js';
import { text } from '../fields.js';

const plain = { source: 'certain' as const, required: true, secret: false, isDay: false };

/** YYYYMMDD on the wire. */
export const compactDay = (ja: string): Field<Day> => ({
  ...plain, ja, type: '日付(YYYYMMDD)', isDay: true,
  decode: (raw) => {
    const day = raw.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
    return raw.length === 8 && isDay(day) ? day : new Bad('暦にある日付であるべき', 'YYYYMMDD の実在する日付で書く', 'E203');
  },
  encode: (value) => value.replaceAll('-', ''),
});

/** YYYYMMDDHHmmss on the wire. */
export const stamp = (ja: string): Field<string> => ({
  ...plain, ja, type: '日時(YYYYMMDDHHmmss)',
  decode: (raw) => (/^\d{8}([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(raw) && isDay(raw.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')) ? raw : new Bad('日時であるべき', 'YYYYMMDDHHmmss で書く', 'E203')),
  encode: (value) => value,
});

/** 保険者番号 in 8 characters: 6 digits of 国保 with two spaces in front. The value has no spaces. */
export const paddedInsurerNumber = (ja: string): Field<string> => ({
  ...plain, ja, type: '保険者番号8文字(左に空白)',
  decode: (raw) => (/^( {2}\d{6}|\d{8})$/.test(raw) ? raw.trimStart() : new Bad('8文字の保険者番号であるべき', '6桁の番号には空白を二つ左に付け、8文字で書く')),
  encode: (value) => value.padStart(8, ' '),
});

/** 半角カナ, with Latin letters and spaces of names. */
export const halfKana = (ja: string, max: number): Field<string> => ({
  ...text(ja, max), source: 'certain', type: `半角カナ(${max})`,
  decode: (raw) => (/^[\uff65-\uff9f\u0020-\u007e]*$/.test(raw) && raw.length <= max ? raw : new Bad('半角カナであるべき', `半角カナ${max}文字以内で書く`, 'E205')),
});
