import { scenario } from '../define.js';
import { endsHere } from '../eligibility/telling.js';
import { casesOf, linesOf, opened, ownAccount } from '../benefit/telling.js';
import { applies, casesIn, decides, living, saidOf, stay, told, workBasis, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.payee-dies',
  ja: '支給決定の後、振込の前に亡くなった世帯主の口座には振り込まず、相続人代表者が申請してから一度だけ払う',
  level: 'abnormal',
  covers: ['B-05', 'B-08', 'B-09'],
  basis: [workBasis],
  today: '2026-08-20',
  needs: [...workNeeds, 'act.nameRepresentative'],
  cast: workCast,

  async play(scene) {
    const { ward, bank, people, advance, today, expect } = scene;
    const family = people.household('決定の後に亡くなった世帯主の家', { head: { age: 55, sex: '1', insured: true }, members: [{ relationship: '妻', age: 53 }] });
    const [head, wife] = [family.head, family.residents[1]!];
    const home = await living(scene, '', { family });
    const ofWife = ownAccount(wife, '0000021');
    await opened(scene, [ofWife], 1_500_000);
    await told(scene, stay(home, 'june'));
    await applies(scene, home);
    await decides(scene, home.householdKey);
    await endsHere(scene, [head], 'death', today());
    await advance('2026-09-01');
    const [stopped] = await casesOf(scene, home.householdKey);
    expect('亡くなった人の口座には入らず、区はわけを言う', [await bank.balanceOf(home.account), stopped?.state, stopped?.history.findLast(({ what }) => what === 'returned')?.why !== undefined], [0, 'paymentFailed', true], workBasis);
    expect('相続人代表者が決まるまでは、妻も申請できない', saidOf(await applies(scene, home, { applicantPersonKey: wife.personKey, account: ofWife })), '世帯主は亡くなっていて、相続人代表者が決まっていない', workBasis);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: head.personKey, representativePersonKey: wife.personKey, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    await advance('2026-09-04');
    const asking = (await casesOf(scene, home.householdKey))[0]?.letters.filter(({ letterId }) => letterId.startsWith('KS-')).at(-1);
    expect('口座を尋ねる手紙は、相続人代表者に届く', (await linesOf(scene, asking?.letterId)).filter((line) => line.endsWith('様')), [`(故)${head.name}様 相続人代表者 ${wife.name} 様`], workBasis);
    expect('妻の申請を受け付ける', saidOf(await applies(scene, home, { applicantPersonKey: wife.personKey, account: ofWife })), '受け付けた', workBasis);
    await advance('2026-09-14');
    // 妻の所得は分からないので区分ア: 300,000円 − (252,600 + 158,000×1% = 254,180円)
    expect('妻の口座にだけ一度入る', [await bank.balanceOf(ofWife), await bank.balanceOf(home.account), await casesIn(scene, home.householdKey)], [45_820, 0, ['2026-06 45820円 paid']], workBasis);
  },
});
