import { isDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { Bad, type Codes } from '../define.js';
import type { ReceiptField } from './define.js';

const plain = { source: 'certain' as const, secret: false, isDay: false, columns: 1, constant: null, each: null, required: true };
type Text = ReceiptField<string>;

const text = (ja: string, bytes: number, form: ReceiptField<string>['form'], kind: string): Text => ({ ...plain, ja, bytes, form, isFixed: false, type: `${kind}(${bytes}バイトまで)`, decode: (raw) => raw, encode: (value) => value });
/** 英数 */
export const narrow = (ja: string, bytes: number): Text => text(ja, bytes, 'narrow', '英数');
/** 漢字 */
export const wide = (ja: string, bytes: number): Text => text(ja, bytes, 'wide', '漢字');
/** 英数 or 漢字, never mixed. */
export const either = (ja: string, bytes: number): Text => text(ja, bytes, 'either', '英数か漢字');
/** Carried as it came: 予備, and what nobody has published. */
export const raw = (ja: string, bytes = 4000): Text => ({ ...text(ja, bytes, 'raw', '文字'), required: false });
/** 数字 kept as text, because a zero in front counts. */
export const digits = (ja: string, bytes: number): Text => text(ja, bytes, 'digits', '数字');
/** A number with a decimal point, kept as text: 整数部 and 小数部 in digits. */
export const decimal = (ja: string, whole: number, fraction: number): Text => ({ ...text(ja, whole + fraction + 1, 'decimal', '数値'), type: `数値(整数${whole}桁・小数${fraction}桁)`, decode: (value) => (new RegExp(`^\\d{1,${whole}}(\\.\\d{1,${fraction}})?$`).test(value) ? value : new Bad(`整数${whole}桁・小数${fraction}桁までの数値であるべき`, '半角の数字と小数点で書く')) });
export const number = (ja: string, bytes: number): ReceiptField<number> => ({
  ...plain, ja, bytes, form: 'number', isFixed: false, type: `数値(${bytes}桁まで)`,
  decode: (value) => (/^(0|[1-9]\d*)$/.test(value) ? Number(value) : new Bad('0以上の整数であるべき', '先頭に0を付けない半角数字で書く')), encode: String,
});
/** YYYYMM */
export const month = (ja: string): Text => ({ ...text(ja, 6, 'month', '年月'), type: '年月(YYYYMM か GYYMM)', decode: (value) => (/^\d{4}(0[1-9]|1[0-2])$/.test(value) ? value : new Bad('暦にない年月', '実在する年月を書く', 'E203')) });
export const day = (ja: string): ReceiptField<Day> => ({ ...plain, ja, bytes: 8, form: 'day', isFixed: false, isDay: true, type: '年月日(YYYYMMDD か GYYMMDD)', decode: (value) => (isDay(value) ? value : new Bad('暦にない日付', '実在する年月日を書く', 'E203')), encode: (value) => value });
/** 保険者番号・負担者番号: eight bytes, the number on the right, spaces on the left. */
export const insurer = (ja: string): Text => ({ ...text(ja, 8, 'insurer', '番号'), isFixed: true, type: '番号8バイト(右詰め・前は空白)' });
export const code = <const C extends Codes>(ja: string, bytes: number, codes: C): ReceiptField<C[number][0]> => {
  const known = new Set<string>(codes.map(([value]) => value));
  return { ...text(ja, bytes, 'narrow', 'コード'), codes, type: codes.map(([value, name]) => `${value}=${name}`).join(' '), decode: (value) => (known.has(value) ? value : new Bad('コード表にない値', `${[...known].join('・')} のいずれかで書く`, 'E204')) };
};
export const constant = (value: string): Text => ({ ...text('レコード識別', value.length, 'narrow', '固定値'), isFixed: true, constant: value, type: `固定値 ${value}`, decode: (said) => (said === value ? said : new Bad(`「${value}」であるべき`, `${value} と書く`, 'E801')) });

/** F: exactly its bytes. */
export const fixed = <T>(field: ReceiptField<T>): ReceiptField<T> => ({ ...field, isFixed: true, type: field.type.replace('バイトまで', 'バイト').replace('桁まで', '桁') });
/** May be empty. */
export const optional = <T>(field: ReceiptField<T>): ReceiptField<T | null> => ({ ...field, required: false, decode: (value) => (value === '' ? null : field.decode(value)), encode: (value) => (value === null ? '' : field.encode(value)) });
/** The same item in several columns: a list, with null where a column is empty. */
export const repeated = <T>(field: ReceiptField<T>, columns: number): ReceiptField<readonly (T | null)[]> => ({
  ...field, columns, each: field, required: false, type: `${field.type}×${columns}列`,
  decode: (value) => {
    const said: (T | null)[] = [];
    for (const one of value.split(',')) {
      const read = one === '' ? null : field.decode(one);
      if (read instanceof Bad) return read;
      said.push(read);
    }
    return said;
  },
  encode: (value) => value.map((one) => (one === null ? '' : field.encode(one))).join(','),
});
/** The columns that nobody has published, however many there are. */
export const unpublished = (ja: string): ReceiptField<readonly string[]> => ({ ...raw(ja), columns: 0, each: raw(ja), source: 'assumed', type: '公開されていない列(そのまま運ぶ)', decode: (value) => value.split(','), encode: (value) => value.join(',') });
