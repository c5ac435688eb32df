import { visible } from '../print.js';

/** Text inside a Markdown sentence: neither markup nor HTML of the data takes effect. */
export const prose = (text: string): string =>
  visible(text).replace(/[\r\n\t]+/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/([\\`*_[\]{}|~#!])/g, '\\$1').replace(/@/g, '&#64;').replace(/\bhttps?:/gi, (scheme) => `${scheme.slice(0, -1)}&#58;`);

/** A cell of a table; an empty text stays visible. */
export const cell = (text: string): string => (text === '' ? '(空)' : prose(text));

/** Inline code for ids and names that we made ourselves or that may hold anything. */
export function code(text: string): string {
  const plain = visible(text).replace(/[\r\n\t]+/g, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}
