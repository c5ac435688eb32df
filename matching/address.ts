import { comparer, type LevelOf, type Outcome } from './define.js';
import { addressBasis } from './address/signs.js';
import { roomIn } from './address/room.js';
import { saysNothing, scanLot, withoutThirdRoom, type ReadAddress } from './address/scan.js';
import type { LotNumber } from './address/units.js';
import { freeFold, type FoldTable } from './fold/kanji.js';

/** An address and what the same register knows besides. */
export interface KnownAddress {
  readonly text: string;
  /** 町字コード, 11 digits (都道府県2 市区町村3 町字3 丁目3). */
  readonly townCode?: string | undefined;
  readonly previous?: readonly { readonly address: string; readonly movedOn?: string | undefined }[] | undefined;
}

const levels = {
  A0: ['exact', '同じ文字列'],
  A1: ['notation', '書き方だけが違う'],
  A2: ['base', '番号まで同じで、方書が違うか片方にない'],
  A8: ['weak', '前住所と同じ'],
  A3: ['weak', '町字まで同じ'],
  A4: ['weak', '市区町村まで同じ'],
  A9: ['differs', '違う'],
  AX: ['missing', '比べる住所がない'],
} as const;
type AddressOutcome = Outcome<keyof typeof levels>;

/** 住所 by one table of 異体字. */
export const addressBy = (table: FoldTable) => comparer({
  id: `address.${table.id}`,
  ja: '住所',
  basis: addressBasis,
  levels,
  compare(a: KnownAddress, b: KnownAddress): AddressOutcome {
    if (a.text.trim() === '' || b.text.trim() === '') return { level: 'AX', because: '住所のない側がある' };
    if (a.text === b.text) return { level: 'A0', because: '同じ文字列' };
    const read = [scanLot(a.text, table), scanLot(b.text, table)] as const;
    if (read.some(saysNothing)) return { level: 'AX', because: '住所のない側がある(郵便番号だけ)' };
    const [one, other] = roomsTold(...read);
    const now = byParts(one, other, samePlace(one, other, a.townCode, b.townCode));
    return now.level === 'A1' || now.level === 'A2' ? now : moved(a, other, table) ?? moved(b, one, table) ?? now;
  },
});

/** 住所 by the table that ships. */
export const address = addressBy(freeFold);
export type AddressLevel = LevelOf<typeof address>;

type Place = 'town' | 'municipality' | 'elsewhere';

/** 町字コード decide when both sides have one. 郡 or 島 may be left out: the rest of the name must then be the same. */
function samePlace(a: ReadAddress, b: ReadAddress, codeA: string | undefined, codeB: string | undefined): Place {
  if (codeA && codeB) return codeA.slice(0, 8) === codeB.slice(0, 8) ? 'town' : codeA.slice(0, 5) === codeB.slice(0, 5) ? 'municipality' : 'elsewhere';
  if (a.prefecture !== '' && b.prefecture !== '' && a.prefecture !== b.prefecture) return 'elsewhere';
  if (a.place === b.place || withoutCounty(a.place) === b.place || withoutCounty(b.place) === a.place) return 'town';
  return a.municipality !== '' && (a.municipality === b.municipality || withoutCounty(a.municipality) === b.municipality || withoutCounty(b.municipality) === a.municipality) ? 'municipality' : 'elsewhere';
}
const withoutCounty = (place: string): string => place.replace(/^(?:高市|余市|田村|[東西北]村山|[^市区町村郡]{1,5})[郡島](?=(?:[^市区]{1,6}|市貝|市川(?:三郷)?|余市|[上下]市)[町村])/, '');

/** 12-3-405 beside 12番3号405号室: a third number above 99 is the room that the other side calls one. */
function roomsTold(a: ReadAddress, b: ReadAddress): readonly [ReadAddress, ReadAddress] {
  return [roomTold(a, b), roomTold(b, a)];
}
function roomTold(one: ReadAddress, other: ReadAddress): ReadAddress {
  const lot = withoutThirdRoom(one.numbers);
  if (lot === one.numbers || one.dashed !== '' || other.numbers.length !== lot.length || other.numbers.at(-1)?.unit !== '号') return one;
  const room = String(one.numbers.at(-1)!.value);
  return roomIn(other.dashed, other.rest).key === room ? { ...one, numbers: lot, dashed: room } : one;
}

function byParts(a: ReadAddress, b: ReadAddress, place: Place): AddressOutcome {
  if (place === 'elsewhere') return { level: 'A9', because: a.prefecture !== '' && b.prefecture !== '' && a.prefecture !== b.prefecture ? '都道府県が違う' : '市区町村が違う' };
  if (place === 'municipality') return { level: 'A4', because: '市区町村は同じで、町字が違う' };
  if (areApart(a.streets, b.streets)) return { level: 'A3', because: '京都の通り名が食い違う' };
  const difference = lotDifference(a, b);
  if (difference !== undefined) return { level: 'A3', because: difference };
  const room = roomIn(a.dashed, a.rest);
  const other = a.dashed === b.dashed && a.rest === b.rest ? room : roomIn(b.dashed, b.rest);
  if (room.key !== '' && room.key === other.key) return { level: 'A1', because: '住所の書き方の違いだけ(部屋番号は同じ)' };
  if (room.key === other.key && room.text === other.text) return { level: 'A1', because: '住所の書き方の違いだけ' };
  return { level: 'A2', because: room.text + room.key === '' || other.text + other.key === '' ? '番号まで同じで、方書が片方にない' : '番号まで同じで、方書が違う' };
}

/** Two ways to one 町 in 京都 that cannot both be right: no street in common, or the other way from it. A 町 may be reached by two streets. */
const areApart = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && b.length > 0 && (!a.some((said) => said.length > 1 && b.includes(said)) || opposites.some(([one, other]) => (a.includes(one) && b.includes(other)) || (a.includes(other) && b.includes(one))));
const opposites = [['上', '下'], ['東', '西']] as const;

/** Numbers by value and order, then units, then marks; a number without unit may count anything. */
function lotDifference(a: ReadAddress, b: ReadAddress): string | undefined {
  if (a.numbers.length !== b.numbers.length) return a.numbers.length === 0 || b.numbers.length === 0 ? '番号が片方にない' : '番号の数が違う';
  if (a.numbers.some(({ value }, index) => value !== b.numbers[index]!.value)) return '番号が違う';
  if (a.numbers.some(({ unit }, index) => conflicts(unit, b.numbers[index]!.unit))) return '丁目と番地が食い違う';
  return a.lotMark === b.lotMark ? undefined : '甲乙・イロなどの符号が違う';
}
const conflicts = (one: LotNumber['unit'], other: LotNumber['unit']): boolean => one !== null && other !== null && one !== other;

/** 前住所 of one side is the present address of the other. */
function moved(holder: KnownAddress, present: ReadAddress, table: FoldTable): AddressOutcome | undefined {
  const left = holder.previous?.find((before) => {
    const parts = scanLot(before.address, table);
    return ['A1', 'A2'].includes(byParts(parts, present, samePlace(parts, present, undefined, undefined)).level);
  });
  return left && { level: 'A8', because: left.movedOn ? `前住所と同じ(${left.movedOn} 異動)` : '前住所と同じ' };
}
