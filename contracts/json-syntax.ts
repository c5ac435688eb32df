/** Where a text stops being JSON, counted from 1, and what is wrong there. */
export interface JsonFault { readonly line: number; readonly column: number; readonly why: string }

/** The first fault of a text that is no JSON, in words for a Japanese reader; null when there is none. */
export function jsonFault(text: string): JsonFault | null {
  const at = { next: 0 };
  try {
    valueAt(text, at);
    skipSpace(text, at);
    if (at.next < text.length) fail(at.next, `値の後に余る「${text[at.next]!}」がある`);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    if (!(error instanceof Stop)) throw error;
    const before = text.slice(0, error.at).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, why: error.message };
  }
}

/** 「3行5文字目: …」 for a message; the text is one that JSON.parse has refused. */
export function jsonFaultJa(text: string): string {
  const fault = jsonFault(text);
  return fault ? `${fault.line}行${fault.column}文字目: ${fault.why}` : '深すぎる入れ子か、読めない数がある';
}

class Stop extends Error {
  constructor(readonly at: number, why: string) { super(why); }
}
interface At { next: number }
const fail = (at: number, why: string): never => { throw new Stop(at, why); };
const skipSpace = (text: string, at: At): void => { while (' \t\r\n'.includes(text[at.next] ?? '-')) at.next += 1; };
const found = (text: string, at: At): string => (at.next >= text.length ? '文が終わっている' : `「${String.fromCodePoint(text.codePointAt(at.next)!)}」がある`);
const due = (text: string, at: At, what: string): never => fail(at.next, `${what}ところに${found(text, at)}`);

function valueAt(text: string, at: At): void {
  skipSpace(text, at);
  switch (text[at.next]) {
    case '{': return listAt(text, at, '}', () => {
      skipSpace(text, at);
      if (text[at.next] !== '"') due(text, at, '二重引用符で囲んだ項目名が来るべき');
      stringAt(text, at);
      skipSpace(text, at);
      if (text[at.next] !== ':') due(text, at, 'コロン「:」が来るべき');
      at.next += 1;
      valueAt(text, at);
    });
    case '[': return listAt(text, at, ']', () => valueAt(text, at));
    case '"': return stringAt(text, at);
    default: return wordAt(text, at);
  }
}

function listAt(text: string, at: At, close: string, item: () => void): void {
  at.next += 1;
  skipSpace(text, at);
  if (text[at.next] === close) return void (at.next += 1);
  for (;;) {
    item();
    skipSpace(text, at);
    if (text[at.next] === close) return void (at.next += 1);
    if (text[at.next] !== ',') due(text, at, `コンマか「${close}」が来るべき`);
    at.next += 1;
    skipSpace(text, at);
    if (text[at.next] === close) fail(at.next, '最後の値の後に余るコンマがある');
  }
}

function stringAt(text: string, at: At): void {
  const opened = at.next;
  for (at.next += 1; text[at.next] !== '"'; at.next += 1) {
    const unit = text[at.next];
    if (unit === undefined) return fail(opened, '引用符が閉じていない');
    if (unit < ' ') return fail(at.next, '引用符の中に改行かほかの制御文字がある(\\n などと書く)');
    if (unit !== '\\') continue;
    const escape = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at.next, at.next + 6));
    if (!escape) return fail(at.next, '\\ の後に使えない字がある');
    at.next += escape[0].length - 1;
  }
  at.next += 1;
}

function wordAt(text: string, at: At): void {
  const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/.exec(text.slice(at.next, at.next + 400));
  if (!word) due(text, at, '値(文字列・数・true・false・null・{・[)が来るべき');
  else at.next += word[0].length;
}
