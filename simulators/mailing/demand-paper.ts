import { extraordinaryNumber, installmentJa, installmentNumbers, type InstallmentNumber } from '../../contracts/mailing/installments.js';
import type { DemandLetter } from '../../contracts/mailing/demand.js';
import { assume, cite, type Basis } from '../../law/define.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { printed, type Mark } from '../../paper/define.js';
import { at, bold, table, text } from '../../paper/marks.js';
import { dayJa, footer, municipalityJa, postalJa, windowOf, yen } from './print-words.js';
import { slipSheet } from './slip-paper.js';

/** A 督促状 and the municipality it comes from. */
export interface DemandPiece { readonly code: string; readonly letter: DemandLetter }

export const demandBasis: Basis = cite('国民健康保険法79条の2・地方自治法231条の3', '督促状に指定した期限までに完納しないときは、地方税の滞納処分の例により処分することができる。文言は自前のもの');
const warning = '納期限までに納められていません。指定期限までに納めてください。督促状を発した日から起算して10日を過ぎた日までに完納されないときは、財産の差押えを受けることがあります。納めてから日が浅く、この書面と行き違いになったときは、ご容赦ください。';

export const demandPaper = printed<DemandPiece>({
  id: 'demandPaper',
  ja: '督促状と納付書',
  basis: assume('督促状の紙面は区ごとに違い、公開されていない。項目は督促状データにあるものに限り、並びと大きさは自前のもの。延滞金は別に求める'),
  title: ({ letter }) => `国民健康保険料督促状 ${letter.demandId}`,
  sheets: ({ code, letter }) => [demandSheet(code, letter), slipSheet(code, { ...letter, noticeId: letter.noticeNumber }, [{ number: periodNumber(letter), dueOn: letter.designatedOn, yen: letter.unpaidYen, barcode: letter.demandBarcode }])],
});

/** 随時期, the first, the second …, are all called 随時. */
const periodNumber = ({ period }: DemandLetter): InstallmentNumber => installmentNumbers.find((number) => number === period) ?? extraordinaryNumber;
const periodJa = (letter: DemandLetter): string => installmentJa(periodNumber(letter));

function demandSheet(code: string, letter: DemandLetter): readonly Mark[] {
  const rows = [['通知書番号', letter.noticeNumber], ['年度・期', `${fiscalYearJa(letter.fiscalYear)} ${periodJa(letter)}`], ['納期限', dayJa(letter.dueOn)], ['未納の額', yen(letter.unpaidYen)], ['指定期限', dayJa(letter.designatedOn)]] as const;
  return [
    ...windowOf(letter), text(at(125, 14, 70, 6), `督促状の番号 ${letter.demandId}`, 10, 'right'), bold(at(125, 41, 70, 8), municipalityJa(code), 14, 'right'), bold(at(15, 68, 180, 10), '国民健康保険料 督促状', 18, 'center'),
    text(at(15, 82, 180, 18), warning, 10.5), ...table({ x: 15, y: 106, rowHeight: 9, columns: [{ ja: '項目', width: 50, align: 'left' }, { ja: '内容', width: 130, align: 'left' }], rows: rows.map((cells) => ({ cells })) }), footer,
  ];
}

/** The letter as its reader sees it, line by line. */
export const demandLines = (code: string, letter: DemandLetter): readonly string[] => [
  ...(letter.postalCode === null ? [] : [postalJa(letter.postalCode)]), letter.addressLine1, ...(letter.addressLine2 === null ? [] : [letter.addressLine2]), `${letter.addressee} 様`,
  `${municipalityJa(code)} 国民健康保険料 督促状`, `督促状の番号 ${letter.demandId}`, `通知書番号 ${letter.noticeNumber}`, `${fiscalYearJa(letter.fiscalYear)} ${periodJa(letter)} 納期限 ${dayJa(letter.dueOn)}`, `未納の額 ${yen(letter.unpaidYen)} 指定期限 ${dayJa(letter.designatedOn)}`,
  ...(letter.demandBarcode === null ? [] : [`  (${letter.demandBarcode.slice(0, 2)})${letter.demandBarcode.slice(2)}`]),
];
