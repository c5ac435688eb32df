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
    await advance('2026-06-10');
    expect('期限までは、期限切れではない', await overdueOn(), null, overdue);
    await advance('2026-06-13');
    expect('期限を過ぎると期限切れになり、止まったまま', [await overdueOn() !== null, (await hub.view(family.head)).records[0]?.stopped], [true, 'both'], overdue);
    expect('区の一覧でも期限切れと分かる', (await ward.matchNotices()).notices.map(({ isOverdue }) => isOverdue), [true], overdue);
  },
});
