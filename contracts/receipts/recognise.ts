import type { ReceiptFile } from './define.js';
import { receiptClaim, receiptReturn } from './files.js';

/** The file its name or its first bytes speak of; null when they speak of none. */
export function recognisedReceiptFile(name: string, bytes: Uint8Array): ReceiptFile | null {
  const begins = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 40)).toString('latin1').replace(/^ï»¿/, '');
  if (begins.startsWith('IR,')) return receiptClaim;
  if (/^\d{1,2},\d{1,5},\d{1,3},HI,/.test(begins)) return receiptReturn;
  if (/\.UKE$/i.test(name)) return receiptClaim;
  return /\.(HEN|SAH)$/i.test(name) ? receiptReturn : null;
}
