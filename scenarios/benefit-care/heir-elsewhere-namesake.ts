import { inBankKana } from '../../contracts/bank/kana.js';
import { endsHere } from '../eligibility/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { applies, clerk, confirmedBasis, living, mournerBasis, mournerCast, mournerNeeds, registersApplicant, saidOf, stay, told, triesToPay, workBasis } from './telling.js';

export default scenario({
  id: 'benefit-care.heir-elsewhere-namesake',
  ja: '区の外の相続人に高額療養費を払うのは、同姓同名のどちらかを職員が決めてからで、住基ネットの氏名と違う名義の口座には払わない',
  level: 'abnormal',
  covers: ['B-02', 'B-05', 'B-09'],
  basis: [mournerBasis, confirmedBasis, workBasis],
  today: '2026-08-20',
  needs: [...mournerNeeds, 'act.nameRepresentative'],
  cast: mournerCast,

  async play(scene) {
    const { ward, bank, people, jukiNet, overnight, advance, today, expect, other } = scene;
    const home = await living(scene, '高額療養費を受けずに亡くなった人');
    await told(scene, stay(home, 'last'));
    await endsHere(scene, [home.head], 'death', today());
    const there = other('千代田区').municipality.code;
    const heir = people.household('区の外に住む相続人', { head: { age: 47 } }, there).head;
    const namesake = people.household('同じ建物の同姓同名', { head: { age: 47 } }, there).head;
    const misread = { ...heir, nameKana: 'チガウ ヨミカタ' };
    const [wrong, right] = [{ ...ownAccount(heir, '0000081'), holderName: inBankKana(misread.nameKana) }, ownAccount(heir, '0000082')];
    await opened(scene, [wrong, right], 1_500_000);
    const key = await registersApplicant(scene, misread, { role: 'heir', sex: undefined, purpose: '高額療養費の相続人の確認' });
    await jukiNet.holds(namesake, { name: heir.name, nameKana: heir.nameKana, bornOn: heir.bornOn, sex: heir.sex, address: heir.address });
    await ward.act({ act: 'nameRepresentative', payerPersonKey: home.head.personKey, representativePersonKey: key, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    expect('相続人の申請は受け付ける', saidOf(await applies(scene, home, { applicantPersonKey: key, account: wrong })), '受け付けた', workBasis);
    await overnight();
    expect('二人が該当するうちは、支給を決められない', await triesToPay(scene, home.householdKey), '申請者がどの人か、職員が決めていない(複数該当(職員が決める))', confirmedBasis);
    await ward.act({ act: 'handleNonRegistered', personKey: key, decision: 'choose', candidate: 1, by: clerk.by, why: '戸籍で確かめた' });
    expect('申請書から読んだ読み方の名義の口座は、住基ネットの氏名と違うので払えない', await triesToPay(scene, home.householdKey), '申請者の口座ではない', confirmedBasis);
    await applies(scene, home, { applicantPersonKey: key, account: right, notificationId: 'right' });
    await triesToPay(scene, home.householdKey);
    await advance('2026-09-01');
    expect('相続人本人の口座にだけ一度入る', [await bank.balanceOf(right), await bank.balanceOf(wrong)], [212_570, 0], workBasis);
  },
});
