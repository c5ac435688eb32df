import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, checkSteps, enrolled, named, noticesOf, permanentCheck, seen, stateAt, versionsOf } from './telling.js';

const asAsked = derive('照会の回答は尋ねた日の住基の内容で、尋ねた版についてだけ意味を持つ。後の版に当てはめれば、正しい記録を疑う');

export default scenario({
  id: 'linkage.late-answer-for-an-older-version',
  ja: '前の版についての遅れた回答は捨てられ、改姓の届出で疑いなしになった今の版を止めない',
  level: 'abnormal',
  covers: checkSteps,
  basis: [asAsked, permanentCheck],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.matchNotices'],
  cast: linkageCast,

  async play(scene) {
    const { residents, people, jukiNet, clinic, fault, advance, overnight, expect } = scene;
    const family = people.household('加入の翌日に改姓した人', named(['中島', 'ナカジマ'], ['遥', 'ハルカ'], { age: 31, sex: '2' }));
    const married = { name: '大塚　遥', nameKana: 'オオツカ　ハルカ' };
    await fault('juki-net', 'answerDelayed');
    await enrolled(scene, family);
    expect('加入した版は、回答が遅れて照会中', await stateAt(scene, family.head), '照会中 / 未判定 / 停止なし', asAsked);

    await fault('juki-net', 'answerDelayed', false);
    await jukiNet.happens(family.head, '2026-05-12', { kind: 'nameChange', ...married });
    await residents.notify({ kind: 'person', reason: 'nameChange', occurredOn: '2026-05-12', personKey: family.head.personKey, ...married });
    await overnight();
    expect('改姓した版は、先に回答が届いて疑いなし', await versionsOf(scene, family.head), ['版1 後の版あり 未判定', '版2 疑いなし'], permanentCheck);
    await advance('2026-05-15');
    expect('旧姓を書いた遅れた回答が届いても、何も変わらない', [await versionsOf(scene, family.head), await stateAt(scene, family.head), await noticesOf(scene, family.head)], [['版1 後の版あり 未判定', '版2 疑いなし'], '疑いなし / 停止なし', []], asAsked);
    await clinic.registersCard(family.head);
    expect('医療機関では新しい姓で見える', await atClinic(scene, family.head, { as: married }), seen(married), asAsked);
  },
});
