import { assume } from '../law/define.js';
import { comparer, type LevelOf, type Outcome } from './define.js';
import { inOneWidth } from './fold/width.js';

const levels = {
  S0: ['exact', '同じ'],
  S9: ['differs', '違う、または片方が未設定'],
  SX: ['missing', '比べる性別がない'],
} as const;

const words: readonly (readonly [code: string, ...written: string[]])[] = [['1', '男', '男性', '男子', 'おとこ', 'オトコ', 'M', 'MALE', '01'], ['2', '女', '女性', '女子', 'おんな', 'オンナ', 'F', 'FEMALE', '02'], ['3', '未設定', '03']];
const codeOf = new Map(words.flatMap(([code, ...written]) => [code, ...written].map((word) => [word, code] as const)));

/** 性別: 1 男, 2 女, 3 未設定, as codes or as words. */
export const sex = comparer({
  id: 'sex',
  ja: '性別',
  basis: assume('未設定の扱いは公開されていない。片方だけ未設定なら違うとし、両方とも未設定なら比べられないとする'),
  levels,
  compare(a: string, b: string): Outcome<keyof typeof levels> {
    const [one, other] = [a, b].map((text) => inOneWidth(text).trim().toUpperCase()) as [string, string];
    if (one === '' || other === '') return { level: 'SX', because: one === other ? '両側とも性別がない' : '性別のない側がある' };
    const [code, otherCode] = [codeOf.get(one), codeOf.get(other)];
    if (code === undefined || otherCode === undefined) return { level: 'SX', because: code === undefined && otherCode === undefined ? '両側とも性別として読めない' : '性別として読めない側がある' };
    if (code !== otherCode) return { level: 'S9', because: code === '3' || otherCode === '3' ? '片方だけ未設定' : '性別が違う' };
    return code === '3' ? { level: 'SX', because: '両方とも未設定' } : { level: 'S0', because: '性別が同じ' };
  },
});
export type SexLevel = LevelOf<typeof sex>;
