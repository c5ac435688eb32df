import { childbirthBasis } from '../../law/benefit-amounts.js';
import { assume } from '../../law/define.js';
import { alone } from '../assessment/telling.js';
import { decides, hands, living } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { benefitProvisionBasis, benefitProvisionCast, benefitProvisionNeeds, learntOf } from './telling.js';

const blockedBasis = assume('支援措置の人の副本は自動応答不可で、職員が確かめてから答える(評価書に多い運用。日数は公開されていない)');

export default scenario({
  id: 'provision.benefit-of-protected-person',
  ja: '支援措置の人の給付は自動では答えず、職員が確かめた後に年月と額だけを答え、本人のやりとりの履歴にも載せない',
  level: 'incident',
  covers: ['B-12'],
  basis: [benefitProvisionBasis, blockedBasis, childbirthBasis],
  today: '2026-08-18',
  needs: benefitProvisionNeeds,
  cast: benefitProvisionCast,

  async play(scene) {
    const { municipalHub, advance, overnight, expect, exchangedWith } = scene;
    const hidden = await living(scene, '避難して出産した人', { wardYen: 2_000_000, family: alone(scene, '避難して出産した人', { sex: '2', isNotDisclosed: true }) });
    const plain = alone(scene, '同じ日に出産した人', { sex: '2' });
    const other = await living(scene, '同じ日に出産した人', { wardYen: 2_000_000, family: plain });
    for (const { head } of [hidden, other]) await municipalHub.introduces(head);
    for (const { head, account, householdKey } of [hidden, other]) {
      await hands(scene, { kind: 'childbirth', personKey: head.personKey, bornOn: '2026-08-10', children: 1, pregnancyDays: 280, isCompensated: true, directlyPaidYen: 0, isPaidByFormerInsurer: false, account, notificationId: head.personKey });
      await decides(scene, householdKey);
    }
    await overnight();
    await municipalHub.isAskedAbout(hidden.head, 'X-1', 'nhiBenefit', true);
    await municipalHub.isAskedAbout(other.head, 'X-2', 'nhiBenefit');
    await overnight();
    expect('支援措置の人のことは翌朝には答えず、ほかの人のことは答える', [await learntOf(scene, 'X-1'), await learntOf(scene, 'X-2')], [['N-PENDING'], ['2026-08 出産育児一時金 500000円']], blockedBasis);
    await advance('2026-08-25');
    const { payload } = await municipalHub.learnt('X-1');
    expect('職員が確かめた後に、年月・名・額だけを答える', payload.map(({ asOf, ...said }) => ({ isDated: asOf !== null, ...said })), [{ isDated: true, benefitMonth: '2026-08', benefitName: '出産育児一時金', benefitYen: 500_000 }], blockedBasis);
    expect('やりとりは履歴に載らず、ほかの人のものは載る', [(await municipalHub.portal(hidden.head)).length, (await municipalHub.portal(other.head)).map(({ side, kind }) => `${side === 'asker' ? '照会した側' : '提供した側'} ${kind}`).toSorted()], [0, ['提供した側 nhiBenefit', '照会した側 nhiBenefit']], blockedBasis);
    const texts = (await Promise.all(['統合DB', '自治体中間サーバー'].map(exchangedWith))).flat();
    expect('避難先の住所も個人番号も、どちらにも渡らない', texts.filter(({ text }) => text.includes(hidden.family.address) || text.includes(hidden.head.individualNumber)).map(({ path }) => path), [], blockedBasis);
  },
});
