import { describe, expect, test } from 'vitest';
import type { ObservedMatch } from '../contracts/insurer-hub/observed-match.js';
import { matchRun, released, stopping } from './fixtures/match-run.js';
import { secretNumber } from './fixtures/small-run.js';
import { answerText, deadlineText, matchesOf, nextSteps, policyText, reasonText, stopSentence, stopWord } from './match-words.js';
import { markdown } from './markdown.js';

const wish = (items: Partial<ObservedMatch>): ObservedMatch => ({ ...stopping, ...items });
const first = (items: Partial<ObservedMatch>) => nextSteps(wish(items))[0];

describe('突合の言葉', () => {
  test('止めるものは、何が、いつから、いつまで見えないかを言う', () => {
    expect(stopSentence(stopping)).toBe('資格情報も医療情報も、医療機関から見えない。この突合で止めた。訂正の後の突合で一致するか、理由付き疑いなしが受理されるまで続く。');
    expect(stopSentence(wish({ stopped: 'medical', wasStopped: true, releasedBy: 'correction' }))).toBe('医療情報が、医療機関から見えない。資格情報は見える。前の突合から止まったまま。訂正か理由付き疑いなしが受理されるまで続く。');
    expect(stopSentence(released)).toBe('この突合で停止を解いた。資格情報も医療情報も見える。');
    expect(stopSentence({ ...released, wasStopped: false })).toBe('何も止めない。');
  });
  test('閲覧停止の方針は、知っているものなら言葉で言う', () =>
    expect(['anyMismatchStops', 'graded2023/never', 'graded2023/always', 'gradedPermanent/ifMultipleActive', 'someOther'].map((policyId) => policyText({ policyId }))).toEqual([
      '一項目でも違えば両方を止める', '総点検の区分①〜③で止める、住所だけの違いでは止めない', '総点検の区分①〜③で止める、住所だけの違いでも止める', '常時の確認でも区分①〜③で止める、住所だけの違いでは、有効な資格が複数ある人だけを止める', '',
    ]));
  test('見出しは、止めたこと・解いたこと・疑いの有無を分ける', () =>
    expect([stopping, wish({ stopped: 'medical' }), wish({ stopped: 'none' }), released, { ...released, wasStopped: false }].map(stopWord)).toEqual(['資格情報と医療情報を停止', '医療情報を停止', '疑いあり・停止しない', '停止を解除', '疑いなし']));
  test('判定の理由には、総点検の区分が添う。区分のない判定には添わない', () => {
    expect(reasonText(stopping)).toBe('漢字氏名: 姓が違い、名が同じ(総点検の区分 ④氏名の一方)');
    expect(reasonText(wish({ grade: 'none', because: '個人番号に当たる記録がない' }))).toBe('個人番号に当たる記録がない');
  });
  test('次にすることは、いちばんありそうなものから並ぶ', () => {
    expect(nextSteps(stopping)).toEqual(['登録の値が誤りなら、加入者情報の更新(登録データの訂正)を送る。', '登録が正しければ、理由を書いて理由付き疑いなしを登録する。', '番号が別の人のものなら、加入者情報の更新(個人番号の紐付けの訂正)を送る。番号の本当の持ち主の登録も確かめ、二人とも直す。']);
    expect(first({ verdict: 'M2n', grade: '3', hints: [] })).toMatch(/^番号が別の人のものなら.*二人とも直す。$/);
    expect(first({ verdict: 'M2', grade: '3', hints: [['moved', '転居']] })).toBe('住基では転居している。転居の届出が国保の記録に入っていなければ、届出を入れる。');
    expect(first({ verdict: 'H1', grade: '1', hints: [['moved', '転居'], ['otherPerson', '別人']] })).toMatch(/^番号が別の人のものなら/);
    expect(first({ verdict: 'H1', hints: [['otherPerson', '別人']] })).toMatch(/^番号が別の人のものなら/);
    expect(first({ verdict: 'X1', grade: 'none' })).toBe('個人番号を確かめ、加入者情報の更新(個人番号の紐付けの訂正)を送る。');
    expect(first({ verdict: 'X2', grade: 'none', outcome: 'noResident' })).toBe('本人に番号を確かめ、加入者情報の更新(個人番号の紐付けの訂正)を送る。');
    expect(first({ verdict: 'X2', grade: 'none', outcome: 'residentRemoved' })).toBe('死亡・転出で資格が終わっていないかを確かめ、終わっていれば喪失の手続をする。');
    expect(first({ verdict: 'X3', grade: 'none', outcome: 'numberReplaced' })).toBe('本人に新しい番号を確かめ、加入者情報の更新(個人番号の変更の反映)を送る。');
    expect(nextSteps(released)).toEqual([]);
  });
  test('入れ替わりは、二人分を一組で送ると言う。疑いなしでも、資格の重なりは言う', () => {
    expect(first({ proposal: { kind: 'swap', ja: '二人の番号の入れ替わり', because: '合う', count: 2 } })).toBe('二人の番号の入れ替わりの見込み。2人分の加入者情報の更新(個人番号の紐付けの訂正)に同じ「一組の識別」を付け、一度に送る(一人ずつでは断られる)。');
    expect(first({ proposal: { kind: 'elsewhere', ja: '正しい番号を持つ行がない', because: '合う', count: 1 } })).toBe('この登録に合う番号は、この区画の外にある。本人に番号を確かめる。');
    expect(nextSteps({ ...released, findings: [['X4', '一番号複数資格']] })[0]).toMatch(/^同じ番号に、ほかの区画の有効な資格がある。/);
  });
  test('期限は通知のとおりに言い、通知のない疑いは、まだ届いていないと言う', () => {
    expect([deadlineText(stopping), deadlineText(wish({ notice: null, state: 'suspect' })), deadlineText(released)]).toEqual(['2026年6月11日までに回答する。', '突合結果はまだ港区に通知されていない(疑いあり)。', '']);
  });
  test('J-LISの答えは、言われたことだけを並べる', () => {
    expect(answerText(released)).toEqual([['照会の結果', '該当あり']]);
    expect(answerText(wish({ outcome: 'residentRemoved', besides: { survival: 'dead', changeReason: 'death', changedOn: '2026-05-02' } }))).toEqual([['照会の結果', '消除されている'], ['生存状況', '死亡'], ['異動', '死亡 2026年5月2日']]);
  });
  test('話の中の突合は、起きた順に番号を持つ', () => expect(matchesOf(matchRun.scenarios[0]!).map(({ number, arrow, match }) => [number, arrow, match.version])).toEqual([[1, 90, 1], [2, 91, 2]]));
});

test('プルリクエスト用の要約は、適合でない話の突合を一行ずつ示し、適合した話のものは示さない', () => {
  const text = markdown.render(matchRun, { lang: 'ja' });
  expect(text.match(/渡辺　健一/g)).toHaveLength(2);
  expect(text).toContain('| 2026年5月12日 3:00 | 渡辺　健一さん(港区) | 氏名一方差 M3 | 漢字氏名 | 資格情報と医療情報を停止 | 2026年6月11日までに回答する。 |\n| 2026年5月14日 3:00 |');
  expect(text).not.toContain(secretNumber);
});
