import { assume } from '../../law/define.js';
import { printed, type Mark, type Sheet } from '../../paper/define.js';
import { at, bold, frame, table, text } from '../../paper/marks.js';
import { footer, municipalityJa, postalJa, windowOf } from './print-words.js';

export interface Addressee { readonly addressee: string; readonly postalCode: string | null; readonly addressLine1: string; readonly addressLine2: string | null }
/** A letter of one sheet, and a form to fill in if there is one. */
export interface PlainLetter {
  readonly letterId: string;
  readonly to: Addressee;
  readonly heading: string;
  readonly sentence: string;
  /** Label and value, as printed and as read. */
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly form?: { readonly heading: string; readonly rows: readonly (readonly [label: string, value: string])[]; readonly sentence: string };
}
export interface PlainPiece { readonly code: string; readonly letter: PlainLetter }

export const plainPaper = printed<PlainPiece>({
  id: 'plainPaper',
  ja: '還付・充当通知書と還付金請求書、催告書、処分通知',
  basis: assume('これらの紙面は区ごとに違い、公開されていない。項目は印刷データにあるものに限り、並びと大きさと文言は自前のもの。還付金請求書には通知の番号と額だけを刷り、口座は受け取った人が書く'),
  title: ({ letter }) => `${letter.heading} ${letter.letterId}`,
  sheets: ({ code, letter }) => [noticeSheet(code, letter), ...(letter.form ? [formSheet(code, letter, letter.form)] : [])],
});

const numberJa = ({ letterId }: PlainLetter): string => `通知の番号 ${letterId}`;

function noticeSheet(code: string, letter: PlainLetter): Sheet {
  return [
    ...windowOf(letter.to), text(at(125, 14, 70, 6), numberJa(letter), 10, 'right'), bold(at(125, 41, 70, 8), municipalityJa(code), 14, 'right'), bold(at(15, 68, 180, 10), letter.heading, 18, 'center'), text(at(15, 82, 180, 18), letter.sentence, 10.5),
    ...table({ x: 15, y: 106, rowHeight: 12, columns: [{ ja: '項目', width: 50, align: 'left' }, { ja: '内容', width: 130, align: 'left' }], rows: letter.rows.map((cells) => ({ cells })) }), footer,
  ];
}

function formSheet(code: string, letter: PlainLetter, form: NonNullable<PlainLetter['form']>): readonly Mark[] {
  return [
    bold(at(15, 20, 180, 10), form.heading, 18, 'center'), text(at(15, 34, 180, 8), `${municipalityJa(code)}長 あて`, 12), text(at(125, 14, 70, 6), numberJa(letter), 10, 'right'), text(at(15, 44, 180, 16), form.sentence, 10.5),
    ...form.rows.flatMap(([label, value], i): Mark[] => {
      const line = 64 + i * 13;
      return [frame(at(15, line, 50, 13), 0.4), text(at(17, line, 46, 13), label, 10), frame(at(65, line, 130, 13), 0.4), text(at(67, line, 126, 13), value, 10)];
    }),
    footer,
  ];
}

/** The letter as its reader sees it, line by line. */
export const plainLines = (code: string, letter: PlainLetter): readonly string[] => [
  ...(letter.to.postalCode === null ? [] : [postalJa(letter.to.postalCode)]), letter.to.addressLine1, ...(letter.to.addressLine2 === null ? [] : [letter.to.addressLine2]), `${letter.to.addressee} 様`, `${municipalityJa(code)} ${letter.heading}`, numberJa(letter),
  ...letter.rows.map(([label, value]) => `${label} ${value}`), ...(letter.form ? [letter.form.heading, ...letter.form.rows.map(([label, value]) => `${label} ${value}`.trimEnd())] : []),
];
