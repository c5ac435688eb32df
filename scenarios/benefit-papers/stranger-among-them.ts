import { casesIn } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { balancesOf, claimants, comesOnPaper, leakBasis, paperBasis, paperCast, paperNeeds, papersIn, paysAll } from './telling.js';

export default scenario({
  id: 'benefit-papers.stranger-among-them',
  ja: '頼んでいない人の申請書の混じった入力データは丸ごと断り、中身を残さずに取り違えとして記録し、頼んだ申請書は読み直させて一度だけ払う',
  level: 'incident',
  covers: ['B-05', 'B-09'],
  basis: [paperBasis, leakBasis],
  today: '2026-08-20',
  needs: paperNeeds,
  cast: paperCast,

  async play(scene) {
    const { ward, advance, overnight, fault, expect } = scene;
    const [home] = await claimants(scene, '他人の行と一緒に届いた人');
    await comesOnPaper(scene, home!, 'S-0001');
    await fault('benefit-contractor', 'otherPerson');
    await advance('2026-08-27T12:00');
    await fault('benefit-contractor', 'otherPerson', false);
    const told = await ward.papers();
    expect('ファイルは丸ごと断られ、正しい行も申請にならない', [told.papers.map(({ state }) => state), await casesIn(scene, home!.householdKey)], [['readAgain'], ['2026-06 212570円 detected']], leakBasis);
    expect('どのファイルの何行目かだけを記録し、他人の名は残さない', [told.incidents.map(({ line, paperId, why }) => [line, paperId, why]), JSON.stringify(told).includes('ヨソノ')], [[[4, 'YOSO-0001', 'この委託業者に渡していない申請書の番号']], false], leakBasis);
    await overnight();
    expect('断ったファイルがまた届いても、記録は増えない', (await ward.papers()).incidents.length, 1, leakBasis);
    await advance('2026-09-04');
    expect('読み直した入力データは申請になる', await papersIn(scene), ['S-0001 2回目 入力済'], paperBasis);
    await paysAll(scene, [home!], '2026-09-15');
    expect('一度だけ入る', await balancesOf(scene, home!.account), [212_570], paperBasis);
  },
});
