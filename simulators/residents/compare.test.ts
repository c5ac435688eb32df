import { describe, expect, it } from 'vitest';
import type { Notification } from '../../contracts/notification.js';
import { reactionsTo, type Eye } from './compare.js';
import { knowledge, type Knowledge, type KnownPerson } from './knowledge.js';
import type { CertificateSheet, PremiumSheet, Sheet } from './sheet.js';

const address = '東京都港区架空町1-1\u3000見本荘5号室';
const person = (wish: Partial<KnownPerson> = {}) => ({ name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1985-06-15' as const, insuredFrom: '2020-04-01' as const, insuredUntil: null, ...wish });
const home = (people: readonly Partial<KnownPerson>[], habits: Partial<Knowledge['habits']> = {}) => knowledge.parse({ address, livesFrom: '2020-04-01', people: people.map(person), habits });
const notice = (wish: Partial<PremiumSheet> = {}): PremiumSheet => ({ paper: 'premiumNotice', addressee: '見本 花子', address: address.replace('\u3000', ' '), number: 'R8-1', fiscalYear: 2026, isChange: false, months: 12, isReduced: false, ...wish });
const paper = (wish: Partial<CertificateSheet> = {}): CertificateSheet => ({ paper: 'certificate', title: '資格確認書', addressee: '見本 花子', address, number: '12 枝番 01', name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1985-06-15', issuedOn: '2026-07-08', validFrom: '2026-08-01', ...wish });
const ends: Notification = { kind: 'end', notificationId: 'N-1', receivedOn: '2026-06-01', reason: 'joinEmployeeInsurance', occurredOn: '2026-05-11', personKeys: ['P1'] };
const starts: Notification = { kind: 'start', notificationId: 'N-2', receivedOn: '2026-06-01', reason: 'leaveEmployeeInsurance', occurredOn: '2026-04-01', residents: [{ personKey: 'P1', individualNumber: '000000000000', name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1985-06-15', sex: '2', address, relationship: '世帯主', cardUse: 'none', isNotDisclosed: false }], headPersonKey: 'P1', startingPersonKeys: ['P1'] };
const reactions = (known: Knowledge, sheet: Sheet, eye: Partial<Eye> = {}) => reactionsTo(known, sheet, { misreads: false, slipCharacters: 1, ...eye });
/** What the reader does, in a word each. */
const does = (...asked: Parameters<typeof reactions>) => reactions(...asked).map((reaction) => (reaction.does === 'notifies' ? `notifies ${reaction.notification.notificationId}` : reaction.does === 'claims' ? 'claims' : reaction.gist.kind));

describe('月数', () => {
  it.each([
    ['4月に喪失すれば0か月', [{ insuredUntil: '2026-04-30' }], 0], ['5月1日に喪失すれば4月の1か月', [{ insuredUntil: '2026-05-01' }], 1], ['5月31日に喪失しても4月の1か月', [{ insuredUntil: '2026-05-31' }], 1], ['3月31日に入れば1か月', [{ insuredFrom: '2027-03-31' }], 1],
    ['家の誰かが入っている月を数える', [{ insuredUntil: '2026-06-01' }, { name: '見本 太郎', insuredFrom: '2027-02-01' }], 4], ['誰も入っていなければ0か月', [{ insuredFrom: null }], 0],
  ] as const)('%s', (_ja, people, months) => {
    expect(does(home(people), notice({ months }))).toEqual([]);
    expect(does(home(people), notice({ months: months + 1 }))).toEqual(['question']);
  });
  it('多ければ、抜けたのに届け出ていない人の届出を出す', () => expect(does(home([{ insuredUntil: '2026-05-12', toTell: ends }]), notice())).toEqual(['notifies N-1']));
  it('少なければ、入ったのに届け出ていない人の届出を出す', () => expect(does(home([{ toTell: starts }]), notice({ months: 3 }))).toEqual(['notifies N-2']));
  it('多くても、入る届出は出さず尋ねる', () => expect(does(home([{ insuredUntil: '2026-05-12', toTell: starts }]), notice())).toEqual(['question']));
  it('合っていれば、まだ出していない届出があっても出さない', () => expect(does(home([{ insuredUntil: '2026-05-12', toTell: ends }]), notice({ months: 1 }))).toEqual([]));
});

describe('軽減', () => {
  const undeclared = { fiscalYear: 2026, incomeYen: 0 };
  it('軽減がなく、申告していない人がいれば申し出る', () => expect(does(home([{ undeclared }]), notice())).toEqual(['undeclared']));
  it('軽減があれば申し出ない', () => expect(does(home([{ undeclared }]), notice({ isReduced: true }))).toEqual([]));
  it('別の年度のことなら申し出ない', () => expect(does(home([{ undeclared: { ...undeclared, fiscalYear: 2025 } }]), notice())).toEqual([]));
});

describe('宛名', () => {
  it('よその人あてなら、番号だけを告げて返す', () => expect(reactions(home([{}]), notice({ addressee: '架空 太郎' }))).toEqual([{ does: 'tells', gist: { kind: 'misdelivered', numbers: ['R8-1'] } }]));
  it('一字違えば自分のものの書き誤り、二字違えばよその人', () => {
    expect(reactions(home([{}]), notice({ addressee: '見木 花子' }))).toEqual([{ does: 'tells', gist: { kind: 'misprinted', number: 'R8-1', about: '見本 花子', items: [{ item: 'addressee', printed: '見木 花子', right: '見本 花子' }] } }]);
    expect([does(home([{}]), notice({ addressee: '見木 花了' })), does(home([{}]), notice({ addressee: '見木 花了' }), { slipCharacters: 2 }), does(home([{}]), notice({ addressee: '見木 花子' }), { slipCharacters: 0 })]).toEqual([['misdelivered'], ['misprinted'], ['misdelivered']]);
  });
  it('住所が違えば、名が同じでも一字違いでもよその人のもの', () => {
    for (const addressee of ['見本 花子', '見木 花子']) expect(does(home([{}]), notice({ addressee, address: '東京都港区架空町2-1' }))).toEqual(['misdelivered']);
    expect(does(home([{}]), notice({ address: '東京都港区架空町1-11' }))).toEqual(['misdelivered']);
  });
  it('方書が抜けていれば住所の書き誤り、空白の違いは誤りでない', () => {
    expect(reactions(home([{}]), notice({ address: '東京都港区架空町1-1' }))).toMatchObject([{ gist: { items: [{ item: 'address', printed: '東京都港区架空町1-1' }] } }]);
    expect(does(home([{}]), notice({ address }))).toEqual([]);
  });
  it('分からない人は、自分あてのものを何でも尋ねるが、よその人のものは返す', () => {
    expect([does(home([{}], { understands: false }), notice()), does(home([{}], { understands: false }), notice({ addressee: '架空 太郎' }))]).toEqual([['question'], ['misdelivered']]);
  });
});

describe('証', () => {
  it.each([['name', { name: '見本 花了' }], ['nameKana', { nameKana: 'ミホン ハナヨ' }], ['bornOn', { bornOn: '1985-06-16' }]] as const)('%s が違えば書き誤りを示す', (item, wish) => {
    const [[, printed]] = Object.entries(wish) as [[string, string]];
    expect(reactions(home([{}]), paper(wish))).toEqual([{ does: 'tells', gist: { kind: 'misprinted', number: '12 枝番 01', about: '見本 花子', items: [{ item, printed, right: person()[item] }] } }]);
  });
  it('カナと生年月日が合えば、氏名が違っても自分の家の人のもの', () => expect(reactions(home([{}]), paper({ name: '見本 華子A' }))).toMatchObject([{ gist: { kind: 'misprinted', items: [{ item: 'name' }] } }]));
  it('家にいない人の証なら返す', () => expect(does(home([{}]), paper({ name: '架空 太郎', nameKana: 'カクウ タロウ', bornOn: '1970-01-01' }))).toEqual(['misdelivered']));
  it('有効期間より前に抜けた人の証なら届け出て、届出がなければ尋ねる', () => {
    expect([does(home([{ insuredUntil: '2026-08-01', toTell: ends }]), paper()), does(home([{ insuredUntil: '2026-08-01' }]), paper()), does(home([{ insuredUntil: '2026-08-02', toTell: ends }]), paper())]).toEqual([['notifies N-1'], ['question'], []]);
  });
});

describe('読み違い', () => {
  const nominal = home([{ insuredFrom: null, toTell: ends }, { name: '見本 太郎' }]);
  it('擬制世帯主は、読み違えたときだけ自分の届出を出す', () => expect([does(nominal, notice()), does(nominal, notice(), { misreads: true })]).toEqual([[], ['notifies N-1']]));
  it('被保険者である世帯主は、読み違えても何もしない', () => expect(does(home([{ toTell: ends }]), notice(), { misreads: true })).toEqual([]));
});

it('知らない紙なら尋ねる', () => expect(does(home([{}]), { paper: 'other', addressee: '見本 花子', address, number: '番号なし' })).toEqual(['question']));
