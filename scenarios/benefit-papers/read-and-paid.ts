import { applies, casesIn, saidOf } from '../benefit-care/telling.js';
import { casesOf } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { balancesOf, claimants, comesOnPaper, dayBasis, paperBasis, paperCast, paperNeeds, papersIn, paysAll } from './telling.js';

export default scenario({
  id: 'benefit-papers.read-and-paid',
  ja: '紙の申請書は給付業務委託業者が入力して三開庁日の後に戻り、窓口で入力したのと同じに決定され、同じ入力が二度届いても一度だけ払う',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [paperBasis, dayBasis],
  today: '2026-08-20',
  needs: paperNeeds,
  cast: paperCast,

  async play(scene) {
    const { advance, fault, files, expect, today, exchangedWith } = scene;
    const homes = await claimants(scene, '紙で申請した人', '同じ日に紙で申請した人');
    const [one, other] = [homes[0]!, homes[1]!];
    expect('申請書を受け付け、同じ番号は二度受け付けない', [saidOf(await comesOnPaper(scene, one, 'S-0001')), saidOf(await comesOnPaper(scene, one, 'S-0001')), saidOf(await comesOnPaper(scene, other, 'S-0002'))], ['受け付けた', '受け付けている', '受け付けた'], paperBasis);
    const received = today();
    await fault('benefit-contractor', 'twice');
    await advance('2026-08-26');
    expect('入力されるまで、申請はまだない', [await papersIn(scene), (await casesIn(scene, one.householdKey))[0]], [['S-0001 1回目 入力待ち', 'S-0002 1回目 入力待ち'], '2026-06 212570円 detected'], paperBasis);
    await advance('2026-08-29');
    expect('二度届いた入力は、一度だけ申請になる', [await papersIn(scene), await casesIn(scene, one.householdKey), (await files()).filter(({ layout }) => layout === 'paperEntry').length], [['S-0001 1回目 入力済', 'S-0002 1回目 入力済'], ['2026-06 212570円 applied'], 2], paperBasis);
    const [applied] = (await casesOf(scene, one.householdKey))[0]!.history.filter(({ what }) => what === 'applied');
    expect('申請の日は、区に届いた日である', applied!.on, received, dayBasis);
    await paysAll(scene, homes, '2026-09-08');
    expect('それぞれの口座に一度入る', await balancesOf(scene, one.account, other.account), [212_570, 212_570], paperBasis);
    expect('払った月を、窓口でもう一度は申請できない', saidOf(await applies(scene, one)), '申請を待つ支給がない', paperBasis);
    const secrets = [one.head.individualNumber, one.head.personKey, one.family.address];
    expect('委託業者には、個人番号も宛名番号も住所も渡らない', (await exchangedWith('給付業務委託業者')).filter(({ text }) => secrets.some((secret) => text.split(/[,\n]/).includes(secret))).map(({ path }) => path), [], paperBasis);
  },
});
