import LineBreaker from 'linebreak';
import type { Mark } from './define.js';

export const pointsPerMillimetre = 72 / 25.4;
/** From one line to the next, in parts of the size. */
export const leading = 1.3;
const [step, smallest] = [0.25, 1] as const;
/** No line begins with the title after a name; the character before it goes along. */
const neverFirst = /^[ 　]*様/u;

export interface Fitted { readonly size: number; readonly lines: readonly string[] }
type WidthOf = (text: string) => number;

/** The largest size, no more than asked for, at which a text broken into lines stays inside its place. */
export function fitted({ text, width, height, size: wished }: Extract<Mark, { kind: 'text' }>, widthOf: WidthOf): Fitted {
  const room = { width: width * pointsPerMillimetre, height: height * pointsPerMillimetre };
  const whole = widthOf(text);
  if (whole * wished <= room.width && wished <= room.height) return { size: wished, lines: [text] };
  const units = unitsOf(text);
  for (let size = wished; ; size -= step) {
    if (whole * size <= room.width && size <= room.height) return { size, lines: [text] };
    const lines = broken(units, room.width / size, widthOf);
    const isLowEnough = lines.length * size * leading <= room.height;
    const isNarrowEnough = lines.every((line) => widthOf(line) * size <= room.width);
    if ((isLowEnough && isNarrowEnough) || size <= smallest) return { size, lines };
  }
}

/** The pieces between which a line may end (UAX #14: no comma at the start of a line, no number broken). */
function unitsOf(text: string): readonly string[] {
  const breaker = new LineBreaker(text);
  const ends: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) if (!neverFirst.test(text.slice(next.position))) ends.push(next.position);
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

/** A piece wider than a line stands on a line of its own, and so makes the text smaller. */
function broken(units: readonly string[], width: number, widthOf: WidthOf): readonly string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const unit of units) {
    const wide = widthOf(unit);
    if (line !== '' && used + wide > width) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    line += unit;
    used += wide;
  }
  return [...lines, line];
}
