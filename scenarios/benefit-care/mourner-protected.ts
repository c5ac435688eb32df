import { funeralBasis } from '../../law/benefit-amounts.js';
import { assume } from '../../law/define.js';
import { casesOf, linesOf } from '../benefit/telling.js';
import { scenario } from '../define.js';
import { buriedBy, claimsFuneral, mournerBasis, mournerCast, mournerNeeds, registersApplicant, triesToPay } from './telling.js';

const protection = assume('支援措置を受けて区の外に住む申請者の住所は、給付のためにも誰にも渡さない。通知は区が印刷して渡す');

export default scenario({
  id: 'benefit-care.mourner-protected',
  ja: '支援措置を受けて区の外に住む人が葬祭費を受けても、住基ネットで知った住所は封入封緘事業者にも銀行にも中間の誰にも渡らず、お金は本人に届く',
  level: 'incident',
  covers: ['B-02', 'B-05', 'B-09'],
  basis: [mournerBasis, protection, funeralBasis],
  today: '2026-08-20',
  needs: mournerNeeds,
  cast: mournerCast,

  async play(scene) {
    const { ward, bank, advance, overnight, expect, exchangedWith } = scene;
    const { home, mourner, account } = await buriedBy(scene, '娘に葬られた人', '避難している娘', '0000071');
    const key = await registersApplicant(scene, mourner, { isNotDisclosed: true });
    await claimsFuneral(scene, home, key, account);
    await overnight();
    expect('本人と確かめ、支給を決められる', await triesToPay(scene, home.householdKey), '受け付けた', mournerBasis);
    await advance('2026-08-31');
    const [funeral] = await casesOf(scene, home.householdKey);
    expect('通知は事業者へ渡らず、区が印刷して渡す', [funeral!.letters.length, funeral!.letters.map(({ sentOn }) => sentOn), await linesOf(scene, funeral!.letters[0]?.letterId)], [1, [null], []], protection);
    expect('お金は本人の口座に一度入る', await bank.balanceOf(account), 70_000, funeralBasis);
    expect('一覧でも住所は伏せる', (await ward.nonRegistered()).people.map(({ state, address }) => ({ state, address })), [{ state: 'found', address: null }], protection);
    const outside = (await Promise.all(['封入封緘事業者', '指定金融機関', '統合DB'].map(exchangedWith))).flat();
    expect('住所は、住基ネットのほかの誰にも渡らない', outside.filter(({ text }) => text.includes(mourner.address)).map(({ path }) => path), [], protection);
  },
});
