import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, checkSteps, enrolled, seen, unseen } from './telling.js';

const grace = cite('厚労省・益田市', '電子証明書の有効期限の後も3か月はマイナ保険証として使え、その後は資格確認書が交付される(2025年度に期限の来る証明書は約1,580万件)');

export default scenario({
  id: 'linkage.certificate-expired',
  ja: '電子証明書が切れても三か月は資格だけが見え、その翌日からカードは使えず、その日に区から資格確認書が交付される',
  level: 'incident',
  covers: checkSteps,
  basis: [grace],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.certificates', 'query.cardUse'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, clinic, advance, expect } = scene;
    const family = people.household('証明書の切れる人', { head: { age: 52, insured: true, cardUse: 'registered' } });
    await enrolled(scene, family);
    await clinic.registersCard(family.head, '2026-06-15');
    const papers = async () => (await ward.certificates(family.head)).certificates.filter(({ kind, state }) => kind === 'eligibilityCertificate' && state === 'issued').map(({ issuedOn }) => issuedOn);
    const days = [['2026-06-15', seen(family.head)], ['2026-06-16', seen(family.head, '医療情報は見えない')], ['2026-09-15', seen(family.head, '医療情報は見えない')], ['2026-09-16', unseen]] as const;
    expect('登録のある間は、資格確認書は交付されていない', await papers(), [], grace);
    for (const [day, line] of days) {
      await advance(day);
      expect(`${day}に医療機関で見えるもの`, await atClinic(scene, family.head), line, grace);
    }
    expect('使えなくなった朝には、区にも伝わって資格確認書がある', [(await ward.cardUse(family.head)).state, await papers()], ['cancelled', ['2026-09-16']], grace);
  },
});
