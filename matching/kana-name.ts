import { assume } from '../law/define.js';
import { comparer, type LevelOf, type Outcome } from './define.js';
import { kanaLarge, kanaNotation, kanaSlips, kanaWords } from './fold/kana.js';
import { otherNameJa, partsOfBoth, withGivenOf, type NamedOtherwise, type OtherName, type PartedName } from './name-parts.js';
import { jaroWinkler } from './similarity.js';

const levels = {
  N0: ['exact', '同じ文字列'],
  N1: ['notation', '文字幅・ひらがなとカタカナ・空白・中黒・＝・読点・濁点の置き方、ローマ字の氏名を持つ人の語の順だけが違う'],
  N2: ['table', '小書きと大書き、長音記号・踊り字の書き方だけが違う'],
  NA: ['table', '相手の登録にある別の氏名(旧氏・通称など)の振り仮名と同じ'],
  N3: ['weak', '濁点・同音の仮名・形の似た仮名・長音の書き方の違い'],
  N4: ['weak', '姓が違い、名が同じ'],
  N5: ['weak', '姓が同じで、名が違う'],
  N6: ['weak', '姓と名の境がわからないが、よく似ている'],
  N9: ['differs', '違う'],
  NX: ['missing', '比べるカナ氏名がない'],
} as const;
type KanaOutcome = Outcome<keyof typeof levels>;

/** Unparted kana from this Jaro–Winkler similarity on get N6: a hint for people, brothers reach it too. */
const alikeFrom = 0.93;

/** カナ氏名. */
export const kanaName = comparer({
  id: 'kanaName',
  ja: 'カナ氏名',
  basis: assume('実際の照合の論理は公開されていない。年金記録の名寄せで知られた緩め方を弱い一致に置いた。旧氏の振り仮名は令和7年5月26日から旧氏とともに住民票に記載される(令和7年政令第17号)が、照会の答えに含まれるかどうかは公開されていない。登録にあれば、漢字の旧氏と同じように比べる'),
  levels,
  compare(a: NamedOtherwise, b: NamedOtherwise): KanaOutcome {
    const [one, other] = [kanaNotation(a.text), kanaNotation(b.text)];
    if (one === '' || other === '') return { level: 'NX', because: one === other ? '両側ともカナ氏名がない' : 'カナ氏名のない側がある' };
    if (a.text === b.text) return { level: 'N0', because: '同じ文字列' };
    if (one === other) return { level: 'N1', because: '文字幅・空白などの書き方の違いだけ' };
    const [large, otherLarge] = [kanaLarge(one), kanaLarge(other)];
    if (large === otherLarge) return { level: 'N2', because: '小書きのカナ・長音記号・踊り字の書き方の違いだけ' };
    if (isOtherOrder(a, b)) return { level: 'N1', because: 'ローマ字の氏名を持つ人の、カナの語の順だけが違う' };
    const registered = bearing(a, otherLarge) ?? bearing(b, large);
    if (registered) return { level: 'NA', because: `登録のある${otherNameJa.get(registered.kind)!}の振り仮名と同じ` };
    const slips = kanaSlips(large, otherLarge);
    if (slips) return { level: 'N3', because: `${[...slips].sort().join('、')}の違い` };
    return byParts(a, b) ?? (jaroWinkler(large, otherLarge) >= alikeFrom
      ? { level: 'N6', because: '境のわからないカナがよく似ている(兄弟でも起こる)' }
      : { level: 'N9', because: 'カナ氏名が違う' });
  },
});
export type KanaNameLevel = LevelOf<typeof kanaName>;

/** 氏名 in Latin letters is compared without regard to the order of its words; its カナ follows it. */
const isOtherOrder = (a: NamedOtherwise, b: NamedOtherwise): boolean =>
  a.isLatinNamed === true && b.isLatinNamed === true && [...kanaWords(a.text)].sort().join(' ') === [...kanaWords(b.text)].sort().join(' ');

/** Another name of the holder that reads like what stands on the other side. */
function bearing(holder: NamedOtherwise, kana: string): OtherName | undefined {
  return holder.others?.find((other) => other.kana !== undefined && kanaNotation(other.kana) !== '' && kanaLarge(kanaNotation(other.kind === 'formerFamilyName' ? withGivenOf(holder, other.kana) : other.kana)) === kana);
}

function byParts(a: PartedName, b: PartedName): KanaOutcome | undefined {
  const parts = partsOfBoth(a, b, (text) => kanaLarge(kanaNotation(text)));
  if (!parts) return undefined;
  const [one, other] = parts;
  const sameFamily = kanaSlips(one.family, other.family) !== undefined;
  const sameGiven = kanaSlips(one.given, other.given) !== undefined;
  if (sameGiven && !sameFamily) return { level: 'N4', because: '姓の読みが違い、名の読みが同じ' };
  if (sameFamily && !sameGiven) return { level: 'N5', because: '姓の読みが同じで、名の読みが違う' };
  return { level: 'N9', because: '姓の読みも名の読みも違う' };
}
