import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ConnectionProblem } from './define.js';
import { checkForm, issuesText } from './form.js';

/** A person at a terminal. Every method asks until the answer can be used; `skip` or the end of input gives up the scenario. */
export interface Operator {
  say(text: string): void;
  line(question: string): Promise<string>;
  yes(question: string): Promise<boolean>;
  count(question: string): Promise<number>;
  /** Lines until an empty one. */
  lines(question: string): Promise<readonly string[]>;
  /** Enter = done; anything else is the reason why not, and ends the scenario as 前提未達. */
  done(question: string): Promise<void>;
  /** A value of that form: one line of JSON, or Enter and then item by item. */
  form<S extends z.ZodType>(question: string, schema: S, filled?: Readonly<Record<string, unknown>>): Promise<z.output<S>>;
  close(): void;
}

export function operatorAt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Operator {
  const reader = createInterface({ input, terminal: false });
  const typed = reader[Symbol.asyncIterator]();
  const say = (text: string) => void output.write(`${text}\n`);
  const line = async (question: string): Promise<string> => {
    output.write(`${question} > `);
    const { value, done } = await typed.next();
    if (done) throw new ConnectionProblem('TSG-N13', '操作者の入力が終わった', '端末の前で行うか、--sut http: や folder: を使う');
    const text = value.trim();
    if (text === 'skip') throw new ConnectionProblem('TSG-N13', `操作者が答えなかった: ${question}`, '答えられるときに、このシナリオをもう一度行う');
    return text;
  };
  const until = async <T>(ask: () => Promise<T | null>): Promise<T> => {
    for (;;) {
      const answer = await ask();
      if (answer !== null) return answer;
    }
  };
  const asker: Operator = {
    say, line,
    yes: async (question) => until(async () => {
      const text = (await line(`${question} (y/n)`)).toLowerCase();
      return /^(y|yes|はい)$/.test(text) ? true : /^(n|no|いいえ)$/.test(text) ? false : null;
    }),
    count: async (question) => until(async () => {
      const text = await line(question);
      return /^\d{1,9}$/.test(text) ? Number(text) : (say('数字で答えてください'), null);
    }),
    async lines(question) {
      const lines: string[] = [];
      for (let text = await line(`${question}(1行に1件、空行で終わり)`); text !== ''; text = await line('次')) lines.push(text);
      return lines;
    },
    async done(question) {
      const reason = await line(`${question}(済んだら Enter、できなければ理由)`);
      if (reason !== '') throw new ConnectionProblem('TSG-N13', `操作者が行えなかった: ${reason}`, '行えるようにしてから、このシナリオをもう一度行う');
    },
    form: async (question, schema, filled = {}) => until(async () => {
      const text = await line(`${question}(JSONを1行で、または Enter で項目ごとに)`);
      const value = text === '' ? await itemByItem(asker, z.toJSONSchema(schema, { unrepresentable: 'any' }) as Shape, '', filled) : parsed(text);
      const checked = checkForm(schema, value);
      if (checked.ok) return checked.value;
      say(`そのままでは使えません: ${issuesText(checked.issues)}`);
      return null;
    }),
    close: () => { reader.close(); },
  };
  return asker;
}

interface Shape { readonly type?: string | readonly string[]; readonly enum?: readonly unknown[]; readonly description?: string; readonly properties?: Readonly<Record<string, Shape>>; readonly items?: Shape; readonly anyOf?: readonly Shape[] }

/** Asks for one value of a shape; empty means null, nothing or the empty list, where the shape allows it. */
async function itemByItem(operator: Operator, shape: Shape, name: string, filled: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const title = shape.description ? `${name}(${shape.description})` : name;
  if (shape.properties) {
    const value: Record<string, unknown> = {};
    for (const [key, child] of Object.entries(shape.properties)) value[key] = key in filled ? filled[key] : await itemByItem(operator, child, name === '' ? key : `${name}.${key}`);
    return value;
  }
  if (shape.items?.properties) {
    const items: unknown[] = [];
    while (await operator.yes(`${title} は${items.length > 0 ? 'もう' : ''}一件ある`)) items.push(await itemByItem(operator, shape.items, `${name}[${items.length}]`));
    return items;
  }
  if (shape.items) return operator.lines(title);
  const some = presentShape(shape);
  if (some?.properties) return (await operator.yes(`${title} がある`)) ? itemByItem(operator, some, name) : null;
  if (some) {
    const text = await operator.line(`${title} ${wordsOf(some)}(なければ Enter)`);
    return text === '' ? null : typed(some, text);
  }
  if (shape.type === 'boolean') return operator.yes(title);
  return typed(shape, await operator.line(`${title} ${wordsOf(shape)}`));
}

/** What a nullable value is when it is not null; null for a value that must be there. */
function presentShape({ anyOf, type, ...shape }: Shape): Shape | null {
  if (anyOf) return anyOf.find((one) => one.type !== 'null')!;
  return Array.isArray(type) && type.includes('null') ? { ...shape, type: type.find((one) => one !== 'null')! } : null;
}

const wordsOf = (shape: Shape) => (shape.enum ? `[${shape.enum.join(' ')}]` : '');
const typed = (shape: Shape, text: string): unknown => (shape.type === 'integer' || shape.type === 'number' ? Number(text) : text);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
