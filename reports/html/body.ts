import type { DecodedField, DecodedFile } from '../decoded.js';
import { escaped, visibleGaiji, type Mask } from '../print.js';
import type { Exchange, ScenarioResult } from '../../harness/results.js';
import { parsed } from '../readable.js';
import type { Page } from './page.js';
import { tree } from './tree.js';

/** So much of a body is printed; the whole lies in the evidence. */
const most = { lines: 20, characters: 12_000 } as const;

/** The content of an exchange: an interface file field by field, a message in words, other text as it is. */
export function bodyOf(page: Page, scenario: ScenarioResult, exchange: Exchange): string {
  const { words, options } = page;
  if (exchange.body.length === 0) return `<p class="quiet">${exchange.bytes > 0 ? words.notKept : words.noBody}</p>`;
  const mask = page.maskOf(scenario);
  const decoded = exchange.layout === null ? null : options.decode?.(exchange.layout, { name: exchange.path, bytes: exchange.body }, most.lines) ?? null;
  if (decoded) return decodedFile(page, decoded, { text: page.textOf(scenario), mask, isUtf8: /^utf-8\b/.test(decoded.encoding) });
  const text = textOf(exchange.body);
  if (text === null) return `<p class="quiet">${words.binary}</p>`;
  const message = exchange.layout === null && text.length <= most.characters ? parsed(text.trim()) : text;
  if (typeof message === 'object' && message !== null) return tree(page, scenario, message);
  const note = exchange.layout === null ? '' : `<p class="quiet">${words.undecoded}</p>`;
  return note + preformatted(page, visibleGaiji(mask.body(text)));
}

function preformatted({ words }: Page, text: string): string {
  const { characters } = most;
  if (text.length <= characters) return `<pre tabindex="0">${escaped(text)}</pre>`;
  const cut = text.slice(0, characters).replace(/[\ud800-\udbff]$/, '');
  return `<pre tabindex="0">${escaped(cut)}</pre><p class="quiet">${words.cut(cut.length, text.length)}</p>`;
}

function textOf(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\u0000') ? null : text;
    } catch {
      // Not this encoding; the next one may read it.
      continue;
    }
  }
  return null;
}

interface Printer { readonly text: (value: string) => string; readonly mask: Mask; readonly isUtf8: boolean }

function decodedFile(page: Page, file: DecodedFile, printer: Printer): string {
  const { words } = page;
  const { text } = printer;
  const shown = file.lines.filter(({ kind }) => kind === 'row').length;
  const head = `<p class="quiet">${text(file.ja)} · ${text(file.encoding)}</p>`;
  const issues = file.issues.length === 0 ? '' : `<div class="issues"><p><strong>${words.issues} ${file.issues.length}</strong></p><ul>${file.issues.slice(0, 50).map((issue) =>
    `<li><code>${text(issue.code)}</code> ${issue.line > 0 ? `${words.line} ${issue.line}${issue.byte > 0 ? `:${issue.byte}` : ''} ` : ''}${text(issue.ja)} — ${text(issue.why)}${issue.raw === '' ? '' : ` <code>${text(issue.raw)}</code>`} → ${text(issue.cure)}</li>`).join('')}</ul></div>`;
  const columns = words.fieldHead.map((name) => `<th scope="col">${name}`).join('');
  const bodies = file.lines.map((line) => `<tbody><tr><th class="line" colspan="5" scope="rowgroup">${words.line} ${line.line} ${words.lineKinds[line.kind]}${line.kind === 'row' ? fieldRows(page, line.fields, printer) : frameRow(line.fields, text)}`).join('');
  const cut = shown < file.total ? `<p class="quiet">${words.lines(shown, file.total)}</p>` : '';
  return `${head}${issues}<div class="scroll" role="region" tabindex="0" aria-label="${text(file.ja)}"><table class="fields"><thead><tr>${columns}${bodies}</table></div>${cut}`;
}

/** Header and trailer in one row: what they say matters, their bytes rarely. */
const frameRow = (fields: readonly DecodedField[], text: (value: string) => string): string =>
  `<tr><td colspan="5">${fields.map(({ ja, value, byte }) => `${text(ja)} <b>${text(value)}</b> <span class="quiet">${byte > 0 ? byte : ''}</span>`).join(' · ')}`;

/** Every field that says something has a row; neighbours that are empty share one. */
function fieldRows(page: Page, fields: readonly DecodedField[], printer: Printer): string {
  const rows: string[] = [];
  let empty: DecodedField[] = [];
  const flush = () => {
    if (empty.length > 0) rows.push(`<tr class="none"><td colspan="5">${page.words.emptyFields}: ${empty.map(({ ja, id }) => `${printer.text(ja)} <code>${printer.text(id)}</code>`).join(', ')}`);
    empty = [];
  };
  for (const field of fields) {
    if (field.value === '' && field.wire.trim() === '') empty.push(field);
    else {
      flush();
      rows.push(fieldRow(page, field, printer));
    }
  }
  flush();
  return rows.join('');
}

/**
 * A row without the closing tags that HTML lets us leave out: there are tens of thousands of them. Where the bytes are nothing
 * but the value in UTF-8, the page works them out itself when it is opened.
 */
function fieldRow(page: Page, field: DecodedField, { text, mask, isUtf8 }: Printer): string {
  const name = `<tr><th scope="row">${text(field.ja)} <code>${text(field.id)}</code>`;
  if (field.secret) {
    const token = field.value === '' ? '' : mask.secret(field.value);
    return `${name}<td>${escaped(token)}<td>${token === '' ? '' : page.words.secret}<td>${field.byte}<td><code>${token === '' ? '' : dots(field.raw)}</code>`;
  }
  // A number in a field that is no 個人番号 by its layout: hidden in the bytes as it is in the value, unless the contract says which other number it is.
  if (!field.otherNumber && mask.body(field.value) !== field.value) return `${name}<td>${escaped(mask.body(field.value))}<td><td>${field.byte}<td><code>${dots(field.raw)}</code>`;
  const shown = field.otherNumber ? escaped(field.value) : text(field.value);
  const cells = `${name}<td>${shown}<td>${text(field.meaning)}<td>${field.byte}`;
  if (isUtf8 && field.wire === field.value && shown === field.value) return `${cells}<td class="utf8">`;
  const differs = field.raw.length > 0 && field.wire !== field.value ? `<br><small>${text(padding(field.wire))}</small>` : '';
  return `${cells}<td><code>${hex(field.raw)}</code>${differs}`;
}

/** Groups of four bytes: readable, and no run of digits that looks like a number. */
const hex = (bytes: Uint8Array): string => (Buffer.from(bytes.subarray(0, 64)).toString('hex').match(/.{1,8}/g) ?? []).join(' ') + (bytes.length > 64 ? ' …' : '');
/** Leading and trailing blanks are part of a fixed-width value; they are drawn as signs, many of them as a count. */
const padding = (wire: string): string => wire.replace(/^ +| +$/g, (blanks) => (blanks.length > 4 ? `␣×${blanks.length}` : '␣'.repeat(blanks.length))).replace(/^\u3000+|\u3000+$/g, (blanks) => `□×${blanks.length}`);
const dots = (bytes: Uint8Array): string => '•• '.repeat(Math.min(bytes.length, 12)).trim();
