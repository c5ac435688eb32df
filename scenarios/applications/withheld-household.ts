import { asTyped } from '../../harness/application-window.js';
import { onlineCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { atWard } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atWardDesk, clerk, clerkNeeds, leaving, onlineBasis, onlineSteps, readBy } from './telling.js';

const hidden = assume('支援措置の対象の人について別の人が出した申請は、職員が見る。申請者への文は状態と直すものの語だけから作り、理由を載せない');

export default scenario({
  id: 'applications.withheld-household',
  ja: '夫が出した申請に支援措置で逃れた妻が書かれていても、妻の資格は動かず、妻の住所は申請者にも職員の画面にも出ない',
  level: 'incident',
  covers: onlineSteps,
  basis: [onlineBasis, hidden],
  today: '2026-05-11',
  needs: clerkNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, overnight, exchangedWith, expect } = scene;
    const surname = '佐藤';
    const home = people.household('残った夫', { head: { age: 50, sex: '1', insured: true }, surname });
    const shelter = people.household('逃れた妻', { head: { age: 48, sex: '2', insured: true, isNotDisclosed: true }, surname, address: '東京都港区隠れ町七丁目7番7号' });
    await insuredSince(scene, home, '2026-05-01');
    await insuredSince(scene, shelter, '2026-05-01');
    const [husband, wife] = [home.head, shelter.head];
    const applying = leaving(home, '2026-05-08', { people: [asTyped(husband), asTyped(wife, { address: husband.address, individualNumber: wife.individualNumber })], concerns: [0, 1] });
    const number = await online.applies(applying);
    await online.collected();
    expect('職員を待ち、夫には処理中とだけ見える', [await atWardDesk(scene, number), await readBy(scene, number)], ['職員の確認待ち 2026-05-13', '処理中 / 内容を確かめています。'], hidden);
    const shown = await ward.applicationCase(number, clerk, '電子申請の審査');
    expect('職員の画面でも妻の住所は伏せられ、比べた理由にも出ない', [shown.people[1]?.candidates.find(({ personKey }) => personKey === wife.personKey)?.address, JSON.stringify(shown).includes('隠れ町')], [null, false], hidden);

    await ward.act({ act: 'decideApplication', receptionNumber: number, version: 1, by: clerk, decision: 'sendBack', why: `妻は別の世帯(${wife.address})で支援措置中。本人の届出を待つ`, asks: ['content'] });
    await online.collected();
    expect('補正の求めに理由は載らない', await readBy(scene, number), '補正依頼 / 次のものを直して、もう一度送ってください: 申請の内容', hidden);
    await online.corrects(number, leaving(home, '2026-05-08'));
    await overnight();
    await overnight();
    expect('夫だけの届出は受け付け、妻の資格は続く', [await atWard(scene, husband), await atWard(scene, wife)], ['適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09', '適用 2026-05-01〜 / 資格 2026-05-01〜'], hidden);
    const wire = await exchangedWith('電子申請');
    expect('電子申請との間を通ったどのバイトにも妻の住所がない', [wire.length > 0, wire.filter(({ text }) => text.includes('隠れ町'))], [true, []], hidden);
  },
});
