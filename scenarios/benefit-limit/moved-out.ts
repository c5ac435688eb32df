import { scenario } from '../define.js';
import { casesIn, living } from '../benefit-care/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { asksForLimit, certifiedTo, hospitals, limitCast, limitNeeds, limitPaperOf, paidTo, recalledBasis, shown, stays, termBasis } from './telling.js';

export default scenario({
  id: 'benefit-limit.moved-out',
  ja: '転出すると認定は終わり、証を回収する。回収されない証を転出の後に示しても、区は何も払わない',
  level: 'normal',
  covers: ['B-05', 'B-06', 'D-3'],
  basis: [termBasis, recalledBasis],
  today: '2026-06-08',
  needs: [...limitNeeds, 'query.receipts'],
  cast: limitCast,

  async play(scene) {
    const { ward, claims, advance, expect } = scene;
    const home = await living(scene, '転出した人');
    const { head, householdKey } = home;
    await asksForLimit(scene, head);
    await advance('2026-06-15');
    const paper = await limitPaperOf(scene, head);
    await endsHere(scene, [head], 'moveOutside', '2026-06-15');
    await advance('2026-07-06');
    await stays(scene, home, '2026-07-06', shown(paper));
    expect('認定は期限の前に終わり、証は回収になる', { certified: await certifiedTo(scene, head), certificateStates: (await ward.certificates(head)).certificates.filter(({ kind }) => kind === 'limitCertificate').map(({ state }) => state) }, { certified: ['ウ 2026-06-01〜2026-07-31 終わった'], certificateStates: ['recalled'] }, recalledBasis);
    await advance('2026-09-08');
    expect('国保連は資格のないレセプトとして返し、区は何も払わない', { claimStates: (await claims.receipts()).map(({ state }) => state), paidYen: await paidTo(scene, '2026-08', hospitals[0]), told: (await ward.receipts(householdKey)).receipts.length, cases: await casesIn(scene, householdKey) }, { claimStates: ['returned'], paidYen: 0, told: 0, cases: [] }, termBasis);
  },
});
