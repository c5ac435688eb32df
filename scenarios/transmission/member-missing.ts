import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf, fileGiven, insuredSince, keysOf, lastResult, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds } from '../eligibility/telling.js';

const whole = cite('別添1 事務の内容', '資格継続業務 1-② 世帯に属するすべての被保険者(擬制世帯主を含む)');
const refused = assume('世帯員の欠けた世帯は、そろうまで何も登録しない(SIM-E303)');

export default scenario({
  id: 'transmission.member-missing',
  ja: '一人が動いても世帯の全員を送る。途中で一人の行が落ちた世帯は拒まれ、再送で回復する',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [whole, refused],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.resend', 'query.batches'],

  async play(scene) {
    const { ward, people, dataLinkPc, files, today, advance, overnight, expect } = scene;
    const family = people.household('一人だけ動いた家', { head: { age: 51, sex: '1', insured: true }, members: [{ relationship: '妻', age: 49 }, { relationship: '子', age: 17 }] });
    const [head, wife, child] = [family.head, family.residents[1]!, family.residents[2]!];
    await insuredSince(scene, family, '2022-04-01');

    await endsHere(scene, [wife], 'joinEmployeeInsurance', '2026-05-12');
    await advance(`${today()}T17:30`);
    const given = await fileGiven(scene, 'qualificationPerson');
    expect('動いたのは妻だけでも、区は世帯の全員の行を作る', (await files()).at(-1)?.rows.map(({ personKey }) => String(personKey)).sort(), keysOf(family.residents), whole);
    await dataLinkPc.rewrite(given, (rows) => rows.filter(({ personKey }) => personKey !== child.personKey));
    await overnight();
    expect('子の行が落ちたファイルが集約へ届いた', (await rowsSent(scene, 'qualificationPerson')).map(({ personKey }) => String(personKey)).sort(), keysOf([head, wife]), refused);
    expect('集約は世帯を拒み、区もそれを知る', [await lastResult(scene), (await batchesOf(scene)).at(-1)], ['拒否 / E303', '拒否 / E303'], refused);
    expect('誰の資格も前のまま', await Promise.all(family.insured.map((person) => atAggregator(scene, person))), ['資格 2022-04-01〜', '資格 2022-04-01〜', '資格 2022-04-01〜'], refused);

    await ward.act({ act: 'resend', personKeys: [wife.personKey], why: '子の行が落ちていた' });
    await overnight();
    expect('全員がそろった再送は受理される', await lastResult(scene), '受理', whole);
    expect('妻だけが喪失する', await Promise.all(family.insured.map((person) => atAggregator(scene, person))), ['資格 2022-04-01〜', '資格 2022-04-01〜2026-05-13', '資格 2022-04-01〜'], whole);
    expect('区にも妻の喪失日が届く', [await datesOf(scene, wife), await datesOf(scene, child)], [['2022-04-01', '2026-05-13'], ['2022-04-01', null]], whole);
  },
});
