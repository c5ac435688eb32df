import { scenario } from '../define.js';
import { casesIn, clerk, living, recordBasis, stay, told, waitingIn, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.nobodys-receipt',
  ja: '記号番号を知らないレセプト、別の人の名前や生年月日のレセプト、ほかの保険者のレセプトは、わけを付けて待ち、誰の支給にもならない',
  level: 'abnormal',
  covers: ['B-06'],
  basis: [recordBasis],
  today: '2026-08-20',
  needs: [...workNeeds, 'act.decideReceipt'],
  cast: workCast,

  async play(scene) {
    const { ward, expect } = scene;
    const home = await living(scene, '番号を読み違えられた人');
    await told(scene, stay(home, 'a-number', { householdKey: 'ZZ-9999' }), stay(home, 'b-branch', { branchNumber: '09' }), stay(home, 'c-name', { nameKana: 'ベツ ジンコ' }), stay(home, 'd-born', { bornOn: '1950-01-01' }), stay(home, 'e-insurer', { insurerNumber: '138016' }), stay(home, 'f-none', { branchNumber: null }));
    expect('どれもわけとともに待つ', await waitingIn(scene), ['a-number: 記号番号と枝番の人がいない', 'b-branch: 記号番号と枝番の人がいない', 'c-name: 氏名が違う', 'd-born: 生年月日が違う', 'e-insurer: 保険者番号がこの区のものでない', 'f-none: 枝番がない'], recordBasis);
    expect('一円の支給にもならない', await casesIn(scene, home.householdKey), [], recordBasis);
    await ward.act({ act: 'decideReceipt', receiptKey: 'b-branch', personKey: home.head.personKey, ...clerk, why: '医療機関に確かめ、枝番の誤りと分かった' });
    await scene.overnight();
    expect('人を決めた一件だけが、その世帯の月に数えられる', [await casesIn(scene, home.householdKey), (await waitingIn(scene)).length], [['2026-06 212570円 detected'], 5], recordBasis);
  },
});
