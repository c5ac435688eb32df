import { asTyped } from '../../harness/application-window.js';
import { readBy } from '../applications/telling.js';
import { buriedBy, casesIn, confirmedBasis, mournerBasis, mournerNeeds, registersApplicant } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, clerkOnlineNeeds, intoAccount, linked, onlineBenefitBasis, refused } from './telling.js';

export default scenario({
  id: 'benefit-online.mourner-by-other-card',
  ja: '区の外の別の人が、自分のカードで署名して葬祭を行った娘の名で申請しても、住基ネットの番号がカードの番号と違うので、誰にも払わない',
  level: 'incident',
  covers: ['B-02', 'B-05'],
  basis: [onlineBenefitBasis, mournerBasis, confirmedBasis],
  today: '2026-08-20',
  needs: [...clerkOnlineNeeds, ...mournerNeeds],
  cast: [...benefitOnlineCast, 'juki-net'],

  async play(scene) {
    const { people, online, bank, other, advance, overnight, today, expect } = scene;
    const { home, mourner, account } = await buriedBy(scene, '娘に葬られた人', '区の外に住む娘', '0000051');
    const pretender = people.household('娘を名乗る人', { head: { age: 44 } }, other('千代田区').municipality.code).head;
    const number = await online.applies(asking([mourner, home.head], { procedure: 'funeral', heldOn: today(), isPaidByFormerInsurer: false, ...intoAccount(account) }, { signedBy: pretender, people: [asTyped(mourner), asTyped(home.head)] }));
    await overnight();
    const key = await registersApplicant(scene, mourner);
    await overnight();
    expect('住基ネットは娘の番号を答え、カードの番号と違う', await linked(scene, number, [key, home.head.personKey]), `宛名番号 ${key} の個人番号と違う`, confirmedBasis);
    await refused(scene, number);
    await online.collected();
    await advance('2026-09-01');
    expect('事案はなく、娘の口座にも入らない', [await casesIn(scene, home.householdKey), await bank.balanceOf(account)], [[], 0], confirmedBasis);
    expect('名乗った人には却下とだけ見える', await readBy(scene, number), '却下 / 受け付けられませんでした。窓口にお問い合わせください。', onlineBenefitBasis);
  },
});
