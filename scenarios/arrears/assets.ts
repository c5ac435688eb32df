import { arrearsCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, contractorNeeds, demandOn, does, firstBill, isDone, keyOf, levied, lastToPay, seizableOn, seizesDeposit } from './telling.js';

const asking = cite('月刊税2024年7月号・東洋経済/NTTデータ(2019年)', '金融機関はカナ氏名と生年月日(住所を加えるところもある)で名寄せして回答する。紙の回答は1〜2週間');
const namesake = assume('住所まで一致する財産だけを本人のものとし、違うものは職員が確かめるまで誰のものともしない');

export default scenario({
  id: 'arrears.assets',
  ja: '委託先を通した財産調査で、住所まで一致する預金は本人のものとなり差し押さえられる。同名別人かもしれない預金は職員が確かめるまで止め、財産のない人はないと分かる',
  level: 'abnormal',
  covers: [...noticeSteps, 'C-06', 'C-07', 'C-08', 'C-09', 'C-11'],
  basis: [asking, namesake],
  today: '2026-06-26',
  needs: [...contractorNeeds, 'act.inquireAssets', 'act.handleAsset', 'act.decideSeizure', 'query.assets'],
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, contractor, advance, expect } = scene;
    const [saver, twin, empty] = [alone(scene, '預金のある人'), alone(scene, '同名の別人のいる人'), alone(scene, '財産のない人')];
    const all = [saver, twin, empty];
    await levied(scene, all.map((family) => [family, 3_000_000]));
    const yen = await firstBill(scene, saver.head);
    const held = { targetName: '架空銀行', assetKind: 'deposit', assetYen: 52_300 } as const;
    await contractor.finds([saver.head, { ...held, address: saver.head.address, assetDetail: '普通 1234567' }], [twin.head, { ...held, address: '東京都港区架空町9番', assetDetail: '普通 7654321' }]);
    await advance('2026-07-02');
    for (const { head } of all) await does(scene, 'inquireAssets', { personKey: head.personKey, target: 'bank', targetName: '架空銀行' });
    const seen = async ({ head }: typeof saver) => (await ward.assets(head)).inquiries.map(({ state, assets }) => ({ state, assets: assets.map((asset) => `${asset.detail} ${asset.yen} ${asset.state}`) }));
    await advance('2026-07-16');
    expect('2週間後の朝までは、どの照会も回答を待つ', await Promise.all(all.map(seen)), all.map(() => ({ state: 'waiting', assets: [] })).map((one) => [one]), asking);
    await advance('2026-07-17');
    expect('その夕方の回答が翌朝に届き、三人は違う結果になる', await Promise.all(all.map(seen)), [[{ state: 'answered', assets: ['普通 1234567 52300 own'] }], [{ state: 'heldBack', assets: ['普通 7654321 52300 heldBack'] }], [{ state: 'empty', assets: [] }]], namesake);

    const { inquiryId, assets: [asset] } = (await ward.assets(twin.head)).inquiries[0]!;
    await does(scene, 'handleAsset', { inquiryId, decision: 'discard', ...(asset ? { assetId: asset.assetId } : {}) });
    expect('職員が別人のものと確かめれば、その人に財産はない', await seen(twin), [{ state: 'empty', assets: ['普通 7654321 52300 notOwn'] }], namesake);
    await advance(seizableOn);
    const amount = Math.min(yen, 52_300);
    expect('見つかった預金を、督促の10日を過ぎて差し押さえられる', [(await isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, saver.head), saver.head, lastToPay, amount))), (await isDone(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, saver.head), saver.head, seizableOn, amount)))], [false, true], asking);
    expect(`${demandOn}の督促より前に、委託先が処分をしたことはない`, (await ward.delinquency(saver.head)).decisions.map(({ from }) => from), [seizableOn], asking);
    await booksHold(scene, year, true);
  },
});
