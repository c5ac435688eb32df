import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { account, balanced, debitBasis, debitCast, debitNeeds, debitSteps, exceptions, savedYen, standing, withDebits } from './telling.js';

const acceptBasis = assume('銀行はファイルを丸ごと受けるか、理由をすべて挙げて丸ごと断る。委託者コードと引落日の同じものは一度しか受けない');

/** The file with other characters at a place of its first record. */
function saying(bytes: Uint8Array, at: number, text: string): Uint8Array {
  const changed = Buffer.from(bytes);
  changed.write(text, at, 'latin1');
  return changed;
}

export default scenario({
  id: 'payments.debit-file-refused',
  ja: '振替依頼はどの理由でも丸ごと断られて一円も動かず、直して渡し直せば一度だけ引き落とされる',
  level: 'abnormal',
  covers: debitSteps,
  basis: [debitBasis, acceptBasis],
  today: '2026-06-22',
  needs: debitNeeds,
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { bank, parameters, advance, expect } = scene;
    await bank.closes(['2026-06-30']);
    await bank.agreesOn(['2026-06-25', '2026-07-31']);
    await parameters('bank', { holidayDebit: 'reject' });
    const [one] = await withDebits(scene, ['断られた人']);
    await advance('2026-06-23T17:30');
    const [{ name, bytes }] = await bank.orders() as [{ name: string; bytes: Uint8Array }];
    const spoilt: readonly (readonly [name: string, bytes: Uint8Array])[] = [
      ['length.txt', bytes.subarray(0, bytes.length - 3)], ['headers.txt', Buffer.concat([bytes.subarray(0, -122), bytes])], ['kind.txt', saying(bytes, 1, '03')], ['consignor.txt', saying(bytes, 4, '9990131041')], ['account.txt', saying(bytes, 96, '0131041')],
      ['no-day.txt', saying(bytes, 54, '0229')], ['late.txt', saying(bytes, 54, '0625')], ['result.txt', saying(bytes, 122 + 111, '1')], ['both.txt', saying(saying(bytes, 4, '9990131041'), 96, '0131041')],
    ];
    for (const [spoiltName, content] of spoilt) await bank.hands({ name: spoiltName, bytes: content });
    await advance('2026-06-24');
    const told = await Promise.all([name, ...spoilt.map(([spoiltName]) => spoiltName)].map((order) => bank.order(order)));
    expect('どれも断られ、理由はすべて挙げられる', told.map(({ state, refusals }) => ({ requestState: state, orderRefusals: refusals.toSorted() })), [
      { requestState: 'refused', orderRefusals: ['bankHoliday', 'notScheduled'] }, { requestState: 'refused', orderRefusals: ['bankHoliday', 'notScheduled', 'unreadable'] }, { requestState: 'refused', orderRefusals: ['severalHeaders', 'unreadable'] }, { requestState: 'refused', orderRefusals: ['wrongKind'] }, { requestState: 'refused', orderRefusals: ['bankHoliday', 'consignorUnknown', 'notScheduled'] }, { requestState: 'refused', orderRefusals: ['bankHoliday', 'notScheduled', 'ownAccountWrong'] },
      { requestState: 'refused', orderRefusals: ['dayUnresolvable'] }, { requestState: 'refused', orderRefusals: ['pastDeadline'] }, { requestState: 'refused', orderRefusals: ['bankHoliday', 'notScheduled', 'unreadable'] }, { requestState: 'refused', orderRefusals: ['bankHoliday', 'consignorUnknown', 'notScheduled', 'ownAccountWrong'] },
    ], acceptBasis);

    await bank.closes([]);
    await bank.agreesOn(['2026-06-30']);
    await bank.hands({ name: 'again.txt', bytes });
    await advance('2026-06-25');
    await bank.hands({ name: 'third.txt', bytes });
    await advance('2026-06-26');
    expect('取決めが直れば同じファイルが受け付けられ、二度目は断られる', (await Promise.all(['again.txt', 'third.txt'].map((order) => bank.order(order)))).map(({ state, refusals }) => ({ requestState: state, orderRefusals: refusals })), [{ requestState: 'accepted', orderRefusals: [] }, { requestState: 'refused', orderRefusals: ['broughtTwice'] }], acceptBasis);
    await advance('2026-07-02');
    expect('引き落とされるのは一度だけである', await bank.balanceOf(account(1)), savedYen - one.yen[0]!, acceptBasis);
    expect('別の名の結果でも、依頼した期は完納になる', [await standing(scene, one), await exceptions(scene)], [`完納 収納${one.yen[0]}`, []], debitBasis);
    await balanced(scene);
  },
});
