import { asTyped } from '../../harness/application-window.js';
import { onlineCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { atWard } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atWardDesk, foundIn, leaving, lookedAt, clerkNeeds, onlineBasis, onlineSteps } from './telling.js';

const apart = derive('双子は生年月日・性別・住所が同じで名が違う。名の一致しない人を同じ人としない');

export default scenario({
  id: 'applications.twins',
  ja: '双子の一人の届出は番号がなくても名で分かり、漢字と読みが双子の別々の名になった申請は職員が見る',
  level: 'incident',
  covers: onlineSteps,
  basis: [onlineBasis, apart],
  today: '2026-05-11',
  needs: clerkNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, overnight, expect } = scene;
    const member = (kanji: string, kana: string) => ({ relationship: '子' as const, bornOn: '2006-07-07' as const, sex: '2' as const, givenName: { kanji, kana } });
    const family = people.household('双子のいる家', { head: { age: 50, insured: true }, members: [member('美咲', 'ミサキ'), member('美沙', 'ミサ')] });
    const [parent, elder, younger] = [family.residents[0]!, family.residents[1]!, family.residents[2]!];
    await insuredSince(scene, family, '2026-05-01');
    const first = await online.applies(leaving(family, '2026-05-08', { people: [asTyped(parent), asTyped(elder)], concerns: [1] }));
    await online.collected();
    expect('姉と分かり、姉だけの資格が終わる', [await foundIn(scene, first), await atWardDesk(scene, first)], [[parent.personKey, elder.personKey], '受け付けた 2026-05-12'], apart);

    const mixed = await online.applies(leaving(family, '2026-05-09', { people: [asTyped(parent), asTyped(younger, { nameKana: elder.nameKana })], concerns: [1] }));
    await online.collected();
    expect('漢字は妹、読みは姉の申請は、どちらとも決めない', [await foundIn(scene, mixed), await atWardDesk(scene, mixed)], [[parent.personKey, '職員が確かめる'], '職員の確認待ち 2026-05-12'], apart);
    expect('職員には二人とも見える', [...(await lookedAt(scene, mixed))[1]!].filter((key) => key !== parent.personKey).sort(), [elder.personKey, younger.personKey].sort(), apart);
    await overnight();
    expect('妹の資格は続いている', [await atWard(scene, elder), await atWard(scene, younger)], ['適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09', '適用 2026-05-01〜 / 資格 2026-05-01〜'], apart);
  },
});
