import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { bandBasis, insuredWith, papersOf, pensioner, printBasis, printNeeds, printSteps, ratioOn, sheetOf } from './telling.js';

export default scenario({
  id: 'certificates.seventieth-birthday',
  ja: '1日生まれの人は70歳の誕生日の月から、2日生まれの人は翌月から、負担割合のある高齢受給者証を郵便で受け取る',
  level: 'normal',
  covers: printSteps,
  basis: [bandBasis, printBasis],
  today: '2026-08-28',
  needs: printNeeds,
  cast: levyCast,

  async play(scene) {
    const { people, advance, expect } = scene;
    const first = people.household('9月1日に70歳になる人', { head: { bornOn: '1956-09-01', insured: true, cardUse: 'none' } });
    const second = people.household('9月2日に70歳になる人', { head: { bornOn: '1956-09-02', insured: true, cardUse: 'none' } });
    await insuredWith(scene, first, '2026-08-01', [first.head, pensioner(0, 400_000)], [second.head, pensioner(0, 400_000)]);
    await insuredWith(scene, second, '2026-08-01');
    expect('8月31日にはどちらにも割合がない', [await ratioOn(scene, first.head, '2026-08-31'), await ratioOn(scene, second.head, '2026-08-31')], ['なし', 'なし'], bandBasis);
    await advance('2026-09-03');
    expect('1日生まれは9月1日から高齢受給者証を持つ', (await papersOf(scene, first.head)).at(-1), '高齢受給者証 2026-09-01〜2027-07-31 2割 交付 封入封緘事業者へ', bandBasis);
    expect('2日生まれはまだ持たない', (await papersOf(scene, second.head)).filter((paper) => paper.startsWith('高齢受給者証')), [], bandBasis);
    expect('割合が紙に書いてある', (await sheetOf(scene, first.head, 'elderlyCertificate')).includes('一部負担金の割合 2割'), true, printBasis);
    expect('2日生まれは10月1日から', [await ratioOn(scene, second.head, '2026-09-30'), await ratioOn(scene, second.head, '2026-10-01')], ['なし', '2割(課税標準額による)'], bandBasis);
  },
});
