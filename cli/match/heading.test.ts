import { describe, expect, test } from 'vitest';
import { encode } from '../../contracts/wire/encoding.js';
import { roles } from '../../matching/bulk/columns.js';
import { counts, match, ownFiles, person, titles } from './matched.examples.js';
import { openPeople } from './open.js';

const { file } = ownFiles();
const a = file([1, 2, 3].map((n) => person(n)));
const rows = [person(1), person(2), person(3)];
const text = [titles, ...rows].map((row) => `${row.join(',')}\n`).join('');
/** What is said of a file that is not opened; its path is left out. */
const refusal = async (bytes: Buffer, need = [roles[0]] as readonly (typeof roles)[number][]) => {
  const path = file(bytes);
  return openPeople(path, undefined, need).then(() => 'opened', (error: Error) => error.message.replaceAll(path, 'FILE'));
};
/** Pairs of EUC-JP, by the decoder of the standard. */
function eucJp(value: string): Buffer {
  const pairs = new Map<string, readonly number[]>();
  for (let lead = 0xa1; lead <= 0xfe; lead += 1) for (let trail = 0xa1; trail <= 0xfe; trail += 1) pairs.set(new TextDecoder('euc-jp').decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...value].flatMap((one) => pairs.get(one) ?? [one.charCodeAt(0)]));
}

describe('文字コード', () => {
  const again = 'UTF-8 か CP932(Shift_JIS)で保存し直す';
  test.each([
    ['UTF-16(BOMあり)', Buffer.from(`\ufeff${text}`, 'utf16le'), `TSG-U28: FILE は UTF-16 で書かれている。${again}`], ['UTF-16(BOMなし)', Buffer.from(text, 'utf16le'), `TSG-U28: FILE は UTF-16 で書かれている。${again}`],
    ['UTF-16BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), `TSG-U28: FILE は UTF-16 で書かれている。${again}`], ['EUC-JP', eucJp(text.replaceAll('髙', '高')), `TSG-U28: FILE は EUC-JP で書かれている。${again}`],
    ['EUC-JP(列の名は英字)', eucJp(text.replaceAll('髙', '高').replace(titles.join(','), 'individualNumber,name,nameKana,bornOn,sex,address')), `TSG-U28: FILE は EUC-JP で書かれている。${again}`],
    ['Excelのブック', Buffer.from('PK\u0003\u0004....xl/workbook.xml'), 'TSG-U28: FILE は、CSVではなくExcelのブック(xlsx)かZIP。表計算ソフトで「CSV UTF-8」として保存し直すか、中のファイルを取り出す'],
    ['どの文字コードでもない', Buffer.from([0x41, 0xff, 0x0a]), `TSG-U28: FILE の1行目は、UTF-8 としても CP932 としても読めない(2バイト目)。${again}`],
    ['0バイト', Buffer.alloc(0), 'TSG-U21: FILE は空(0バイト)。1行目に 個人番号,氏名,氏名カナ,生年月日,性別,住所 のように列の名を書く(CSV・TSV)'], ['BOMと改行だけ', Buffer.from('\ufeff\r\n'), 'TSG-U21: FILE は空(空白と改行のほかに何もない)。1行目に 個人番号,氏名,氏名カナ,生年月日,性別,住所 のように列の名を書く(CSV・TSV)'],
    ['見出しがない', Buffer.from(rows.map((row) => row.join(',')).join('\n')), 'TSG-U21: FILE の1行目に、知っている列の名がない。1行目に 個人番号,氏名,氏名カナ,生年月日,性別,住所 のように列の名を書く(CSV・TSV)'],
  ])('%sのファイルは、何であるかと直し方を言って断る', async (_, bytes, said) => expect(await refusal(bytes)).toBe(said));
  test('見出しがUTF-8なら、CP932の行がいくら多くても、その一つずつを断る', async () => {
    const mixed = Buffer.concat([Buffer.from(`${titles.join(',')}\n${rows[0]!.join(',')}\n`), encode(`${rows[1]!.join(',')}\n${rows[2]!.join(',')}\n`.replaceAll('髙', '高').repeat(3), 'cp932') as Buffer]);
    const found = await match(a, file(mixed));
    expect([counts(found), found.matched.rowsB, found.matched.rejectedB]).toEqual([{ M0: 1 }, 7, 6]);
    expect(found.refusals[0]!.issue).toEqual({ code: 'E102', line: 3, byte: 14, field: 'name', ja: '氏名', raw: '0x8D82', why: 'UTF-8 として読めないバイト 0x8D', cure: 'UTF-8 で書き直す(CP932 など別の文字コードで出していないか確かめる)' });
    expect([...new Set(found.refusals.map(({ issue }) => issue.line))]).toEqual([3, 4, 5, 6, 7, 8]);
  });
  test('見出しがCP932なら、行がすべてUTF-8に読めても、CP932として読む', async () => {
    const ascii = encode(`${titles.join(',')}\n`, 'cp932') as Buffer;
    const opened = await openPeople(file(ascii), undefined, ['name']);
    expect(opened).toMatchObject({ kind: 'lines', segment: { shape: { encoding: 'cp932' } } });
  });
});

describe('列の名', () => {
  const with2 = (more: string) => Buffer.from(text.replace(titles.join(','), `${titles.join(',')},${more}`));
  test.each([
    ['同じ名', '住所', '住所 = 「住所」(6列目)・「住所」(7列目)'], ['同じことを言う名', '現住所', '住所 = 「住所」(6列目)・「現住所」(7列目)'], ['二つの項目で', '現住所,フリガナ', '氏名カナ = 「氏名カナ」(3列目)・「フリガナ」(8列目)、住所 = 「住所」(6列目)・「現住所」(7列目)'],
  ])('%sが二つある表は、どの列かを挙げて断る', async (_, more, said) =>
    expect((await refusal(with2(more))).split('。')).toEqual([`TSG-U27: FILE に、同じものを言う列が二つ以上ある: ${said}`, '比べる列だけにそのままの名を残し、ほかの列は除くか「旧住所」のような知らない名にする']));
  test('知らない名の列は、いくつあってもよい', async () => expect(await refusal(with2('備考,備考,旧住所'))).toBe('opened'));
  test('足りない列は、すべて挙げる', async () => expect(await refusal(Buffer.from('氏名,住所\n'), ['individualNumber', 'name', 'sex'])).toBe('TSG-U22: FILE に列 個人番号・性別 がない。列の名(CSV・TSVでは1行目)を確かめる(individualNumber か 個人番号、sex か 性別)'));
});
