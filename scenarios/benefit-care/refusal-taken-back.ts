import { scenario } from '../define.js';
import { casesOf, linesOf } from '../benefit/telling.js';
import { applies, casesIn, clerk, decides, living, objectionStoryBasis, saidOf, stay, told, workBasis, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.refusal-taken-back',
  ja: '誤った不支給決定は理由を書いて取り消せ、取消しが通知され、その間に増えた分も合わせて決め直した額が一度だけ口座に入る',
  level: 'abnormal',
  covers: ['B-03', 'B-05', 'B-08', 'B-09'],
  basis: [workBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const home = await living(scene, '不支給を取り消された人');
    const decide = async (decision: 'refuse' | 'takeBack', why: string) => {
      const [first] = await casesOf(scene, home.householdKey);
      return saidOf(await ward.tryAct({ act: 'decideBenefit', caseId: first!.caseId, decision, ...clerk, why }));
    };
    await told(scene, stay(home, 'june'));
    await applies(scene, home);
    expect('支給しないと誤って決めた', await decide('refuse', '給付制限と取り違えた'), '受け付けた', workBasis);
    await told(scene, stay(home, 'june-more', { points: 50_000, institutionCode: '1310000002' }));
    expect('支給しないとした月は、増えた分だけが候補になる', await casesIn(scene, home.householdKey), ['2026-06 212570円 refused', '2026-06 145000円 detected'], workBasis);
    expect('取り消せば、増えた分も合わせて一つの事案に戻り、二度は取り消せない', [await decide('takeBack', '給付制限ではなかった'), await casesIn(scene, home.householdKey), await decide('takeBack', 'もう一度')], ['受け付けた', ['2026-06 357570円 applied', '2026-06 0円 withdrawn'], '支給しない決定をしていない'], workBasis);
    await decides(scene, home.householdKey);
    await advance('2026-09-01');
    const [again] = await casesOf(scene, home.householdKey);
    const letters = await Promise.all((again?.letters ?? []).map(({ letterId }) => linesOf(scene, letterId)));
    expect('不支給、取消し、支給の三つが通知される', letters.flatMap((lines) => lines.filter((line) => line.startsWith('決定 '))), ['決定 支給しない', '決定 支給しない決定を取り消した', '決定 支給する'], workBasis);
    const [refused] = letters;
    expect('支給しない通知は0円のほかに額を言わず、審査請求ができることを言う', { sums: refused?.filter((line) => /\d円/.test(line)), isObjectionTold: refused?.at(-1)?.includes('審査請求をすることができます') }, { sums: ['額 0円'], isObjectionTold: true }, objectionStoryBasis);
    expect('経緯がすべて残り、口座には一度だけ入る', { history: again?.history.filter(({ what }) => ['refused', 'takenBack', 'decided'].includes(what)).map(({ what, why }) => ({ what, why })), balance: await bank.balanceOf(home.account) }, { history: [{ what: 'refused', why: '給付制限と取り違えた' }, { what: 'takenBack', why: '給付制限ではなかった' }, { what: 'decided', why: '申請のとおり' }], balance: 357_570 }, workBasis);
  },
});
