import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';

const check = cite('厚労省 社会保障審議会医療保険部会(第174回)資料1 p.16', '2024年5月から、登録されるすべての加入者情報を個人番号で住基と突合する');
const road = cite('別添1 事務の内容', 'オンライン資格確認の準備業務 5-①〜5-④');

export default scenario({
  id: 'linkage.clear-after-enrolment',
  ja: '加入した世帯は一晩で中間サーバーに届き、住基と五つの項目が一致すれば疑いなしとなり、何も止まらない',
  level: 'normal',
  covers: ['A-16', 'D-1-3', 'D-4-1', 'D-4-2', 'D-4-3', 'G-5-1', 'G-5-2', 'G-5-3', 'G-5-4'],
  basis: [check, road],
  today: '2026-05-11',
  needs: ['act.enterNotification', 'job.exportChanges', 'files.outgoing', 'files.incoming', 'query.qualification'],
  cast: linkageCast,

  async play({ residents, people, hub, overnight, expect }) {
    const family = people.household('加入する夫婦', { head: { age: 44, insured: true }, members: [{ relationship: '妻', age: 41 }] });
    await residents.notify({ kind: 'start', reason: 'leaveEmployeeInsurance', occurredOn: '2026-05-01', residents: [...family.residents], headPersonKey: family.head.personKey, startingPersonKeys: [...family.insuredKeys] });
    await overnight();
    for (const person of family.insured) {
      const { records, insurerPersonKey, linkageSymbol } = await hub.view(person);
      expect(`${person.name}さんの記録が一つ、疑いなしで、何も止まっていない`, records.map(({ identityState, verdict, stopped, validFrom, validTo }) => [identityState, verdict, stopped, validFrom, validTo]), [['clear', 'M0', 'none', '2026-05-01', null]], check);
      expect(`${person.name}さんに中間サーバーの被保険者枝番と機関別符号がある`, [insurerPersonKey !== null, linkageSymbol !== null], [true, true], road);
    }
    const [head, wife] = [await hub.view(family.head), await hub.view(family.insured[1]!)];
    expect('被保険者枝番も機関別符号も、一人ひとり違う', [head.insurerPersonKey !== wife.insurerPersonKey, head.linkageSymbol !== wife.linkageSymbol], [true, true], road);
  },
});
