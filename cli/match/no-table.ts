import { isUtf8 } from 'node:buffer';
import { decodeStrict } from '../../contracts/wire/encoding.js';
import { TotsugoProblem } from '../../harness/problem.js';
import { roleOfTitle } from '../../matching/bulk/columns.js';

const cure = '1行目に 個人番号,氏名,氏名カナ,生年月日,性別,住所 のように列の名を書く(CSV・TSV)';
const again = 'UTF-8 か CP932(Shift_JIS)で保存し直す';

/** Why the first line of a file is no line of titles. What stands there is not told: it may be a record of somebody. */
export function noTable(path: string, head: Buffer): TotsugoProblem {
  if (head.every((byte) => blanks.has(byte))) return new TotsugoProblem('TSG-U21', `${path} は空(${head.length === 0 ? '0バイト' : '空白と改行のほかに何もない'})`, cure);
  const form = forms.find(({ begins }) => head.subarray(0, begins.length).equals(Buffer.from(begins)));
  if (form) return new TotsugoProblem('TSG-U28', `${path} は${form.ja}`, form.cure);
  const encoding = foreign.find(({ label }) => knowsTitle(head, label));
  if (encoding) return refused(path, encoding.ja);
  const line = head.subarray(0, firstEnd(head));
  if (isUtf8(line)) return new TotsugoProblem('TSG-U21', `${path} の1行目に、知っている列の名がない`, cure);
  const cp932 = decodeStrict(line, 'cp932');
  return typeof cp932 === 'string' ? new TotsugoProblem('TSG-U21', `${path} の1行目に、知っている列の名がない(UTF-8 ではなく、CP932 として読んだ)`, `${cure}。ほかの文字コードなら、${again}`)
    : new TotsugoProblem('TSG-U28', `${path} の1行目は、UTF-8 としても CP932 としても読めない(${cp932.index + 1}バイト目)`, again);
}

/** わざと: bytes of EUC-JP are half-width カナ in CP932, so that a table read in the wrong one would differ in every name and tell nobody why. */
export function otherEncoding(path: string, sample: Buffer): TotsugoProblem | null {
  if (sample.some((byte) => (byte >= 0x80 && byte <= 0x8d) || (byte >= 0x90 && byte <= 0xa0))) return null;
  return decodes(sample, 'euc-jp') ? refused(path, 'EUC-JP') : null;
}

const refused = (path: string, ja: string) => new TotsugoProblem('TSG-U28', `${path} は ${ja} で書かれている`, again);
const blanks = new Set([0xef, 0xbb, 0xbf, 0x09, 0x0a, 0x0d, 0x1a, 0x20]);
const forms: readonly { readonly begins: readonly number[]; readonly ja: string; readonly cure: string }[] = [
  { begins: [0xff, 0xfe], ja: ' UTF-16 で書かれている', cure: again }, { begins: [0xfe, 0xff], ja: ' UTF-16 で書かれている', cure: again },
  { begins: [0x50, 0x4b, 0x03, 0x04], ja: '、CSVではなくExcelのブック(xlsx)かZIP', cure: '表計算ソフトで「CSV UTF-8」として保存し直すか、中のファイルを取り出す' },
  { begins: [0x1f, 0x8b], ja: 'gzipで縮められている', cure: '元のファイルに戻す(gunzip)' },
];
const foreign = [['utf-16le', 'UTF-16'], ['utf-16be', 'UTF-16'], ['euc-jp', 'EUC-JP'], ['iso-2022-jp', 'ISO-2022-JP(JIS)']].map(([label, ja]) => ({ label: label!, ja: ja! }));

function knowsTitle(head: Buffer, label: string): boolean {
  const [line] = new TextDecoder(label).decode(head.subarray(0, 4096)).split(/[\r\n]/);
  return line!.split(/[,\t;|]/).some((title) => roleOfTitle(title.replace(/^"(.*)"$/, '$1')) !== null);
}

function decodes(bytes: Buffer, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function firstEnd(head: Buffer): number {
  const found = head.findIndex((byte) => byte === 10 || byte === 13);
  return found < 0 ? head.length : found;
}
