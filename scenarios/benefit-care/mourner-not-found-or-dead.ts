import { funeralBasis } from '../../law/benefit-amounts.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { buriedBy, casesIn, claimsFuneral, clerk, confirmedBasis, mournerBasis, mournerCast, mournerNeeds, registersApplicant, saidOf, triesToPay } from './telling.js';

export default scenario({
  id: 'benefit-care.mourner-not-found-or-dead',
  ja: '住基ネットに該当のない申請者と、申請の後に亡くなった申請者には払わず、住所を聞き直して確かめた人と、代わりに申請した人にだけ払う',
  level: 'abnormal',
  covers: ['B-02', 'B-05', 'B-09'],
  basis: [mournerBasis, confirmedBasis, funeralBasis],
  today: '2026-08-20',
  needs: mournerNeeds,
  cast: mournerCast,

  async play(scene) {
    const { ward, bank, jukiNet, people, overnight, advance, today, expect, other } = scene;
    const lost = await buriedBy(scene, '弟に葬られた人', '前の住所を書いた弟', '0000061');
    const key = await registersApplicant(scene, { ...lost.mourner, address: '東京都千代田区架空町99-99-99' });
    await claimsFuneral(scene, lost.home, key, lost.account);
    await overnight();
    expect('該当のない人には、支給を決められない', await triesToPay(scene, lost.home.householdKey), '申請者を住基ネットで本人と確かめられない(該当なし)', confirmedBasis);
    const found = await registersApplicant(scene, lost.mourner);
    await overnight();
    await ward.act({ act: 'handleNonRegistered', personKey: key, decision: 'merge', intoPersonKey: found, by: clerk.by, why: '住所を聞き直した同じ人' });
    expect('聞き直した住所で確かめ、同じ人の番号に併合すれば払える', await triesToPay(scene, lost.home.householdKey), '受け付けた', mournerBasis);

    const gone = await buriedBy(scene, '妹に葬られた人', '申請の後に亡くなる妹', '0000062');
    const goneKey = await registersApplicant(scene, gone.mourner);
    await claimsFuneral(scene, gone.home, goneKey, gone.account);
    await overnight();
    await jukiNet.happens(gone.mourner, today(), { kind: 'death' });
    await ward.act({ act: 'handleNonRegistered', personKey: goneKey, decision: 'lookUpAgain', by: clerk.by, why: '連絡がつかない' });
    await overnight();
    expect('亡くなったと分かった申請者には払えない', await triesToPay(scene, gone.home.householdKey), '申請者は亡くなっている。この人には払わない', confirmedBasis);
    expect('亡くなった人の名では、もう申請も受け付けない', saidOf(await claimsFuneral(scene, gone.home, goneKey, gone.account, 'again')).includes('亡くなっている'), true, confirmedBasis);
    await ward.act({ act: 'decideBenefit', caseId: 'B2', decision: 'refuse', by: clerk.by, why: '申請者の死亡' });
    const brother = people.household('代わりに申請する兄', { head: { age: 60 } }, other('千代田区').municipality.code).head;
    const account = ownAccount(brother, '0000063');
    await opened(scene, [account], 1_500_000);
    const brotherKey = await registersApplicant(scene, brother);
    await claimsFuneral(scene, gone.home, brotherKey, account);
    await overnight();
    await triesToPay(scene, gone.home.householdKey);
    await advance('2026-09-08');
    expect('確かめた弟と兄の口座にだけ一度ずつ入り、亡くなった妹の口座には入らない', [await bank.balanceOf(lost.account), await bank.balanceOf(account), await bank.balanceOf(gone.account), await casesIn(scene, gone.home.householdKey)], [70_000, 70_000, 0, ['一時金 70000円 refused', '一時金 70000円 paid']], funeralBasis);
  },
});
