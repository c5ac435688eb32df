import { asTyped } from '../../harness/application-window.js';
import { readBy } from '../applications/telling.js';
import { casesIn, living, stay, told } from '../benefit-care/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { balancesOf } from '../benefit-papers/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, clerkOnlineNeeds, intoAccount, linked, looking, monthOf, onlineBenefitBasis, sameRuleBasis, stands } from './telling.js';

export default scenario({
  id: 'benefit-online.by-another-household',
  ja: '隣の世帯の人が、世帯主の番号と4情報を正しく書いて自分の口座に、また世帯主を名乗って署名なしに申請しても、誰の口座にも入らない',
  level: 'incident',
  covers: ['B-05'],
  basis: [onlineBenefitBasis, sameRuleBasis],
  today: '2026-08-20',
  needs: clerkOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { online, advance, overnight, expect } = scene;
    const [home, neighbour] = [await living(scene, '申請される世帯主'), await living(scene, '隣の世帯の人')];
    const account = ownAccount(neighbour.head, '0000022');
    await opened(scene, [account], 1_500_000);
    await told(scene, stay(home, 'june'));
    const people = [asTyped(neighbour.head), asTyped(home.head, { individualNumber: home.head.individualNumber })];
    const signed = await online.applies(asking([neighbour.head, home.head], monthOf(intoAccount(account)), { people }));
    const unsigned = await online.applies(asking([home.head], monthOf(intoAccount(account)), { signedBy: null, people: [people[1]!] }));
    await overnight();
    const why = async (number: string) => (await stands(scene, number)).split(' / ').slice(2);
    expect('どちらも職員を待つ', [await why(signed), await why(unsigned)], [['2人目が申請者と同じ世帯の人と分からない'], ['電子署名がなく、申請者が本人か分からない']], sameRuleBasis);
    expect('職員が隣の人を申請者と結んでも、世帯主を申請者と結んでも、断る', [await linked(scene, signed, [neighbour.head.personKey, home.head.personKey]), await linked(scene, signed, [home.head.personKey, home.head.personKey]), await linked(scene, unsigned, [home.head.personKey])], [
      '世帯主ではない', `宛名番号 ${neighbour.head.personKey} の個人番号である`, '申請者の口座ではない',
    ], sameRuleBasis);
    await online.collected();
    expect('申請した人には、相手のことは何も見えない', [await readBy(scene, signed), await readBy(scene, unsigned)], [looking, looking], onlineBenefitBasis);
    await advance('2026-09-03');
    expect('誰の口座にも入らず、支給は世帯主の申請を待っている', [await balancesOf(scene, home.account, account), await casesIn(scene, home.householdKey)], [[0, 0], ['2026-06 212570円 solicited']], sameRuleBasis);
  },
});
