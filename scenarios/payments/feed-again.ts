import type { WireFile } from '../../contracts/wire/file.js';
import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, exceptions, feedBasis, slipCast, slipNeeds, slipSteps, standing, withLetters } from './telling.js';

const onceBasis = assume('入金は、バーコード・店・収納日時の一つである。どのファイルに何度あっても一つである');

/** The head row and every row whose place in the file is wanted, under another 通番. */
function part({ name, bytes }: WireFile, seq: number, isWanted: (place: number) => boolean): WireFile {
  const lines = Buffer.from(bytes).toString('latin1').split(/(?<=\n)/);
  return { name: name.replace(/\d+(?=\.[a-z]+$)/, (digits) => String(seq).padStart(digits.length, '0')), bytes: Buffer.from(lines.filter((_, i) => i === 0 || isWanted(i)).join(''), 'latin1') };
}

export default scenario({
  id: 'payments.feed-again',
  ja: '収納の通知が半分ずつ、日が逆に、二度、新しい作成日で届いても、収納は一度である',
  level: 'abnormal',
  covers: slipSteps,
  basis: [feedBasis, onceBasis],
  today: '2026-06-10',
  needs: slipNeeds,
  rates: [year],
  cast: slipCast,

  async play(scene) {
    const { ward, bank, paymentAgent, fault, advance, expect } = scene;
    for (const name of ['rowTwice', 'feedAgain']) await fault('payment-agent', name);
    const people = await withLetters(scene, ['初めの人', '次の人', '翌日の人'], '2026-06-15');
    const yen = people.map((one) => one.yen[0]!);
    for (const one of people.slice(0, 2)) await paymentAgent.pays(one.bars[0]!);
    await advance('2026-06-16');
    await paymentAgent.pays(people[2].bars[0]!);
    await advance('2026-06-19T06:00');
    const [today] = await paymentAgent.feeds() as [WireFile];
    const takes = (file: WireFile) => ward.port.deliver(file).then(({ accepted }) => accepted);
    expect('後の半分だけでも取り込める', await takes(part(today, 98, (i) => i > 1)), true, onceBasis);
    expect('前の半分も取り込める', await takes(part(today, 97, (i) => i === 1)), true, onceBasis);
    expect('半分ずつで、納めた二人とも完納になる', await Promise.all(people.map((one) => standing(scene, one))), [`完納 収納${yen[0]}`, `完納 収納${yen[1]}`, `納期限の前 収納0 速報${yen[2]}`], feedBasis);
    await advance('2026-06-19T06:30');
    await fault('payment-agent', 'serviceDown');
    await advance('2026-06-19T08:00');
    await fault('payment-agent', 'serviceDown', false);
    await advance('2026-06-22T06:00');
    const waiting = await paymentAgent.feeds();
    expect('金曜日の停止の間の配信が残っていれば、新しい日のものから取り込んでもよい', [waiting.length > 1, ...new Set(await waiting.toReversed().reduce(async (done, file) => [...await done, await takes(file)], Promise.resolve<boolean[]>([])))], [true, true], onceBasis);
    await advance('2026-07-06');
    expect('同じ行が何度届いても、三人の収納は一度ずつで、口座の額と等しい', [await Promise.all(people.map((one) => standing(scene, one))), await bank.collected(), await exceptions(scene)], [yen.map((one) => `完納 収納${one}`), yen.reduce((a, b) => a + b, 0), []], onceBasis);
    await balanced(scene);
  },
});
