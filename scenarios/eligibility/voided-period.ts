import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, keysOf, lastResult, rowOf } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const voiding = cite('しんぶん赤旗 2023-08-01(千葉市)', '無効化が要ること、しないと古い記録が生き残ること');
const history = derive('資格の履歴は消さず、無効化は記録を残したまま効力だけをなくす(別添1 資格情報の永年保管)');

export default scenario({
  id: 'eligibility.voided-period',
  ja: '誤って登録した人の適用期間を無効にすると、集約からも資格が消え、記録は履歴に残る',
  level: 'normal',
  covers: continuationSteps,
  basis: [voiding, history],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.voidPeriod', 'query.household', 'query.history'],

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('子は親の扶養に入っていた家', { head: { age: 49, insured: true }, members: [{ relationship: '子', age: 16 }] });
    const [head, child] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2026-05-01');
    expect('はじめは子も資格を取得している', [await atAggregator(scene, child), await datesOf(scene, child)], ['資格 2026-05-01〜', ['2026-05-01', null]], voiding);

    // 子はもう一方の親の社会保険の被扶養者のままだった。
    await ward.act({ act: 'voidPeriod', personKey: child.personKey, applicationStartOn: '2026-05-01', why: '社会保険の被扶養者だった' });
    await overnight();
    expect('無効化として送った', { operation: (await rowOf(scene, child))?.operation }, { operation: 'void' }, voiding);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', voiding);
    expect('集約から子の資格が消える', await atAggregator(scene, child), '資格 なし', voiding);
    expect('区の今の記録に適用期間はない', (await ward.qualification(child)).periods, [], voiding);
    expect('被保険者は世帯主だけ', (await ward.household(head)).insuredPersonKeys, keysOf([head]), voiding);
    const { rows } = await ward.history(child);
    expect('登録も無効化も履歴に残り、今も生きている記録はない', { operations: rows.map(({ operation }) => operation), current: rows.some(({ current }) => current) }, { operations: ['register', 'void'], current: false }, history);
    expect('世帯主の資格は続く', [await atAggregator(scene, head), await datesOf(scene, head)], ['資格 2026-05-01〜', ['2026-05-01', null]], voiding);
  },
});
