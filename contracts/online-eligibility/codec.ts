import { Bad, type Field, type Issue } from '../define.js';
import { encode } from '../wire/encoding.js';
import { shown } from '../wire/trouble.js';
import { isGroup, type Group, type Items, type ValueOf, type XmlDocument } from './define.js';
import { readXml, writeXml, type Node, type XmlEncoding } from './xml.js';

type Plain = Readonly<Record<string, unknown>>;

/**
 * Bytes → what the document says, or every issue: an element nobody knows, one too many, one missing, a value that cannot
 * stand. The order of elements is not checked: public examples of the same document differ in it.
 */
export function parseDocument<I extends Items>(document: XmlDocument<I>, bytes: Uint8Array): { readonly value: ValueOf<I> } | { readonly issues: readonly Issue[] } {
  const read = readXml(bytes);
  if ('issues' in read) return read;
  const { root } = read;
  if (root.name !== 'XmlMsg') return { issues: [misplaced(root.line, root.name, document.ja, `根の要素が ${shown(root.name)} である`, '根を XmlMsg にする')] };
  const issues: Issue[] = [];
  const value = valueOf(document.items, root, document.ja, issues);
  return issues.length > 0 ? { issues } : { value: value as ValueOf<I> };
}

const misplaced = (line: number, field: string, ja: string, why: string, cure: string): Issue => ({ code: 'E109', line, byte: 0, field: shown(field), ja, raw: '', why, cure });

function valueOf(items: Items, node: Node, ja: string, issues: Issue[]): Plain {
  for (const child of node.children.filter(({ name }) => !Object.hasOwn(items, name))) issues.push(misplaced(child.line, child.name, ja, `${ja}に ${shown(child.name)} という要素はない`, '形式にある要素だけを書く'));
  if (node.children.length === 0 && node.text.trim() !== '') issues.push(misplaced(node.line, node.name, ja, `${ja}に文字が書いてある`, '要素を書く'));
  return Object.fromEntries(Object.entries(items).map(([tag, item]) => {
    const found = node.children.filter(({ name }) => name === tag);
    if (found.length > 1 && !(isGroup(item) && item.many)) issues.push(misplaced(found[1]!.line, tag, item.ja, `${tag} が${found.length}回ある`, '一回だけ書く'));
    return [tag, isGroup(item) ? groupValue(item, tag, found, node, issues) : leafValue(item, tag, found[0], node, issues)];
  }));
}

function groupValue(group: Group, tag: string, found: readonly Node[], parent: Node, issues: Issue[]): unknown {
  if (group.many) return found.map((one) => valueOf(group.items, one, group.ja, issues));
  if (found[0]) return valueOf(group.items, found[0], group.ja, issues);
  if (group.required) issues.push({ ...misplaced(parent.line, tag, group.ja, `${tag} がない`, `${group.ja}を書く`), code: 'E201' });
  return null;
}

function leafValue(field: Field<unknown>, tag: string, node: Node | undefined, parent: Node, issues: Issue[]): unknown {
  const raw = node?.text ?? '';
  if (node && node.children.length > 0) issues.push(misplaced(node.line, tag, field.ja, `${tag} の中に要素がある`, '文字だけを書く'));
  const at = { line: node?.line ?? parent.line, byte: 0, field: tag, ja: field.ja, raw: shown(raw) };
  if (raw === '' && field.required) issues.push({ code: 'E201', ...at, why: '必須の項目が空', cure: `${field.ja}を書く` });
  if (raw === '') return null;
  const value = field.decode(raw);
  if (value instanceof Bad) issues.push({ code: value.code, ...at, why: value.why, cure: value.cure });
  return value;
}

/** A document that cannot be written as it is: a value that its own field refuses. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';
  readonly code = 'TSG-XML-WRITE';
}

/** What the document says → bytes. Empty items leave no element. A character Shift_JIS does not have becomes ●. */
export function writeDocument<I extends Items>(document: XmlDocument<I>, value: ValueOf<I>, encoding: XmlEncoding = 'utf-8'): Uint8Array {
  const text = writeXml({ ...leaf('XmlMsg', ''), children: nodesOf(document.items, value) }, encoding);
  if (encoding === 'utf-8') return new Uint8Array(Buffer.from(text, 'utf8'));
  const bytes = Array.from(text, (character) => encode(character, 'cp932'));
  const bullet = encode('●', 'cp932') as Buffer;
  return new Uint8Array(Buffer.concat(bytes.map((one) => (typeof one === 'number' ? bullet : one))));
}

const leaf = (name: string, text: string): Node => ({ name, line: 0, text, children: [] });

function nodesOf(items: Items, value: Plain): Node[] {
  return Object.entries(items).flatMap(([tag, item]): Node[] => {
    const own = value[tag];
    if (own === null || own === undefined) return [];
    if (isGroup(item)) return (item.many ? (own as readonly Plain[]) : [own as Plain]).map((one) => ({ ...leaf(tag, ''), children: nodesOf(item.items, one) }));
    const text = item.encode(own);
    if (text === '') return [];
    const back = item.decode(text);
    if (back instanceof Bad) throw new CannotWrite(`TSG-XML-WRITE ${tag}(${item.ja}): ${back.why}。${back.cure}`);
    return [leaf(tag, text)];
  });
}
