import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, checkSteps, enrolled, seen, stateAt } from './telling.js';

const pending = assume('確認が済むまでの記録が見えるかどうかは公開されていない(visibleWhilePending の既定は見える)');

export default scenario({
  id: 'linkage.register-does-not-answer',
  ja: '住基ネットが応じない晩は照会中のまま見え、応じた晩に突合が済む',
  level: 'abnormal',
  covers: checkSteps,
  basis: [pending],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, clinic, fault, advance, expect } = scene;
    await fault('juki-net', 'serviceDown');
    const family = people.household('突合を待つ人', { head: { age: 36, insured: true } });
    await enrolled(scene, family);
    await clinic.registersCard(family.head);
    expect('応じない晩は、照会中のまま医療機関で見える', [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['照会中 / 未判定 / 停止なし', seen(family.head)], pending);
    await fault('juki-net', 'serviceDown', false);
    await advance('2026-05-18');
    expect('応じるようになれば、突合が済む', await stateAt(scene, family.head), '疑いなし / 停止なし', pending);
  },
});
