import { arrearsCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { alone, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, contractorNeeds, firstBill, levied, paysAtCounter, sumsOf } from './telling.js';

const calling = cite('荒川区 納付案内センター仕様書', '委託先は電話による納付勧奨を行い、結果を記録する。収納も処分も行わない');
const refresh = assume('滞納者情報は毎晩丸ごと入れ替え、納付の分かった人には電話をしない。同じ人には七日に一度とする');

export default scenario({
  id: 'arrears.calls',
  ja: '納期限の翌日の晩に滞納者情報を渡し、委託先が電話をする。約束を守って納めた人は一覧から消えて電話が止まり、破った人には七日後にまた電話がある',
  level: 'normal',
  covers: [...noticeSteps, 'C-05', 'C-06', 'C-07', 'C-09'],
  basis: [calling, refresh],
  today: '2026-06-26',
  needs: contractorNeeds,
  rates: [year],
  cast: arrearsCast,

  async play(scene) {
    const { ward, contractor, advance, files, exchangedWith, parameters, expect } = scene;
    const [keeper, breaker, silent] = [alone(scene, '約束を守る人'), alone(scene, '約束を破る人'), alone(scene, '電話に出ない人')];
    const all = [keeper, breaker, silent];
    await levied(scene, all.map((family) => [family, 3_000_000]));
    const yen = await firstBill(scene, keeper.head);
    await contractor.answers([keeper.head, { outcome: 'promise', promisedAfterDays: 2, promisedYen: yen }], [breaker.head, { outcome: 'promise', promisedAfterDays: 2, promisedYen: yen }]);
    await parameters('payment-channels', { readingDays: 1 });
    await advance('2026-07-01');
    expect('納期限の日の晩には、まだ誰も一覧にいない', (await contractor.work()).onList, [], calling);
    await advance('2026-07-02');
    const caseOf = async ({ head }: typeof keeper) => (await ward.delinquency(head)).caseId;
    const cases = await Promise.all(all.map(caseOf));
    expect('翌日の晩に、三人の一覧が渡っている', (await contractor.work()).onList, [...cases].sort(), calling);
    const lists = (await files()).filter(({ name }) => name.startsWith('delinquentList'));
    expect('渡したファイルのどこにも、三人の個人番号も宛名番号もない', { isHanded: lists.length > 0, found: (await exchangedWith('滞納整理委託先事業者')).filter(({ text }) => all.some(({ head }) => text.includes(head.individualNumber) || text.includes(head.personKey))).length }, { isHanded: true, found: 0 }, calling);

    await advance('2026-07-03');
    const contactsOf = async ({ head }: typeof keeper) => (await ward.delinquency(head)).contacts.map(({ contactedOn, channel, outcome, promisedOn, promisedYen, source }) => ({ contactedOn, channel, outcome, promisedOn, promisedYen, source }));
    const told = { contactedOn: '2026-07-02', channel: 'phone', source: 'contractor' };
    const promised = { ...told, outcome: 'promise', promisedOn: '2026-07-04', promisedYen: yen };
    expect('翌朝、約束と不在が記録になり、収納は動かない', { contacts: await Promise.all(all.map(contactsOf)), unpaidYen: (await sumsOf(scene, keeper.head))?.unpaidYen }, { contacts: [[promised], [promised], [{ ...told, outcome: 'noAnswer', promisedOn: null, promisedYen: null }]], unpaidYen: yen }, calling);

    await paysAtCounter(scene, keeper.head);
    await advance('2026-07-10');
    const callsTo = async (caseId: string | null) => (await contractor.work()).calls.filter((call) => call.caseId === caseId).map(({ calledOn }) => calledOn);
    expect('納めた人は一覧から消え、電話は一度だけ。ほかの二人には七日後の7月9日にまた電話をした', await Promise.all(cases.map(callsTo)), [['2026-07-02'], ['2026-07-02', '2026-07-09'], ['2026-07-02', '2026-07-09']], refresh);
    expect('一覧には二人が残る', (await contractor.work()).onList, cases.slice(1).sort(), refresh);
    await booksHold(scene, year, true);
  },
});
