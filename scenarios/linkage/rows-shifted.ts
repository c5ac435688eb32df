import { cite } from '../../law/define.js';
import { startsHere } from '../eligibility/telling.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, caseNeeds, correctionBasis, correctionSteps, decides, told } from './telling.js';

const incident = cite('宮崎県の事例(報道)', '手作りのファイルで個人番号の列がずれ、2,336人に及んだ');

export default scenario({
  id: 'linkage.rows-shifted',
  ja: '表の個人番号が一行ずれた登録は五人が続けて①で止まり、一度の訂正で五人とも直る',
  level: 'incident',
  covers: correctionSteps,
  basis: [incident, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, overnight, expect } = scene;
    const families = Array.from({ length: 5 }, (_, n) => people.household(`一覧の${n + 1}行目`, { head: { bornOn: (['1960-01-10', '1968-05-21', '1977-09-02', '1986-03-30', '1995-11-14'] as const)[n]!, sex: n % 2 === 0 ? '1' : '2', insured: true } }));
    const numbers = families.map(({ head }) => head.individualNumber);
    for (const [n, family] of families.entries()) await startsHere(scene, told(family, family.head, { individualNumber: numbers[(n + 1) % 5]! }), 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    const lines = await Promise.all(families.map(({ head }) => stateAt(scene, head)));
    expect('五人とも①の疑いで止まる', lines.map((line) => line.startsWith('通知済 / H1 / 資格情報と医療情報を停止')), families.map(() => true), incident);
    await decides(scene, families[0]!.head, { decision: 'wrongLink', why: '取込用の表で個人番号の列が一行ずれていた', corrections: families.map(({ head: { personKey, individualNumber } }) => ({ personKey, individualNumber })) });
    await overnight();
    await overnight();
    expect('五人とも疑いなしになる', await Promise.all(families.map(({ head }) => stateAt(scene, head))), families.map(() => '疑いなし / 停止なし'), correctionBasis);
  },
});
