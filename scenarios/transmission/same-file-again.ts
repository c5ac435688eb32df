import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, lastResult } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from '../eligibility/telling.js';

const idempotent = derive('集約は受け取った異動情報で資格を更新する(別添1 1-③)。同じ内容を何度受け取っても、更新した後の姿は同じでなければならない');

export default scenario({
  id: 'transmission.same-file-again',
  ja: '同じファイルをもう一度送っても、同じ内容を新しい連番で再送しても、資格は何も変わらない',
  level: 'normal',
  covers: continuationSteps,
  basis: [idempotent],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.resend', 'query.history'],

  async play(scene) {
    const { ward, people, aggregator, dataLinkPc, files, overnight, expect } = scene;
    const family = people.household('一度送った家', { head: { age: 37, insured: true }, members: [{ relationship: '子', age: 4 }] });
    await insuredSince(scene, family, '2026-05-01');
    const seen = async () => ({
      aggregator: await Promise.all(family.insured.map((person) => aggregator.view(person))), ward: await Promise.all(family.insured.map((person) => ward.qualification(person))),
      history: await Promise.all(family.insured.map((person) => ward.history(person))),
    });
    const before = await seen();

    const names = (await files()).filter(({ to }) => to === '国保情報集約システム').map(({ name }) => name);
    for (const name of names) await dataLinkPc.resend(name);
    await overnight();
    expect('二つのファイルを、二度ずつ送った', (await dataLinkPc.log()).filter(({ name }) => names.includes(name)).map(({ status }) => status), [202, 202, 200, 200], idempotent);
    expect('同じファイルの処理結果は増えない', (await aggregator.results()).length, 1, idempotent);
    expect('集約の資格も区の記録も前のまま', await seen(), before, idempotent);

    await ward.act({ act: 'resend', personKeys: [family.head.personKey], why: '届いたか確かめるため' });
    await overnight();
    expect('新しい連番の再送は受理される', [(await aggregator.results()).length, await lastResult(scene)], [2, '受理'], idempotent);
    expect('それでも集約の資格と区の記録は前のまま', await seen(), before, idempotent);
    expect('資格は一つで取得日も同じ', [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 2026-05-01〜', ['2026-05-01', null]], idempotent);
  },
});
