import { paperCast as scannedCast, type Scene } from '../../harness/scene.js';
import { readBy } from '../applications/telling.js';
import { casesIn, decides } from '../benefit-care/telling.js';
import { balancesOf, claimants, comesOnPaper, paperBasis, paperNeeds, papersIn } from '../benefit-papers/telling.js';
import { casesOf } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineNeeds, intoAccount, monthOf, onlineBenefitBasis, sameRuleBasis, stands, taken } from './telling.js';

const appliedTimes = async (scene: Scene, householdKey: string): Promise<number> => (await casesOf(scene, householdKey))[0]!.history.filter(({ what }) => what === 'applied').length;

export default scenario({
  id: 'benefit-online.same-month-on-paper',
  ja: '同じ月を紙でも電子でも申請し、電子の申請を二度送っても、事案は一つで、一度だけ払う。決定の後に届いたものは職員を待つ',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, sameRuleBasis, paperBasis],
  today: '2026-08-20',
  needs: [...benefitOnlineNeeds, ...paperNeeds],
  cast: [...scannedCast, 'e-application'],

  async play(scene) {
    const { online, advance, overnight, fault, expect } = scene;
    const [home] = await claimants(scene, '紙でも電子でも申請した人');
    const { head, householdKey, account } = home!;
    await comesOnPaper(scene, home!, 'S-0001');
    await fault('e-application', 'sentTwice');
    const [first, second] = await online.appliesOften(asking([head], monthOf(intoAccount(account))));
    await fault('e-application', 'sentTwice', false);
    await overnight();
    const day = (await stands(scene, first!)).split(' / ')[1];
    expect('一つ目だけが申請になり、二つ目は職員を待つ', [await stands(scene, first!), await stands(scene, second!)], [`受け付けた / ${day}`, `職員の確認待ち / ${day} / 受付番号 ${first!} と同じ内容の申請である(二重の申請)`], sameRuleBasis);
    await advance('2026-08-29');
    expect('委託業者が読んだ紙も同じ事案の申請になり、事案は増えない', [await papersIn(scene), await casesIn(scene, householdKey), await appliedTimes(scene, householdKey)], [['S-0001 1回目 入力済'], ['2026-06 212570円 applied'], 2], sameRuleBasis);
    await decides(scene, householdKey);
    const third = await online.applies(asking([head], monthOf(intoAccount(account), '2026-06', true)));
    await advance('2026-09-08');
    expect('決定の後に届いた申請は、待つ支給がない', (await stands(scene, third)).split(' / ').at(-1), '申請として受け付けられない(診療月: 申請を待つ支給がない)', sameRuleBasis);
    expect('口座に一度だけ入る', [await balancesOf(scene, account), await casesIn(scene, householdKey)], [[212_570], ['2026-06 212570円 paid']], sameRuleBasis);
    expect('申請者に受理と見えるのは一つ目だけ', [await readBy(scene, first!), await readBy(scene, second!), await readBy(scene, third)], [taken, '処理中 / 内容を確かめています。', '処理中 / 内容を確かめています。'], onlineBenefitBasis);
  },
});
