import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, business, insuredWithIncome, newestNotice, noticeNeeds, noticeSteps, noticesTo } from '../assessment/telling.js';
import { boxOf, byLetter, lastMade, noticeBy } from './telling.js';

export default scenario({
  id: 'letters.new-tenants',
  ja: '転居を届け出ていない人の通知は前の家に届き、今の住人が返しに来る。届け出てから再発行すれば、新しい家に届く',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [byLetter],
  today: '2026-06-08',
  needs: [...noticeNeeds, 'act.reissueNotices'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, people, residents, advance, expect } = scene;
    const before = alone(scene, '黙って引っ越した人');
    const { head } = before;
    const moved = { ...before, address: people.household('引っ越し先').address };
    const tenants = { ...people.household('前の家の今の住人'), address: before.address };
    await insuredWithIncome(scene, before, '2023-04-01', [[head, business(2_430_000)]]);
    await residents.reads(moved, { since: '2023-04-01', livesFrom: '2026-05-20', expects: [noticeBy(moved, '2026-06-12')] });
    await residents.reads(tenants, { since: '2026-06-01' });
    await ward.run('assessYear');
    await advance('2026-06-11');
    const lost = await newestNotice(scene, head);
    const [returned, ...others] = await residents.concerns();
    expect('今の住人が、番号だけを告げて返しに来る', [returned?.kind === 'misdelivered' && returned.numbers, returned?.saidBy.name, JSON.stringify(returned ?? '').includes(head.name), others.length], [[lost], tenants.head.name, false, 0], byLetter);
    expect('返戻ではないので、区の記録では届いたことになっている', await noticesTo(scene, head), ['決定通知 / 封入封緘事業者へ'], byLetter);

    await advance('2026-06-15');
    const asked = (await residents.concerns()).find(({ kind }) => kind === 'notReceived');
    expect('引っ越した人は、届かないと新しい住所を言って尋ねに来る', asked?.saidBy, { name: head.name, address: moved.address }, byLetter);
    await residents.notify({ kind: 'household', reason: 'addressWithinMunicipality', occurredOn: '2026-05-20', personKeys: [head.personKey], headPersonKey: head.personKey, residents: [], newAddress: moved.address });
    await ward.act({ act: 'reissueNotices', noticeIds: [lost], why: '転居の届出。前の家から戻った紙は廃棄' });
    for (const concern of [returned!, asked!]) await residents.answers(concern, '新しい住所に送ります');
    await advance('2026-06-18');
    expect('新しい家に届いて読まれ、前の家にはもう届かない', [await lastMade(scene, moved), await boxOf(scene, tenants)], [['知っているとおり'], ['2026-06-10 / 読んだ / 申し出ることにした: よその人の郵便が届いた']], byLetter);
  },
});
