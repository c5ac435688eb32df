import type { certificateData } from '../../contracts/mailing/records.js';
import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { insuredWith, pensioner, printBasis, printNeeds, printSteps, sheetOf } from './telling.js';

const incident = cite('津市・静岡市・川崎市(報道)', '記号番号8桁のうち7桁だけを印字した証、別の種類の証の誤送付');
/** The n-th record of the file loses the last digit of its 記号番号. */
const oneDigitShort = (bytes: Uint8Array): Uint8Array => {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const names = lines[1]!.split(',');
  const cells = lines[2]!.split(',');
  const at = names.indexOf('householdKey' satisfies keyof typeof certificateData.fields);
  cells[at] = cells[at]!.slice(0, -1);
  return Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n'));
};

export default scenario({
  id: 'certificates.wrong-print-refused',
  ja: '記号番号の一桁を欠いた作成データは、件数が合っていても検算で見つかり、一通も発送されない',
  level: 'incident',
  covers: printSteps.filter((step) => step !== 'A-12'),
  basis: [printBasis, incident],
  today: '2026-08-03',
  needs: printNeeds,
  cast: levyCast,

  async play(scene) {
    const { people, mailing, overnight, taxOffice, expect } = scene;
    const family = people.household('割合の替わる74歳', { head: { bornOn: '1952-06-10', insured: true, cardUse: 'none' } });
    await insuredWith(scene, family, '2026-08-01', [family.head, pensioner(0, 400_000)]);
    await taxOffice.tells([family.head, pensioner(2_000_000, 3_500_000)]);
    mailing.spoilsNext('print', oneDigitShort);
    await overnight();
    await overnight();
    const batches = await mailing.batches();
    expect('検算の和だけが合わず、印刷単位は断られる', batches.map(({ state, differences }) => ({ batchState: state, differenceKinds: differences.map(({ kind }) => kind) })), [{ batchState: 'refused', differenceKinds: ['numberSum'] }], incident);
    expect('一通も届かない', await sheetOf(scene, family.head, 'elderlyCertificate'), ['封書0通'], incident);
  },
});
