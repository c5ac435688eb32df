import type { DecodedField, DecodedFile } from '../decoded.js';
import { escaped, visibleGaiji, type Mask } from '../print.js';
import type { Exchange, ScenarioResult } from '../../harness/results.js';
import type { Page } from './page.js';

/** How much of each body is printed. The page takes the most generous one that keeps the file small. */
export interface Detail { readonly lines: number; readonly characters: number }
export const details: readonly Detail[] = [{ lines: 20, characters: 12_000 }, { lines: 8, characters: 6_000 }, { lines: 4, characters: 3_000 }, { lines: 2, characters: 1_500 }, { lines: 1, characters: 800 }];

/** The content of an exchange: an interface file field by field, JSON laid out, other text as it is. */
export function bodyOf(page: Page, scenario: ScenarioResult, exchange: Exchange, detail: Detail): string {
  const { words, options } = page;
  if (exchange.body.length === 0) return `<p class="quiet">${exchange.bytes > 0 ? words.notKept : words.noBody}</p>`;
  const mask = page.maskOf(scenario);
  const decoded = exchange.layout === null ? null : options.decode?.(exchange.layout, { name: exchange.path, bytes: exchange.body }, detail.lines) ?? null;
  if (decoded) return decodedFile(page, decoded, mask);
  const text = textOf(exchange.body);
  if (text === null) return `<p class="quiet">${words.binary}</p>`;
  const json = exchange.layout === null ? prettyJson(text) : null;
  const note = exchange.layout === null ? '' : `<p class="quiet">${words.undecoded}</p>`;
  return note + preformatted(page, visibleGaiji(json === null ? mask.body(text) : mask(json)), detail);
}

function preformatted({ words }: Page, text: string, { characters }: Detail): string {
  if (text.length <= characters) return `<pre tabindex="0">${escaped(text)}</pre>`;
  const cut = text.slice(0, characters).replace(/[\ud800-\udbff]$/, '');
  return `<pre tabindex="0">${escaped(cut)}</pre><p class="quiet">${words.cut(cut.length, text.length)}</p>`;
}

function prettyJson(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // A body that is not JSON is shown as text: that is the answer, not an accident.
    return null;
  }
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

function decodedFile(page: Page, file: DecodedFile, mask: Mask): string {
  const { words } = page;
  const shown = file.lines.filter(({ kind }) => kind === 'row').length;
  const text = (value: string) => escaped(visibleGaiji(mask(value)));
  const head = `<p class="quiet">${text(file.ja)} · ${text(file.encoding)}</p>`;
  const issues = file.issues.length === 0 ? '' : `<div class="issues"><p><strong>${words.issues} ${file.issues.length}</strong></p><ul>${file.issues.slice(0, 50).map((issue) =>
    `<li><code>${text(issue.code)}</code> ${issue.line > 0 ? `${words.line} ${issue.line}${issue.byte > 0 ? `:${issue.byte}` : ''} ` : ''}${text(issue.ja)} — ${text(issue.why)}${issue.raw === '' ? '' : ` <code>${text(issue.raw)}</code>`} → ${text(issue.cure)}</li>`).join('')}</ul></div>`;
  const columns = words.fieldHead.map((name) => `<th scope="col">${name}`).join('');
  const bodies = file.lines.map((line) => `<tbody><tr><th class="line" colspan="5" scope="rowgroup">${words.line} ${line.line} ${words.lineKinds[line.kind]}${line.kind === 'row' ? fieldRows(page, line.fields, mask) : frameRow(line.fields, text)}`).join('');
  const cut = shown < file.total ? `<p class="quiet">${words.lines(shown, file.total)}</p>` : '';
  return `${head}${issues}<div class="scroll" role="region" tabindex="0" aria-label="${text(file.ja)}"><table class="fields"><thead><tr>${columns}${bodies}</table></div>${cut}`;
}

/** Header and trailer in one row: what they say matters, their bytes rarely. */
const frameRow = (fields: readonly DecodedField[], text: (value: string) => string): string =>
  `<tr><td colspan="5">${fields.map(({ ja, value, byte }) => `${text(ja)} <b>${text(value)}</b> <span class="quiet">${byte > 0 ? byte : ''}</span>`).join(' · ')}`;

/** Every field that says something has a row; neighbours that are empty share one. */
function fieldRows(page: Page, fields: readonly DecodedField[], mask: Mask): string {
  const rows: string[] = [];
  let empty: DecodedField[] = [];
  const flush = () => {
    if (empty.length > 0) rows.push(`<tr class="none"><td colspan="5">${page.words.emptyFields}: ${empty.map(({ ja, id }) => `${escaped(ja)} <code>${escaped(id)}</code>`).join(', ')}`);
    empty = [];
  };
  for (const field of fields) {
    if (field.value === '' && field.wire.trim() === '') empty.push(field);
    else {
      flush();
      rows.push(fieldRow(page, field, mask));
    }
  }
  flush();
  return rows.join('');
}

/** A row without the closing tags that HTML lets us leave out: there are tens of thousands of them. */
function fieldRow(page: Page, field: DecodedField, mask: Mask): string {
  const text = (value: string) => escaped(visibleGaiji(mask(value)));
  const name = `<tr><th scope="row">${text(field.ja)} <code>${text(field.id)}</code>`;
  if (field.secret) {
    const token = field.value === '' ? '' : mask.secret(field.value);
    return `${name}<td>${escaped(token)}<td>${token === '' ? '' : page.words.secret}<td>${field.byte}<td><code>${token === '' ? '' : dots(field.raw)}</code>`;
  }
  // A number in a field that is no 個人番号 by its layout: hidden in the bytes as it is in the value.
  if (mask.body(field.value) !== field.value) return `${name}<td>${escaped(mask.body(field.value))}<td><td>${field.byte}<td><code>${dots(field.raw)}</code>`;
  const differs = field.raw.length > 0 && field.wire !== field.value ? `<br><small>${text(padding(field.wire))}</small>` : '';
  return `${name}<td>${text(field.value)}<td>${text(field.meaning)}<td>${field.byte}<td><code>${hex(field.raw)}</code>${differs}`;
}

/** Groups of four bytes: readable, and no run of digits that looks like a number. */
const hex = (bytes: Uint8Array): string => (Buffer.from(bytes.subarray(0, 64)).toString('hex').match(/.{1,8}/g) ?? []).join(' ') + (bytes.length > 64 ? ' …' : '');
/** Leading and trailing blanks are part of a fixed-width value; they are drawn as signs, many of them as a count. */
const padding = (wire: string): string => wire.replace(/^ +| +$/g, (blanks) => (blanks.length > 4 ? `␣×${blanks.length}` : '␣'.repeat(blanks.length))).replace(/^\u3000+|\u3000+$/g, (blanks) => `□×${blanks.length}`);
const dots = (bytes: Uint8Array): string => '•• '.repeat(Math.min(bytes.length, 12)).trim();
