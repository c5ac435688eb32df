import { Bad, type Conflict, type RecordDefinition } from '../define.js';
import { cutterOf, type Cell, type Cutter } from './cells.js';
import { columnPlans, type ColumnPlan } from './columns.js';
import { decodeStrict } from './encoding.js';
import type { FileLayout } from './layout.js';
import { hexOf, lineShape, shapeOf, told, type Trouble } from './trouble.js';

/** Reading of data rows. `quick` gives undefined when anything is wrong; `careful` then says what, or still succeeds. */
export interface RowReader<R> {
  readonly quick: (block: string, start: number, end: number, oneByteEach: boolean) => R | undefined;
  readonly careful: (line: Buffer) => { readonly value: R } | { readonly troubles: readonly Trouble[] };
}

export function rowReader<R>(definition: RecordDefinition, layout: FileLayout): RowReader<R> {
  const plans = columnPlans(definition, layout);
  const cutter = cutterOf(layout, layout.columns);
  const slots = slotsOf(definition, layout, plans);
  const constants = plans.map((plan, index) => ({ plan, index })).filter(({ plan }) => plan.key === null);

  /** Copied for each row: an object born with all its keys is made several times faster than one that grows. */
  const blank: Record<string, unknown> = Object.fromEntries(slots.map(({ key, fallback }) => [key, fallback ?? null]));

  const edges = new Int32Array(plans.length * 2);
  const { check } = definition;

  const quick = (block: string, start: number, end: number, oneByteEach: boolean): R | undefined => {
    const cells = cutter.edges(block, start, end, oneByteEach, edges) ? inPlace : cutter.text(block.slice(start, end));
    if (cells === null) return undefined;
    const read = (plan: ColumnPlan, column: number) => (cells === inPlace ? plan.readAt(block, edges[column * 2]!, edges[column * 2 + 1]!) : plan.read(cells[column]!));
    for (const { plan, index } of constants) if (read(plan, index) instanceof Bad) return undefined;
    const value = { ...blank };
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index]!;
      const item = slot.plan === null ? slot.fallback : read(slot.plan, slot.column);
      if (item instanceof Bad) return undefined;
      value[slot.key] = item;
    }
    return check !== undefined && check(value).length > 0 ? undefined : value as R;
  };
  return { quick, careful: carefulReader(definition, plans, cutter, slots, layout) as RowReader<R>['careful'] };
}

/** The record's fields in its own order, each with its column or the value a reader sees when the wire has none. */
function slotsOf(definition: RecordDefinition, layout: FileLayout, plans: readonly ColumnPlan[]) {
  return Object.entries(definition.fields).map(([key, field]) => {
    const column = plans.findIndex((plan) => plan.key === key);
    return column < 0 ? { key, column, plan: null, fallback: field.decode(layout.defaults.get(key) ?? '') as unknown } : { key, column, plan: plans[column]!, fallback: undefined };
  });
}

/** Stands for the cells of a line whose columns are read where they stand. */
const inPlace: readonly string[] = [];

const control = /[\u0000-\u001f\u007f]/;

function carefulReader(definition: RecordDefinition, plans: readonly ColumnPlan[], cutter: Cutter, slots: ReturnType<typeof slotsOf>, { encoding }: FileLayout): RowReader<Record<string, unknown>>['careful'] {
  const readCell = (cell: Cell, plan: ColumnPlan): { value: unknown } | { trouble: Trouble; text: string } => {
    const about = { field: plan.key ?? '*', ja: plan.ja };
    const text = decodeStrict(cell.bytes, encoding);
    if (typeof text !== 'string') return { text: '', trouble: { ...about, code: 'E102', byte: cell.at + text.index, raw: hexOf(cell.bytes, text.index), why: text.why, cure: text.cure } };
    const found = control.exec(text);
    const value = found ? new Bad(`使えない文字 ${unicodeOf(found[0])} がある`, '制御文字を取り除いて送り直す', 'E205') : plan.read(text);
    return value instanceof Bad ? { text, trouble: { ...about, code: value.code, byte: cell.at, raw: plan.secret ? shapeOf(plan.ja, text) : told(text, plan.digits), why: value.why, cure: value.cure } } : { value };
  };
  return (line) => {
    const cells = cutter.bytes(line);
    if (!Array.isArray(cells)) return { troubles: uncut(line, cells as Exclude<typeof cells, readonly Cell[]>, encoding) };
    const results = plans.map((plan, index) => readCell((cells as readonly Cell[])[index]!, plan));
    const bad = results.flatMap((result, index) => ('trouble' in result ? [{ ...result, plan: plans[index]! }] : []));
    // わざと: 個人番号の列が読めない行では列がずれているかもしれない。どの値も見せず、値どうしも比べない。
    if (bad.some(({ plan }) => plan.secret)) return { troubles: bad.map(({ trouble, text }) => (trouble.code === 'E102' ? trouble : { ...trouble, raw: shapeOf(trouble.ja, text) })) };
    const value = Object.fromEntries(slots.flatMap((slot): [string, unknown][] => {
      const result = slot.plan === null ? { value: slot.fallback } : results[slot.column]!;
      return 'value' in result ? [[slot.key, result.value]] : [];
    }));
    const conflicts = conflictsIn(definition, value).map(({ field, why, cure }): Trouble => {
      const column = plans.findIndex(({ key }) => key === field);
      const cell = (cells as readonly Cell[])[column];
      const text = cell ? decodeStrict(cell.bytes, encoding) : '';
      return { code: 'E206', byte: cell?.at ?? 0, field, ja: definition.fields[field]!.ja, raw: typeof text !== 'string' ? '' : plans[column]?.secret ? shapeOf(plans[column].ja, text) : told(text, plans[column]?.digits), why, cure };
    });
    const troubles = [...bad.map(({ trouble }) => trouble), ...conflicts];
    return troubles.length > 0 ? { troubles } : { value };
  };
}

/** A line that has the wrong columns: its values cannot be told apart, so nothing of it is shown. */
function uncut(line: Buffer, fault: { byte: number; why: string; cure: string }, encoding: FileLayout['encoding']): Trouble[] {
  const about = { field: '*', ja: '行', raw: lineShape(line) };
  const undecodable = decodeStrict(line, encoding);
  const troubles: Trouble[] = [{ ...about, code: 'E202', ...fault }];
  if (typeof undecodable !== 'string') troubles.push({ ...about, code: 'E102', byte: undecodable.index + 1, raw: hexOf(line, undecodable.index), why: undecodable.why, cure: undecodable.cure });
  return troubles;
}

/** Items that contradict each other, of those that could be read. */
export const conflictsIn = ({ check }: RecordDefinition, value: Readonly<Record<string, unknown>>): readonly Conflict[] => check?.(value) ?? [];

export const unicodeOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
