import type { Mark } from './define.js';

export const pointsPerMillimetre = 72 / 25.4;
/** From one line to the next, in parts of the size. */
export const leading = 1.3;
const [step, smallest] = [0.25, 1] as const;
/** What no line begins with; a character that stands before it goes along to the next line. */
const neverFirst = /^[ 様、。,.)\]」』〕】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
/** A code that stands for a character is never broken. */
const unit = /〔U\+[0-9A-F]+〕|./gsu;

export interface Fitted { readonly size: number; readonly lines: readonly string[] }

/** The largest size, no more than asked for, at which a text broken into lines stays inside its place. */
export function fitted({ text, width, height, size: wished }: Extract<Mark, { kind: 'text' }>, widthOf: (text: string) => number): Fitted {
  const room = { width: width * pointsPerMillimetre, height: height * pointsPerMillimetre };
  const whole = widthOf(text);
  for (let size = wished; ; size -= step) {
    if (whole * size <= room.width && size <= room.height) return { size, lines: [text] };
    const lines = broken(text, room.width / size, widthOf);
    const isLowEnough = lines.length * size * leading <= room.height;
    const isNarrowEnough = lines.every((line) => widthOf(line) * size <= room.width);
    if ((isLowEnough && isNarrowEnough) || size <= smallest) return { size, lines };
  }
}

function broken(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const units = (text.match(unit) ?? []).map((letters) => ({ letters, width: widthOf(letters) }));
  const lines: string[] = [];
  let [first, used] = [0, 0];
  for (let next = 0; next < units.length; next += 1) {
    used += units[next]!.width;
    if (used <= width || next === first) continue;
    let cut = next;
    while (cut > first + 1 && neverFirst.test(units[cut]!.letters)) cut -= 1;
    lines.push(joined(units.slice(first, cut)));
    first = cut;
    used = units.slice(cut, next + 1).reduce((sum, one) => sum + one.width, 0);
  }
  return [...lines, joined(units.slice(first))];
}
const joined = (units: readonly { readonly letters: string }[]): string => units.map(({ letters }) => letters).join('');
