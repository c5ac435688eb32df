import { scenario } from '../define.js';
import { begins, contributionCast, contributionNeeds, contributionSteps, heldBase, noNumberBasis } from './telling.js';

export default scenario({
  id: 'prefecture.no-individual-number',
  ja: '東京都との間を通るどのバイト列にも、個人番号も、12桁の数字も、氏名も、宛名番号もない',
  level: 'normal',
  covers: contributionSteps,
  basis: [noNumberBasis],
  today: '2026-11-17',
  needs: contributionNeeds,
  rates: [2026],
  cast: contributionCast,

  async play(scene) {
    const { advance, expect, exchangedWith } = scene;
    const families = await begins(scene, 'provisional');
    await advance('2026-11-21');
    const seen = await exchangedWith('東京都・納付金等算定標準システム');
    const words = families.flatMap(({ head }) => [head.individualNumber, head.name, head.nameKana, head.personKey, head.address]);
    expect('区の数字は渡っている', [await heldBase(scene), seen.length > 4], ['2人 2世帯 1000千円 1000千円', true], noNumberBasis);
    expect('人を指す言葉も、12桁の数字も通っていない', [seen.filter(({ text }) => words.some((word) => text.includes(word))).length, seen.filter(({ text }) => /\d{12}/.test(text)).length], [0, 0], noNumberBasis);
  },
});
