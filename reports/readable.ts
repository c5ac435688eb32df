import { issueCodes } from '../contracts/aggregator/issue-codes.js';
import { hubIssueCodes } from '../contracts/insurer-hub/codes.js';
import { municipalities } from '../law/municipalities.js';
import { codeWord, keyWord } from './field-words.js';

/** Names of the people of a story by their 宛名番号, so that a clerk reads who is meant. */
export type Names = ReadonlyMap<string, string>;

/** A value that a check or a message shows as JSON, in a clerk's words; a text is read for its dates only. */
export const readable = (shown: string, names: Names): string => linesOf(parsed(shown), null, names).join('\n');

/** The value a text stands for; a text that is no JSON stands for itself. */
export function parsed(shown: string): unknown {
  if (!/^(?:[[{]|(?:null|true|false|undefined|-?\d{1,15})$)/.test(shown)) return shown;
  if (shown === 'undefined') return undefined;
  try {
    return JSON.parse(shown);
  } catch {
    // A text that only begins like JSON.
    return shown;
  }
}

/** Not there yet, as opposed to not there: dates and ids that come with an answer of somebody else. */
const comesLater = new Set(['acquiredOn', 'ownAcquiredOn', 'acquisitionReason', 'municipalInsuredId', 'prefecturePersonId', 'continuity', 'confirmedBy', 'confirmedAt', 'batchId', 'loadedAt']);

/** One value as lines; what is inside a list of lists or of objects has a line of its own. */
export function linesOf(value: unknown, key: string | null, names: Names): readonly string[] {
  if (Array.isArray(value)) return listLines(value as readonly unknown[], key, names);
  if (typeof value === 'object' && value !== null) return [Object.entries(value).map(([name, inner]) => `${keyWord(name) ?? name}: ${inline(inner, name, names)}`).join('、') || 'なし'];
  return [scalar(value, key, names)];
}

function listLines(list: readonly unknown[], key: string | null, names: Names): readonly string[] {
  if (list.length === 0) return ['なし'];
  if (list.every((one) => typeof one !== 'object' || one === null)) return [list.map((one) => scalar(one, key, names)).join('、')];
  return list.flatMap((one) => linesOf(one, key, names).map((line, index) => `${index === 0 ? '・' : '\u3000'}${line}`));
}

const inline = (value: unknown, key: string, names: Names): string => {
  const lines = linesOf(value, key, names);
  return lines.length === 1 && !lines[0]!.startsWith('・') ? (typeof value === 'object' && value !== null && lines[0]!.includes('、') ? `(${lines[0]!})` : lines[0]!) : lines.join(' ');
};

function scalar(value: unknown, key: string | null, names: Names): string {
  if (value === null || value === undefined) return key !== null && comesLater.has(key) ? 'まだない' : 'なし';
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ';
  if (typeof value !== 'string') return JSON.stringify(value);
  return codeWord(key, value) ?? personWord(key, value, names) ?? municipalityWord(key, value) ?? dated(value);
}

/** Where the number itself is asked for, it stays beside the name. */
const personWord = (key: string | null, value: string, names: Names): string | undefined => {
  const name = names.get(value);
  return name === undefined ? undefined : key === 'personKey' ? `${value}(${name}さん)` : `${name}さん`;
};
const municipalityNames: ReadonlyMap<string, string> = new Map(municipalities.map(({ code, ja }) => [code, ja]));
const municipalityWord = (key: string | null, value: string): string | undefined => (key === null || /municipalityCode$/i.test(key) ? municipalityNames.get(value) : undefined);

/** Days and moments within a text as one says them: `2026年5月10日`, `2026年5月11日 9:30`. */
export const dated = (text: string): string =>
  text.replace(/(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?:T0?(\d{1,2}):(\d{2}))?(?![\w-])/g, (_, year, month, day, hour, minute) => `${year}年${Number(month)}月${Number(day)}日${hour === undefined ? '' : ` ${hour}:${minute}`}`);

/** The issue codes named in some texts, with what they mean. */
export function codesNamed(...texts: readonly string[]): readonly (readonly [code: string, ja: string])[] {
  const named = new Set(texts.flatMap((text) => text.match(/(?<![0-9A-Za-z])[EW](?:\d{3}|-[A-Z]+)(?![0-9A-Za-z])/g) ?? []));
  return [...issueCodes, ...hubIssueCodes].filter(([code]) => named.has(code));
}
