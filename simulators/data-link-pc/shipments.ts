import type { WireFile } from '../../contracts/wire/file.js';
import { suffers, type DataLinkPc } from './tables.js';

/** One file on its way to 集約: the bytes that really go out, and in Japanese what a fault did to them. */
export interface Shipment extends WireFile {
  readonly damage: string;
}

/** Numbers inside names count as numbers: the tenth batch goes after the ninth. */
const byName = new Intl.Collator('en', { numeric: true });
type Chooser = Pick<DataLinkPc, 'faults' | 'parameters' | 'chance'>;

/**
 * What leaves the PC, in which order and shape. Without faults: every waiting file, whole, once, in the order of names.
 * A damaged file is damaged in the same way at every try, because the seed and its name decide.
 */
export function shipmentsOf(party: Chooser, municipality: string, waiting: readonly WireFile[], layoutOf: (name: string) => string | null): readonly Shipment[] {
  const on = (fault: Parameters<typeof suffers>[1]) => suffers(party, fault, municipality);
  const inOrder = waiting.toSorted((a, b) => byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
  const ordered = on('reorderedSend') ? inOrder.toReversed() : inOrder;
  const kept = on('oneFileOnly') ? ordered.filter(({ name }) => layoutOf(name) !== party.parameters.missingLayout) : ordered;
  return kept.flatMap((file) => {
    const shipment = damaged(party, municipality, file, on('truncatedSend'), on('garbled'));
    return on('duplicateSend') ? [shipment, { ...shipment, damage: words(shipment.damage, '二重送信') }] : [shipment];
  });
}

function damaged(party: Chooser, municipality: string, file: WireFile, cut: boolean, garble: boolean): Shipment {
  const garbled = garble ? garbledBytes(party, municipality, file) : { name: file.name, bytes: file.bytes, damage: '' };
  if (!cut || garbled.bytes.length < 2) return garbled;
  const length = 1 + Math.floor(party.chance('truncatedSend', municipality, file.name) * (garbled.bytes.length - 1));
  return { name: file.name, bytes: garbled.bytes.subarray(0, length), damage: words(garbled.damage, `途中で切れた送信(${garbled.bytes.length}バイト中${length}バイト)`) };
}

function garbledBytes(party: Chooser, municipality: string, file: WireFile): Shipment {
  const wanted = party.parameters.garbledForm;
  const form = wanted === 'bySeed' ? (party.chance('garbledForm', municipality, file.name) < 0.5 ? 'bytes' : 'doubleEncoded') : wanted;
  if (form === 'doubleEncoded' && file.bytes.some((byte) => byte >= 0x80)) return { name: file.name, bytes: doubleEncoded(file.bytes), damage: '文字化け(UTF-8を1バイト文字として読み、もう一度UTF-8にした)' };
  const bytes = Uint8Array.from(file.bytes);
  const places = Math.min(bytes.length, 1 + Math.floor(bytes.length / 200));
  for (let i = 0; i < places; i += 1) {
    // 0xFF stands in no UTF-8 text and in no Shift_JIS text.
    bytes[Math.floor(party.chance('garbled', municipality, file.name, i) * bytes.length)] = 0xff;
  }
  return { name: file.name, bytes, damage: `文字化け(${places}か所までのバイトが壊れた)` };
}

/** Every byte read as one Latin-1 character and written as UTF-8: what a wrong encoding setting does to Japanese text. */
const doubleEncoded = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1'), 'utf8'));

const words = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('・');
