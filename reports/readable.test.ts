import { describe, expect, test } from 'vitest';
import { codesNamed, dated, readable } from './readable.js';

const names = new Map([['13103-A-01', '藤田　勝利'], ['13103-A-02', '藤田　直子']]);
const read = (value: unknown) => readable(typeof value === 'string' ? value : JSON.stringify(value) ?? 'undefined', names);

describe('確認の値を、窓口の言葉で読む', () => {
  test.each([
    ['2026-05-10', '2026年5月10日'],
    [['2026-05-10', null], '2026年5月10日、なし'],
    [['2021-04-01', null, 'continued'], '2021年4月1日、なし、継続'],
    [[], 'なし'],
    [null, 'なし'],
    ['undefined', 'なし'],
    [true, 'はい'],
    [3, '3'],
    ['資格 2021-04-01〜2026-05-14', '資格 2021年4月1日〜2026年5月14日'],
    ['pending', '確認中'],
    [['13103-A-01', 'nominal'], '藤田　勝利さん、擬制'],
    [['13103-A-01', '13103-A-09'], '藤田　勝利さん、13103-A-09'],
    [{ personKey: '13103-A-01', headPersonKey: '13103-A-02' }, '宛名番号: 13103-A-01(藤田　勝利さん)、国保上の世帯主の宛名番号: 藤田　直子さん'],
    [['131032', '131121'], '港区、世田谷区'],
    [[['2021-04-01', null]], '・2021年4月1日、なし'],
    [['資格 2026-05-08〜', ['2026-05-08', null]], '・資格 2026年5月8日〜\n・2026年5月8日、なし'],
    [{ acquiredOn: null, lostOn: null, continuity: 'new' }, '資格取得年月日: まだない、資格喪失年月日: なし、継続区分: 新規取得'],
    [[{ municipalityCode: '131032', municipalInsuredId: 'MI-1' }, { municipalityCode: '131121', municipalInsuredId: null }], '・区市町村: 港区、市町村被保険者ID: MI-1\n・区市町村: 世田谷区、市町村被保険者ID: まだない'],
    [{ periods: [], sex: '2', recordedAt: '2026-05-11T09:30' }, '適用期間: なし、性別: 女、記録した日時: 2026年5月11日 9:30'],
    [{ field: 'individualNumber', severity: 'error' }, '項目: 個人番号、重さ: 誤り'],
    ['2026-07 163070', '2026年7月 163,070円'],
    ['2026-07 212570円 refused', '2026年7月 212,570円 支給しない'], ['一時金 70000円 paid', '一時金 70,000円 支払済'], ['116000円 demanded 16000円', '116,000円 請求した(うち返された額 16,000円)'],
    [{ continuityCase: 'none' }, '継続性の判定: ⑤ 世帯分離・世帯合併で、後の世帯主はどの世帯の世帯主でもなかった'], [['headSame', 'someStay'], '転出元の世帯主が、転入後の世帯主である、転出元に残った人か、別の所へ移った人がいる'],
    [{ paidFor: 2, totalYen: 5 }, '支払の数: 2、支払の合計: 5円'], [{ saidYen: 350_010, heldYen: 0 }, '請求の額: 350,010円、区の記録の額: 0円'], [{ submissionOutcome: 'refused' }, '受付の結果: 返戻(直して出し直す)'], [{ incomeThousandYen: 5_000 }, '所得総額(千円): 5,000千円'],
    ['2026-07 212570円 detected', '2026年7月 212,570円 該当'], ['careTotal 46541円 paymentFailed', '高額介護合算 46,541円 口座に入らなかった'], ['out/detected.csv', 'out/detected.csv'],
    [{ balance: 212_570, paidYen: 212_570, held: 95_636, apart: [] }, '口座の残高: 212,570円、支払った額: 212,570円、止めている額: 95,636円、区別したもの: なし'],
    [{ leviedYen: 46_778, collectedYen: 46_778 }, '調定: 46,778円、収納: 46,778円'],
    [{ object: 'deposit', collectedYen: 1_000 }, '差し押さえた財産: 預金、取り立てた額: 1,000円'],
    [{ unknownKey: 'unknownWord' }, 'unknownKey: unknownWord'],
    ['correct', '訂正'],
    [569_303, '569,303'],
    ['1期 56930円', '1期 56,930円'],
    [2026, '2026'],
    [{ partsYen: { medical: 333_000, childSupport: 0 }, overpaidYen: 0 }, '区分ごとの額:\n　医療分: 333,000円、子ども分: 0円\n過納: 0円'],
    [[{ totalYen: 569_303, months: 12 }], '・年額: 569,303円、月数: 12'],
    [{ ref: '13103-A-01', totalYen: 3_000_000, baseYen: 2_570_000, judgementYen: 3_000_000 }, '人: 藤田　勝利さん、総所得金額等: 3,000,000円、賦課標準: 2,570,000円、軽減判定の所得: 3,000,000円'],
    [{ content: 'levy', totalYen: 569_303 }, '移転の内容: levy、保険料の年額: 569,303円'],
    [[{ part: 'medical', yen: 1 }, { part: 'support', yen: 2 }, { part: 'care', yen: 3 }, { part: 'childSupport', yen: 4 }], '・区分: 医療分、円: 1円\n・区分: 支援金分、円: 2円\n・区分: 介護分、円: 3円\n・区分: 子ども分、円: 4円'],
    [{ notices: [{ noticeId: 'N-1', revision: 0 }] }, '保険料通知:\n　・通知の識別: N-1、回: 0'],
    [{ notices: [{ noticeId: 'N-1', payerPersonKey: '13103-A-01' }] }, '宛先の決まらない通知:\n　・通知の識別: N-1、納付義務者: 藤田　勝利さん'],
    [{ notices: [{ noticeId: 'N-1', isOverdue: false }] }, '突合結果:\n　・通知の識別: N-1、期限を過ぎた: いいえ'],
    [{ notices: [] }, '通知: なし'],
    [['leaveEmployeeInsurance 届出 N-001'], '社保離脱 届出 N-001'],
    ['qualificationPerson_131032_2026-05-13_3.csv', 'qualificationPerson_131032_2026-05-13_3.csv'],
    [{ known: true, chains: [{ acquiredOn: '2026-05-01', lostOn: null }], issues: [] }, '登録がある: はい\n都道府県の資格:\n　・資格取得年月日: 2026年5月1日、資格喪失年月日: なし\n指摘: なし'],
  ])('%j', (value, text) => expect(read(value)).toBe(text));

  test('JSONのように始まるだけの文は、文のまま読む', () => {
    expect(read('[省略] 2026-05-10')).toBe('[省略] 2026年5月10日');
    expect(read('{氏名}')).toBe('{氏名}');
  });
  test('一桁の数字は、項目が分からなければ性別などに読み替えない', () => expect(read(['1', '2'])).toBe('1、2'));
  test('団体コードと同じ数字でも、ほかの項目なら区名にしない', () => expect(read({ insurerNumber: '131032' })).toBe('保険者番号: 131032'));
});

test('ファイル名や識別の一部になった日付は、読み替えない', () => {
  expect(dated('qualificationPerson_131032_2026-05-12_1.csv')).toBe('qualificationPerson_131032_2026-05-12_1.csv');
  expect(dated('2026-05-12T09:30 まで')).toBe('2026年5月12日 9:30 まで');
  expect(dated('12026-05-120')).toBe('12026-05-120');
});

test('指摘コードは、その意味を添えられる', () => {
  expect(codesNamed('資格 2021-04-01〜 / E503(1日)', 'W404')).toEqual([['W404', '個人番号が同じで基本情報が大きく違う(紐付け誤りの疑い)'], ['E503', '他の市区町村と適用期間が重なる']]);
  expect(codesNamed('拒否 / E-CHAR')).toEqual([['E-CHAR', '登録できない文字']]);
  expect(codesNamed('WE5031', 'E9999', 'E-CHARS')).toEqual([]);
});
