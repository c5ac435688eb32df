import { assume } from '../../law/define.js';
import { linkageCast, type Scene } from '../../harness/scene.js';
import type { Resident } from '../../contracts/resident.js';
import { scenario } from '../define.js';
import { caseNeeds, correctionBasis, enrolled, named, noticesOf, noticeSteps, permanentCheck, stateAt, told } from './telling.js';

const afterwards = assume('突合結果を知らせた記録のその後を区がどう知るかは公開されていない(tellSettled)。加入者情報の一覧で知らせる');

/** Why the newest notice about a person stands where it stands. */
const whyOf = async ({ ward }: Scene, { personKey }: Resident): Promise<string> => (await ward.matchNotices()).notices.findLast((notice) => notice.personKey === personKey)?.stateWhy ?? '';

export default scenario({
  id: 'linkage.settled-by-notification',
  ja: '突合結果に手を付けないうちに氏名変更・転居の届出や訂正で直った人の通知は、次の突合で疑いなしとなった朝に解消として閉じ、まだ違う人の通知は残る',
  level: 'normal',
  covers: noticeSteps,
  basis: [afterwards, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: [...caseNeeds, 'act.correctResident'],
  cast: linkageCast,

  async play(scene) {
    const { ward, residents, people, jukiNet, overnight, expect } = scene;
    const renamed = people.household('氏名変更を届け出る人', named(['鈴木', 'スズキ'], ['花子', 'ハナコ'], { age: 28, sex: '2' }));
    const [moved, corrected, wrong] = [people.household('転居を届け出る人', { head: { age: 37, insured: true } }), people.household('区が訂正する人', { head: { age: 52, insured: true } }), people.household('直したがまだ違う人', { head: { age: 53, insured: true } })];
    const married = { name: '山田　花子', nameKana: 'ヤマダ　ハナコ' };
    const newAddress = people.household('転居先の住所').address;
    await jukiNet.happens(renamed.head, '2026-05-09', { kind: 'nameChange', ...married });
    await jukiNet.happens(moved.head, '2026-05-08', { kind: 'moveWithin', address: newAddress });
    await enrolled(scene, renamed);
    await enrolled(scene, moved);
    for (const family of [corrected, wrong]) await enrolled(scene, told(family, family.head, { nameKana: 'ヨミチガイ　タロウ' }));
    const heads = [renamed, moved, corrected, wrong].map(({ head }) => head);
    const notices = async () => (await Promise.all(heads.map((head) => noticesOf(scene, head)))).map((lines) => lines.join('、'));
    expect('四人の通知が、手を付けられずにある', await notices(), ['H2 未着手', 'M2 未着手', 'M3 未着手', 'M3 未着手'], permanentCheck);

    await residents.notify({ kind: 'person', reason: 'nameChange', occurredOn: '2026-05-09', personKey: renamed.head.personKey, ...married });
    await residents.notify({ kind: 'household', reason: 'addressWithinMunicipality', occurredOn: '2026-05-08', personKeys: [moved.head.personKey], headPersonKey: moved.head.personKey, residents: [], newAddress });
    await ward.act({ act: 'correctResident', personKey: corrected.head.personKey, nameKana: corrected.head.nameKana, why: '読みを直した' });
    await ward.act({ act: 'correctResident', personKey: wrong.head.personKey, nameKana: 'ヨミチガイ　ジロウ', why: '読みを直した(まだ誤り)' });
    expect('届出や訂正を受けただけでは、何も閉じない', await notices(), ['H2 未着手', 'M2 未着手', 'M3 未着手', 'M3 未着手'], correctionBasis);
    await overnight();
    expect('次の突合で三人は疑いなし、一人はまだ疑いあり', await Promise.all(heads.map((head) => stateAt(scene, head))), ['疑いなし / 停止なし', '疑いなし / 停止なし', '疑いなし / 停止なし', '通知済 / M3 / 資格情報と医療情報を停止'], permanentCheck);
    expect('三人の通知は解消として閉じ、まだ違う人には新しい通知が未着手で残る', await notices(), ['H2 解消', 'M2 解消', 'M3 解消', 'M3 済、M3 未着手'], afterwards);
    expect('何によって閉じたかが残る', (await Promise.all(heads.slice(0, 3).map((head) => whyOf(scene, head)))).map((why) => why.startsWith('加入者情報の版2は疑いなし')), [true, true, true], afterwards);
  },
});
