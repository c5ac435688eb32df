/** Text of the data inside a page: nothing in it is ever markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Markup made here. Anything else that is put into `html` is escaped. */
export interface Markup { readonly markup: string }
export const html = (parts: TemplateStringsArray, ...values: readonly (Markup | string | number | null | readonly Markup[])[]): Markup => ({
  markup: parts.reduce((text, part, i) => text + part + (i < values.length ? written(values[i]!) : ''), ''),
});
function written(value: Markup | string | number | null | readonly Markup[]): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

export interface Page {
  readonly title: string;
  /** Where the pages of this party begin: `/w/{world}/federation-terminal/pages`. */
  readonly base: string;
  readonly signedIn: { readonly municipality: string; readonly code: string; readonly operator: string } | null;
  readonly body: Markup;
}

/** Nothing is loaded but our own stylesheets and font, no script runs, no other site may hold the page in a frame. */
export const pagePolicy = "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The bed serves it to all pages (harness/page-font.ts). */
const fontSheet = '/font/noto-sans-jp.css';

export const pageText = ({ title, base, signedIn, body }: Page): string => html`<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - 国保総合PC(模擬)</title><link rel="stylesheet" href="${fontSheet}"><link rel="stylesheet" href="${base}/style.css"></head>
<body><a class="skip" href="#main">本文へ移る</a>
<header><p class="product">国保総合PC<span class="mock">模擬。実在の画面ではない</span></p>${signedIn ? html`<nav aria-label="画面"><ul><li><a href="${base}/${signedIn.code}">継続候補世帯</a></li><li><a href="${base}/${signedIn.code}/print">印刷用のリスト</a></li></ul></nav><p class="who">${signedIn.municipality} ${signedIn.operator} <a href="${base}">利用者を替える</a></p>` : null}</header>
<main id="main" tabindex="-1"><h1>${title}</h1>${body}</main></body></html>`.markup;
