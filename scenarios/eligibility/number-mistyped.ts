import { cite } from '../../law/define.js';
import type { Resident } from '../../contracts/resident.js';
import { scenario } from '../define.js';
import { rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startOf, startsHere } from './telling.js';

const digit = cite('個人番号の構成等に関する総務省令(平成26年総務省令第85号)', '5条 検査用数字');
const identity = cite('別添1 事務の内容', '資格継続業務 1-④');

/** The last digit, 検査用数字, one too high. */
const mistyped = (person: Resident): Resident => ({ ...person, individualNumber: person.individualNumber.slice(0, 11) + String((Number(person.individualNumber[11]) + 1) % 10) });

export default scenario({
  id: 'eligibility.number-mistyped',
  ja: '検査用数字の合わない個人番号は、この区では届出の入力で拒まれ、他の区から来れば集約が拒む',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [digit, identity],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, residents, people, other, aggregator, files, overnight, expect } = scene;
    const family = people.household('番号を打ち間違えられた家', { head: { age: 40, insured: true }, members: [{ relationship: '子', age: 7 }] });
    const [head, child] = [family.head, family.residents[1]!];
    const wrong = mistyped(child);
    const refused = await residents.tryNotify(startOf({ ...family, residents: [head, wrong], insured: [head, wrong] }, 'leaveEmployeeInsurance', '2026-05-01'));
    expect('一人の番号が誤りなら、届出の全員を受け付けない', [refused?.accepted, (await ward.qualification(head)).periods, (await ward.qualification(child)).periods], [false, [], []], digit);
    expect('理由は告げるが、個人番号そのものは書かない', [(refused?.refusals ?? []).length > 0, JSON.stringify(refused).includes(wrong.individualNumber)], [true, false], digit);
    await overnight();
    expect('集約へは何も送らない', (await files()).filter(({ to }) => to === '国保情報集約システム'), [], digit);

    const setagaya = other('世田谷区');
    const elsewhere = people.household('他の区で打ち間違えられた人', { head: { age: 61, insured: true } }, setagaya.municipality.code);
    const wrongHead = mistyped(elsewhere.head);
    await setagaya.insures({ ...elsewhere, residents: [wrongHead], head: wrongHead, insured: [wrongHead] }, '2026-05-01');
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    const [result] = await aggregator.results(setagaya.municipality.code);
    expect('集約は他の区の記録を E401 で拒む', [result?.outcome, result?.issueCodes], ['rejected', ['E401']], identity);
    expect('拒まれた人は集約にいない', await atAggregator(scene, elsewhere.head, setagaya.municipality.code), '資格 なし', identity);
    expect('この区の正しく書き直した届出は登録される', [await atAggregator(scene, child), (await rowsSent(scene, 'qualificationPerson')).length], ['資格 2026-05-01〜', 2], identity);
  },
});
