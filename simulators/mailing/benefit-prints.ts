import { benefitInvitation, benefitInvitationTotals, benefitNotice, benefitNoticeTotals, benefitTotalsOf, type BenefitInvitation, type BenefitNotice, type BenefitTotals } from '../../contracts/mailing/benefit.js';
import type { Row } from '../../contracts/wire/codec.js';
import { print } from '../../paper/print.js';
import { checkBenefit, checkBenefitTotals } from './benefit-checks.js';
import { benefitNoticeLines, invitationLines, invitationPaper, noticeOfBenefitPaper } from './benefit-paper.js';
import type { Differences } from './differences.js';
import type { Printed } from './printed.js';

/** Looks at each letter, and at the totals of all. */
function inspectionOf(field: 'invitationId' | 'benefitNoticeId', idOf: (value: unknown) => string, differences: Differences) {
  const seen = new Map<string, number>();
  let counted: BenefitTotals = benefitTotalsOf([]);
  return {
    piece(row: Row<unknown>) {
      const letter = row as Row<BenefitInvitation | BenefitNotice>;
      counted = { pieceCount: counted.pieceCount + 1, amountYen: counted.amountYen + letter.value.amountYen };
      checkBenefit(idOf(letter.value), field, letter, seen, differences);
    },
    totals: (rows: readonly Row<unknown>[]) => { checkBenefitTotals(rows as readonly Row<BenefitTotals>[], counted, differences); },
  };
}

const invitationIdOf = (value: unknown): string => (value as BenefitInvitation).invitationId;
const noticeIdOf = (value: unknown): string => (value as BenefitNotice).benefitNoticeId;

/** 勧奨 with the 申請書. */
export const invitations: Printed = {
  print: benefitInvitation, totals: benefitInvitationTotals, postedStep: 'B-04', idOf: invitationIdOf, sheetOf: (code, value) => invitationLines(code, value as BenefitInvitation),
  pdfOf: (code, [first, ...rest], on) => print(invitationPaper, [{ code, letter: first as BenefitInvitation }, ...rest.map((letter) => ({ code, letter: letter as BenefitInvitation }))], on),
  inspection: (_rules, differences) => inspectionOf('invitationId', invitationIdOf, differences),
};
/** 支給決定通知書 and 返納金の通知. */
export const noticesOfBenefit: Printed = {
  print: benefitNotice, totals: benefitNoticeTotals, postedStep: 'B-08', idOf: noticeIdOf, sheetOf: (code, value) => benefitNoticeLines(code, value as BenefitNotice),
  pdfOf: (code, [first, ...rest], on) => print(noticeOfBenefitPaper, [{ code, letter: first as BenefitNotice }, ...rest.map((letter) => ({ code, letter: letter as BenefitNotice }))], on),
  inspection: (_rules, differences) => inspectionOf('benefitNoticeId', noticeIdOf, differences),
};
