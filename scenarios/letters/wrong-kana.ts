import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { insuredWith, papersOf, printNeeds, printSteps, sheetOf } from '../certificates/telling.js';
import { salary } from '../assessment/telling.js';
import { boxOf, byLetter, lastMade } from './telling.js';

export default scenario({
  id: 'letters.wrong-kana',
  ja: '資格確認書の氏名カナが違うと気付いた人が申し出て、区が訂正すると、正しいカナの新しい証が届く',
  level: 'abnormal',
  covers: printSteps,
  basis: [byLetter],
  today: '2026-07-06',
  needs: [...printNeeds, 'act.correctResident'],
  cast: levyCast,

  async play(scene) {
    const { ward, people, residents, advance, expect } = scene;
    const family = people.household('カナを打ち間違えられた人', { head: { bornOn: '1990-05-20', insured: true, cardUse: 'none', isNotDisclosed: false } });
    const { head } = family;
    const typed = { ...head, nameKana: `${head.nameKana}ン` };
    await residents.reads(family, { since: '2023-04-01' });
    await insuredWith(scene, { ...family, residents: [typed], head: typed }, '2023-04-01', [head, salary(400_000)]);
    await advance('2026-07-09');
    const [concern, ...others] = await residents.concerns();
    expect('紙のカナと自分のカナを示して申し出る', { items: concern?.kind === 'misprinted' && concern.items.map(({ item, printed, right }) => ({ field: item, actual: printed, right })), others: others.length }, { items: [{ field: 'nameKana', actual: typed.nameKana, right: head.nameKana }], others: 0 }, byLetter);

    await ward.act({ act: 'correctResident', personKey: head.personKey, nameKana: head.nameKana, why: '本人の申し出。届出書で確かめた' });
    await residents.answers(concern!, '訂正し、新しい証を送ります');
    await advance('2026-07-12');
    expect('新しい証は正しいカナで印刷される', (await sheetOf(scene, head, 'eligibilityCertificate')).includes(`氏名 ${head.name}(${head.nameKana})`), true, byLetter);
    expect('受け取った人はもう何も言わない', [await lastMade(scene, family), (await boxOf(scene, family)).length, await residents.concerns()], [['知っているとおり'], 2, []], byLetter);
    expect('8月からの証は一枚だけ', (await papersOf(scene, head)).filter((paper) => paper.includes('2026-08-01')).length, 1, byLetter);
  },
});
