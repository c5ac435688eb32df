import { benefitOutcomes, lineSign, type BenefitInvitation, type BenefitNotice } from '../../contracts/mailing/benefit.js';
import { assume } from '../../law/define.js';
import { printed, type Mark } from '../../paper/define.js';
import { at, bold, table, text } from '../../paper/marks.js';
import { dayJa, footer, municipalityJa, postalJa, windowOf, wordIn, yen } from './print-words.js';

/** A letter of 給付 and the municipality it comes from. */
export interface BenefitPiece<L> { readonly code: string; readonly letter: L }

const layoutBasis = assume('勧奨・申請書・支給決定通知書の紙面は区ごとに違い、公開されていない。項目は印刷データにあるものに限り、並びと大きさは自前のもの');
const monthJa = (careMonth: string): string => `${Number(careMonth.slice(0, 4))}年${Number(careMonth.slice(4))}月診療分`;
const linesOf = (reckoning: string): readonly string[] => reckoning.split(lineSign).filter((line) => line !== '');

export const invitationPaper = printed<BenefitPiece<BenefitInvitation>>({
  id: 'invitationPaper',
  ja: '高額療養費の勧奨と申請書',
  basis: layoutBasis,
  title: ({ letter }) => `${nameOf(letter)}支給申請書 ${letter.invitationId}`,
  sheets: ({ code, letter }) => [sheetOf({ code, letter, number: `勧奨の番号 ${letter.invitationId}`, title: `国民健康保険 ${nameOf(letter)}の申請のご案内`, said: invitationWords(letter), rows: invitationRows(letter) }), applicationSheet(code, letter)],
});

export const noticeOfBenefitPaper = printed<BenefitPiece<BenefitNotice>>({
  id: 'noticeOfBenefitPaper',
  ja: '給付の決定通知書',
  basis: layoutBasis,
  title: ({ letter }) => `${titleOf(letter)} ${letter.benefitNoticeId}`,
  sheets: ({ code, letter }) => [sheetOf({ code, letter, number: `通知の番号 ${letter.benefitNoticeId}`, title: titleOf(letter), said: `次のとおり決定しました。${letter.decisionReason}`, rows: noticeRows(letter) })],
});

const titles = { paid: '支給決定', refused: '不支給決定', refusalTakenBack: '不支給決定の取消し' } as const;
const titleOf = ({ benefitOutcome, benefitJa }: BenefitNotice): string => (benefitOutcome === 'repayment' ? '国民健康保険 返納金の納入通知' : `国民健康保険 ${benefitJa}${titles[benefitOutcome]}通知書`);
const invitationWords = ({ isAskedAgain, deadlineOn }: BenefitInvitation): string => `${isAskedAgain === '1' ? '前にうかがった口座に振り込めませんでした。もう一度、' : ''}申請書に振込先の口座(世帯主のもの)を書いて、${dayJa(deadlineOn)}までに申請してください。`;

/** A sum of a year stands under its last month. */
const termOf = ({ benefitJa, careMonth }: BenefitInvitation): readonly [string, string] => (benefitJa === null ? ['診療月', monthJa(careMonth)] : ['期間', `${monthJa(careMonth)}までの1年`]);
const nameOf = ({ benefitJa }: BenefitInvitation): string => benefitJa ?? '高額療養費';

type Rows = readonly (readonly [string, string])[];
const invitationRows = (letter: BenefitInvitation): Rows => [['記号番号', letter.householdKey], termOf(letter), ['支給の見込みの額', yen(letter.amountYen)], ['申請できる最後の日', dayJa(letter.deadlineOn)]];
const noticeRows = (letter: BenefitNotice): Rows => [
  ['記号番号', letter.householdKey], ...(letter.careMonth === null ? [] : [['診療月', monthJa(letter.careMonth)] as const]), ['決定', wordIn(benefitOutcomes, letter.benefitOutcome)], ['額', yen(letter.amountYen)], ['決定日', dayJa(letter.decidedOn)], ...(letter.dueOn === null ? [] : [['納期限', dayJa(letter.dueOn)] as const]),
];

interface Sheet { readonly code: string; readonly letter: BenefitInvitation | BenefitNotice; readonly number: string; readonly title: string; readonly said: string; readonly rows: Rows }
const linesShown = 24;
function sheetOf({ code, letter, number, title, said, rows }: Sheet): readonly Mark[] {
  const lines = linesOf(letter.reckoning);
  const top = 112 + rows.length * 9;
  return [
    ...windowOf(letter), text(at(115, 14, 80, 6), number, 10, 'right'), bold(at(125, 41, 70, 8), municipalityJa(code), 14, 'right'), bold(at(15, 68, 180, 10), title, 16, 'center'), text(at(15, 82, 180, 18), said, 10.5),
    ...table({ x: 15, y: 103, rowHeight: 9, columns: [{ ja: '項目', width: 50, align: 'left' }, { ja: '内容', width: 130, align: 'left' }], rows: rows.map((cells) => ({ cells })) }),
    ...lines.slice(0, linesShown).map((line, i) => text(at(15, top + i * 5.4, 180, 5), i === linesShown - 1 && lines.length > linesShown ? `ほか${lines.length - linesShown + 1}行` : line, 8.5)), footer,
  ];
}

/** The form to be filled in: who applies, where the money shall go, and whether later months shall be paid without one. */
function applicationSheet(code: string, letter: BenefitInvitation): readonly Mark[] {
  const rows: Rows = [...invitationRows(letter), ['申請日', ''], ['申請者(世帯主)', ''], ['銀行・支店', ''], ['預金種目・口座番号', ''], ['口座名義(カナ)', ''], ...(letter.benefitJa === null ? [['次からの自動振込に', '同意する ・ 同意しない'] as const] : [])];
  return [bold(at(15, 18, 180, 10), `国民健康保険 ${nameOf(letter)}支給申請書`, 16, 'center'), bold(at(15, 32, 100, 8), `${municipalityJa(code)}長 あて`, 12), text(at(115, 32, 80, 6), `勧奨の番号 ${letter.invitationId}`, 10, 'right'), ...table({ x: 15, y: 44, rowHeight: 12, columns: [{ ja: '項目', width: 50, align: 'left' }, { ja: '内容', width: 130, align: 'left' }], rows: rows.map((cells) => ({ cells })) }), footer];
}

const windowLines = ({ postalCode, addressLine1, addressLine2, addressee }: BenefitInvitation | BenefitNotice): readonly string[] => [...(postalCode === null ? [] : [postalJa(postalCode)]), addressLine1, ...(addressLine2 === null ? [] : [addressLine2]), `${addressee} 様`];

/** The letters as their readers see them, line by line. */
export const invitationLines = (code: string, letter: BenefitInvitation): readonly string[] => [...windowLines(letter), `${municipalityJa(code)} 国民健康保険 ${nameOf(letter)}の申請のご案内`, `勧奨の番号 ${letter.invitationId}`, ...invitationRows(letter).map((cells) => cells.join(' ')), invitationWords(letter), ...linesOf(letter.reckoning)];
export const benefitNoticeLines = (code: string, letter: BenefitNotice): readonly string[] => [...windowLines(letter), `${municipalityJa(code)} ${titleOf(letter)}`, `通知の番号 ${letter.benefitNoticeId}`, ...noticeRows(letter).map((cells) => cells.join(' ')), letter.decisionReason, ...linesOf(letter.reckoning)];
