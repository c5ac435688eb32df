import { assume } from '../../law/define.js';
import { linkageCast, type Scene } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { checkNeeds, checkSteps, enrolled, rowsIn, stateAt } from './telling.js';

const again = assume('応答できないと言われた照会は次の晩に、回答の来ない照会は三日たった晩にやり直す(askAgainAfterDays)');

/** Enquiries that have gone to J-LIS so far. */
const enquiries = async (scene: Scene): Promise<number> => (await rowsIn(scene, 'residentEnquiry')).length;

export default scenario({
  id: 'linkage.asked-again',
  ja: '住基ネットが応答できないと答えた照会は次の晩に、回答の失われた照会は三日目の晩にやり直され、それまで判定はない',
  level: 'abnormal',
  covers: checkSteps,
  basis: [again],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, fault, advance, overnight, expect } = scene;
    await fault('juki-net', 'serviceError');
    const first = people.household('応答できなかった人', { head: { age: 27, insured: true } });
    await enrolled(scene, first);
    expect('応答できなければ、照会中のまま', await stateAt(scene, first.head), '照会中 / 未判定 / 停止なし', again);
    await fault('juki-net', 'serviceError', false);
    await overnight();
    expect('次の晩に聞き直して、疑いなし', [await stateAt(scene, first.head), await enquiries(scene)], ['疑いなし / 停止なし', 2], again);

    await fault('juki-net', 'answerLost');
    const second = people.household('回答の失われた人', { head: { age: 26, insured: true } });
    await enrolled(scene, second);
    await fault('juki-net', 'answerLost', false);
    await advance('2026-05-16');
    expect('三日たつまでは、照会中のまま', [await stateAt(scene, second.head), await enquiries(scene)], ['照会中 / 未判定 / 停止なし', 3], again);
    await advance('2026-05-17');
    expect('三日たった晩に聞き直して、疑いなし', [await stateAt(scene, second.head), await enquiries(scene)], ['疑いなし / 停止なし', 4], again);
  },
});
