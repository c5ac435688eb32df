import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { allTen, reckoned, shared, totalOf } from './reckoning.js';
import { amountBasis, batchesAtContractor, decidedFor, feedBasis, insuredWithIncome, letterOf, levyBasis, newestNotice, noIncome, noticeBasis, noticeNeeds, noticeSteps, noticesTo, paperOf, partsFor, periodsOf, salary, year, yenJa } from './telling.js';

const paperBasis = assume('紙面の割り付け(一枚に納付書三枚)は自前のもの');
const slipBasis = cite('日立 EUR 設計ガイド', '4.4.6 GS1-128(料金代理収納)');
const splitBasis = cite('新宿区 国民健康保険料の納め方', '6月から翌年3月までの10期。10円未満は最初の期に加える');

export default scenario({
  id: 'assessment.yearly-levy',
  ja: '6月の当初賦課で世帯の保険料が決まり、決定通知書が封入封緘事業者から世帯主に届く',
  level: 'normal',
  covers: noticeSteps,
  basis: [levyBasis, amountBasis, noticeBasis],
  today: '2026-06-10',
  needs: [...noticeNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('会社を辞めた三人家族', { head: { age: 45, insured: true, isNotDisclosed: false }, members: [{ relationship: '妻', age: 43, insured: true, isNotDisclosed: false }, { relationship: '子', age: 10, insured: true, isNotDisclosed: false }] });
    const [head, wife, child] = family.insured as [typeof family.head, typeof family.head, typeof family.head];
    await insuredWithIncome(scene, family, '2023-04-01', [[head, salary(3_000_000)], [wife, noIncome()]]);
    const known = await ward.income(head, year);
    expect('税の所得が統合DBから届いている', { taxState: known.taxState, netIncomeYen: known.netIncomeYen }, { taxState: 'declaredAmount', netIncomeYen: 3_000_000 }, feedBasis);
    expect('子の課税資料はない', (await ward.income(child, year)).taxState, null, feedBasis);

    await ward.run('assessYear');
    const expected = reckoned(scene, year, { baseYen: 2_570_000, careBaseYen: 2_570_000, heads: 3, careHeads: 2, adults: 2 });
    expect('四つの区分の額', await partsFor(scene, head), expected, amountBasis);
    const decided = await decidedFor(scene, head);
    expect('年額は区分の和', { totalYen: decided?.totalYen }, { totalYen: totalOf(expected) }, amountBasis);
    expect('十の期に分かれる', periodsOf(decided), shared(totalOf(expected), allTen), splitBasis);
    expect('どの額にも理由がある', decided?.because.some(({ ja }) => ja.includes('所得割')), true, amountBasis);
    await ward.run('assessYear');
    expect('もう一度賦課しても、決定は一つのまま', (await ward.assessment(head, year)).assessments.length, 1, levyBasis);

    await overnight();
    await overnight();
    expect('事業者は一通を受理し、発送した', await batchesAtContractor(scene), ['発送済 / 1通'], noticeBasis);
    expect('区は渡したと知る', await noticesTo(scene, head), ['決定通知 / 封入封緘事業者へ'], noticeBasis);
    const noticeId = await newestNotice(scene, head);
    const letter = await letterOf(scene, noticeId);
    expect('世帯主の住所と名で届く', [letter.includes(family.address), letter.includes(`${head.name} 様`)], [true, true], noticeBasis);
    expect('年額が書いてある', letter.some((line) => line.startsWith(`年額 ${yenJa(totalOf(expected))}(12か月分`)), true, noticeBasis);
    expect('納付書が十枚ある', letter.filter((line) => line.startsWith('  (91)')).length, 10, noticeBasis);
    const paper = await paperOf(scene, noticeId);
    expect('通知書一枚と、三期ずつの納付書四枚が入っている', paper.sheets, 5, paperBasis);
    const onPaper = [`${head.name} 様`, yenJa(totalOf(expected))];
    expect('紙に宛名と年額が印刷されている', onPaper.filter((words) => paper.words.includes(words)), onPaper, noticeBasis);
    expect('納付書のバーコードは、決まった期別の額と納期限を表す', paper.slips, decided?.installments.map(({ yen, dueOn }) => `${yen}円 ${dueOn}まで`) ?? [], slipBasis);
  },
});
