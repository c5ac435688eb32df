import { funeralBasis } from '../../law/benefit-amounts.js';
import { linesOf, casesOf } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { buriedBy, claimsFuneral, confirmedBasis, decides, mournerBasis, mournerCast, mournerNeeds, registersApplicant, saidOf, triesToPay } from './telling.js';

export default scenario({
  id: 'benefit-care.mourner-elsewhere',
  ja: '区に住まない人が葬祭を行ったら、住基ネットで本人と確かめてから支給を決め、確かめた住所に通知し、本人の口座に払う',
  level: 'normal',
  covers: ['B-02', 'B-05', 'B-08', 'B-09'],
  basis: [mournerBasis, confirmedBasis, funeralBasis],
  today: '2026-08-20',
  needs: mournerNeeds,
  cast: mournerCast,

  async play(scene) {
    const { bank, jukiNet, advance, overnight, expect } = scene;
    const { home, mourner, account } = await buriedBy(scene, '一人で亡くなった人', '区の外に住む姉', '0000051');
    const asWritten = mourner.address.replace(/\d/g, (digit) => '０１２３４５６７８９'[Number(digit)]!);
    const key = await registersApplicant(scene, mourner, { address: asWritten });
    expect('住基ネットの回答を待つ間も、申請は受け付ける', saidOf(await claimsFuneral(scene, home, key, account)), '受け付けた', confirmedBasis);
    expect('回答のないうちは、支給を決められない', await triesToPay(scene, home.householdKey), '申請者について住基ネットの回答を待っている(住基ネットに照会中)', confirmedBasis);
    await overnight();
    await decides(scene, home.householdKey);
    await advance('2026-08-31');
    const [funeral] = await casesOf(scene, home.householdKey);
    const lines = await linesOf(scene, funeral?.letters.at(-1)?.letterId);
    expect('通知は、申請書の書き方ではなく、住基ネットの住所に届く', [lines.includes(mourner.address), lines.includes(asWritten), lines.includes(`${mourner.name} 様`)], [true, false, true], mournerBasis);
    expect('本人の口座に一度入る', [await bank.balanceOf(account), await bank.balanceOf(home.account)], [70_000, 0], funeralBasis);
    expect('誰が何のために尋ねたかが住基ネットに残る', await jukiNet.lookups(), ['給付係 担当 / 葬祭費の申請者の確認 / 4情報による照会 / 該当あり'], mournerBasis);
  },
});
