import type { certificateTotals } from '../../contracts/mailing/records.js';
import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { insuredWith, pensioner, printBasis, printNeeds, printSteps, sheetOf } from './telling.js';

const counted = assume('件数表の通数と作成データの行の数が違う印刷単位は、封入封緘事業者が断り、一通も発送しない');
/** The sheet says of its first kind that there is one paper more than the ward counted. */
const oneMore = (bytes: Uint8Array): Uint8Array => {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const at = lines[1]!.split(',').indexOf('pieceCount' satisfies keyof typeof certificateTotals.fields);
  const cells = lines[2]!.split(',');
  cells[at] = String(Number(cells[at]) + 1);
  return Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n'));
};

export default scenario({
  id: 'certificates.wrong-count-refused',
  ja: '件数表の通数が一つ多い証の印刷単位は断られて一通も届かず、翌日の正しい印刷単位は届く',
  level: 'abnormal',
  covers: printSteps,
  basis: [printBasis, counted],
  today: '2026-08-03',
  needs: printNeeds,
  cast: levyCast,

  async play(scene) {
    const { people, mailing, overnight, advance, taxOffice, expect } = scene;
    const elderly = (label: string) => people.household(label, { head: { bornOn: '1952-06-10', insured: true, cardUse: 'none' } });
    const [first, second] = [elderly('件数の違う日の人'), elderly('次の日の人')];
    for (const family of [first, second]) await insuredWith(scene, family, '2026-08-01', [family.head, pensioner(0, 400_000)]);
    await taxOffice.tells([first.head, pensioner(2_000_000, 3_500_000)]);
    mailing.spoilsNext('totals', oneMore);
    await overnight();
    await taxOffice.tells([second.head, pensioner(2_000_000, 3_500_000)]);
    await overnight();
    await overnight();
    const batches = await mailing.batches();
    expect('通数だけが合わず、その印刷単位だけが断られる', batches.map(({ state, differences }) => ({ isRefused: state === 'refused', differenceKinds: differences.map(({ kind }) => kind), why: differences.map(({ why }) => why.includes('件数表で2、作成データで1')) })), [{ isRefused: true, differenceKinds: ['pieceCount'], why: [true] }, { isRefused: false, differenceKinds: [], why: [] }], counted);
    await advance('2026-08-14');
    expect('断られた方は届かず、次の日の方は届く', [await sheetOf(scene, first.head, 'elderlyCertificate'), (await sheetOf(scene, second.head, 'elderlyCertificate'))[0]], [['封書0通'], second.address], counted);
  },
});
