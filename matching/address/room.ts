import { withoutSpaces } from '../fold/width.js';
import { kanjiNumber } from '../fold/numerals.js';

/** 方書: the room with its 棟 as a key, and the text around it. */
export interface Room { readonly key: string; readonly text: string }

/** What tells one building from its neighbour: A棟, 1号棟, 2番館, 甲棟, 東館, 第2…, コーポⅡ, ハイツ東101, パート2, イースト. */
const wing = /([A-Z]|\d{1,2}|[一二三四五六七八九十]+|[東西南北甲乙丙丁イロハニ])(?:号?棟|号館|番館)|(本|別|新|旧|東|西|南|北|中央)館|第([一二三四五六七八九十]|\d{1,2})(?!号)|(?:PART|パート)([\dⅠⅡⅢⅣⅤ])|([ⅠⅡⅢⅣⅤ]|(?<=^|[ァ-ヶー荘])[東西南北](?=\d))|(イースト|ウ[エェ]スト|サウス|ノース)/g;
const mayHaveWing = /[棟館第ⅠⅡⅢⅣⅤ]|[東西南北]\d|PART|パート|スト|サウス|ノース/;
const lastRoom = /(?:^|[^第\dA-Z])([A-Z]{1,2}-?)?(\d+(?:-\d+)*)([A-EG-Z]?)(?:号室|号|室)?$/;
const lastFloor = /(地下|B)?(\d{1,3})(?:階|F)$/;

/** Reads what follows the lot. `dashed` = the room already told by a fourth number. */
export function roomIn(dashed: string, rest: string): Room {
  if (rest === '') return { key: dashed.replaceAll('-', '/'), text: '' };
  const plain = rest[0] === ' ' ? rest.slice(1) : rest;
  const text = untidy.test(plain) ? tidied(plain) : plain;
  const wings = mayHaveWing.test(text) ? [...text.matchAll(wing)] : [];
  const last = wings.at(-1);
  const said = numberIn(last ? text.slice(last.index + last[0].length) : text);
  const letter = dashed === '' ? '' : /^([A-Z])(?:号室|号|室)?$/.exec(text)?.[1] ?? '';
  const number = dashed === '' || said === '' || said === dashed ? `${dashed === '' ? said : dashed}${letter}` : `${dashed}-${said}`;
  return { key: [...wings.map(markOf), number.replaceAll('-', '/')].filter(Boolean).join('/'), text };
}

function numberIn(text: string): string {
  const floor = lastFloor.exec(text);
  if (floor) return `${floor[1] ? 'B' : ''}${Number(floor[2])}階`;
  const room = lastRoom.exec(text);
  return room ? `${room[1]?.replace('-', '') ?? ''}${room[2]!.replace(/^0+(?=\d)/, '')}${room[3]!}` : '';
}

/** A mark by what it says: 第二 and 第2 are one, 1号棟 and 一号棟, ウエスト and ウェスト. */
function markOf([, block, house, ordinal, part, roman, side]: RegExpMatchArray): string {
  if (house) return `${house}館`;
  if (ordinal) return `第${inDigits(ordinal)}`;
  if (part) return part;
  if (side) return side.replace('ェ', 'エ');
  return roman ?? inDigits(block!);
}

const inDigits = (said: string): string => String(kanjiNumber(said) ?? said);

/** Anything `tidied` would change? The usual 方書 needs none of its patterns. */
const untidy = /[^\dA-Z\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]|[一二三四五六七八九十百千]/u;
const tidied = (text: string): string => withoutSpaces(text).toUpperCase().replace(/[()、,，]/g, '').replace(/[\u2010-\u2015\u2212\u2500]/g, '-').replace(/(?<=\d)ー(?=\d)/g, '-').replace(/^[-・]/, '')
  .replace(/[〇一二三四五六七八九十百千]+(?=号室|号棟|号館|階)/g, (run) => String(kanjiNumber(run) ?? run));
