import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, checkSteps, enrolled, rowsIn } from './telling.js';

const bullet = cite('保団連 2023-09-19', '登録できない文字を●にして送り、●のほか一致する記録は不一致に数えなかった');

export default scenario({
  id: 'linkage.unregistrable-character',
  ja: '中間サーバーで使えない外字は●になり、●一字だけの違いは疑いなしとなる。拒む方針なら記録は入らず、処理結果で分かる',
  level: 'normal',
  covers: checkSteps,
  basis: [bullet],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, parameters, hub, expect } = scene;
    const wish = (kanji: string) => ({ head: { age: 62, insured: true, givenName: { kanji: '𠮷', kana: 'ヨシ' } }, surname: { kanji, kana: 'ヨシダ' } });
    const replaced = people.household('●に置き換わる人', wish('吉田'));
    await enrolled(scene, replaced);
    expect('●一字だけの違いなので、疑いなし', await atHub(scene, replaced.head), '疑いなし / M1 / 停止なし', bullet);
    await parameters('insurer-hub', { onUnregistrable: 'reject' });
    const refused = people.household('拒まれる人', wish('吉野'));
    await enrolled(scene, refused);
    expect('拒む方針では、記録は入らない', (await hub.view(refused.head)).known, false, bullet);
    const said = (await rowsIn(scene, 'hubResult')).filter(({ rowKind }) => rowKind === 'issue').map(({ code, fieldJa }) => [code, fieldJa]);
    expect('置き換えも拒否も、処理結果で項目とともに分かる', said.filter(([, fieldJa]) => fieldJa === '漢字氏名'), [['W-BULLET', '漢字氏名'], ['E-CHAR', '漢字氏名']], bullet);
  },
});
