import { benefitOutcomes, lineSign, type BenefitInvitation, type BenefitNotice } from '../../contracts/mailing/benefit.js';
import { assume } from '../../law/define.js';
import { printed, type Sheet } from '../../paper/define.js';
import { at, bold, table, text } from '../../paper/marks.js';
import { reckoningSheets, reckoningUnder } from './benefit-reckoning.js';
import { objectionTo } from './objection.js';
import { dayJa, footer, municipalityJa, postalJa, windowOf, wordIn, yen } from './print-words.js';

/** A letter of 給付 and the municipality it comes from. */
export interface BenefitPiece<L> { readonly code: string; readonly letter: L }

type Letter = BenefitInvitation | BenefitNotice;

const layoutBasis = assume('勧奨・申請書・支給決定通知書の紙面は区ごとに違い、公開されていない。項目は印刷データにあるものに限り、並びと大きさは自前のもの。返納金の納め方も公開されておらず、区の窓口で納めるとした');
const monthJa = (careMonth: string): string => `${Number(careMonth.slice(0, 4))}年${Number(careMonth.slice(4))}月診療分`;
const linesOf = ({ reckoning }: Letter): readonly string[] => (reckoning ?? '').split(lineSign).filter((line) => line !== '');

export const invitationPaper = printed<BenefitPiece<BenefitInvitation>>({
  id: 'invitationPaper',
  ja: '高額療養費の勧奨と申請書',
  basis: layoutBasis,
  title: ({ letter }) => `${nameOf(letter)}支給申請書 ${letter.invitationId}`,
  sheets: ({ code, letter }) => [...sheetsOf({ code, letter, number: `勧奨の番号 ${letter.invitationId}`, title: `国民健康保険 ${nameOf(letter)}の申請のご案内`, said: invitationWords(letter), rows: invitationRows(letter), foot: '' }), applicationSheet(code, letter)],
});

export const noticeOfBenefitPaper = printed<BenefitPiece<BenefitNotice>>({
  id: 'noticeOfBenefitPaper',
  ja: '給付の決定通知書',
  basis: layoutBasis,
  title: ({ letter }) => `${titleOf(letter)} ${letter.benefitNoticeId}`,
  sheets: ({ code, letter }) => sheetsOf({ code, letter, number: `通知の番号 ${letter.benefitNoticeId}`, title: titleOf(letter), said: noticeWords(letter), rows: noticeRows(letter), foot: objectionIn(letter) }),
});

const titles = { paid: '支給決定', refused: '不支給決定', refusalTakenBack: '不支給決定の取消し' } as const;
const titleOf = ({ benefitOutcome, benefitJa }: BenefitNotice): string => (benefitOutcome === 'repayment' ? '国民健康保険 返納金の納入通知' : `国民健康保険 ${benefitJa}${titles[benefitOutcome]}通知書`);
const invitationWords = ({ isAskedAgain, deadlineOn }: BenefitInvitation): string => `${isAskedAgain === '1' ? '前にうかがった口座に振り込めませんでした。もう一度、' : ''}申請書に振込先の口座(世帯主のもの)を書いて、${dayJa(deadlineOn)}までに申請してください。`;

const words = {
  paid: '次のとおり支給することを決定しました。', refused: '次の給付は支給しないことを決定しました。',
  refusalTakenBack: '前に通知した、支給しないという決定を取り消しました。あらためて決定し、通知します。', repayment: '次の額を、納期限までに納めてください。',
} as const;
const noticeWords = ({ benefitOutcome }: BenefitNotice): string => words[benefitOutcome];
/** A 返納金 is claimed under 民法; what can be objected to is the decision on 給付 it comes from. */
const objectionIn = ({ benefitOutcome }: BenefitNotice): string => objectionTo(benefitOutcome === 'repayment' ? 'この請求のもとになった保険給付に関する処分' : 'この処分');

function termOf({ careMonth, termFromMonth }: Letter): Rows {
  if (careMonth === null) return [];
  return [termFromMonth === null ? ['診療月', monthJa(careMonth)] : ['期間', `${monthJa(termFromMonth)}から${monthJa(careMonth)}まで`]];
}
const nameOf = ({ benefitJa }: BenefitInvitation): string => benefitJa ?? '高額療養費';

type Rows = readonly (readonly [string, string])[];
const invitationRows = (letter: BenefitInvitation): Rows => [['記号番号', letter.householdKey], ...termOf(letter), ['支給の見込みの額', yen(letter.amountYen)], ['申請できる最後の日', dayJa(letter.deadlineOn)]];
const noticeRows = (letter: BenefitNotice): Rows => [
  ['記号番号', letter.householdKey], ...(letter.benefitOutcome === 'repayment' ? [['給付の種類', letter.benefitJa] as const] : []), ...termOf(letter), ['決定', wordIn(benefitOutcomes, letter.benefitOutcome)], ...(letter.benefitOutcome === 'refusalTakenBack' ? [] : [['額', yen(letter.amountYen)] as const]),
  ['決定日', dayJa(letter.decidedOn)], ['理由', letter.decisionReason], ...(letter.benefitOutcome === 'repayment' ? payBackRows(letter) : []),
];
const payBackRows = ({ dueOn }: BenefitNotice): Rows => [
  ...(dueOn === null ? [] : [['納期限', dayJa(dueOn)] as const]), ['納め方', '区役所の国民健康保険の窓口で、この通知を示して納めてください。口座振替やコンビニエンスストアでは納められません。一度に納められないときも、窓口に相談してください。'], ['請求の根拠', '民法第703条(不当利得の返還)'],
];

interface Sheets { readonly code: string; readonly letter: Letter; readonly number: string; readonly title: string; readonly said: string; readonly rows: Rows; /** What stands below everything else on the first sheet. */ readonly foot: string }
function sheetsOf({ code, letter, number, title, said, rows, foot }: Sheets): readonly Sheet[] {
  const under = reckoningUnder(linesOf(letter), 116 + rows.length * 10, foot === '' ? 276 : 256);
  const first: Sheet = [
    ...windowOf(letter), text(at(115, 14, 80, 6), number, 10, 'right'), bold(at(125, 41, 70, 8), municipalityJa(code), 14, 'right'), bold(at(15, 68, 180, 10), title, 16, 'center'), text(at(15, 82, 180, 18), said, 10.5),
    ...table({ x: 15, y: 103, rowHeight: 10, columns: [{ ja: '項目', width: 40, align: 'left' }, { ja: '内容', width: 140, align: 'left' }], rows: rows.map((cells) => ({ cells })) }),
    ...under.marks, ...(foot === '' ? [] : [text(at(15, 261, 180, 20), foot, 9)]), footer,
  ];
  return [first, ...reckoningSheets(number, under.left)];
}

/** The form to be filled in: who applies, where the money shall go, and whether later months shall be paid without one. */
function applicationSheet(code: string, letter: BenefitInvitation): Sheet {
  const rows: Rows = [...invitationRows(letter), ['申請日', ''], ['申請者(世帯主)', ''], ['銀行・支店', ''], ['預金種目・口座番号', ''], ['口座名義(カナ)', ''], ...(letter.benefitJa === null ? [['次からの自動振込に', '同意する ・ 同意しない'] as const] : [])];
  return [bold(at(15, 18, 180, 10), `国民健康保険 ${nameOf(letter)}支給申請書`, 16, 'center'), bold(at(15, 32, 100, 8), `${municipalityJa(code)}長 あて`, 12), text(at(115, 32, 80, 6), `勧奨の番号 ${letter.invitationId}`, 10, 'right'), ...table({ x: 15, y: 44, rowHeight: 12, columns: [{ ja: '項目', width: 50, align: 'left' }, { ja: '内容', width: 130, align: 'left' }], rows: rows.map((cells) => ({ cells })) }), footer];
}

const windowLines = ({ postalCode, addressLine1, addressLine2, addressee }: Letter): readonly string[] => [...(postalCode === null ? [] : [postalJa(postalCode)]), addressLine1, ...(addressLine2 === null ? [] : [addressLine2]), `${addressee} 様`];

/** The letters as their readers see them, line by line. */
export const invitationLines = (code: string, letter: BenefitInvitation): readonly string[] => [...windowLines(letter), `${municipalityJa(code)} 国民健康保険 ${nameOf(letter)}の申請のご案内`, `勧奨の番号 ${letter.invitationId}`, ...invitationRows(letter).map((cells) => cells.join(' ')), invitationWords(letter), ...linesOf(letter)];
export const benefitNoticeLines = (code: string, letter: BenefitNotice): readonly string[] => [...windowLines(letter), `${municipalityJa(code)} ${titleOf(letter)}`, `通知の番号 ${letter.benefitNoticeId}`, noticeWords(letter), ...noticeRows(letter).map((cells) => cells.join(' ')), ...linesOf(letter), objectionIn(letter)];
