import { scenario } from '../define.js';
import { casesIn, decides, applies, differenceBasis, living, paysOut, repaymentsIn, stay, told, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.late-receipt',
  ja: '支給した後に遅れて届いたレセプトの分は、追加支給の候補になり、申請の後に差額だけが口座に入る',
  level: 'normal',
  covers: ['B-05', 'B-08', 'B-09'],
  basis: [differenceBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, 'レセプトの遅れた人');
    await told(scene, stay(home, 'first'));
    await paysOut(scene, home, '2026-08-27');
    expect('初めの分が口座に入る', await bank.balanceOf(home.account), 212_570, differenceBasis);
    await told(scene, stay(home, 'late', { points: 50_000, institutionCode: '1310000002' }));
    // 医療費150万円: 3割 450,000円 − (80,100 + 1,233,000×1% = 92,430円) = 357,570円。支給済みとの差は 145,000円。
    expect('差額だけが、別の候補になる', await casesIn(scene, home.householdKey), ['2026-06 212570円 paid', '2026-06 145000円 detected'], differenceBasis);
    await applies(scene, home);
    await decides(scene, home.householdKey);
    await advance('2026-09-04');
    expect('合わせて一月分の額が入り、返納金はない', [await bank.balanceOf(home.account), await repaymentsIn(scene, home.householdKey)], [357_570, []], differenceBasis);
    await scene.ward.run('findCandidates');
    expect('計算し直しても、何も増えない', await casesIn(scene, home.householdKey), ['2026-06 212570円 paid', '2026-06 145000円 paid'], differenceBasis);
  },
});
