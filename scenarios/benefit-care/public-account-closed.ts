import { scenario } from '../define.js';
import { enquiryCast } from '../../harness/scene.js';
import { enquiryNeeds } from '../assessment/asking.js';
import { useBasis } from '../public-account/telling.js';
import { registeredAs } from '../refunds/telling.js';
import { applies, casesIn, decides, living, returnedBasis, saidOf, stay, told, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.public-account-closed',
  ja: '公金受取口座への支給は登録を照会して払い、振り込むまでに解約されていれば戻って、聞き直した口座に一度だけ入る',
  level: 'abnormal',
  covers: ['B-05', 'B-09', 'B-14'],
  basis: [useBasis, returnedBasis],
  today: '2026-08-20',
  needs: [...workNeeds, ...enquiryNeeds, 'act.registerPublicAccountUse', 'query.publicAccountUses'],
  cast: [...enquiryCast, 'bank'],

  async play(scene) {
    const { ward, bank, advance, today, expect } = scene;
    const home = await living(scene, '公金受取口座を望む人');
    const { head, householdKey, account } = home;
    const registered = await registeredAs(scene, head, '0000009');
    await bank.opens([{ ...registered, balanceYen: 0 }], false);
    await told(scene, stay(home, 'june'), stay(home, 'may', { careMonth: '202605' }));
    const wishes = async (about: string, careMonth: string) => {
      await ward.act({ act: 'registerPublicAccountUse', personKey: head.personKey, purpose: 'benefit', about, channel: 'paper', statedOn: today(), by: '給付係 担当', why: '支給申請書' });
      return saidOf(await applies(scene, home, { notificationId: about, toPublicAccount: true, careMonth }));
    };
    expect('利用の意思のない申請は受け付けない', saidOf(await applies(scene, home, { notificationId: '申請-0', toPublicAccount: true })), '公金受取口座の利用の意思が登録されていない', useBasis);
    expect('意思を登録した申請は、口座を書かずに受け付ける', await wishes('申請-1', '2026-06'), '受け付けた', useBasis);
    await decides(scene, householdKey);
    await advance('2026-08-31');
    expect('答えられた登録の口座に入り、意思は使い終わる', [await bank.balanceOf(registered), (await ward.publicAccountUses(head)).uses.map(({ about, state }) => ({ about, useStates: state }))], [212_570, [{ about: '申請-1', useStates: 'spent' }]], useBasis);

    expect('別の月には、もう一度意思を示す', await wishes('申請-2', '2026-05'), '受け付けた', useBasis);
    await decides(scene, householdKey);
    await bank.opens([{ ...registered, balanceYen: 212_570, state: 'closed' }], false);
    await advance('2026-09-10');
    expect('解約された口座への振込は戻る', [(await casesIn(scene, householdKey))[0], await bank.balanceOf(registered)], ['2026-05 212570円 paymentFailed', 212_570], returnedBasis);
    expect('使った意思は残らず、次の申請には改めて示す', saidOf(await applies(scene, home, { notificationId: '申請-3', toPublicAccount: true, careMonth: '2026-05' })), '公金受取口座の利用の意思が登録されていない', useBasis);
    await applies(scene, home, { careMonth: '2026-05' });
    await advance('2026-09-17');
    expect('聞き直した口座に一度だけ入る', [await bank.balanceOf(account), (await casesIn(scene, householdKey))[0]], [212_570, '2026-05 212570円 paid'], returnedBasis);
  },
});
