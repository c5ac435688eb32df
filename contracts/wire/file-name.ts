import { isDay } from '../../law/day.js';
import { Bad } from '../define.js';
import { readDate, writeDate } from './dates.js';
import type { Envelope } from './file.js';
import type { DateShape, FileLayout } from './layout.js';

/** The profile's file name template as two functions; `has` names the parts the template carries. */
export interface FileNameRule {
  readonly write: (envelope: Envelope) => string | Bad;
  readonly read: (name: string) => Envelope | null;
  readonly has: ReadonlySet<string>;
}

const slot = /\{([a-z]+)(?::([A-Z0-9-]+))?\}/g;
const shapes: Record<DateShape, string> = { 'YYYY-MM-DD': String.raw`\d{4}-\d{2}-\d{2}`, YYYYMMDD: String.raw`\d{8}`, GYYMMDD: String.raw`[1-5]\d{6}` };

/** What is wrong with a template, or null. */
export function fileNameFault(template: string): string | null {
  const seen: string[] = [];
  for (const [whole, name, format] of template.matchAll(slot)) {
    const fits = name === 'date' ? format === undefined || format in shapes : name === 'seq' ? format === undefined || /^[1-9]$/.test(format) : (name === 'municipality' || name === 'kind') && format === undefined;
    if (!fits) return `${whole} は使えない。使えるのは {kind} {municipality} {date} {date:YYYYMMDD} {date:GYYMMDD} {seq} {seq:4}`;
    if (seen.includes(name!)) return `{${name}} が二度ある`;
    seen.push(name!);
  }
  const rest = template.replaceAll(slot, '');
  if (/[{}]/.test(rest)) return '波括弧が閉じていない';
  if (/[\u0000-\u001f\u007f/\\:*?"<>|]|\.\./.test(rest) || rest.startsWith('.')) return 'ファイル名に使えない文字がある';
  return null;
}

/** Compiles a template that passed `fileNameFault`. Every name it reads it would also write. */
export function fileNameRule(layout: Pick<FileLayout, 'fileName' | 'kind' | 'envelope'>): FileNameRule {
  const { fileName: template, kind, envelope: fallback } = layout;
  const slots = [...template.matchAll(slot)].map(([, name, format]) => ({ name: name!, format }));
  const has = new Set(slots.map(({ name }) => name));
  const source = template.split(slot).map((part, index) => (index % 3 === 0 ? escaped(part) : index % 3 === 1 ? `(?<${part}>${slotPattern(part, kind, slots.find(({ name }) => name === part)!.format)})` : '')).join('');
  const regexp = new RegExp(`^${source}$`, 'u');
  const dateShape = (slots.find(({ name }) => name === 'date')?.format ?? 'YYYY-MM-DD') as DateShape;
  const seqWidth = Number(slots.find(({ name }) => name === 'seq')?.format ?? 0);

  const write = (envelope: Envelope): string | Bad => {
    if (!isDay(envelope.date)) return new Bad('ファイルの日付が暦にない', 'YYYY-MM-DD の実在する日付を渡す', 'E101');
    if (!Number.isInteger(envelope.seq) || envelope.seq < 0 || envelope.seq > 999_999_999) return new Bad('通番が 0〜999999999 の整数でない', '送信のたびに1ずつ増える整数を渡す', 'E101');
    const seq = String(envelope.seq).padStart(seqWidth, '0');
    const date = writeDate(dateShape, envelope.date);
    if (date instanceof Bad) return date;
    if (seqWidth > 0 && seq.length > seqWidth) return new Bad(`通番 ${envelope.seq} が${seqWidth}桁に入らない`, 'プロファイルの {seq:桁数} を増やす', 'E101');
    if (!/^\d{6}$/.test(envelope.municipalityCode)) return new Bad('市区町村コードが数字6桁でない', '全国地方公共団体コード6桁を渡す', 'E101');
    const values: Record<string, string> = { kind, municipality: envelope.municipalityCode, date, seq };
    return template.replaceAll(slot, (_, name: string) => values[name]!);
  };
  const read = (name: string): Envelope | null => {
    if (name.length > 300) return null;
    const match = regexp.exec(name);
    if (!match) return null;
    const parts = match.groups ?? {};
    const date = parts['date'] === undefined ? fallback.date : readDate(dateShape, parts['date']);
    if (date instanceof Bad) return null;
    const seq = parts['seq'] === undefined ? fallback.seq : Number(parts['seq']);
    return { municipalityCode: parts['municipality'] ?? fallback.municipality ?? '', date: (date ?? '') as Envelope['date'], seq: seq ?? 0 };
  };
  return { write, read, has };
}

const escaped = (text: string | undefined) => (text ?? '').replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

function slotPattern(name: string, kind: string, format: string | undefined): string {
  switch (name) {
    case 'municipality': return String.raw`\d{6}`;
    case 'date': return shapes[(format ?? 'YYYY-MM-DD') as DateShape];
    case 'seq': return format === undefined ? String.raw`0|[1-9]\d{0,8}` : String.raw`\d{${format}}`;
    default: return escaped(kind);
  }
}
