import { cite } from '../../law/define.js';
import { scenario } from '../define.js';

const continuation = cite('別添1 事務の内容', '1．資格継続業務');

export default scenario({
  id: 'eligibility.move-in-within-prefecture',
  ja: '県内から転入した世帯は、適用は転入日からでも、資格取得日は前の区のときのまま変わらない',
  level: 'normal',
  covers: ['A-03', 'A-04', 'A-13', 'A-16', 'D-1-1', 'E-1-1', 'E-1-2', 'E-1-3', 'E-1-4', 'E-2-1', 'E-2-2', 'E-2-3', 'E-2-4', 'E-2-5'],
  basis: [continuation],
  today: '2026-05-11',
  needs: ['act.enterNotification', 'job.exportChanges', 'files.outgoing', 'files.incoming', 'query.qualification', 'query.household'],

  async play({ ward, residents, people, other, aggregator, advance, overnight, expect }) {
    const setagaya = other('世田谷区');
    const before = people.household('佐藤家', { surname: '佐藤', head: { age: 44, sex: '1', insured: true }, members: [{ relationship: '妻', age: 41 }, { relationship: '子', age: 9 }] }, setagaya.municipality.code);
    const family = people.moved(before, ward.municipality.code);

    await setagaya.insures(before, '2021-04-01', 'leaveEmployeeInsurance');
    await advance('2026-05-12');
    await setagaya.letsGo(before.insured, '2026-05-10');
    await residents.notify({
      kind: 'start', reason: 'moveInWithinPrefecture', occurredOn: '2026-05-10', residents: [...family.residents], headPersonKey: family.head.personKey,
      startingPersonKeys: [...family.insuredKeys], previousMunicipalityCode: setagaya.municipality.code,
    });
    expect('集約から届く前は、資格取得日を書かない', (await ward.qualification(family.head)).acquiredOn, null, continuation);
    await overnight();

    for (const person of family.insured) {
      const { periods, acquiredOn, lostOn, continuity } = await ward.qualification(person);
      expect(`${person.name}さんの適用開始日は転入日`, periods.map((period) => period.applicationStartOn), ['2026-05-10'], continuation);
      expect(`${person.name}さんの資格取得日は前の区のまま`, { acquiredOn, lostOn, continuity }, { acquiredOn: '2021-04-01', lostOn: null, continuity: 'continued' }, continuation);
    }
    const { chains, municipalInsuredIds } = await aggregator.view(family.head);
    expect('集約では一続きの資格', chains.map(({ acquiredOn, lostOn }) => ({ acquiredOn, lostOn })), [{ acquiredOn: '2021-04-01', lostOn: null }], continuation);
    expect('一人の人に区ごとの市町村被保険者IDが二つ', municipalInsuredIds.map(({ municipalityCode }) => municipalityCode).sort(), [ward.municipality.code, setagaya.municipality.code].sort(), continuation);
    expect('転出元の区も、喪失としない', (await setagaya.view(before.head)).lostOn, null, continuation);
  },
});
