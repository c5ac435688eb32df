import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { keysOf } from '../sending.js';
import { continuationSteps, insuredAt, moveNeeds, movesInFrom } from '../eligibility/telling.js';

const partition = cite('別添1 事務の内容', '委託区画は区ごとにアクセス制御し、区の間で特定個人情報の提供は起こらない');
const path = assume('どの区かは経路の団体コードで見分ける。利用者認証は再現しない');

export default scenario({
  id: 'transmission.other-municipality-unseen',
  ja: '前の区との空白を指摘されても、区に見えるのは自分の区の分だけで、他の区のファイルは取り込まない',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [partition, path],
  today: '2026-05-12',
  needs: moveNeeds,

  async play(scene) {
    const { ward, aggregator, files, advance, today, overnight, expect } = scene;
    const { origin: setagaya, before, family } = await insuredAt(scene, '世田谷区', '二日の空白がある家', '2020-04-01', { head: { age: 57, insured: true }, members: [{ relationship: '子', age: 25 }] });
    await setagaya.letsGo(before.insured, '2026-05-08');
    await movesInFrom(scene, setagaya, family, '2026-05-10');
    await advance(`${today()}T21:30`);
    const [own, others] = [await aggregator.outbox(), await aggregator.outbox(setagaya.municipality.code)];
    expect('配信の一覧に同じファイルはない', [own.length > 0, others.length > 0, own.filter((name) => others.includes(name))], [true, true, []], partition);
    expect('他の区のファイルは、名前を知っていてもこの区からは取れない', await Promise.all(others.map((name) => aggregator.distributed(name))), others.map(() => null), path);
    const [theirs] = await aggregator.results(setagaya.municipality.code);
    expect('他の区の処理結果は、この区からは見えない', [await aggregator.result(theirs!.batchId), (await aggregator.results()).some(({ batchId }) => batchId === theirs!.batchId)], [null, false], path);

    await overnight();
    expect('空白の指摘は届いている', (await ward.qualification(family.head)).issueCodes, ['E504'], partition);
    const received = (await files()).filter(({ to, from }) => from === 'データ連携用PC' && to === '国保システム').map(({ text }) => text).join('\n');
    const secrets = [...keysOf(before.residents), setagaya.municipality.code, ...before.residents.flatMap(({ individualNumber, address }) => [individualNumber, address])];
    expect('届いたファイルに、前の区の宛名番号・住所・団体コードも、誰の個人番号もない', [received.length > 0, secrets.filter((secret) => received.includes(secret)).length], [true, 0], partition);

    // 他の区あてのファイルが、誤ってこの区に渡された。
    const misdelivered = await Promise.all(others.map((name) => aggregator.distributed(name, setagaya.municipality.code)));
    const answers = await Promise.all(misdelivered.map((file) => ward.port.deliver(file!)));
    expect('他の区あてのファイルは一つも取り込まない', answers.map(({ accepted }) => accepted), others.map(() => false), partition);
    expect('前の区の宛名番号の人は、この区にはいない', (await ward.qualification(before.head)).known, false, partition);
  },
});
