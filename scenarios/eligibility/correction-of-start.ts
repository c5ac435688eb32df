import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, lastResult, rowOf } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const files = cite('別添1 事務の内容', '資格継続業務 1-②〜2-⑤');
const history = derive('資格の履歴は消さず、訂正は新しい記録を加えて行う(集約は資格情報を永年保管する。別添1)');

export default scenario({
  id: 'eligibility.correction-of-start',
  ja: '適用開始日の誤りを訂正すると集約の取得日も直り、誤っていた記録は履歴に残る',
  level: 'normal',
  covers: continuationSteps,
  basis: [files, history],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.correctPeriod', 'query.history'],

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('退職日を聞き違えた家', { head: { age: 45, insured: true }, members: [{ relationship: '子', age: 15 }] });
    const [head, child] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2026-04-21');
    expect('はじめは誤った日で登録されている', [await atAggregator(scene, head), await datesOf(scene, head)], ['資格 2026-04-21〜', ['2026-04-21', null]], files);

    // 離職票が届き、社会保険を失ったのは4月1日だったと分かる。子の分は正しかった。
    await ward.act({ act: 'correctPeriod', personKey: head.personKey, applicationStartOn: '2026-04-21', newStartOn: '2026-04-01', why: '離職票の日付を確かめた' });
    await overnight();
    const sent = await rowOf(scene, head);
    expect('訂正として、正しい開始日と取得日を送った', [sent?.operation, sent?.applicationStartOn, sent?.acquiredOn], ['correct', '2026-04-01', '2026-04-01'], files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
    expect('集約の資格は一つのまま、取得日が直る', await atAggregator(scene, head), '資格 2026-04-01〜', files);
    expect('区に届いた取得日も直る', await datesOf(scene, head), ['2026-04-01', null], files);
    expect('今の適用期間は正しい日からの一つだけ', (await ward.qualification(head)).periods.map(({ applicationStartOn }) => applicationStartOn), ['2026-04-01'], files);
    const { rows } = await ward.history(head);
    expect('誤った開始日の記録も残り、今の記録でないと分かる', [rows.filter(({ applicationStartOn }) => applicationStartOn === '2026-04-21').map(({ current }) => current), rows.filter(({ current }) => current).map(({ operation }) => operation)], [[false], ['correct']], history);
    expect('同じ世帯の子の取得日は変わらない', [await atAggregator(scene, child), await datesOf(scene, child)], ['資格 2026-04-21〜', ['2026-04-21', null]], files);
  },
});
