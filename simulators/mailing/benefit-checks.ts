import type { BenefitInvitation, BenefitNotice, BenefitTotals } from '../../contracts/mailing/benefit.js';
import type { Row } from '../../contracts/wire/codec.js';
import type { Differences } from './differences.js';

/** The number of a letter, which stands once. */
export function checkBenefit(id: string, field: 'invitationId' | 'benefitNoticeId', { line, value }: Row<BenefitInvitation | BenefitNotice>, seen: Map<string, number>, { tell }: Differences): void {
  const at = { file: 'print' as const, line, noticeId: id };
  const before = seen.get(id);
  if (before === undefined) seen.set(id, line);
  else tell({ kind: 'noticeTwice', ...at, field, why: `${before}行目と同じ番号である` });
  if ('benefitOutcome' in value && value.benefitOutcome === 'repayment' && value.dueOn === null) tell({ kind: 'dueMissing', ...at, field: 'dueOn', why: '返納金の通知に納期限がない' });
}

/** The totals sheet, which has one row, beside what the print file adds up to. */
export function checkBenefitTotals([row, ...others]: readonly Row<BenefitTotals>[], counted: BenefitTotals, { tell }: Differences): void {
  for (const { line } of others) tell({ kind: 'totalsRowTwice', file: 'totals', line, field: 'pieceCount', why: `合計の行が${row!.line}行目にもある` });
  const said = row?.value ?? { pieceCount: 0, amountYen: 0 };
  for (const [field, kind, ja] of [['pieceCount', 'pieceCount', '通数'], ['amountYen', 'totalYen', '額の合計']] as const) {
    if (said[field] !== counted[field]) tell({ kind, file: 'totals', line: row?.line ?? 0, field, expected: String(said[field]), actual: String(counted[field]), why: `${ja}は件数金額表で${said[field]}、印刷データで${counted[field]}である` });
  }
}
