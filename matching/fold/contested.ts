import { assume, cite, type Basis } from '../../law/define.js';

export const contestedBasis: Basis = assume('別の字だが、手作業では同じとみなされることの多い組。手で選び、人が確かめる材料にする');

/** Pairs of separate characters that people write for each other. Each pair stands for itself; nothing follows from two of them. */
export const contestedPairs: readonly string[] = '斎斉 礒磯 薮藪 籠篭 濤涛 碕崎 籐藤 苅刈 畑畠 鰺鯵 鶯鴬 礪砺 蠣蛎 賤賎 諫諌 竈竃 耀燿 曜燿 庵菴 叡睿 皐皋 蓑簑 稀希 裡裏 蹟跡 脩修 椙杉 蘓蘇 鳫雁 嶺岭 弍弐 哲喆 頸頚 鉤鈎 儘侭 皓晧 澄澂 浩澔'.split(' ');
const contested = new Set(contestedPairs.flatMap((pair) => { const [one, other] = Array.from(pair); return [`${one!}${other!}`, `${other!}${one!}`]; }));
export const areContested = (a: string, b: string): boolean => contested.has(a + b);

export const unknownCharacterBasis: Basis = cite('保団連 2023-12-17', '送り手が表せない文字1字を●1字で送る。〓・U+FFFD・外字も同じに扱うのは仮定');

/** A mark for exactly one character that the sender could not write, or a 外字 whose shape only its owner knows. */
export function isUnknownCharacter(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return character === '●' || character === '〓' || character === '\ufffd' || (point >= 0xe000 && point <= 0xf8ff) || (point >= 0xf0000 && point <= 0xffffd);
}
