import { demandLetter, demandTotals, demandTotalsOf, type DemandLetter } from '../../contracts/mailing/demand.js';
import { certificateData, certificateTotals, premiumNotice, printTotals, type CertificateData, type PremiumNotice } from '../../contracts/mailing/records.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { CannotFormat, codecOf, type Row } from '../../contracts/wire/codec.js';
import type { Profile } from '../../contracts/wire/profile.js';
import type { Day } from '../../law/define.js';
import { print } from '../../paper/print.js';
import { invitations, noticesOfBenefit } from './benefit-prints.js';
import { checkCertificate, checkCertificateTotals, tallyOfCertificates } from './certificate-checks.js';
import { certificatePaper } from './certificate-paper.js';
import { certificateSheet } from './certificate-text.js';
import { checkDemand, checkDemandTotals } from './demand-checks.js';
import { demandLines, demandPaper } from './demand-paper.js';
import type { Differences } from './differences.js';
import { sheetOf } from './letter-text.js';
import { noticePaper } from './notice-paper.js';
import { plainPrints } from './plain-printed.js';
import { checkPiece } from './piece-checks.js';
import type { Mailing } from './tables.js';
import { checkTotals, tallyByKind } from './totals-checks.js';

/** What every printed piece has, whatever it is. */
export interface Addressed { readonly addressLine1: string; readonly addressLine2: string | null }
type Rules = Pick<Mailing, 'parameters' | 'today'>;

/** What lies in one envelope: one piece or, after a mistake, two. */
export type Enclosed = readonly [unknown, ...unknown[]];

/** One kind of print: its file, its totals sheet, what is looked at, and how a sheet reads. */
export interface Printed {
  readonly print: RecordDefinition;
  readonly totals: RecordDefinition;
  /** The step of 別添1 that posting it realises. */
  readonly postedStep: 'A-11' | 'A-12' | 'B-04' | 'B-08' | 'C-11' | 'C-13' | 'C-15';
  readonly idOf: (value: unknown) => string;
  readonly inspection: (rules: Rules, differences: Differences) => { readonly piece: (row: Row<unknown>) => void; readonly totals: (rows: readonly Row<unknown>[]) => void };
  readonly sheetOf: (code: string, value: unknown) => readonly string[];
  /** The pieces of one envelope as PDF, in the order in which they lie in it. */
  readonly pdfOf: (code: string, values: Enclosed, on: Day) => Promise<Buffer>;
}

const notices: Printed = {
  print: premiumNotice, totals: printTotals, postedStep: 'A-11', idOf: (value) => (value as PremiumNotice).noticeId, sheetOf: (code, value) => sheetOf(code, value as PremiumNotice),
  pdfOf: (code, [first, ...rest], on) => print(noticePaper, [{ code, notice: first as PremiumNotice }, ...rest.map((notice) => ({ code, notice: notice as PremiumNotice }))], on),
  inspection(rules, differences) {
    const seen = { notices: new Map<string, number>(), slips: new Map<string, number>() };
    const counted = tallyByKind();
    return {
      piece(row) {
        counted.add(row.value as PremiumNotice);
        checkPiece(rules, row as Row<PremiumNotice>, seen, differences);
      },
      totals: (rows) => { checkTotals(rows as Parameters<typeof checkTotals>[0], counted, differences); },
    };
  },
};

const certificates: Printed = {
  print: certificateData, totals: certificateTotals, postedStep: 'A-12', idOf: (value) => (value as CertificateData).certificateId, sheetOf: (code, value) => certificateSheet(code, value as CertificateData),
  pdfOf: (code, [first, ...rest], on) => print(certificatePaper, [{ code, paper: first as CertificateData }, ...rest.map((paper) => ({ code, paper: paper as CertificateData }))], on),
  inspection(rules, differences) {
    const seen = new Map<string, number>();
    const counted = tallyOfCertificates();
    return {
      piece(row) {
        counted.add(row.value as CertificateData);
        checkCertificate(rules, row as Row<CertificateData>, seen, differences);
      },
      totals: (rows) => { checkCertificateTotals(rows as Parameters<typeof checkCertificateTotals>[0], counted, differences); },
    };
  },
};

const demands: Printed = {
  print: demandLetter, totals: demandTotals, postedStep: 'C-15', idOf: (value) => (value as DemandLetter).demandId, sheetOf: (code, value) => demandLines(code, value as DemandLetter),
  pdfOf: (code, [first, ...rest], on) => print(demandPaper, [{ code, letter: first as DemandLetter }, ...rest.map((letter) => ({ code, letter: letter as DemandLetter }))], on),
  inspection(rules, differences) {
    const seen = { demands: new Map<string, number>(), slips: new Map<string, number>() };
    let counted = demandTotalsOf([]);
    return {
      piece(row) {
        const letter = row as Row<DemandLetter>;
        counted = { pieceCount: counted.pieceCount + 1, unpaidYen: counted.unpaidYen + letter.value.unpaidYen };
        checkDemand(rules, letter, seen, differences);
      },
      totals: (rows) => { checkDemandTotals(rows as Parameters<typeof checkDemandTotals>[0], counted, differences); },
    };
  },
};

const prints: readonly Printed[] = [notices, certificates, demands, ...plainPrints, invitations, noticesOfBenefit];

/** Which kind of print a batch of that name is; null when it is the name of none. */
export const printedOf = (profile: Profile, batch: string): Printed | null => prints.find(({ print }) => codecOf(profile, print).parseFileName(batch) !== null) ?? null;

/** The file name of the totals sheet that belongs to a batch; null when the batch has no name that can be read. */
export function totalsName(profile: Profile, batch: string): string | null {
  const printed = printedOf(profile, batch);
  const envelope = printed && codecOf(profile, printed.print).parseFileName(batch);
  try {
    return envelope && codecOf(profile, printed.totals).fileName(envelope);
  } catch (error) {
    if (error instanceof CannotFormat) return null;
    throw error;
  }
}
