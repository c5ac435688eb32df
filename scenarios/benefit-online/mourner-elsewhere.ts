import { funeralBasis } from '../../law/benefit-amounts.js';
import { readBy } from '../applications/telling.js';
import { buriedBy, confirmedBasis, decides, mournerBasis, mournerNeeds, registersApplicant } from '../benefit-care/telling.js';
import { casesOf, linesOf } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, clerkOnlineNeeds, intoAccount, linked, looking, onlineBenefitBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.mourner-elsewhere',
  ja: '区に住んだことのない娘が電子で葬祭費を申請すると、職員が住登外者として登録して住基ネットで本人と確かめてから結び、届いた日の申請として、本人の口座に一度払う',
  level: 'normal',
  covers: ['B-02', 'B-05', 'B-09'],
  basis: [onlineBenefitBasis, mournerBasis, confirmedBasis, funeralBasis],
  today: '2026-08-20',
  needs: [...clerkOnlineNeeds, ...mournerNeeds],
  cast: [...benefitOnlineCast, 'juki-net'],

  async play(scene) {
    const { online, bank, advance, overnight, today, expect } = scene;
    const { home, mourner, account } = await buriedBy(scene, '娘に葬られた人', '区の外に住む娘', '0000051');
    const heldOn = today();
    const number = await online.applies(asking([mourner, home.head], { procedure: 'funeral', heldOn, isPaidByFormerInsurer: false, ...intoAccount(account) }));
    const arrived = today();
    await overnight();
    expect('この番号の人は区の登録になく、職員を待つ', [(await stands(scene, number)).split(' / ').slice(0, 3), await readBy(scene, number)], [['職員の確認待ち', arrived, '1人目: 当たる人がいない(この個人番号の人は登録にない)'], looking], onlineBenefitBasis);
    expect('登録のないままでは結べず、亡くなった人を申請者とも結べない', [await linked(scene, number, ['9999999', home.head.personKey]), await linked(scene, number, [home.head.personKey, home.head.personKey])], ['この区に登録がない', `宛名番号 ${home.head.personKey} の個人番号と違う`], onlineBenefitBasis);
    const key = await registersApplicant(scene, mourner);
    expect('カードの番号と比べる番号が分からないうちは、結べない', await linked(scene, number, [key, home.head.personKey]), '申請者について住基ネットの回答を待っている(住基ネットに照会中)', confirmedBasis);
    await overnight();
    expect('住基ネットの番号がカードの番号と同じと分かれば、受け付ける', await linked(scene, number, [key, home.head.personKey]), '受け付けた', confirmedBasis);
    await decides(scene, home.householdKey);
    await advance('2026-09-01');
    const [funeral] = await casesOf(scene, home.householdKey);
    expect('届いた日の申請として、本人の口座に一度入る', [funeral?.history.find(({ what }) => what === 'applied')?.on, await bank.balanceOf(account), await bank.balanceOf(home.account), await readBy(scene, number)], [arrived, 70_000, 0, taken], funeralBasis);
    expect('決定通知は、住基ネットで確かめた住所に届く', (await linesOf(scene, funeral?.letters.at(-1)?.letterId)).includes(mourner.address), true, mournerBasis);
  },
});
