import { SaxesParser } from 'saxes';
import type { Issue, IssueCode } from '../define.js';
import { decodeStrict } from '../wire/encoding.js';
import { shown } from '../wire/trouble.js';

/** An element without attributes: its text, or its elements. */
export interface Node { readonly name: string; readonly line: number; text: string; readonly children: Node[] }
export type XmlEncoding = 'utf-8' | 'shift_jis';

/** What may come in: nobody has to build a large or deep document to ask about one person. */
export const limits = { bytes: 4 * 1024 * 1024, depth: 8, elements: 200_000 } as const;

const troubleAt = (code: IssueCode, line: number, field: string, why: string, cure: string, raw = ''): Issue => ({ code, line, byte: 0, field, ja: 'XML', raw: shown(raw), why, cure });
const refuse = (code: IssueCode, line: number, why: string, cure: string, raw = '') => ({ issues: [troubleAt(code, line, '*', why, cure, raw)] });

/**
 * Reads a document into elements and text. No DTD, no entities but the five of XML, no attributes, no processing instructions,
 * no CDATA: the wire has none of them, and each is a door for something else.
 */
export function readXml(bytes: Uint8Array): { readonly root: Node } | { readonly issues: readonly Issue[] } {
  if (bytes.length > limits.bytes) return refuse('E108', 0, `${limits.bytes}バイトを超える`, '照会を分ける');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = declaredEncoding(buffer);
  if (encoding === null) return refuse('E102', 1, '文字コードの宣言が UTF-8 でも Shift_JIS でもない', 'encoding を UTF-8 か Shift_JIS にする');
  const text = decodeStrict(buffer, encoding === 'shift_jis' ? 'cp932' : 'utf-8');
  if (typeof text !== 'string') return refuse('E102', buffer.subarray(0, text.index).toString('latin1').split('\n').length, text.why, text.cure);
  return parsed(text.replace(/^\ufeff/, ''));
}

function declaredEncoding(buffer: Buffer): XmlEncoding | null {
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(buffer.subarray(0, 200).toString('latin1'))?.[1]?.toLowerCase() ?? 'utf-8';
  return declared === 'utf-8' ? 'utf-8' : ['shift_jis', 'windows-31j'].includes(declared) ? 'shift_jis' : null;
}

function parsed(text: string): ReturnType<typeof readXml> {
  const issues: Issue[] = [];
  const top: Node = { name: '', line: 0, text: '', children: [] };
  const open: Node[] = [top];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: false, position: true });
  const wrong = (why: string, cure: string, code: IssueCode = 'E108') => void (issues.length < 20 && issues.push(troubleAt(code, parser.line, open.at(-1)!.name || '*', why, cure)));
  parser.on('error', (error) => wrong(`XMLとして正しくない(${error.message.replace(/^\d+:\d+: /, '')})`, '要素の開始と終了、使えない文字を確かめる'));
  parser.on('doctype', () => wrong('DTDがある', 'DOCTYPE を取り除く'));
  parser.on('processinginstruction', () => wrong('処理命令がある', '処理命令を取り除く'));
  parser.on('cdata', () => wrong('CDATAがある', '普通の文字として書き、< と & は &lt; と &amp; にする'));
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    const node: Node = { name, line: parser.line, text: '', children: [] };
    if (open.length <= limits.depth && elements <= limits.elements) open.at(-1)!.children.push(node);
    if (open.length === limits.depth + 1 || elements === limits.elements + 1) wrong('要素の深さか数が上限を超える', '形式どおりの要素だけを書く');
    open.push(node);
    if (Object.keys(attributes).length > 0) wrong(`${name} に属性がある`, '属性を取り除く', 'E109');
  });
  parser.on('text', (piece) => void (open.at(-1)!.text += piece));
  parser.on('closetag', () => {
    const node = open.at(-1)!;
    if (node.children.length > 0 && node.text.trim() !== '') wrong(`${node.name} の要素の間に文字がある`, '要素の間には空白だけを書く', 'E109');
    open.pop();
  });
  for (let from = 0; from < text.length && issues.length === 0; from += 65_536) parser.write(text.slice(from, from + 65_536));
  if (issues.length === 0) parser.close();
  return issues.length > 0 ? { issues } : { root: top.children[0]! };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const escaped = (text: string): string => text.replace(/[&<>\r]/g, (character) => escapes[character]!);

/** Elements as one line of XML under its declaration. */
export const writeXml = (root: Node, encoding: XmlEncoding): string => `<?xml version="1.0" encoding="${encoding === 'utf-8' ? 'UTF-8' : 'Shift_JIS'}" standalone="no"?>\n${written(root)}\n`;
const written = ({ name, text, children }: Node): string => `<${name}>${children.length > 0 ? children.map(written).join('') : escaped(text)}</${name}>`;
