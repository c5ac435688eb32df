import { arrearsCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { paysAtCounter } from '../arrears/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, noIncome, year } from '../assessment/telling.js';
import { letterBasis, letterIdOf, letterNeeds, letterSteps, listedOf } from './by-letter-telling.js';
import { quickAgent, refundBasis, refundsAll } from './telling.js';

const withheldBasis = derive('支援措置を受ける人の住所は委託先にも渡さず、亡くなった人あてには相続人代表者が決まるまで何も送らない');

export default scenario({
  id: 'refunds.notice-withheld',
  ja: '支援措置を受ける人の還付通知書は区で印刷し、亡くなった人のものは代表者が決まるまで出さず、決まれば代表者に届く',
  level: 'abnormal',
  covers: letterSteps,
  basis: [refundBasis, letterBasis, withheldBasis],
  today: '2026-06-10',
  needs: [...letterNeeds, 'act.nameRepresentative'],
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, people, mailing, today, advance, parameters, exchangedWith, expect } = scene;
    await quickAgent(scene);
    await parameters('payment-channels', { readingDays: 1 });
    const [plain, hidden] = [alone(scene, 'ふつうの人'), alone(scene, '避難した人', { isNotDisclosed: true })];
    const couple = people.household('夫が亡くなる家', { head: { bornOn: '1966-02-10', sex: '1', insured: true, isNotDisclosed: false }, members: [{ relationship: '妻', bornOn: '1967-11-03', isNotDisclosed: false, insured: true }] });
    const wife = couple.residents[1]!;
    await allInsured(scene, ...[plain, hidden].map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const), [couple, '2023-04-01', [[couple.head, business(2_000_000)], [wife, noIncome()]]]);
    await ward.run('assessYear');
    const all = [plain, hidden, couple];
    await advance('2026-06-18');
    for (const { head } of all) for (let time = 0; time < 2; time += 1) await paysAtCounter(scene, head);
    await advance('2026-06-23');
    for (const { head } of all) await refundsAll(scene, head);
    await endsHere(scene, [couple.head], 'death', '2026-06-22');
    await advance('2026-06-27');
    const windowsOf = async (family: typeof plain) => (await mailing.letters(await letterIdOf(scene, family))).flatMap(({ sheets }) => sheets.map(({ lines }) => lines.find((line) => line.endsWith(' 様'))));
    const statesOf = async (family: typeof plain) => (await listedOf(scene, family)).map(({ letterState, payeePersonKey }) => ({ letterState, payeePersonKey }));
    expect('ふつうの人には届く', [await windowsOf(plain), await statesOf(plain)], [[`${plain.head.name} 様`], [{ letterState: 'handedOver', payeePersonKey: plain.head.personKey }]], letterBasis);
    expect('避難した人のものは区で印刷し、住所は事業者とのやりとりにない', [await windowsOf(hidden), await statesOf(hidden), (await exchangedWith('封入封緘事業者')).some(({ text }) => text.includes(hidden.address))], [[], [{ letterState: 'byHand', payeePersonKey: hidden.head.personKey }], false], withheldBasis);
    expect('亡くなった人あてには出さず、受け取る人は決まっていない', [await windowsOf(couple), await statesOf(couple)], [[], [{ letterState: 'held', payeePersonKey: null }]], withheldBasis);
    await ward.act({ act: 'nameRepresentative', payerPersonKey: couple.head.personKey, representativePersonKey: wife.personKey, namedBy: 'heirs', receivedOn: today(), why: '相続人代表者の届出' });
    await advance('2026-07-01');
    expect('代表者が決まると、代表者に届く', [await windowsOf(couple), await statesOf(couple)], [[`(故)${couple.head.name}様 相続人代表者 ${wife.name} 様`], [{ letterState: 'handedOver', payeePersonKey: wife.personKey }]], withheldBasis);
  },
});
