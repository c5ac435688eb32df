import { derive } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { booksAgree, decidedYen, refundBasis, registeredAs } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { claimsRegistered, publicAccountCast, publicAccountNeeds, publicAccountSteps, refundedTwice, states, twoInsured, useBasis } from './telling.js';

const freshBasis = derive('回答から30日までに振り込むならその登録に、過ぎるなら照会し直した登録に払う');

export default scenario({
  id: 'public-account.changed',
  ja: '登録の口座を替えた二人のうち、回答から30日の内に振り込まれる人には答えられた口座に、過ぎる人には照会し直した新しい口座に還付する',
  level: 'normal',
  covers: publicAccountSteps,
  basis: [refundBasis, useBasis, freshBasis],
  today: '2026-06-10',
  needs: publicAccountNeeds,
  rates: [year],
  cast: publicAccountCast,

  async play(scene) {
    const { ward, bank, municipalHub, advance, expect } = scene;
    const [early, late] = await twoInsured(scene, ['7月21日に請求する人', '7月22日に請求する人']);
    const before = [await registeredAs(scene, early, '0000001'), await registeredAs(scene, late, '0000002')] as const;
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, early);
    await refundedTwice(scene, [early, late], states);
    // 6月24日に答えられる。7月1日に二人とも登録を替える。古い口座は閉じていない。
    await advance('2026-07-01');
    const after = [await registeredAs(scene, early, '0000003'), await registeredAs(scene, late, '0000004')] as const;
    await bank.opens([...before, ...after].map((account) => ({ ...account, balanceYen: 0 })), false);
    const balances = () => Promise.all([...before, ...after].map((account) => bank.balanceOf(account)));
    // 7月21日の請求は3営業日後の7月24日、回答から30日目に振り込む。翌日の請求は7月27日、33日目になる。
    await advance('2026-07-21');
    await ward.act(await claimsRegistered(scene, early));
    await advance('2026-07-22');
    await ward.act(await claimsRegistered(scene, late));
    await advance('2026-07-25');
    expect('30日目の人には、答えられた口座に届いている', await balances(), [firstYen, 0, 0, 0], freshBasis);
    expect('過ぎる人の登録は、もう一度照会した', (await municipalHub.portal(late)).filter(({ side, kind }) => side === 'asker' && kind === 'publicAccount').length, 2, freshBasis);
    await advance('2026-07-31');
    expect('過ぎた人には、替えた後の口座に届く', await balances(), [firstYen, 0, 0, firstYen], freshBasis);
    await booksAgree(scene, 2 * firstYen);
  },
});
