import { assume } from '../../law/define.js';
import { checks, record, type RecordDefinition, type RecordOf } from '../define.js';
import { payerAccountKinds } from '../ward-collection.js';
import { code, count, day, digits, flag, inferred, monthDigits, optional, text } from '../fields.js';

const standIn = (what: string) => assume(`${what}の項目も形も公開されていない。別添1 給付⑤の言う「必要に応じて給付業務委託業者を通した上で登録する」仕事に要る項目だけを並べ、個人番号は載せない`);
const receivedOn = inferred(day('受付日'));
const month = inferred(monthDigits('診療年月'));
/** 申請書 are named by a number that was stamped on them when they came; the rest is what the ward printed on them itself. */
const paper = { paperId: text('申請書の番号', 40), householdKey: inferred(text('記号番号', 40)), careMonth: month, applicantKana: inferred(text('申請者のカナ氏名', 100)), receivedOn };

/** 申請書の送付票: which sheets lie in the bundle that goes to 給付業務委託業者. A sheet that has to be read once more stands on it again, with what was wrong. */
export const forwardedPaper = record({
  id: 'forwardedPaper',
  ja: '給付の申請書の送付票',
  basis: standIn('送付票'),
  between: ['ward', 'benefit-contractor'],
  steps: ['B-05'],
  fields: { ...paper, pageCount: count('枚数'), attempt: count('何回目の入力か'), readAgainWhy: optional(text('読み直すわけ', 300)), forwardedOn: day('送付日') },
  check: checks<{ readonly applicantKana: string; readonly pageCount: number; readonly attempt: number; readonly receivedOn: string; readonly forwardedOn: string }>(
    [['applicantKana'], ({ applicantKana }) => (isKana(applicantKana) ? [] : [{ field: 'applicantKana', why: '漢字かひらがながある', cure: 'カナ氏名をカタカナで書く' }])],
    [['pageCount'], ({ pageCount }) => (pageCount > 0 ? [] : [{ field: 'pageCount', why: '一枚もない', cure: '申請書の枚数を1から書く' }])],
    [['attempt'], ({ attempt }) => (attempt > 0 ? [] : [{ field: 'attempt', why: '1回目から数える', cure: '初めての送付は1、読み直しは2から書く' }])],
    [['receivedOn', 'forwardedOn'], ({ receivedOn, forwardedOn }) => (receivedOn <= forwardedOn ? [] : [{ field: 'receivedOn', why: `送付日 ${forwardedOn} より後である`, cure: '受付日か送付日を直す' }])],
  ),
});
/** Names of foreigners may hold other letters: what cannot be in カナ氏名 is 漢字 and ひらがな. */
const isKana = (name: string): boolean => !/[\p{Script=Han}\p{Script=Hiragana}]/u.test(name);
export type ForwardedPaper = RecordOf<typeof forwardedPaper>;

/** 申請書の入力データ: what somebody at 給付業務委託業者 read on one sheet. It decides nothing. */
export const paperEntry = record({
  id: 'paperEntry',
  ja: '給付の申請書の入力データ',
  basis: standIn('入力データ'),
  between: ['benefit-contractor', 'ward'],
  steps: ['B-05'],
  fields: {
    ...paper,
    attempt: count('何回目の入力か'),
    bankCode: optional(digits('金融機関コード', 4)),
    bankName: optional(text('銀行名(半角カナ)', 15)),
    branchCode: optional(digits('店舗コード', 3)),
    branchName: optional(text('支店名(半角カナ)', 15)),
    accountKind: optional(code('預金種目', payerAccountKinds)),
    accountNumber: optional(digits('口座番号', 7)),
    holderName: optional(text('口座名義(半角カナ)', 30)),
    wantsAutoPayment: flag('次からの自動振込に同意'),
    unreadWhy: optional(text('読めないわけ', 200)),
    enteredBy: text('入力した人', 60),
    enteredOn: day('入力日'),
  },
});
export type PaperEntry = RecordOf<typeof paperEntry>;
export const accountItems = ['bankCode', 'bankName', 'branchCode', 'branchName', 'accountKind', 'accountNumber', 'holderName'] as const;

/** Where an entry contradicts itself: either the account is there as a whole, or why it could not be read. */
export function contradictionsInEntry(row: PaperEntry): readonly { readonly field: keyof PaperEntry; readonly why: string }[] {
  if (row.attempt < 1) return [{ field: 'attempt', why: '1回目から数える' }];
  const isRead = row.unreadWhy === null;
  return accountItems.filter((item) => (row[item] !== null) !== isRead).map((field) => ({ field, why: isRead ? '読めたなら口座の項目をすべて書く' : '読めない申請書に口座は書かない' }));
}

export const benefitContractorRecords: readonly RecordDefinition[] = [forwardedPaper, paperEntry];
