import type { RecordDefinition } from '../../contracts/define.js';
import { dispositionNotice, dispositionTotals, dispositionTotalsOf, overpaymentNotice, overpaymentTotals, overpaymentTotalsOf, reminderLetter, reminderTotals, reminderTotalsOf, type DispositionNotice, type OverpaymentNotice, type ReminderLetter } from '../../contracts/mailing/letters.js';
import type { Row } from '../../contracts/wire/codec.js';
import { print } from '../../paper/print.js';
import { checkLetter, checkLetterTotals } from './plain-checks.js';
import { dispositionPaper, overpaymentLetter, reminderPaper } from './plain-letters.js';
import { plainLines, plainPaper, type PlainLetter } from './plain-paper.js';
import type { Printed } from './printed.js';

interface Kind<P extends { readonly letterId: string }> {
  readonly print: RecordDefinition;
  readonly totals: RecordDefinition;
  readonly postedStep: Printed['postedStep'];
  readonly totalsOf: (pieces: readonly P[]) => object;
  readonly letterOf: (piece: P) => PlainLetter;
}

/** A kind of letter of one sheet: whoever adds one says its file, its sums and what stands on it. */
function plain<P extends { readonly letterId: string }>({ print: definition, totals, postedStep, totalsOf, letterOf }: Kind<P>): Printed {
  return {
    print: definition, totals, postedStep, idOf: (value) => (value as P).letterId, sheetOf: (code, value) => plainLines(code, letterOf(value as P)),
    pdfOf: (code, [first, ...rest], on) => print(plainPaper, [{ code, letter: letterOf(first as P) }, ...rest.map((value) => ({ code, letter: letterOf(value as P) }))], on),
    inspection(_rules, differences) {
      const seen = new Map<string, number>();
      const pieces: P[] = [];
      return {
        piece(row) {
          pieces.push(row.value as P);
          checkLetter(row as Row<P>, seen, differences);
        },
        totals: (rows) => { checkLetterTotals(rows as readonly Row<Readonly<Record<string, number>>>[], totalsOf(pieces) as Readonly<Record<string, number>>, totals.fields, differences); },
      };
    },
  };
}

export const plainPrints: readonly Printed[] = [
  plain<OverpaymentNotice>({ print: overpaymentNotice, totals: overpaymentTotals, postedStep: 'C-13', totalsOf: overpaymentTotalsOf, letterOf: overpaymentLetter }),
  plain<ReminderLetter>({ print: reminderLetter, totals: reminderTotals, postedStep: 'C-15', totalsOf: reminderTotalsOf, letterOf: reminderPaper }),
  plain<DispositionNotice>({ print: dispositionNotice, totals: dispositionTotals, postedStep: 'C-11', totalsOf: dispositionTotalsOf, letterOf: dispositionPaper }),
];
