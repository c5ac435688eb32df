const digits = new Map(Array.from('〇一二三四五六七八九', (character, value) => [character, value]));
const places = new Map([['十', 10], ['百', 100], ['千', 1000]]);

const numerals = new Uint8Array(0x10000);
for (const character of [...digits.keys(), ...places.keys()]) numerals[character.charCodeAt(0)] = 1;

/** Is the UTF-16 unit one of 〇一…九十百千? Behind the end of a text (NaN) nothing is. */
export const isKanjiNumeral = (unit: number): boolean => numerals[unit] === 1;

/** 十二, 百二, 千二百三十四 by place or 一〇二 by digit; undefined when the run is no number. */
export function kanjiNumber(run: string): number | undefined {
  const characters = Array.from(run);
  if (characters.length === 0) return undefined;
  if (characters.every((character) => digits.has(character))) return Number(characters.map((character) => digits.get(character)).join(''));
  let total = 0;
  let lastPlace = Infinity;
  let pending: number | undefined;
  for (const character of characters) {
    const place = places.get(character);
    if (place === undefined) {
      if (pending !== undefined || !digits.has(character)) return undefined;
      pending = digits.get(character)!;
    } else {
      if (place >= lastPlace || pending === 0) return undefined;
      total += (pending ?? 1) * place;
      lastPlace = place;
      pending = undefined;
    }
  }
  return pending === 0 ? undefined : total + (pending ?? 0);
}

const characters = '〇一二三四五六七八九';
/** 12 as 十二; from 100 on digit by digit. */
export function kanjiOf(value: number): string {
  if (value < 10 || value > 99) return Array.from(String(value), (digit) => characters[Number(digit)]!).join('');
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? characters[tens]! : ''}十${ones > 0 ? characters[ones]! : ''}`;
}
