/** Width of a text in pixels, on the safe side: no browser is asked. */
export const widthOf = (text: string, size: number): number => [...text].reduce((width, character) => width + advance(character), 0) * size;

function advance(character: string): number {
  const point = character.codePointAt(0)!;
  if (point > 0x2e7f && !(point >= 0xff61 && point <= 0xff9f)) return 1;
  if (point > 0x2000) return 0.95;
  return 'ijl.,:;|!\'()[] '.includes(character) ? 0.34 : /[A-Zmw@%&#=+<>]/.test(character) ? 0.72 : 0.57;
}

const mayNotBegin = /^[、。,.)\]}」』】〕・ー々っゃゅょッャュョ:;!?!?)]/u;

/**
 * Breaks a text into lines of at most `width` pixels and of about the same length. Latin words stay whole where they fit;
 * no line begins with 、。」.
 */
export function wrap(text: string, width: number, size: number, most = 6): readonly string[] {
  let lines = filled(text, width, size);
  for (let narrower = width - size; narrower > width / 2; narrower -= size) {
    const tried = filled(text, narrower, size);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]!}…`];
}

function filled(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of pieces(text.replace(/\s+/g, ' ').trim(), width, size)) {
    if (line !== '' && widthOf(line + word, size) > width && !mayNotBegin.test(word)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? word.trimStart() : word;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** Words of Latin letters and digits, and single characters of everything else; a word that is too long falls apart. */
const pieces = (text: string, width: number, size: number): readonly string[] =>
  (text.match(/[!-~]+ ?|[^!-~]/gu) ?? []).flatMap((piece) => (widthOf(piece, size) > width ? [...piece] : [piece]));
