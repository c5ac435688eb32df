import type { Family } from '../../harness/families.js';
import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf, fileGiven, lastResult } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startsHere } from '../eligibility/telling.js';

const checked = cite('兵庫県内の市 国民健康保険団体連合会への業務委託について', '国保連が受け取ったデータを検査してから取り込む');
const byHousehold = assume('誤りのある記録は世帯ごとに拒み、ほかの世帯は登録する(onRecordError=rejectHousehold)');
const looked = cite('厚労省 全国主管課長会議 2022-03-02 国民健康保険課資料', 'p.119–120 送信者は処理結果を確認する');

export default scenario({
  id: 'transmission.partly-refused',
  ja: '一世帯だけ拒まれた送信では残りが登録され、区はどの人かを知り、再送した世帯も登録される',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [checked, byHousehold, looked],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.resend', 'act.confirmResult', 'query.batches'],

  async play(scene) {
    const { ward, people, aggregator, dataLinkPc, today, advance, overnight, expect } = scene;
    const [sound, spoiled] = ['無事だった家', '番号が化けた家'].map((label) => people.household(label, { head: { age: 46, insured: true }, members: [{ relationship: '子', age: 14 }] })) as [Family, Family];
    for (const family of [sound, spoiled]) await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    await advance(`${today()}T17:30`);
    // 誰かが個人ファイルを表計算ソフトで開いて保存し、一人の個人番号の末尾が変わった。
    const lastDigitChanged = (number: string) => number.slice(0, 11) + String((Number(number[11]) + 1) % 10);
    await dataLinkPc.rewrite(await fileGiven(scene, 'qualificationPerson'), (rows) => rows.map((row) => (row.personKey === spoiled.head.personKey ? { ...row, individualNumber: lastDigitChanged(String(row.individualNumber)) } : row)));
    await overnight();

    expect('集約は一部だけ受理し、区もそれを知る', [await lastResult(scene), await batchesOf(scene)], ['一部受理 / E401', ['一部受理 / E401']], byHousehold);
    const [screen] = await aggregator.results();
    const issues = (await aggregator.result(screen!.batchId))!.issues.map(({ code, personKey, field }) => ({ code, personKey, field }));
    expect('画面は、誰のどの項目かを示す', issues, [{ code: 'E401', personKey: spoiled.head.personKey, field: 'individualNumber' }], checked);
    expect('担当者が処理結果を確認したことが、集約と区に残る', [screen!.confirmedBy !== null, (await ward.batches()).batches.map(({ confirmedBy }) => confirmedBy === screen!.confirmedBy)], [true, [true]], looked);
    expect('無事だった世帯は登録され、もう一方は世帯ごと登録されない', await Promise.all([...sound.insured, ...spoiled.insured].map((person) => atAggregator(scene, person))), ['資格 2026-05-01〜', '資格 2026-05-01〜', '資格 なし', '資格 なし'], byHousehold);

    await ward.act({ act: 'resend', personKeys: [spoiled.head.personKey], why: '個人番号が途中で変わり、拒否された' });
    await overnight();
    expect('再送は受理される', await lastResult(scene), '受理', checked);
    for (const person of spoiled.insured) expect(`${person.name}さんの資格が登録される`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2026-05-01〜', ['2026-05-01', null]], checked);
  },
});
