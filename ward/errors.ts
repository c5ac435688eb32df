import type { z } from 'zod';

/** The caller of the port made a mistake; nothing was changed. `pointers` are JSON pointers into what was passed. */
export class WardError extends Error {
  override readonly name = 'WardError';
  constructor(readonly code: `TSG-W${number}`, readonly why: string, readonly cure: string, readonly pointers: readonly string[] = []) {
    super(`${code}: ${why}。${cure}`);
  }
}

/** Checks what came through the port. The text names places and reasons, never values: a value may be a 個人番号. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, ja: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const pointers = result.error.issues.map(({ path }) => `/${path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`);
  const places = result.error.issues.map(({ message }, i) => `${pointers[i]}: ${message}`).join(' / ');
  throw new WardError('TSG-W002', `${ja}の形が違う(${places})`, 'contracts/ward.ts の形に合わせて渡し直してください', pointers);
}

export const notStarted = () => new WardError('TSG-W001', '区のシステムがまだ始まっていない', '先に reset({municipalityCode, insurerNumber, now, numberMode}) を呼んでください');
export const unknownParameter = (name: string, known: readonly string[]) =>
  new WardError('TSG-W003', `設定「${name}」はない`, `使える設定は ${known.join('・')}`, [`/parameters/${name}`]);
export const unknownChoice = (name: string, choices: readonly string[]) =>
  new WardError('TSG-W004', `設定「${name}」に使えない値`, `${choices.join('・')} のいずれかにしてください`, [`/parameters/${name}`]);
export const unknownNumberMode = () => new WardError('TSG-W005', '個人番号の検査用数字の規則がわからない', "numberMode は 'valid' か 'shifted:1'〜'shifted:9' にしてください", ['/numberMode']);
export const clockBackwards = (from: string, to: string) => new WardError('TSG-W007', `業務日時 ${from} から ${to} へは戻せない`, '後の日時を渡すか、reset で始め直してください');
