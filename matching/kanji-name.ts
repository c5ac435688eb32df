import { assume } from '../law/define.js';
import { comparer, type Doubt, type LevelOf, type Outcome } from './define.js';
import { areContested, isUnknownCharacter } from './fold/contested.js';
import { foldedPairs, freeFold, inUsualForms, type FoldTable } from './fold/kanji.js';
import { inOneWidth, isPlain, plainWithoutSpaces, withoutSpaces } from './fold/width.js';
import { latinForm, latinLikeness, type LatinLikeness } from './latin-name.js';
import { otherNameJa, partsOfBoth, withGivenOf, type NamedOtherwise, type OtherName } from './name-parts.js';

const levels = {
  K0: ['exact', '同じ文字列'],
  K1: ['notation', '空白・文字幅・互換漢字・字形選択子・カナの区切りの記号・ローマ字の順と大小と区切りだけが違う'],
  K2: ['table', '異体字の表で同じになる'],
  KA: ['table', '相手の登録にある別の氏名(通称・旧氏・併記漢字・ローマ字)と同じ'],
  K3: ['weak', '別の字だが同じとみなされることがある、または表せない字がある'],
  K4: ['weak', '姓が違い、名が同じ'],
  K5: ['weak', '姓が同じで、名が違う'],
  K9: ['differs', '違う'],
  KX: ['missing', '比べる氏名がない'],
} as const;
type KanjiLevel = keyof typeof levels;
type KanjiOutcome = Outcome<KanjiLevel>;

/** 漢字氏名 by one table of 異体字. The level of a pair may depend on the table; say which one was used. */
export const kanjiNameBy = (table: FoldTable) => comparer({
  id: `kanjiName.${table.id}`,
  ja: '漢字氏名',
  basis: assume('実際の照合の論理は公開されていない。段階は自前のもの'),
  levels,
  compare(a: NamedOtherwise, b: NamedOtherwise): KanjiOutcome {
    return blankSide(a, b) ?? sameName(a.text, b.text, table) ?? otherName(a, b, table) ?? alikeName(a, b, table);
  },
});

/** 漢字氏名 by the table that ships. */
export const kanjiName = kanjiNameBy(freeFold);
export type KanjiNameLevel = LevelOf<typeof kanjiName>;

const blankSide = (a: NamedOtherwise, b: NamedOtherwise): KanjiOutcome | undefined =>
  (isBlank(a.text) || isBlank(b.text) ? { level: 'KX', because: isBlank(a.text) && isBlank(b.text) ? '両側とも氏名がない' : '氏名のない側がある' } : undefined);

const isBlank = (text: string): boolean => text === '' || !/[^\s\u200b\ufeff]/u.test(text);

/** In one width and without spaces; signs that part words of kana (マリア・クララ, マリア＝クララ) are spaces too. */
export function notationOf(text: string): string {
  if (isPlain(text)) return text.includes('・') ? withoutSigns(plainWithoutSpaces(text)) : plainWithoutSpaces(text);
  return withoutSigns(withoutSpaces(inOneWidth(text)).replace(/[a-z]+/g, (letters) => letters.toUpperCase()));
}
const withoutSigns = (text: string): string => text.replace(/(?<=[\u30a1-\u30fa\u30fc])[・=\u30a0]+(?=[\u30a1-\u30fa])/gu, '');

/** Equal as it stands, by notation or by the table; undefined when the names differ. */
function sameName(a: string, b: string, table: FoldTable): KanjiOutcome | undefined {
  if (a === b) return { level: 'K0', because: '同じ文字列' };
  const [latin, otherLatin] = [latinForm(a), latinForm(b)];
  if (latin !== undefined && otherLatin !== undefined) return latinLikeness(latin, otherLatin) === 'same' ? latinLevels.same : undefined;
  const [one, other] = [notationOf(a), notationOf(b)];
  if (one === other) return { level: 'K1', because: '空白・区切りの記号・文字幅・字形選択子・互換漢字の違いだけ' };
  if (inUsualForms(one, table) !== inUsualForms(other, table)) return undefined;
  return { level: 'K2', because: '異体字の違いだけ', folded: foldedPairs(one, other, table) };
}

/** Another registered name of one side is the name of the other. Says nothing when both only share another name. */
function otherName(a: NamedOtherwise, b: NamedOtherwise, table: FoldTable): KanjiOutcome | undefined {
  const found = [...bearing(a, b), ...bearing(b, a)].find(([registered, name]) => sameName(registered.text, name, table));
  return found && { level: 'KA', because: `登録のある${otherNameJa.get(found[0].kind)!}と同じ` };
}
const bearing = (holder: NamedOtherwise, named: NamedOtherwise): readonly (readonly [OtherName, string])[] =>
  (holder.others ?? []).filter(({ text }) => !isBlank(text)).map((other) => [other.kind === 'formerFamilyName' ? { ...other, text: withGivenOf(holder, other.text) } : other, named.text] as const);

const hasOthers = ({ others = [] }: NamedOtherwise): boolean => others.some(({ text }) => !isBlank(text));

const latinLevels: Readonly<Record<LatinLikeness, KanjiOutcome>> = {
  same: { level: 'K1', because: 'ローマ字の順・大小・区切りだけが違う' },
  otherBreaks: { level: 'K3', because: 'ローマ字の語の切れ目かアポストロフィの有無が違う' },
  otherMarks: { level: 'K3', because: 'ローマ字の上下に付く符号(É・Ü・Đ など)の有無か種類だけが違う' },
  oneSaysMore: { level: 'K3', because: 'ローマ字の語が片方にだけ多い' },
  familyDiffers: { level: 'K4', because: 'ローマ字の姓が違い、残りが同じ' },
  givenDiffers: { level: 'K5', because: 'ローマ字の姓が同じで、残りが違う' },
  differs: { level: 'K9', because: 'ローマ字の氏名が違う' },
};

function alikeName(a: NamedOtherwise, b: NamedOtherwise, table: FoldTable): KanjiOutcome {
  const [latin, otherLatin] = [latinForm(a.text), latinForm(b.text)];
  if (latin !== undefined && otherLatin !== undefined) return latinLevels[latinLikeness(latin, otherLatin)];
  if (latin !== undefined || otherLatin !== undefined) return { level: 'K9', because: hasOthers(a) || hasOthers(b) ? 'ローマ字と漢字・仮名の氏名で、登録のある別名(通称など)とも違う' : 'ローマ字と漢字・仮名の氏名で、別名の登録がない' };
  const fold = (text: string) => inUsualForms(notationOf(text), table);
  const wholes: [string, string] = [fold(a.text), fold(b.text)];
  const doubt = doubtBetween(...wholes);
  if (doubt !== undefined) return { level: 'K3', because: sentenceOf(doubt), ...(doubt.unknown + doubt.contested > 0 ? { doubt } : {}) };
  const parts = partsOfBoth(a, b, fold, wholes);
  if (!parts) return { level: 'K9', because: '氏名が違い、姓と名の境がわからない' };
  const [one, other] = parts;
  const sameFamily = one.family === other.family || doubtBetween(one.family, other.family) !== undefined;
  const sameGiven = one.given === other.given || doubtBetween(one.given, other.given) !== undefined;
  if (sameGiven && !sameFamily) return { level: 'K4', because: '姓が違い、名が同じ(改姓で起こる)' };
  if (sameFamily && !sameGiven) return { level: 'K5', because: '姓が同じで、名が違う(家族の取り違えで起こる)' };
  return { level: 'K9', because: '姓も名も違う' };
}

/** The characters by which two folded texts differ although they may be the same; undefined when something else differs. */
function doubtBetween(a: string, b: string): Doubt | undefined {
  let [at, atOther, length, unknown, contested] = [0, 0, 0, 0, 0];
  let [before, otherBefore] = ['', ''];
  while (at < a.length && atOther < b.length) {
    const [written, otherWritten] = [String.fromCodePoint(a.codePointAt(at)!), String.fromCodePoint(b.codePointAt(atOther)!)];
    before = before !== '' && isRepeat(written) ? before : written;
    otherBefore = otherBefore !== '' && isRepeat(otherWritten) ? otherBefore : otherWritten;
    if (before !== otherBefore) {
      if (isUnknownCharacter(before) || isUnknownCharacter(otherBefore)) unknown += 1;
      else if (areContested(before, otherBefore)) contested += 1;
      else return undefined;
    }
    at += written.length;
    atOther += otherWritten.length;
    length += 1;
  }
  if (at < a.length || atOther < b.length || unknown * 2 > length) return undefined;
  return { unknown, contested };
}
function sentenceOf({ unknown, contested }: Doubt): string {
  if (unknown + contested === 0) return '々と字の重ね書きの違い';
  return [unknown > 0 ? `表せない字(●など)が${unknown}字` : '', contested > 0 ? `同じとみなされることのある別の字が${contested}字` : ''].filter(Boolean).join('、');
}
/** 々 stands for the character before it. */
const isRepeat = (character: string): boolean => character === '々' || character === '〻';
