import { scenario } from '../define.js';
import { linesOf, casesOf, opened, ownAccount, receiptOf } from '../benefit/telling.js';
import { applies, casesIn, living, paysOut, returnedBasis, saidOf, stay, told, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.transfer-returned',
  ja: '解約した口座への振込は戻り、口座を尋ねる手紙が届いて、聞き直した口座に一度だけ入る',
  level: 'abnormal',
  covers: ['B-04', 'B-05', 'B-09'],
  basis: [returnedBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, '口座を解約した人');
    const [closed, open] = [ownAccount(home.head, '0000031'), ownAccount(home.head, '0000032')];
    await opened(scene, [open], 1_500_000);
    await bank.opens([{ ...closed, balanceYen: 0, state: 'closed' }], false);
    await told(scene, stay(home, 'june'));
    await paysOut(scene, home, '2026-08-28', { account: closed });
    expect('振込は戻り、区の口座は元の額になる', [await casesIn(scene, home.householdKey), await bank.collected()], [['2026-06 212570円 paymentFailed'], 1_500_000], returnedBasis);
    await advance('2026-09-02');
    await told(scene, receiptOf(home.householdKey, home.head, { receiptKey: 'small', careMonth: '202606', points: 100, institutionCode: '1310000002', insurerNumber: scene.ward.municipality.insurerNumber }));
    expect('戻った月が計算し直されても、同じ額をもう一つ候補にしない', await casesIn(scene, home.householdKey), ['2026-06 212570円 paymentFailed'], returnedBasis);
    const [failed] = await casesOf(scene, home.householdKey);
    const asking = failed?.letters.filter(({ letterId }) => letterId.startsWith('KS-')) ?? [];
    expect('口座を尋ねる手紙が一度だけ、世帯主に届く', [asking.length, (await linesOf(scene, asking[0]?.letterId)).filter((line) => line.endsWith('様'))], [1, [`${home.head.name} 様`]], returnedBasis);
    expect('聞き直した口座は受け付け、その後にまた替えることはできない', [saidOf(await applies(scene, home, { account: open })), saidOf(await applies(scene, home, { account: closed, notificationId: 'another' }))], ['受け付けた', '申請を待つ支給がない'], returnedBasis);
    await advance('2026-09-10');
    expect('一度だけ入る', [await bank.balanceOf(open), await bank.collected(), await casesIn(scene, home.householdKey)], [212_570, 1_500_000 - 212_570, ['2026-06 212570円 paid']], returnedBasis);
  },
});
