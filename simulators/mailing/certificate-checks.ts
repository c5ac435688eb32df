import { mailedCertificateKinds, numberSumOf, type CertificateData, type CertificateTotals, type MailedCertificateKind } from '../../contracts/mailing/records.js';
import { isLimitPaper } from '../../contracts/certificates.js';
import type { Row } from '../../contracts/wire/codec.js';
import type { Differences } from './differences.js';
import type { Mailing } from './tables.js';

interface Tally { pieceCount: number; threeTenthsCount: number; numberSum: number }
const nothing = (): Tally => ({ pieceCount: 0, threeTenthsCount: 0, numberSum: 0 });

/** Counts papers by kind as they pass. */
export function tallyOfCertificates() {
  const tallies = new Map<MailedCertificateKind, Tally>(mailedCertificateKinds.map(([kind]) => [kind, nothing()]));
  return {
    add(paper: CertificateData): void {
      const tally = tallies.get(paper.kind)!;
      tally.pieceCount += 1;
      if (paper.burdenRatio === '030') tally.threeTenthsCount += 1;
      tally.numberSum = numberSumOf(tally.numberSum, paper);
    },
    of: (kind: MailedCertificateKind): Tally => tallies.get(kind)!,
  };
}

/** What is wrong with one paper by itself and beside those before it. Whether its holder is entitled to it, the contractor cannot know. */
export function checkCertificate({ today }: Pick<Mailing, 'today'>, { line, value }: Row<CertificateData>, seen: Map<string, number>, { tell }: Differences): void {
  const at = { file: 'print' as const, line, noticeId: value.certificateId };
  const before = seen.get(value.certificateId);
  if (before === undefined) seen.set(value.certificateId, line);
  else tell({ kind: 'noticeTwice', ...at, field: 'certificateId', why: `${before}行目と同じ証の番号である` });
  if (value.kind === 'elderlyCertificate' && value.burdenRatio === null) tell({ kind: 'ratioMissing', ...at, field: 'burdenRatio', why: '高齢受給者証に負担割合がない' });
  if (isLimitPaper(value.kind) !== (value.limitCategory !== null)) tell({ kind: 'categoryMissing', ...at, field: 'limitCategory', actual: value.limitCategory ?? '', why: value.limitCategory === null ? '限度額適用認定証に適用区分がない' : '限度額適用認定証でない証に適用区分がある' });
  if (value.validThrough === null && value.kind !== 'eligibilityInformation') tell({ kind: 'validityMissing', ...at, field: 'validThrough', why: '有効期限がない' });
  if (value.validThrough !== null && (value.validThrough < value.validFrom || value.validThrough < today())) tell({ kind: 'validityPast', ...at, field: 'validThrough', actual: value.validThrough, why: '有効期限が有効期間の初日か検査の日より前である' });
}

/** The totals sheet beside what the print file holds. A kind without a row is said to have nothing. */
export function checkCertificateTotals(rows: readonly Row<CertificateTotals>[], counted: ReturnType<typeof tallyOfCertificates>, { tell }: Differences): void {
  for (const [kind, ja] of mailedCertificateKinds) {
    const [row, ...others] = rows.filter(({ value }) => value.kind === kind);
    for (const other of others) tell({ kind: 'totalsRowTwice', file: 'totals', line: other.line, field: 'kind', why: `「${ja}」の行が${row!.line}行目にもある` });
    const [said, there] = [row?.value ?? nothing(), counted.of(kind)];
    for (const [field, what] of [['pieceCount', '通数'], ['threeTenthsCount', '負担割合3割の通数'], ['numberSum', '記号番号の検算の和']] as const) {
      if (said[field] !== there[field]) tell({ kind: field, file: 'totals', line: row?.line ?? 0, field, expected: String(said[field]), actual: String(there[field]), why: `「${ja}」の${what}は件数表で${said[field]}、作成データで${there[field]}である` });
    }
  }
}
