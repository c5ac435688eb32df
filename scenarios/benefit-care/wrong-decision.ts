import { scenario } from '../define.js';
import { casesOf, linesOf } from '../benefit/telling.js';
import { applies, casesIn, clerk, decides, living, stay, saidOf, told, workBasis, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.wrong-decision',
  ja: '止めた支給は解くまで払えず、決めた支給は書き替えられない。支給しないと誤って決めた月は、同じ額では候補に戻らない',
  level: 'abnormal',
  covers: ['B-05', 'B-08', 'B-09'],
  basis: [workBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const home = await living(scene, '決定を誤られた人');
    await told(scene, stay(home, 'may', { careMonth: '202605' }), stay(home, 'june'));
    const [may, june] = await casesOf(scene, home.householdKey);
    const decide = async (caseId: string | undefined, decision: 'pay' | 'refuse' | 'hold' | 'release') => saidOf(await ward.tryAct({ act: 'decideBenefit', caseId: caseId ?? 'なし', decision, ...clerk, why: '担当の判断' }));
    await applies(scene, home, { careMonth: '2026-05', notificationId: 'may' });
    await applies(scene, home);
    expect('誤って止めた支給は、解くまで払えない', [await decide(may?.caseId, 'hold'), await decide(may?.caseId, 'pay'), await decide(may?.caseId, 'release')], ['受け付けた', '人が見るまで止めてある', '受け付けた'], workBasis);
    expect('支給しないと誤って決めた', await decide(june?.caseId, 'refuse'), '受け付けた', workBasis);
    await decides(scene, home.householdKey);
    expect('決めた支給は、どちらも決め直せない', [await decide(may?.caseId, 'refuse'), await decide(june?.caseId, 'pay'), await decide(may?.caseId, 'pay')], ['決定を待っていない', '決定を待っていない', '決定を待っていない'], workBasis);
    await told(scene, stay(home, 'june-more', { points: 50_000, institutionCode: '1310000002' }));
    expect('誤った月は、増えた分だけが新しい候補になる', await casesIn(scene, home.householdKey), ['2026-05 212570円 decided', '2026-06 212570円 refused', '2026-06 145000円 detected'], workBasis);
    await advance('2026-09-01');
    const refused = (await casesOf(scene, home.householdKey))[1]?.letters.at(-1)?.letterId;
    expect('支給しない決定は通知され、口座には決めた分だけが入る', [(await linesOf(scene, refused)).length > 0, await bank.balanceOf(home.account)], [true, 212_570], workBasis);
  },
});
