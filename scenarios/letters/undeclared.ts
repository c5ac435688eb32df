import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { changedNoticeNeeds, decidedFor, insuredWithIncome, levelOf, noIncome, noticeSteps, salary, told, undeclared, year } from '../assessment/telling.js';
import { byLetter, lastMade } from './telling.js';

const undeclaredBasis = cite('清瀬市 国民健康保険税 よくある質問', '未申告の人の所得割は0、世帯に軽減はない。申告すれば軽減を判定する');

export default scenario({
  id: 'letters.undeclared',
  ja: '軽減のない通知を読んだ家が、妻の所得を申告していなかったと申し出て、税務課への申告が届くと軽減になり、変更通知で納得する',
  level: 'normal',
  covers: noticeSteps,
  basis: [byLetter, undeclaredBasis],
  today: '2026-06-26',
  needs: [...changedNoticeNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, residents, advance, expect } = scene;
    const family = people.household('申告していない妻のいる家', { head: { bornOn: '1990-05-20', sex: '1', insured: true, cardUse: 'registered', isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1991-06-21', cardUse: 'registered', isNotDisclosed: false }] });
    const [head, wife] = [family.head, family.residents[1]!];
    await insuredWithIncome(scene, family, '2023-04-01', [[head, salary(530_000)], [wife, undeclared()]]);
    await residents.reads(family, { since: '2023-04-01', undeclared: [[wife, year, 0]] });
    await ward.run('assessYear');
    await advance('2026-06-30');
    expect('金曜に作った通知は月曜に届いて読まれ、まだ軽減はない', [await lastMade(scene, family), levelOf(await decidedFor(scene, head))], [['申し出ることにした: 所得を申告していなかった'], '12か月 0割'], undeclaredBasis);
    const [concern] = await residents.concerns();
    expect('誰の、どの年度の所得かを申し出る', concern?.kind === 'undeclared' && [concern.about, concern.fiscalYear, concern.incomeYen], [wife.name, year, 0], byLetter);

    // 申し出は区の課税情報を変えない。職員は税務課での申告を案内する。
    await ward.run('reassess');
    expect('申し出だけでは、区の知る所得も決定も変わらない', [(await ward.income(wife, year)).taxState, levelOf(await decidedFor(scene, head))], ['undeclared', '12か月 0割'], undeclaredBasis);
    await residents.answers(concern!, '税務課で申告してください。届けば軽減を判定し直します');
    await told(scene, [wife, noIncome()]);
    await ward.run('reassess');
    await residents.reads(family, { since: '2023-04-01' });
    await advance('2026-07-06');
    expect('申告が届いて5割軽減になり、変更通知を読んで納得する', [levelOf(await decidedFor(scene, head)), (await residents.letterBox(family)).length, await lastMade(scene, family), await residents.concerns()], ['12か月 5割', 2, ['知っているとおり'], []], undeclaredBasis);
  },
});
