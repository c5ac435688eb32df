import { withoutSpaces } from '../fold/width.js';
import { kanjiNumber } from '../fold/numerals.js';

/** 方書: the room with its 棟 as a key, and the text around it. */
export interface Room { readonly key: string; readonly text: string }

const block = /([A-Z]|\d{1,2}|[一二三四五六七八九十]|[東西南北])(?:号?棟|号館)/;
const lastRoom = /(?:^|[^第\dA-Z])([A-Z]{1,2}-?)?(\d+(?:-\d+)*)([A-EG-Z]?)(?:号室|号|室|階|F)?$/;

/** Reads what follows the lot. `dashed` = the room already told by a fourth number. */
export function roomIn(dashed: string, rest: string): Room {
  if (rest === '') return { key: dashed, text: '' };
  const plain = rest[0] === ' ' ? rest.slice(1) : rest;
  const text = untidy.test(plain) ? tidied(plain) : plain;
  const wing = text.includes('棟') || text.includes('号館') ? block.exec(text) : null;
  const room = lastRoom.exec(wing ? text.slice(wing.index + wing[0].length) : text);
  const number = dashed !== '' ? dashed : room ? `${room[1]?.replace('-', '') ?? ''}${room[2]!.replace(/^0+(?=\d)/, '')}${room[3]!}` : '';
  return { key: wing ? [wing[1]!, number].filter(Boolean).join('/') : number, text };
}

/** Anything `tidied` would change? The usual 方書 needs none of its patterns. */
const untidy = /[^\dA-Z\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]|[一二三四五六七八九十百千]/u;
const tidied = (text: string): string => withoutSpaces(text).toUpperCase().replace(/[()、,，]/g, '').replace(/[\u2010-\u2015\u2212\u2500]/g, '-').replace(/(?<=\d)ー(?=\d)/g, '-').replace(/^[-・]/, '')
  .replace(/[〇一二三四五六七八九十百千]+(?=号室|号棟|号館|階)/g, (run) => String(kanjiNumber(run) ?? run));
