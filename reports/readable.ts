import { issueCodes } from '../contracts/aggregator/issue-codes.js';
import { wordOf } from '../contracts/codes.js';
import { hubIssueCodes } from '../contracts/insurer-hub/codes.js';
import { benefitStates, repaymentStates } from '../contracts/ward-benefit.js';
import { municipalities } from '../law/municipalities.js';
import { premiumParts } from '../law/premium-parts.js';
import { codeWord, isSum, keyWord } from './field-words.js';

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
  return typeof value === 'object' && value !== null ? recordLines(value, names) : [scalar(value, key, names)];
}

function listLines(list: readonly unknown[], key: string | null, names: Names): readonly string[] {
  if (list.length === 0) return ['なし'];
  if (isPlain(list)) return [list.map((one) => scalar(one, key, names)).join('、')];
  return list.flatMap((one) => linesOf(one, key, names).map((line, index) => `${index === 0 ? '・' : '\u3000'}${line}`));
}

/** A record of plain values is one line; where something in it has lines of its own, so has every entry. */
function recordLines(record: object, names: Names): readonly string[] {
  const entries = Object.entries(record).map(([key, value]) => ({ name: keyWord(key, record) ?? key, lines: linesOf(value, key, names), isPlain: isPlain(value) }));
  if (entries.every(({ isPlain: plain }) => plain)) return [entries.map(({ name, lines }) => `${name}: ${lines[0]}`).join('、') || 'なし'];
  return entries.flatMap(({ name, lines, isPlain: plain }) => (plain ? [`${name}: ${lines[0]}`] : [`${name}:`, ...lines.map((line) => `\u3000${line}`)]));
}

const isPlain = (value: unknown): boolean => (Array.isArray(value) ? value : [value]).every((one) => typeof one !== 'object' || one === null);

function scalar(value: unknown, key: string | null, names: Names): string {
  if (value === null || value === undefined) return key !== null && comesLater.has(key) ? 'まだない' : 'なし';
  if (typeof value === 'boolean') return value ? 'はい' : 'いいえ';
  if (typeof value === 'number') return amount(value, key);
  if (typeof value !== 'string') return JSON.stringify(value);
  return codeWord(key, value) ?? personWord(key, value, names) ?? municipalityWord(key, value) ?? worded(money(dated(monthly(ofCodes(ofCases(value))))));
}

const grouped = new Intl.NumberFormat('ja-JP');
const parts: ReadonlySet<string> = new Set(premiumParts.map(({ id }) => id));
/** Money as a clerk writes it. Other numbers of five digits and more are grouped too; a year stays a year. */
function amount(value: number, key: string | null): string {
  if (key?.endsWith('ThousandYen')) return `${grouped.format(value)}千円`;
  if (key !== null && (isSum(key) || parts.has(key))) return `${grouped.format(value)}円`;
  return Math.abs(value) >= 10_000 ? grouped.format(value) : String(value);
}

/** A month with a sum after it, as stories tell what is paid of a 診療月: `2026年7月 163,070円`. */
const monthly = (text: string): string => text.replace(/(?<![\w-])(\d{4})-(\d{2}) (\d{1,15})(?:円)?(?= |$)/g, (_, year, month, yen) => `${year}年${Number(month)}月 ${yen}円`);

/** Sums within a text: `569,303円`. */
const money = (text: string): string => text.replace(/(?<![\w,.-])\d{4,15}(?=円)/g, (yen) => grouped.format(Number(yen)));

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

/** Cases of 給付 and 返納金 as their stories put them: `2026-06 212570円 refused`, `一時金 70000円 paid`, `116000円 demanded 16000円`. */
const ofCases = (text: string): string => text.replace(/^(\S+ \d+円) ([a-z][A-Za-z]+)$/, (_, sum: string, state: string) => `${sum} ${wordOf(benefitStates, state)}`)
  .replace(/^(\d+円) ([a-z][A-Za-z]+) (\d+)円$/, (_, sum: string, state: string, repaid: string) => `${sum} ${wordOf(repaymentStates, state)}(うち返された額 ${repaid}円)`);

/** A text of nothing but codes and figures, as stories put several together: `withheld 12000`. */
const ofCodes = (text: string): string => (/^[\x20-\x7e円]+$/.test(text) ? text.replace(/(?<![\w./-])[a-z][A-Za-z]{2,}(?![\w./-])/g, (word) => codeWord(null, word) ?? word) : text);

/** Codes within a text, where they cannot be anything else: words with a large letter inside. */
const worded = (text: string): string => text.replace(/(?<![\w-])[a-z]+[A-Z][A-Za-z]+(?![\w-])/g, (word) => codeWord(null, word) ?? word);

/** The issue codes named in some texts, with what they mean. */
export function codesNamed(...texts: readonly string[]): readonly (readonly [code: string, ja: string])[] {
  const named = new Set(texts.flatMap((text) => text.match(/(?<![0-9A-Za-z])[EW](?:\d{3}|-[A-Z]+)(?![0-9A-Za-z])/g) ?? []));
  return [...issueCodes, ...hubIssueCodes].filter(([code]) => named.has(code));
}
