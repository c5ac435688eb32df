/** A text the parser asks for with a number; its types know plain texts only. */
const counted = (text: string) => ({ one: text, other: text }) as unknown as string;

/** The words of the command line's own frame. The parser's locale files stay outside the bundle. */
export const frameJa = {
  'Commands:': '命令:', 'Options:': 'オプション:', 'Examples:': '例:', 'Positionals:': '引数:', 'Show help': '使い方を示す', 'Show version number': '版を示す',
  boolean: '真偽', string: '文字列', number: '数', array: '並び', required: '必須', 'default:': '既定:', 'choices:': '選択:', command: '命令',
  'Not enough non-option arguments: got %s, need at least %s': counted('引数が %s 個では足りない(%s 個は要る)'),
  'Too many non-option arguments: got %s, maximum of %s': counted('引数が %s 個では多い(%s 個まで)'),
  'Not enough arguments following: %s': '値がない: --%s',
  'Missing argument value: %s': counted('値がない: --%s'),
  'Missing required argument: %s': counted('必要なオプションがない: %s'),
  'Unknown argument: %s': counted('知らない引数: %s'),
  'Unknown command: %s': counted('知らない命令: %s'),
  'Invalid values:': '使えない値:',
  'Argument: %s, Given: %s, Choices: %s': '--%s に %s は使えない。選べるのは %s',
  'Arguments %s and %s are mutually exclusive': '--%s と --%s は同時に指定できない',
  'Did you mean %s?': '知らない命令。もしかして %s',
} satisfies Readonly<Record<string, string>>;
