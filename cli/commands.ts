import type { CommandModule } from 'yargs';
import { TotsugoProblem } from '../harness/problem.js';

/** What `totsugo` can do, in the order of its help. Each is loaded when it is asked for. */
const loaders: readonly (readonly [name: string, load: () => Promise<unknown>])[] = [
  ['run', async () => (await import('./run.js')).run],
  ['verify', async () => (await import('./verify.js')).verify],
  ['list', async () => (await import('./list.js')).list],
  ['coverage', async () => (await import('./coverage.js')).coverageCommand],
  ['serve', async () => (await import('./serve.js')).serve],
  ['ward', async () => (await import('./ward.js')).wardCommand],
  ['inspect', async () => (await import('./inspect.js')).inspect],
  ['layouts', async () => (await import('./layouts.js')).layoutsCommand],
  ['compare', async () => (await import('./compare.js')).compare],
  ['premium', async () => (await import('./premium.js')).premium],
  ['benefit', async () => (await import('./benefit.js')).benefit],
  ['match', async () => (await import('./match.js')).match],
  ['link', async () => (await import('./link.js')).link],
  ['people', async () => (await import('./people.js')).people],
  ['doctor', async () => (await import('./doctor.js')).doctor],
];

/** The command the user names; all of them when help is wanted or the name is not known. */
export async function commandsFor(argv: readonly string[]): Promise<readonly CommandModule[]> {
  const named = loaders.filter(([name]) => name === argv[0]);
  return Promise.all((named.length > 0 ? named : loaders).map(([, load]) => load() as Promise<CommandModule>));
}

/** Where the first word is no command: that, and the one that is meant if it is a slip away. yargs would call the word an argument, or guess at anything. */
export async function unknownCommand(argv: readonly string[], isEnglish: boolean): Promise<TotsugoProblem | null> {
  const [word] = argv[0] === '--lang' ? argv.slice(2) : argv[0]?.startsWith('--lang=') ? argv.slice(1) : argv;
  const names = loaders.map(([name]) => name);
  if (word === undefined || word.startsWith('-') || [...names, 'help'].includes(word)) return null;
  const { nearest } = await import('./cases/issues.js');
  const near = nearest(word, names.filter((name) => Math.abs(name.length - word.length) * 2 <= word.length));
  const told = word.slice(0, 64);
  if (isEnglish) return new TotsugoProblem('TSG-U00', `there is no command "${told}"${near ? `; did you mean ${near}?` : ''}`, 'See totsugo --help');
  return new TotsugoProblem('TSG-U00', `知らない命令「${told}」${near ? `。もしかして ${near}` : ''}`, 'totsugo --help を見る');
}
