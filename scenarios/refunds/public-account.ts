import { enquiryCast } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';
import { clerk, enquiriesAbout, enquiryNeeds } from '../assessment/asking.js';
import { scenario } from '../define.js';
import { allInsured, alone, business, year } from '../assessment/telling.js';
import { accountOf, booksAgree, decidedYen, exceptionsIn, pays, periodsOf, quickAgent, refundBasis, refunding, refundNeeds, refundsAll, refundSteps, slipsIn } from './telling.js';

const askingBasis = cite('別添1 事務の内容', '収納・滞納整理業務 ④ 中間サーバーを介した情報照会');
const namesBasis = assume('公金受取口座の回答に銀行と支店の名はなく、区が銀行の一覧から補う');

export default scenario({
  id: 'refunds.public-account',
  ja: '還付の振込先を、届け出てもらう代わりに公金受取口座の照会で知る。登録のある人にはその口座に返し、登録のない人には尋ねる',
  level: 'normal',
  covers: [...refundSteps, 'C-04'],
  basis: [refundBasis, askingBasis, namesBasis],
  today: '2026-06-10',
  needs: [...enquiryNeeds, ...refundNeeds],
  rates: [year],
  cast: [...enquiryCast, 'payment-agent', 'bank'],

  async play(scene) {
    const { ward, bank, municipalHub, advance, expect } = scene;
    await quickAgent(scene);
    const families = ['公金受取口座を登録した人', '登録していない人'].map((label) => alone(scene, label));
    const [has, hasNot] = families.map(({ head }) => head) as [typeof families[0]['head'], typeof families[0]['head']];
    const registered = accountOf('0000001');
    await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, business(2_000_000)]]] as const));
    await municipalHub.holds('digitalAgency', has, 'publicAccount', { bankCode: registered.bankCode, branchCode: registered.branchCode, accountType: '1', accountNumber: registered.accountNumber, accountHolderKana: registered.holderName });
    await municipalHub.introduces(hasNot);
    await ward.run('assessYear');
    const [firstYen = 0] = await decidedYen(scene, has);
    await bank.opens([{ ...registered, balanceYen: 0 }], false);
    await advance('2026-06-18');
    for (const head of [has, hasNot]) {
      const [slip] = await slipsIn(scene, head);
      await pays(scene, slip, '世帯主が1期を納める');
      await pays(scene, slip, '家族が別の店で1期を納める', '000002');
    }
    await advance('2026-06-23');
    for (const head of [has, hasNot]) {
      await refundsAll(scene, head);
      await ward.act({ act: 'enquire', personKey: head.personKey, kind: 'publicAccount', providerCode: 'digitalAgency', by: clerk, purpose: '過誤納金の還付の振込先' });
    }
    await advance('2026-06-25');
    expect('登録のある人の回答だけに口座がある', [await enquiriesAbout(scene, has), await enquiriesAbout(scene, hasNot)], [['回答を反映'], ['該当なし']], askingBasis);
    const told = (await ward.enquiries(has)).enquiries.at(-1)?.answers[0];
    expect('回答の口座は、その人の登録した口座である', [told?.['bankCode'], told?.['branchCode'], told?.['accountNumber'], told?.['accountHolderKana']], [registered.bankCode, registered.branchCode, registered.accountNumber, registered.holderName], askingBasis);
    expect('本人は、区が口座を尋ねたことを知ることができる', (await municipalHub.portal(has)).filter(({ side }) => side === 'asker').map(({ body, kind, outcome }) => [body, kind, outcome]), [[ward.municipality.code, 'publicAccount', 'N-OK']], askingBasis);
    await ward.act(refunding((await periodsOf(scene, has))[0], { ...registered, accountNumber: String(told?.['accountNumber']), holderName: String(told?.['accountHolderKana']) }));
    await advance('2026-07-01');
    expect('回答の口座に届く', await bank.balanceOf(registered), firstYen, refundBasis);
    expect('登録のない人には、口座を尋ねるまで払えない', await exceptionsIn(scene), [`refundWithoutAccount ${firstYen}円`], askingBasis);
    expect('払っていない還付の分は、まだ銀行にある', await bank.collected(), 3 * firstYen, refundBasis);
    const own = accountOf('0000002');
    await bank.opens([{ ...own, balanceYen: 0 }], false);
    await ward.act(refunding((await periodsOf(scene, hasNot))[0], own));
    await advance('2026-07-07');
    expect('尋ねた口座に届く', await bank.balanceOf(own), firstYen, refundBasis);
    await booksAgree(scene, 2 * firstYen);
  },
});
