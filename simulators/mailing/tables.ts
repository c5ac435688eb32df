import type { Party } from '../define.js';
import { tables } from '../../store/define.js';

/**
 * A batch is a print file and its totals sheet under one name. A letter is what goes into the post: an envelope with the sheets of
 * one piece, or, after a mistake, of two. What was reported and what was really posted are kept apart.
 */
export const mailingTables = tables({
  /** `state`: waiting 片方を待つ · received そろった · refused · accepted · posted. `since`: from when the batch has been in it. */
  mailing_batch: {
    columns: { code: 'text', name: 'text', date: 'text', seq: 'integer', state: 'text', since: 'text', piece_count: 'integer?', left_out: 'integer', accepted_on: 'text?', posted_on: 'text?' },
    key: ['code', 'name'], indexes: [['state']],
  },
  /** `part`: print · totals */
  mailing_file: { columns: { code: 'text', batch: 'text', part: 'text', bytes: 'bytes', size: 'integer', sha256: 'text', received_at: 'text' }, key: ['code', 'batch', 'part'] },
  mailing_difference: { columns: { code: 'text', batch: 'text', n: 'integer', told: 'text' }, key: ['code', 'batch', 'n'] },
  /** `n`: the place in the print file, from 1. The id alone is no key: an uninspected file may say one twice. */
  mailing_piece: { columns: { code: 'text', batch: 'text', n: 'integer', notice_id: 'text', row: 'text' }, key: ['code', 'batch', 'n'], indexes: [['code', 'notice_id']] },
  /** `second`: the place of the piece that went into this envelope by mistake, 0 = none. `copy` 2: the letter was posted once more. */
  mailing_letter: {
    columns: { code: 'text', batch: 'text', n: 'integer', copy: 'integer', second: 'integer', notice_id: 'text', posted_on: 'text', return_reason: 'text?', return_due_on: 'text?', return_file: 'text?' },
    key: ['code', 'batch', 'n', 'copy'], indexes: [['code', 'notice_id'], ['return_due_on'], ['code', 'posted_on']],
  },
  /** Addresses at which nobody is found, as a story named them. */
  mailing_undeliverable: { columns: { code: 'text', address: 'text', reason: 'text' }, key: ['code', 'address'] },
  mailing_return: { columns: { code: 'text', name: 'text', seq: 'integer', bytes: 'bytes', size: 'integer', sha256: 'text', created_at: 'text', state: 'text' }, key: ['code', 'name'] },
  /** 個人番号 that came where none may be: when, in which file and line, and a token, never the number. */
  mailing_incident: { columns: { code: 'text', batch: 'text', sha256: 'text', line: 'integer', token: 'text', found_at: 'text' }, key: ['code', 'batch', 'sha256', 'line', 'token'] },
});

export type FaultName = 'serviceDown' | 'twoInOne' | 'bundleLost' | 'postedTwice' | 'notInspected';
export interface Parameters {
  readonly maximumFileMB: number;
  readonly returnDays: number;
  readonly bundleSize: number;
  readonly barcodeRequired: 'payable' | 'none';
  readonly payableUntil: 'dueOn' | 'dueOnOrLater';
}
export type Mailing = Party<typeof mailingTables, FaultName, Parameters>;
export type MailingStore = Mailing['store'];
export interface BatchKey { readonly code: string; readonly name: string }

/** So many rows are read or written at once, however large a batch is. */
export const pageRows = 1_000;

export const batchRow = ({ db }: MailingStore, { code, name }: BatchKey) => db.selectFrom('mailing_batch').where('code', '=', code).where('name', '=', name);
export const setBatch = ({ db }: MailingStore, { code, name }: BatchKey) => db.updateTable('mailing_batch').where('code', '=', code).where('name', '=', name);

/** The next pieces of a batch, in the order of its file. */
export const piecesAfter = ({ db }: MailingStore, { code, name }: BatchKey, n: number) =>
  db.selectFrom('mailing_piece').where('code', '=', code).where('batch', '=', name).where('n', '>', n).selectAll().orderBy('n').limit(pageRows).execute();
