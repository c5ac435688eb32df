/** What a column of a person file can say, in the order the kernel counts them; the first five are compared. */
export const roles = [
  'name', 'nameKana', 'bornOn', 'sex', 'address', 'individualNumber', 'personKey', 'householdKey', 'commonName', 'formerFamilyName', 'previousAddress', 'movedOn', 'townCode', 'formerFamilyNameKana', 'commonNameKana', 'kanjiForm', 'latinName',
] as const;
export type Role = (typeof roles)[number];
export const roleIndex = (role: Role): number => roles.indexOf(role);

const words: Readonly<Record<Role, string>> = {
  name: 'name namekanji kanjiname fullname 氏名 漢字氏名 氏名漢字 氏名(漢字) 名前',
  nameKana: 'namekana kananame kana 氏名カナ カナ氏名 氏名(カナ) 氏名かな 氏名フリガナ フリガナ ふりがな 氏名の振り仮名 振り仮名',
  bornOn: 'bornon birthdate dateofbirth birthday dob 生年月日',
  sex: 'sex gender 性別',
  address: 'address 住所 現住所',
  individualNumber: 'individualnumber mynumber 個人番号 マイナンバー',
  personKey: 'personkey personid id 宛名番号 宛名コード 識別番号 整理番号',
  householdKey: 'householdkey householdid 世帯番号 世帯の識別 世帯の識別(被保険者記号番号) 被保険者記号番号',
  commonName: 'commonname alias 通称 通称名',
  formerFamilyName: 'formerfamilyname 旧氏',
  formerFamilyNameKana: 'formerfamilynamekana 旧氏カナ 旧氏(カナ) 旧氏の振り仮名 旧氏の振りがな 旧氏振り仮名 旧氏フリガナ',
  commonNameKana: 'commonnamekana aliaskana 通称カナ 通称(カナ) 通称の振り仮名 通称の振りがな 通称振り仮名 通称フリガナ 通称名カナ 通称名の振り仮名',
  kanjiForm: 'kanjiform 併記漢字 併記名 漢字併記 併記氏名 併記名(漢字)',
  latinName: 'latinname romanname romaji ローマ字 ローマ字氏名 氏名(ローマ字) 氏名ローマ字 英字氏名 アルファベット氏名',
  previousAddress: 'previousaddress 前住所',
  movedOn: 'movedon 異動日 異動年月日 転居日',
  townCode: 'towncode 町字コード',
};
const roleOf = new Map(Object.entries(words).flatMap(([role, list]) => list.split(' ').map((word) => [word, role as Role] as const)));

/** What a column title says, in Japanese or English, with or without spaces, hyphens and capitals; null for other columns. */
export const roleOfTitle = (title: string): Role | null => roleOf.get(title.normalize('NFKC').toLowerCase().replace(/[\s_"'\ufeff-]/g, '').replace(/\(カナ\)/, '(カナ)')) ?? null;

/** How the lines of a file are cut: for the fast reader of bytes and for the careful one alike. */
export interface Shape {
  /** One byte. Not a letter, a digit or a quote. */
  readonly delimiter: string;
  readonly encoding: 'utf-8' | 'cp932';
  /** Eight bytes with the number of the line stand before it. */
  readonly isNumbered: boolean;
  /** What each column says; null = nothing that matters here. */
  readonly columns: readonly (Role | null)[];
}
/** Parts values in lines of our own making; no value may hold it. */
export const unitSeparator = '\u001e';
export const mostColumns = 240;
export const shapeBytes = 8 + mostColumns;

/** 0–9: the check digit shifted by so much; 255: any digit will do. */
export type CheckMode = number;
export const uncheckedDigit = 255;

/** Writes a shape where the kernel reads it. */
export function writeShape(shape: Shape, mode: CheckMode, target: Uint8Array): void {
  target.fill(255, 0, shapeBytes);
  target[0] = shape.delimiter.charCodeAt(0);
  target[1] = shape.encoding === 'cp932' ? 1 : 0;
  target[2] = shape.isNumbered ? 8 : 0;
  target[3] = mode;
  new DataView(target.buffer, target.byteOffset).setUint32(4, shape.columns.length, true);
  shape.columns.forEach((role, index) => { if (role !== null) target[8 + index] = roleIndex(role); });
}
