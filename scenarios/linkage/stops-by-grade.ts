import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, atHub, checkNeeds, enrolled, gradedCheck, noticeSteps, permanentCheck, seen, told, unseen } from './telling.js';

const which = assume('2024年5月からの常時の確認でも区分①〜③を使うかどうかは公開されていない(policy)');
const elsewhere = '北海道札幌市中央区架空条西9丁目9番9号';
const otherName = { name: '白鳥　某', nameKana: 'シラトリ　ナニガシ' };

/** What differs, in which grade it falls, and what is stopped when grades count. */
const grades = [
  ['①', '生年月日', { told: { bornOn: '1960-12-31' }, held: {} }, 'H1', '資格情報と医療情報を停止'],
  ['②', '両方の氏名', { told: otherName, held: {} }, 'H2', '医療情報を停止'],
  ['②', '氏名の一方と住所', { told: { nameKana: otherName.nameKana }, held: { address: elsewhere } }, 'H3', '医療情報を停止'],
  ['③', '住所', { told: {}, held: { address: elsewhere } }, 'M2', '医療情報を停止'],
  ['④', '氏名の一方', { told: { nameKana: otherName.nameKana }, held: {} }, 'M3', '停止なし'],
] as const;

export default scenario({
  id: 'linkage.stops-by-grade',
  ja: '総点検の区分では①が資格情報と医療情報、②③が医療情報だけを止め④は止めず、一つでも違えば止める方針ではどれも何も見えない',
  level: 'normal',
  covers: noticeSteps,
  basis: [gradedCheck, permanentCheck, which],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, clinic, parameters, expect } = scene;
    for (const policy of ['graded2023', 'anyMismatchStops'] as const) {
      await parameters('insurer-hub', { policy });
      for (const [grade, item, facts, verdict, stopped] of grades) {
        const family = people.household(`${item}の違う人 ${policy}`, { head: { age: 51, insured: true } });
        const person = told(family, family.head, facts.told);
        await jukiNet.holds(family.head, facts.held);
        await enrolled(scene, person);
        await clinic.registersCard(family.head);
        const isGraded = policy === 'graded2023';
        expect(`${policy} のとき、${grade}${item}の違い`, await atHub(scene, family.head), `通知済 / ${verdict} / ${isGraded ? stopped : '資格情報と医療情報を停止'}`, isGraded ? gradedCheck : permanentCheck);
        const visible = stopped === '医療情報を停止' ? seen(person.head, '医療情報は見えない') : seen(person.head);
        expect(`${policy} のとき、${grade}の人が医療機関で見えるもの`, await atClinic(scene, family.head, { as: person.head }), !isGraded || stopped.startsWith('資格情報') ? unseen : visible, isGraded ? gradedCheck : which);
      }
    }
  },
});
