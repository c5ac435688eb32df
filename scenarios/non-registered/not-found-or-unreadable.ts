import { scenario } from '../define.js';
import { everybody, lookupBasis, lookupCast, lookupNeeds, lookupSteps, registers, severalBasis, shownOf } from './telling.js';

export default scenario({
  id: 'non-registered.not-found-or-unreadable',
  ja: '該当のない人には番号も住所も書かず、●のある氏名で手元の字を消さない',
  level: 'abnormal',
  covers: lookupSteps,
  basis: [lookupBasis, severalBasis],
  today: '2026-06-10',
  needs: lookupNeeds,
  cast: lookupCast,

  async play(scene) {
    const { people, overnight, expect, other, jukiNet, fault } = scene;
    const there = other('千代田区').municipality.code;
    const absent = people.household('国外にいる人', { head: { age: 50, insured: true } }, there).head;
    const gaiji = people.household('表せない字の人', { head: { age: 61, insured: true }, surname: { kanji: '髙橋', kana: 'タカハシ' } }, there).head;
    jukiNet.neverHeardOf(absent);
    await fault('juki-net', 'serviceDown');
    await registers(scene, absent, 'agent');
    await registers(scene, gaiji, 'payer');
    await overnight();
    expect('応じない日は、照会中のまま', (await everybody(scene)).map(({ state }) => state), ['asked', 'asked'], lookupBasis);
    await fault('juki-net', 'serviceDown', false);
    await fault('juki-net', 'bulletCharacters');
    await overnight();
    expect('該当のない人は番号のないまま、もう一人は本人と確かめられる', await shownOf(scene), [`該当なし / 番号なし / ${absent.address}`, `本人確認済 / 番号あり / ${gaiji.address}`], lookupBasis);
    expect('届いた氏名には●があっても、手元の髙の字は残る', [(await scene.files()).some(({ layout, rows }) => layout === 'residentLookupAnswer' && JSON.stringify(rows).includes('●')), (await everybody(scene))[1]!.name], [true, gaiji.name], lookupBasis);
  },
});
