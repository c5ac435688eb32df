import { scenario } from '../define.js';
import { atWard } from '../eligibility/telling.js';
import { gapsOf, lossBasis, registerBasis, registerCast, registered, registerNeeds, registerSteps } from './telling.js';

export default scenario({
  id: 'register.every-move-ends',
  ja: '転出の事実だけで終える区では、付記のない転出も届を待たずに終わり、都内への転出では資格が続く',
  level: 'normal',
  covers: registerSteps,
  basis: [registerBasis, lossBasis],
  today: '2026-05-11',
  needs: registerNeeds,
  parameters: { registerMoveOut: 'all' },
  cast: registerCast,

  async play(scene) {
    const { people, citizensOffice, overnight, expect } = scene;
    const [far, near] = ['都外へ転出した人', '都内へ転出した人'].map((label) => people.household(label, { head: { age: 33, insured: true, isNotDisclosed: false } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    await registered(scene, [far, near], '2023-04-01');
    await citizensOffice.writes([far.head], { removal: 'moveOut', residentUntil: '2026-05-10', newMunicipalityCode: '271004', isNhiNoted: false });
    await citizensOffice.writes([near.head], { removal: 'moveOut', residentUntil: '2026-05-10', newMunicipalityCode: '131121', isNhiNoted: false });
    await overnight();
    await overnight();
    expect('都外は喪失し、都内は都の資格が続く', [(await scene.ward.qualification(far.head)).ownLostOn, (await scene.ward.qualification(near.head)).ownLostOn, await atWard(scene, near.head)],
      ['2026-05-11', null, '適用 2023-04-01〜2026-05-10 / 資格 2023-04-01〜'], lossBasis);
    expect('違いは残らない', await gapsOf(scene, {}), [], registerBasis);
  },
});
