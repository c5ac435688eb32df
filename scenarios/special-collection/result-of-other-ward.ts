import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { apart, moneyBasis, ofOneYear, pensionDays, specialSteps, standing, taken, wrongInOctober } from './telling.js';

const foreignBasis = assume('ほかの区の世帯の行が一つでもあれば、そのファイルは行ごとの理由を挙げて丸ごと受け取らない');

export default scenario({
  id: 'special-collection.result-of-other-ward',
  ja: 'ほかの区の世帯の行が混じった結果は、その行を挙げて丸ごと受け取らない。自分の区の世帯も収納にならず、入った額は差として残る',
  level: 'abnormal',
  covers: specialSteps,
  basis: [foreignBasis],
  ...ofOneYear,

  async play(scene) {
    const { ward, pensionInsurer, advance, expect } = scene;
    const [{ head, october }] = await wrongInOctober(scene, ['ほかの区の人と一緒に知らされる人'], 'resultOfOtherWard');
    await advance('2026-10-30');
    const waiting = await pensionInsurer.waiting();
    const refused = await ward.port.deliver(waiting[0] ?? { name: 'なし', bytes: new Uint8Array() });
    expect('自分の区の行は挙がらず、ほかの区の行だけが理由とともに挙がる', { waiting: waiting.length, accepted: refused.accepted, records: refused.records, issues: refused.issues.map(({ code, line, field }) => ({ code, line, field })) }, { waiting: 1, accepted: false, records: 2, issues: [{ code: 'E305', line: 4, field: 'municipalityCode' }] }, foreignBasis);
    expect('年金保険者は引いているが、区の収納にはなっていない', { taken: await taken(scene), standing: (await standing(scene, head, 'special'))[0] }, { taken: [`2026-10 徴収した ${october}`], standing: `10月 年金から天引きする ${october}` }, foreignBasis);
    expect('入った額が差として残る', { days: await pensionDays(scene), apart: await apart(scene) }, { days: [`2026-10-22 0 ${october} 0`], apart: [`2026-10-22 ${october}`] }, moneyBasis);
  },
});
