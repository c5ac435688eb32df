import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { checkNeeds, enrolled, noticeSteps, told } from './telling.js';

const overdue = assume('理由付き疑いなしを送らないと正しい登録も止まったままになる。回答の期限(30日)は公開されていない');

export default scenario({
  id: 'linkage.overdue-answer',
  ja: '突合結果に答えないまま30日が過ぎると期限切れとして分かり、正しい人は止まったままになる',
  level: 'incident',
  covers: noticeSteps,
  basis: [overdue],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.matchNotices'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, hub, advance, expect } = scene;
    const family = people.household('答えてもらえない人', { head: { age: 58, insured: true } });
    await enrolled(scene, told(family, family.head, { nameKana: 'ヨミチガイ　タロウ' }));
    const overdueOn = async () => (await hub.view(family.head)).records[0]?.overdueOn ?? null;
    const listed = async () => (await ward.matchNotices()).notices.map(({ answerBy, isOverdue }) => [answerBy, isOverdue]);
    await advance('2026-06-11');
    expect('期限の日までは、中間サーバーでも区の一覧でも期限切れではない', [await overdueOn(), await listed()], [null, [['2026-06-11', false]]], overdue);
    await advance('2026-06-12');
    expect('翌日に期限切れになり、止まったまま', [await overdueOn(), (await hub.view(family.head)).records[0]?.stopped], ['2026-06-12', 'both'], overdue);
    expect('区の一覧でも期限切れと分かる', await listed(), [['2026-06-11', true]], overdue);
  },
});
