import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { checkNeeds, checkSteps, enrolled, rowsIn } from './telling.js';

const incident = cite('六戸町 2024-12(報道)', '全件の再送で671人の負担割合が変わった。再送で変わるのは変えるつもりの行だけであるべき');

export default scenario({
  id: 'linkage.full-send-changes-nothing',
  ja: '全件を送り直しても、中間サーバーには新しい履歴が増えず、突合もやり直されない',
  level: 'incident',
  covers: checkSteps,
  basis: [incident],
  today: '2026-05-11',
  needs: [...checkNeeds, 'job.exportAll'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, hub, overnight, expect } = scene;
    const families = ['一人目', '二人目', '三人目'].map((label, n) => people.household(label, { head: { age: 30 + n * 10, insured: true } }));
    for (const family of families) await enrolled(scene, family);
    const entries = async () => Promise.all(families.map(async ({ head }) => (await hub.history(head)).entries.length));
    const before = await entries();
    const counted = async () => [(await rowsIn(scene, 'qualificationPerson')).length, (await rowsIn(scene, 'residentEnquiry')).length];
    const [sent, asked] = await counted() as [number, number];
    await ward.exportAll();
    await overnight();
    expect('三人とも送り直され、照会は増えない', await counted(), [sent * 2, asked], incident);
    expect('履歴は一件ずつのまま', [before, await entries()], [[1, 1, 1], [1, 1, 1]], incident);
  },
});
