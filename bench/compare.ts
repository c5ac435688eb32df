import { comparePair, type PairKind } from '../matching/kinds.js';
import { jaroWinkler } from '../matching/similarity.js';

/** Pairs that are not equal as they stand, so that every comparer has to work. */
const pairs: Readonly<Record<PairKind & ('name' | 'nameKana' | 'bornOn' | 'address'), readonly (readonly [string, string])[]>> = {
  name: [['髙橋　太郎', '高橋 太郎'], ['渡邉 真', '渡辺 真'], ['高橋太郎', '高橋　太郎'], ['斎藤 健太', '斉藤 健太'], ['鈴木 花子', '山田 花子'], ['山田 太郎', '山田 次郎'], ['山田 花子', '鈴木 太郎'], ['ＳＡＭＰＬＥ　ＪＯＨＮ', 'SAMPLE JOHN']],
  nameKana: [['ﾀｶﾊｼ ﾀﾛｳ', 'タカハシ　タロウ'], ['シヨウイチ', 'ショウイチ'], ['ワタナベ', 'ワタナヘ'], ['カミムラ サチコ', 'ウエムラ サチコ'], ['サトウ ハナコ', 'スズキ タロウ']],
  bornOn: [['1975-01-05', '19750105'], ['昭和50年1月5日', '1975-01-05'], ['1975-01-05', '1975-05-01'], ['1975-01-05', '1986-11-23']],
  address: [['東京都架空区南台一丁目2番3号　サンプルハイツ101号室', '東京都架空区南台1-2-3 サンプルハイツ101'], ['東京都架空区南台1-2-3', '架空区南台一丁目2番3号'], ['東京都架空区本郷12番地3', '東京都架空区本郷12-3'], ['東京都架空区南台1-2-3', '東京都架空区北台1-2-3']],
};

/** Comparisons per CPU second, and how that stands to Jaro–Winkler on the same pairs in the same run. */
export async function main() {
  return Object.fromEntries(Object.entries(pairs).map(([kind, of]) => {
    const ours = perSecond(of.length, () => of.forEach(([a, b]) => comparePair(kind as PairKind, a, b)));
    const similarity = perSecond(of.length, () => of.filter(([a, b]) => jaroWinkler(a, b) > 0.93).length);
    return [kind, { comparisonsPerCpuSecond: Math.round(ours), ratioToJaroWinkler: Number((ours / similarity).toFixed(2)) }];
  }));
}

function perSecond(size: number, work: () => unknown): number {
  const rounds = Math.ceil(400_000 / size);
  for (let round = 0; round < rounds / 10; round += 1) work();
  const before = process.cpuUsage().user;
  for (let round = 0; round < rounds; round += 1) work();
  return (rounds * size) / ((process.cpuUsage().user - before) / 1e6);
}
