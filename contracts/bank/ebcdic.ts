import { derive, unknownYet } from '../../law/define.js';

export const ebcdicBasis = derive('コードページ290(IBM930、glibc の文字表)。小書きのかなは除く');
export const ebcdicPageBasis = unknownYet('どのかな表を使うかは銀行ごとに違い、公開されていない');

const kana: readonly (readonly [from: number, text: string])[] = [
  [0x41, '｡｢｣､･ｦ'], [0x58, 'ｰ'], [0x81, 'ｱｲｳｴｵｶｷｸｹｺ'], [0x8c, 'ｻｼｽｾ'], [0x90, 'ｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉ'], [0x9d, 'ﾊﾋﾌ'], [0xa2, 'ﾍﾎﾏﾐﾑﾒﾓﾔﾕ'], [0xac, 'ﾖﾗﾘﾙ'], [0xba, 'ﾚﾛﾜﾝﾞﾟ'],
];
const latin: readonly (readonly [from: number, text: string])[] = [
  [0x40, ' '], [0xf0, '0123456789'], [0xc1, 'ABCDEFGHI'], [0xd1, 'JKLMNOPQR'], [0xe2, 'STUVWXYZ'], [0x4d, '('], [0x5d, ')'], [0x60, '-'], [0x4b, '.'], [0x61, '/'], [0x6b, ','],
];

const jisOf = (character: string) => {
  const unit = character.charCodeAt(0);
  return unit >= 0xff61 ? unit - 0xfec0 : unit;
};

/**
 * EBCDIC byte → JIS X 0201 byte. A byte that the table does not name gets a JIS byte that nothing else has and that no text may
 * hold, so that the way back always leads to the same byte.
 */
export const jisOfEbcdic: Uint8Array = (() => {
  const table = new Int16Array(256).fill(-1);
  for (const [from, text] of [...kana, ...latin]) Array.from(text).forEach((character, index) => { table[from + index] = jisOf(character); });
  const taken = new Set(table);
  const free = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !taken.has(byte)).sort((a, b) => Number(isText(a)) - Number(isText(b)));
  return Uint8Array.from(table, (byte) => (byte < 0 ? free.shift()! : byte));
})();
function isText(byte: number): boolean {
  return (byte >= 0x20 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xdf);
}
export const ebcdicOfJis: Uint8Array = (() => {
  const table = new Uint8Array(256);
  jisOfEbcdic.forEach((jis, ebcdic) => { table[jis] = ebcdic; });
  return table;
})();

export function translated(bytes: Uint8Array, table: Uint8Array): Buffer {
  const target = Buffer.allocUnsafe(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) target[index] = table[bytes[index]!]!;
  return target;
}
