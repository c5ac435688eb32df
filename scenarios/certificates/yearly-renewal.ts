import { levyCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { insuredWith, papersOf, paperOf, pensioner, printBasis, printNeeds, printSteps, sheetOf } from './telling.js';

const incident = cite('厚労省資料(保団連 2023-09)', '負担割合の相違 5,695件。新しい証を送った後に今の証を再交付した例がある');
const cardBasis = assume('証はA4の台紙の右下をカードとして切り取る。紙面は自前のもの');
const early = assume('7月に次の年度を判定し、8月1日の前に証を送る');

export default scenario({
  id: 'certificates.yearly-renewal',
  ja: '7月に次の資格確認書と高齢受給者証を送った後で今の証を再交付しても、今の証は今の割合、8月からの証は新しい割合のまま',
  level: 'incident',
  covers: printSteps,
  basis: [printBasis, incident, early, cardBasis],
  today: '2026-07-06',
  needs: printNeeds,
  cast: levyCast,

  async play(scene) {
    const { people, residents, advance, overnight, expect } = scene;
    const family = people.household('一人暮らしの73歳', { head: { bornOn: '1953-06-10', insured: true, cardUse: 'none' } });
    const { head } = family;
    await insuredWith(scene, family, '2026-07-01', [head, pensioner(0, 400_000, 2025)], [head, pensioner(2_000_000, 3_500_000, 2026)]);
    await overnight();
    await overnight();
    const next = ['資格確認書 2026-08-01〜2027-07-31 予定 封入封緘事業者へ', '高齢受給者証 2026-08-01〜2027-07-31 3割 予定 封入封緘事業者へ'];
    expect('次の証が先に送られている', (await papersOf(scene, head)).slice(-2), next, printBasis);
    expect('8月からの割合が書いてある', (await sheetOf(scene, head, 'elderlyCertificate')).includes('一部負担金の割合 3割'), true, printBasis);
    const [sheet, ...more] = await paperOf(scene, head, 'elderlyCertificate');
    expect('紙は一枚で、台紙とカードに氏名・割合・期限が印刷されている', { sheets: 1 + more.length, printed: [`${head.name} 様`, head.name, '3割', '3割(発効期日 2026年8月1日)', '有効期限 2027年7月31日'].filter((words) => sheet?.texts.includes(words)).length }, { sheets: 1, printed: 5 }, cardBasis);

    await residents.notify({ kind: 'person', reason: 'certificateReissue', occurredOn: scene.today(), personKey: head.personKey });
    const papers = await papersOf(scene, head);
    expect('再交付した今の証は今の割合で、7月31日まで', papers.filter((paper) => paper.includes('交付') && paper.startsWith('高齢受給者証')).filter((paper) => paper.endsWith('交付')), [`高齢受給者証 ${scene.today()}〜2026-07-31 2割 交付`], incident);
    expect('先に送った証はそのまま', papers.filter((paper) => paper.includes('予定')), next, incident);
    await advance('2026-08-01');
    expect('8月1日からは新しい証だけになる', (await papersOf(scene, head)).map((paper) => paper.replace(/^(\S+) \S+?〜/, '$1 〜')), ['資格確認書 〜2027-07-31 交付 封入封緘事業者へ', '高齢受給者証 〜2027-07-31 3割 交付 封入封緘事業者へ'], incident);
  },
});
