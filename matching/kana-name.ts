import { assume } from '../law/define.js';
import { comparer, type LevelOf, type Outcome } from './define.js';
import { kanaLarge, kanaNotation, kanaSlips } from './fold/kana.js';
import { partsOfBoth, type PartedName } from './name-parts.js';
import { jaroWinkler } from './similarity.js';

const levels = {
  N0: ['exact', '同じ文字列'],
  N1: ['notation', '文字幅・ひらがなとカタカナ・空白・中黒・濁点の置き方だけが違う'],
  N2: ['table', '小書きと大書き、長音記号の書き方だけが違う'],
  N3: ['weak', '濁点・同音の仮名・形の似た仮名・長音の書き方の違い'],
  N4: ['weak', '姓が違い、名が同じ'],
  N5: ['weak', '姓が同じで、名が違う'],
  N6: ['weak', '姓と名の境がわからないが、よく似ている'],
  N9: ['differs', '違う'],
  NX: ['missing', '比べるカナ氏名がない'],
} as const;

/** Unparted kana from this Jaro–Winkler similarity on get N6: a hint for people, brothers reach it too. */
const alikeFrom = 0.93;

/** カナ氏名. */
export const kanaName = comparer({
  id: 'kanaName',
  ja: 'カナ氏名',
  basis: assume('実際の照合の論理は公開されていない。年金記録の名寄せで知られた緩め方を弱い一致に置いた'),
  levels,
  compare(a: PartedName, b: PartedName): Outcome<keyof typeof levels> {
    const [one, other] = [kanaNotation(a.text), kanaNotation(b.text)];
    if (one === '' || other === '') return { level: 'NX', because: 'カナ氏名のない側がある' };
    if (a.text === b.text) return { level: 'N0', because: '同じ文字列' };
    if (one === other) return { level: 'N1', because: '文字幅・空白などの書き方の違いだけ' };
    const [large, otherLarge] = [kanaLarge(one), kanaLarge(other)];
    if (large === otherLarge) return { level: 'N2', because: '小書きのカナ・長音記号の書き方の違いだけ' };
    const slips = kanaSlips(large, otherLarge);
    if (slips) return { level: 'N3', because: `${[...slips].sort().join('、')}の違い` };
    return byParts(a, b) ?? (jaroWinkler(large, otherLarge) >= alikeFrom
      ? { level: 'N6', because: '境のわからないカナがよく似ている(兄弟でも起こる)' }
      : { level: 'N9', because: 'カナ氏名が違う' });
  },
});
export type KanaNameLevel = LevelOf<typeof kanaName>;

function byParts(a: PartedName, b: PartedName): Outcome<keyof typeof levels> | undefined {
  const parts = partsOfBoth(a, b, (text) => kanaLarge(kanaNotation(text)));
  if (!parts) return undefined;
  const [one, other] = parts;
  const sameFamily = kanaSlips(one.family, other.family) !== undefined;
  const sameGiven = kanaSlips(one.given, other.given) !== undefined;
  if (sameGiven && !sameFamily) return { level: 'N4', because: '姓の読みが違い、名の読みが同じ' };
  if (sameFamily && !sameGiven) return { level: 'N5', because: '姓の読みが同じで、名の読みが違う' };
  return { level: 'N9', because: '姓の読みも名の読みも違う' };
}
