import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../contracts/individual-numbers.js';
import type { PremiumNotice } from '../../contracts/mailing/records.js';
import { individualNumberOf, defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { noticeOf, slipOf, totalsOf, withMailing, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>) => withMailing(inMemory(), play);
const [one, two, three] = [noticeOf(1), noticeOf(2), noticeOf(3, { kind: 'change' })];
const person = individualNumberOf('20000000001', defaultNumberMode);
const otherDigit = `${person.slice(0, 11)}${(Number(person[11]) + 1) % 10}`;

/** Notices with their right sheet, inspected. */
const inspected = async (desk: Desk, notices: readonly PremiumNotice[], rows = totalsOf(notices)) => {
  await desk.hand(1, notices, rows);
  await desk.evening();
  return desk.told(1);
};

describe('印刷単位の検査', () => {
  it('件数・合計・バーコードがすべて合えば、丸ごと受け付ける', () => atDesk(async (desk) => {
    expect(await inspected(desk, [one, two, three])).toEqual([]);
    expect(await desk.batch(1)).toMatchObject({ state: 'accepted', pieceCount: 3 });
  }));

  it('一通もない印刷単位も、表と合えば受け付け、何も発送しない', () => atDesk(async (desk) => {
    expect(await inspected(desk, [])).toEqual([]);
    await desk.until('2026-06-16');
    expect([(await desk.batch(1)).state, await desk.posted(1)]).toEqual(['posted', { pieces: 0, letters: 0, sheets: 0 }]);
  }));

  const row = totalsOf([one])[0]!;
  it.each([
    ['通数が一つ多い', { pieceCount: 2 }, ['pieceCount 3']], ['通数が一つ少ない', { pieceCount: 0 }, ['pieceCount 3']], ['年額の合計が1円多い', { totalYen: row.totalYen + 1 }, ['totalYen 3']], ['年額の合計が1円少ない', { totalYen: row.totalYen - 1 }, ['totalYen 3']],
    ['1期の合計が1円多い', { installment1Yen: 23_518 }, ['installmentYen 3']], ['10期の合計が1円少ない', { installment10Yen: 23_449 }, ['installmentYen 3']], ['1期と2期が入れ替わる', { installment1Yen: 23_450, installment2Yen: 23_517 }, ['installmentYen 3', 'installmentYen 3']],
  ] as const)('%s表なら、丸ごと受け付けない', (_ja, wish, expected) => atDesk(async (desk) => {
    expect(await inspected(desk, [one], [{ ...row, ...wish }])).toEqual(expected);
    expect(await desk.batch(1)).toMatchObject({ state: 'refused', pieceCount: null });
    await desk.until('2026-06-17');
    expect(await desk.letters(1)).toEqual([]);
  }));

  it('種類ごとに数えるので、全体で合っていても種類が違えば受け付けない', () => atDesk(async (desk) => {
    expect(await inspected(desk, [one, three], [{ ...row, pieceCount: 2, totalYen: 2 * row.totalYen, ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [`installment${n}Yen`, n === 1 ? 47_034 : 46_900])) }])).toEqual([
      'pieceCount 3', 'totalYen 3', ...Array.from({ length: 10 }, () => 'installmentYen 3'), 'pieceCount 0', 'totalYen 0', ...Array.from({ length: 10 }, () => 'installmentYen 0'),
    ]);
  }));

  it('同じ種類の行が二つある表は、どちらが正しいかを決めずに受け付けない', () => atDesk(async (desk) => {
    expect(await inspected(desk, [one], [row, row])).toEqual(['totalsRowTwice 4']);
  }));

  it.each([
    ['金額', { installment3Yen: 23_449 }, 'barcodeAmount 3', { expected: '23449', actual: '23450', field: 'installment3Barcode' }],
    ['納期限', { installment3DueOn: '2026-09-01' }, 'barcodeDue 3', { expected: '2026-09-01', actual: '2026-08-31' }],
    ['ほかの期', { installment3Barcode: slipOf(9, 4, 23_450, '2026-09-30') }, 'barcodeDue 3', { expected: '2026-08-31', actual: '2026-09-30' }],
    ['桁を入れ替えた金額', { installment3Barcode: slipOf(1, 3, 61_050, '2026-08-31') }, 'barcodeAmount 3', { expected: '23450', actual: '61050' }],
    ['期限なし', { installment3Barcode: slipOf(9, 3, 23_450, null) }, 'barcodeDue 3', { actual: '期限なし' }],
    ['検査数字', { installment3Barcode: `${slipOf(9, 3, 23_450, '2026-08-31').slice(0, 43)}x`.replace('x', String((Number(slipOf(9, 3, 23_450, '2026-08-31')[43]) + 1) % 10)) }, 'barcodeUnreadable 3', {}],
    ['なし', { installment3Barcode: null }, 'barcodeMissing 3', {}], ['納期限のない金額', { installment3DueOn: null, installment3Barcode: null }, 'dueMissing 3', { field: 'installment3DueOn' }],
    ['よその世帯のもの', { installment3Barcode: slipOf(2, 3, 23_450, '2026-08-31') }, 'barcodeTwice 4', { field: 'installment3Barcode' }],
  ] as const)('バーコードの違い(%s)は、印字と違えば受け付けない', (_ja, wish, expected, about) => atDesk(async (desk) => {
    const notices = [{ ...one, ...wish }, two];
    expect(await inspected(desk, notices)).toEqual([expected]);
    expect((await desk.batch(1)).differences).toMatchObject([about]);
  }));

  it.each([
    ['0円の期', { installment3Yen: 0 }], ['納期限が検査の日より前の期', { installment3DueOn: '2026-06-14' }], ['30万円を超える期', { installment3Yen: 300_001 }],
  ] as const)('%sにはバーコードがなくてよい', (_ja, wish) => atDesk(async (desk) => {
    expect(await inspected(desk, [{ ...one, ...wish, installment3Barcode: null }])).toEqual([]);
  }));

  it.each([['納期限が検査の日', { installment3DueOn: '2026-06-15' }], ['ちょうど30万円', { installment3Yen: 300_000 }], ['1円', { installment3Yen: 1 }]] as const)('%sの期にはバーコードが要り、口座振替の設定なら要らない', (_ja, wish) => atDesk(async (desk) => {
    const notices = [{ ...one, ...wish, installment3Barcode: null }];
    expect(await inspected(desk, notices)).toEqual(['barcodeMissing 3']);
    await desk.world.setParameters('mailing', { barcodeRequired: 'none' });
    await desk.hand(2, notices);
    await desk.world.advance('2026-06-15T20:01');
    await desk.world.runJob('mailing', 'inspect');
    expect((await desk.batch(2)).state).toBe('accepted');
  }));

  it.each([['2026-09-01', []], ['2026-08-31', []], [null, []], ['2026-08-30', ['barcodeDue 3']]] as const)('支払期限が納期限より後でもよい設定では、8月31日の納期限に%sは合うか合わないかが決まる', (payableUntil, expected) => atDesk(async (desk) => {
    await desk.world.setParameters('mailing', { payableUntil: 'dueOnOrLater' });
    expect(await inspected(desk, [{ ...one, installment3Barcode: slipOf(1, 3, 23_450, payableUntil) }])).toEqual(expected);
  }));

  it('同じ通知が同じ印刷単位に二度あれば受け付けない', () => atDesk(async (desk) => {
    expect(await inspected(desk, [one, { ...two, noticeId: one.noticeId }])).toEqual(['noticeTwice 4']);
  }));

  it('前の印刷単位で受け付けた通知は、発送の前でも後でも受け付けない。受け付けなかったものなら構わない', () => atDesk(async (desk) => {
    await desk.hand(1, [one]);
    await desk.hand(2, [two], []);
    await desk.evening();
    await desk.hand(3, [noticeOf(5), one]);
    await desk.world.runJob('mailing', 'inspect');
    expect(await desk.told(3)).toEqual(['noticeEarlier 4']);
    expect((await desk.batch(3)).differences).toMatchObject([{ actual: desk.nameOf(1) }]);
    await desk.until('2026-06-16');
    await desk.hand(4, [one]);
    await desk.hand(5, [two, noticeOf(5)]);
    await desk.evening();
    expect([await desk.told(4), (await desk.batch(5)).state]).toEqual([['noticeEarlier 3'], 'accepted']);
  }));

  it('すべての食い違いを一度に示し、上限を超えた数も示す', () => atDesk(async (desk) => {
    const wrong = Array.from({ length: 1_005 }, (_, index) => noticeOf(index + 1, Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [`installment${n}Barcode`, null]))));
    await inspected(desk, wrong);
    const { differences, leftOut, state } = await desk.batch(1);
    expect([state, differences.length, leftOut]).toEqual(['refused', 10_000, 50]);
  }));
});

describe('壊れたファイル', () => {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
  const cases: readonly (readonly [ja: string, print: (text: string) => string | Buffer, expected: readonly string[]])[] = [
    ['途中で切れた', (print) => print.slice(0, -9), ['unreadable 6', 'unreadable 6']], ['行の途中で切れた', (print) => print.slice(0, print.indexOf('見本 3郎')), ['unreadable 5', 'unreadable 5']], ['空の', () => '', ['unreadable 1', 'unreadable 1', 'unreadable 0']],
    ['一行抜けた', (print) => print.split('\n').toSpliced(3, 1).join('\n'), ['unreadable 5']], ['CP932で書いた', (print) => Buffer.from(print.replaceAll('東京都', '\x93\x8c\x8b\x9e\x93s').replaceAll(/[^\x00-\xff]/g, '?'), 'latin1'), ['unreadable 3', 'unreadable 4', 'unreadable 5']],
    ['行の順が違うだけの', (print) => { const lines = print.split('\n'); return [lines[0], lines[1], lines[4], lines[2], lines[3], ...lines.slice(5)].join('\n'); }, []],
  ];
  it.each(cases)('%s通知データは、行を補わず、読めたとおりに扱う', (_ja, damage, expected) => atDesk(async (desk) => {
    const notices = [one, two, three];
    await desk.putBytes(1, 'print', Buffer.from(damage(text(desk.printBytes(1, notices)))));
    await desk.totals(1, totalsOf(notices));
    await desk.evening();
    expect([(await desk.batch(1)).state, await desk.told(1)]).toEqual([expected.length === 0 ? 'accepted' : 'refused', expected]);
  }));

  it('読めない件数金額表も、通知データの誤りと一度に示す', () => atDesk(async (desk) => {
    await desk.print(1, [{ ...one, installment3Barcode: null }]);
    await desk.putBytes(1, 'totals', Buffer.from(text(desk.totalsBytes(1, totalsOf([one]))).replace('decision,1,', 'decision,x,')));
    await desk.evening();
    expect((await desk.batch(1)).differences.map(({ kind, file, line }) => [kind, file, line])).toEqual([['barcodeMissing', 'print', 3], ['unreadable', 'totals', 3]]);
  }));
});

describe('個人番号のないこと', () => {
  it.each([
    ['宛名に', { addressee: `見本 ${person}` }], ['方書に全角で', { addressLine2: person.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) }], ['住所に四桁ずつ空けて', { addressLine1: `架空町 ${person.slice(0, 4)} ${person.slice(4, 8)} ${person.slice(8)}` }],
    ['通知書番号に', { noticeId: person }],
  ])('%sあれば漏えいの事案として受け付けず、番号を残さない', (_ja, wish) => atDesk(async (desk) => {
    expect(await inspected(desk, [two, { ...one, ...wish }])).toEqual(['individualNumber 4']);
    expect(await desk.incidents()).toMatchObject([{ batch: desk.nameOf(1), line: 4, token: desk.world.masked(person) }]);
    const batch = await desk.batch(1);
    expect(batch).toMatchObject({ state: 'refused', files: [{ part: 'totals' }] });
    expect(JSON.stringify(batch)).not.toContain(person);
    expect((await desk.world.journal.arrows()).map(({ ja }) => ja)).toContain(`${desk.nameOf(1)} に個人番号が1か所あり、預かったデータを消して区市町村へ知らせた(漏えい等の事案)`);
    expect(await desk.print(1, [two, one])).toMatchObject({ status: 202, body: { state: 'received' } });
    await desk.world.runJob('mailing', 'inspect');
    expect((await desk.batch(1)).state).toBe('accepted');
  }));

  it('読めない行にあっても見つける', () => atDesk(async (desk) => {
    await desk.putBytes(1, 'print', Buffer.from(Buffer.from(desk.printBytes(1, [one])).toString('utf8').replace('見本 1郎', `${person},見本 1郎`)));
    await desk.totals(1, totalsOf([one]));
    await desk.evening();
    expect(await desk.told(1)).toEqual(['unreadable 3', 'individualNumber 3']);
  }));

  it.each([['検査用数字の違う12桁', { addressLine2: otherDigit }], ['13桁の中の12桁', { addressLine2: `${person}0` }], ['11桁', { addressLine2: person.slice(0, 11) }]])('%sは個人番号ではない', (_ja, wish) => atDesk(async (desk) => {
    expect(await inspected(desk, [{ ...one, ...wish }])).toEqual([]);
  }));

  it('世界の番号の決まりで見分ける', () => {
    const real = individualNumberOf('20000000001', { kind: 'valid' });
    expect([numbersIn(`x${real}`, { kind: 'valid' }), numbersIn(`x${real}`, defaultNumberMode), numbersIn(`x${person}y${person}`, defaultNumberMode)]).toEqual([[real], [], [person, person]]);
    expect(numbersIn(`${person.slice(0, 4)}-${person.slice(4, 8)} ${person.slice(8)}`, defaultNumberMode)).toEqual([]);
  });
});
