import { scenario } from '../define.js';
import { alone } from '../assessment/telling.js';
import { casesIn, living } from '../benefit-care/telling.js';
import { pensioner } from '../certificates/telling.js';
import { asksForLimit, certifiedTo, hospitals, limitCast, limitNeeds, limitPaperOf, needlessBasis, paidTo, stays } from './telling.js';

export default scenario({
  id: 'benefit-limit.elderly-needs-none',
  ja: '70〜74歳の一般の人の申請は、要らないというわけで断る。証がなくても、高齢受給者証で限度額までになる。現役並みⅠの人には証を出す',
  level: 'normal',
  covers: ['B-05', 'B-06'],
  basis: [needlessBasis],
  today: '2026-06-08',
  needs: limitNeeds,
  cast: limitCast,

  async play(scene) {
    const { ward, taxOffice, overnight, advance, expect } = scene;
    const [plain, working] = [await living(scene, '一般の72歳', { family: alone(scene, '一般の72歳', { bornOn: '1954-03-10' }) }), await living(scene, '現役並みの72歳', { family: alone(scene, '現役並みの72歳', { bornOn: '1954-03-10' }) })];
    await taxOffice.tells([plain.head, pensioner(1_000_000, 2_000_000, 2025)], [working.head, pensioner(2_000_000, 5_000_000, 2025)]);
    await overnight();
    for (const { head } of [plain, working]) await asksForLimit(scene, head);
    await advance('2026-06-15');
    expect('一般の人は断られ、現役並みⅠの人は認定される', [await certifiedTo(scene, plain.head), await certifiedTo(scene, working.head)], [['認定証の要らない区分 認定しない'], ['現役並みⅠ 2026-06-01〜2026-07-31 有効']], needlessBasis);
    expect('わけを言い、証は送らない', { why: (await ward.limitCertificates(plain.head)).certifications[0]?.because[0], paperLines: await limitPaperOf(scene, plain.head) }, { why: '70〜74歳の一般は、高齢受給者証か資格確認書で限度額までになる', paperLines: [] }, needlessBasis);
    await stays(scene, plain, '2026-06-15', { copayPercent: 20, shownLimit: { limitCategory: 'B04', validFrom: '2025-08-01', validThrough: '2026-07-31' } });
    await advance('2026-08-08');
    expect('高齢受給者証だけで57,600円までになり、支給するものは残らない', [await paidTo(scene, '2026-07', hospitals[0]), await casesIn(scene, plain.householdKey)], [942_400, []], needlessBasis);
  },
});
