import type { CommandModule } from 'yargs';

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
