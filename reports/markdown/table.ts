import { cell } from './text.js';

/** A Markdown table; cells are text, not markup, unless they come as `raw`. */
export type Cell = string | { readonly raw: string };
export const markdownTable = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, head.map(() => '--'), ...rows.map((row) => row.map((one) => (typeof one === 'string' ? cell(one) : one.raw)))].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Sections of a page: parts that are there, with one empty line between. */
export const page = (parts: readonly (string | undefined)[]): string => `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;

/** Generated pages say so: the declaration is corrected, not the page. */
export const generatedNote = 'この頁はコードの宣言から書き出したもの。直すときは頁ではなく宣言を直す。';
