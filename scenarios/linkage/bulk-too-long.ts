import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { caseNeeds, clears, correctionBasis, correctionSteps, enrolled, noticesOf, rowsIn, stateAt, told } from './telling.js';

const limit = assume('統合専用端末の一括登録の行数の上限は公開されていない(terminalRowLimit の既定は20万行)。この話では上限を2行にする');

export default scenario({
  id: 'linkage.bulk-too-long',
  ja: '上限を超える一括登録は一行も登録されずに全部が区へ返り、上限の行数に分けて送り直せば登録される',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [limit, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, parameters, overnight, expect } = scene;
    await parameters('insurer-hub', { terminalRowLimit: 2 });
    const families = ['一人目', '二人目', '三人目'].map((label, n) => people.household(`読みの違う${label}`, { head: { age: 50 + n, insured: true } }));
    const heads = families.map(({ head }) => head);
    for (const family of families) await enrolled(scene, told(family, family.head, { nameKana: 'ヨミチガイ　タロウ' }));
    for (const head of heads) await clears(scene, head, 'residentConfirmed', '本人に確認した');
    await overnight();
    const results = await rowsIn(scene, 'terminalResult');
    expect('三行のファイルは、丸ごと断られる', results.map(({ line, outcome, code }) => [line, outcome, code]), [[0, 'rejected', 'E-LIMIT']], limit);
    expect('三人とも止まったまま', await Promise.all(heads.map((head) => stateAt(scene, head))), heads.map(() => '通知済 / M3 / 資格情報と医療情報を停止'), limit);
    expect('区には三人とも返ってくる', await Promise.all(heads.map((head) => noticesOf(scene, head))), heads.map(() => ['M3 返戻']), limit);

    for (const head of heads.slice(0, 2)) await clears(scene, head, 'residentConfirmed', '本人に確認した(分けて送る)');
    await overnight();
    await clears(scene, heads[2]!, 'residentConfirmed', '本人に確認した(分けて送る)');
    await overnight();
    expect('上限の二行と残りの一行に分ければ、三人とも解除される', [await Promise.all(heads.map((head) => stateAt(scene, head))), await Promise.all(heads.map((head) => noticesOf(scene, head)))], [heads.map(() => '理由付き疑いなし / M3 / 停止なし'), heads.map(() => ['M3 受理'])], correctionBasis);
  },
});
