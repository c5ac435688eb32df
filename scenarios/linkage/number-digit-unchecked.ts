import { derive } from '../../law/define.js';
import type { Resident } from '../../contracts/resident.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, noticeSteps, permanentCheck, rowsIn, seen, stateAt, told, unseen } from './telling.js';

const doors = derive('個人番号の検査用数字は、区・集約・中間サーバーの入口で確かめられる。どれかが怠っても、J-LISは合わない番号の照会を断る');

/** The last digit, 検査用数字, one too high. */
const mistyped = ({ individualNumber }: Resident): string => individualNumber.slice(0, 11) + String((Number(individualNumber[11]) + 1) % 10);

export default scenario({
  id: 'linkage.number-digit-unchecked',
  ja: '集約が検査用数字を確かめないと中間サーバーが拒み、中間サーバーも確かめないとJ-LISが照会を断って番号形式の誤りとして止まり、番号を直せば解除される',
  level: 'incident',
  covers: noticeSteps,
  basis: [doors, permanentCheck],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, other, hub, clinic, fault, overnight, today, expect } = scene;
    const setagaya = other('世田谷区');
    const { code } = setagaya.municipality;
    const state = (person: Resident) => stateAt(scene, person, code);
    await fault('aggregator', 'digitUnchecked');
    const first = people.household('中間サーバーで拒まれる人', { head: { age: 44, insured: true } }, code);
    await setagaya.insures(told(first, first.head, { individualNumber: mistyped(first.head) }), today(), 'leaveEmployeeInsurance');
    await overnight();
    const issues = async () => (await rowsIn(scene, 'hubResult')).flatMap((row) => row['code'] ?? []);
    expect('集約が見逃しても、中間サーバーが検査用数字の誤りとして拒み、記録は入らない', [await state(first.head), await issues()], ['記録なし', ['E-CHECKDIGIT']], doors);

    await fault('insurer-hub', 'digitUnchecked');
    const second = people.household('中間サーバーも見逃す人', { head: { age: 45, insured: true } }, code);
    await setagaya.insures(told(second, second.head, { individualNumber: mistyped(second.head) }), today(), 'leaveEmployeeInsurance');
    await overnight();
    expect('中間サーバーも見逃すと、J-LISが照会を断り、番号形式の誤りとして止まる', await state(second.head), '通知済 / X1 / 資格情報と医療情報を停止', doors);
    expect('理由に検査用数字と書かれ、番号は書かれない', (await hub.view(second.head, code)).records.map(({ because }) => [because?.includes('検査用数字'), /\d{12}/.test(because ?? '')]), [[true, false]], doors);
    await clinic.registersCard(second.head);
    expect('本人のカードには、誰の資格も見えない', await atClinic(scene, second.head), unseen, permanentCheck);

    for (const [party, name] of [['aggregator', 'digitUnchecked'], ['insurer-hub', 'digitUnchecked']] as const) await fault(party, name, false);
    await setagaya.changesNumber(second.head, second.head.individualNumber, 'wrongBefore');
    await overnight();
    expect('番号を直した次の突合で解除され、自分の資格が見える', [await state(second.head), await atClinic(scene, second.head)], ['疑いなし / 停止なし', seen(second.head)], permanentCheck);
  },
});
