import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf, lastResult } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startsHere } from '../eligibility/telling.js';

const checked = cite('兵庫県内の市 国民健康保険団体連合会への業務委託について', '国保連が受け取ったデータを検査してから取り込む');
const place = assume('読めないバイトは別の字に置き換えず、ファイルの何行目・何バイト目かを示して拒む');

export default scenario({
  id: 'transmission.garbled-file',
  ja: '文字化けしたファイルは場所を示して拒まれ、化けた氏名は集約に残らず、再送で回復する',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [checked, place],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.resend', 'query.batches'],

  async play(scene) {
    const { ward, people, aggregator, fault, parameters, overnight, expect } = scene;
    const family = people.household('文字化けする家', { head: { age: 53, insured: true }, members: [{ relationship: '子', age: 18 }] });
    await fault('data-link-pc', 'garbled');
    await parameters('data-link-pc', { garbledForm: 'bytes' });
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();

    const [refused] = await aggregator.results();
    const issues = (await aggregator.result(refused!.batchId))!.issues;
    expect('集約は読めないバイトとして拒む', [refused!.outcome, refused!.issueCodes.includes('E102')], ['rejected', true], place);
    expect('どのファイルの何バイト目かを示す', issues.filter(({ code }) => code === 'E102').every(({ fileName, byte }) => refused!.fileNames.includes(fileName) && byte > 0), true, place);
    expect('区にも拒否とその理由が届く', (await batchesOf(scene)).map((batch) => [batch.startsWith('拒否'), batch.includes('E102')]), [[true, true]], checked);
    expect('一人も登録されない', [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 なし', [null, null]], place);

    await fault('data-link-pc', 'garbled', false);
    await ward.act({ act: 'resend', personKeys: [family.head.personKey], why: '文字化けで拒否された' });
    await overnight();
    expect('再送は受理される', await lastResult(scene), '受理', checked);
    for (const person of family.insured) expect(`${person.name}さんの資格が登録される`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2026-05-01〜', ['2026-05-01', null]], checked);
  },
});
