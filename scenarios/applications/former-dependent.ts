import { asTyped } from '../../harness/application-window.js';
import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { reckoned } from '../assessment/reckoning.js';
import { allInsured, alone, business, formNeeds, partsFor, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { atWardDesk, clerk, clerkNeeds, heldOf, onlineBasis, onlineSteps, readBy } from './telling.js';

const dependent = cite('杉並区 旧被扶養者の減免', '65歳以上。所得割は当分の間かからず、均等割は加入から24か月5割');

export default scenario({
  id: 'applications.former-dependent',
  ja: '旧被扶養者の減免の電子申請は、65歳の誕生日の前日から届出になって保険料が下がり、その前日に出した申請は届出にならない',
  level: 'normal',
  covers: [...onlineSteps, 'A-02'],
  basis: [onlineBasis, dependent],
  today: '2026-06-26',
  needs: [...formNeeds, ...clerkNeeds],
  rates: [year],
  cast: [...levyCast, 'e-application'],

  async play(scene) {
    const { ward, online, expect } = scene;
    // 年齢は誕生日の前日に達する。申請を取り込むのは6月27日。
    const [reached, tomorrow] = [alone(scene, '65歳に達した日の人', { bornOn: '1961-06-28' }), alone(scene, '65歳に達する前の日の人', { bornOn: '1961-06-29' })];
    await allInsured(scene, [reached, '2026-06-01', [[reached.head, business(2_430_000)]]], [tomorrow, '2026-06-01', [[tomorrow.head, business(2_430_000)]]]);
    await ward.run('assessYear');
    const before = await partsFor(scene, tomorrow.head);
    const applying = ({ head }: typeof reached) => ({ signedBy: head, people: [asTyped(head)], content: { procedure: 'formerDependent' } as const, attachments: [{ kind: 'lossCertificate', text: head.name } as const] });
    const [first, second] = [await online.applies(applying(reached)), await online.applies(applying(tomorrow))];
    await online.collected();
    expect('65歳に達した人の申請は届出になり、前の日の人の申請は職員を待つ', [await atWardDesk(scene, first), await atWardDesk(scene, second)], ['受け付けた 2026-06-27', '職員の確認待ち 2026-06-27'], dependent);
    expect('届出にならないわけが職員に見える', (await heldOf(scene, second))?.because.some((why) => why.includes('65歳')), true, dependent);
    await ward.act({ act: 'decideApplication', receptionNumber: second, version: 1, by: clerk, decision: 'refuse', why: '65歳に達してから申請してもらう' });
    await online.collected();
    await ward.run('reassess');
    expect('達した月からは所得割がなく、均等割は半分', [await readBy(scene, first), await partsFor(scene, reached.head)], ['受理 / 届出を受け付けました。', reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 5, months: 10 })], dependent);
    expect('却下された人の保険料は変わらない', [(await readBy(scene, second)).split(' / ')[0], await partsFor(scene, tomorrow.head)], ['却下', before], dependent);
  },
});
