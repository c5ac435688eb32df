import type { Day } from '../../law/define.js';
import { isPosted } from './judge.js';
import { agentPayment, type NoticeRowKind, type PaymentState } from './rules/agent-payment.js';
import type { PaymentRequestRow, ReceiptRow } from './tables.js';

/** One payment, from all rows that tell of it. */
export interface Instance {
  readonly key: string;
  readonly state: PaymentState | 'contradicted' | 'failed';
  /** Confirmed money: where it goes, part by part; null = 不明金. Nothing while it is not confirmed. */
  readonly parts: readonly { readonly accountKey: string | null; readonly yen: number }[];
  readonly receivedOn: Day;
  /** 確報 that say different things of one payment, or another amount than the 速報. */
  readonly differs: 'confirmedRows' | 'preliminary' | null;
  readonly rows: readonly ReceiptRow[];
}

/** What a payment is does not depend on which of its rows came first. `several` = requests that pay more than one 期. */
export function instanceOf(rows: readonly ReceiptRow[], several: ReadonlyMap<string, readonly PaymentRequestRow[]>): Instance {
  const ordered = [...rows].sort((a, b) => (a.row_key < b.row_key ? -1 : 1));
  const { outcome: state } = agentPayment.apply(ordered.flatMap(({ kind }) => (kind === 'failed' ? [] : [kind as NoticeRowKind])));
  const confirmed = ordered.filter(({ kind }) => kind === 'confirmed');
  const posted = confirmed.filter(({ account_key }) => account_key !== null);
  // Rows that contradict each other: one of them is right only when a clerk has said so, or when it alone may go somewhere.
  const certain = confirmed.find(({ is_assigned }) => is_assigned === 1) ?? (posted.length === 1 ? posted[0] : undefined);
  const chosen = certain ?? confirmed[0];
  const isDoubtful = confirmed.length > 1 && !certain;
  const preliminary = ordered.find(({ kind }) => kind === 'preliminary');
  return {
    key: ordered[0]!.instance_key, state: state === 'none' ? 'failed' : state, receivedOn: (chosen ?? ordered[0]!).received_on as Day, rows: ordered, parts: chosen ? partsOf(chosen, isDoubtful, several) : [],
    differs: confirmed.length > 1 ? 'confirmedRows' : preliminary && chosen && preliminary.content !== chosen.content ? 'preliminary' : null,
  };
}

function partsOf(row: ReceiptRow, isDoubtful: boolean, several: ReadonlyMap<string, readonly PaymentRequestRow[]>): Instance['parts'] {
  if (isDoubtful || row.account_key === null) return [{ accountKey: null, yen: row.yen }];
  const parts = row.request_key !== null && isPosted(row.outcome) ? several.get(row.request_key) : undefined;
  return parts ? parts.map(({ account_key, yen }) => ({ accountKey: account_key, yen })) : [{ accountKey: row.account_key, yen: row.yen }];
}
