import { cite, derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import type { MemberUpdate } from '../../contracts/insurer-hub/terminal.js';
import { scenario } from '../define.js';
import { atClinic, caseNeeds, clerk, correctionBasis, correctionSteps, decides, enrolled, noticesOf, seen, stateAt, told, unseen } from './telling.js';

const oneByOne = cite('厚労省 社会保障審議会医療保険部会(第174回)資料1 p.16', '加入者情報の更新は統合専用端末から一件ずつでも一括でも登録する');
const source = derive('集約の記録は区の記録から作られるので、統合専用端末だけで直した値は、その人の次の異動で区の値に戻る');

export default scenario({
  id: 'linkage.typed-at-the-terminal',
  ja: '統合専用端末で一件ずつ直した記録は次の突合で解除されるが、区の記録が違えば通知は閉じず、区の記録も直すまでは次の異動で誤りが戻ってまた止まる',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [oneByOne, source, correctionBasis],
  today: '2026-05-11',
  needs: [...caseNeeds],
  cast: linkageCast,

  async play(scene) {
    const { residents, people, hub, clinic, overnight, today, expect } = scene;
    const family = people.household('生年月日を打ち間違えた夫婦', { head: { age: 47, sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1978-10-07' }] });
    const wife = family.insured[1]!;
    await enrolled(scene, told(family, wife, { bornOn: '1978-07-10' }));
    await clinic.registersCard(wife);
    expect('生年月日が違い、止まる', [await stateAt(scene, wife), await atClinic(scene, wife)], ['通知済 / H1 / 資格情報と医療情報を停止', unseen], correctionBasis);

    const { historyKey, version } = (await hub.view(wife)).records[0]!;
    const update: MemberUpdate = { updateId: 'T0001', bundle: null, kind: 'fixAttributes', historyKey, version, individualNumber: null, name: null, nameKana: null, bornOn: '1978-10-07', sex: null, address: null, why: '月と日を入れ替えて入力した', actor: clerk };
    expect('古い版の番号では、端末が断る', await hub.typesIn('updates', { ...update, updateId: 'T0000', version: version + 1 }), { status: 409, code: 'E-STATE' }, oneByOne);
    expect('今の版なら、受け付ける', await hub.typesIn('updates', update), { status: 200, code: null }, oneByOne);
    await overnight();
    expect('次の突合で解除されて見えるが、区の記録は違うままなので通知は閉じない', [await stateAt(scene, wife), await atClinic(scene, wife), await noticesOf(scene, wife)], ['疑いなし / 停止なし', seen(wife), ['H1 未着手']], source);

    await residents.notify({ kind: 'household', reason: 'headChange', occurredOn: today(), personKeys: family.residents.map(({ personKey }) => personKey), headPersonKey: wife.personKey, residents: [] });
    await overnight();
    expect('世帯主の変更とともに誤った生年月日が戻り、また止まる', [await stateAt(scene, wife), await atClinic(scene, wife), await noticesOf(scene, wife)], ['通知済 / H1 / 資格情報と医療情報を停止', unseen, ['H1 済', 'H1 未着手']], source);
    await decides(scene, wife, { decision: 'dataError', why: '区の記録も月と日が入れ替わっていた', changes: { bornOn: '1978-10-07' } });
    await overnight();
    expect('区の記録を直せば解除され、通知も済む', [await stateAt(scene, wife), await atClinic(scene, wife), await noticesOf(scene, wife)], ['疑いなし / 停止なし', seen(wife), ['H1 済', 'H1 受理']], correctionBasis);
  },
});
