import yargs from 'yargs';
import { TotsugoProblem } from './harness/problem.js';
import { commandsFor, unknownCommand } from './cli/commands.js';
import { work } from './cli/define.js';
import { version } from './cli/version.js';
import { frameJa } from './cli/words.js';

/** Exit codes: 0 all 適合, 1 some 不適合, 2 usage, 3 前提未達 only, 4 試験系の故障. */
export async function main(argv: readonly string[]): Promise<void> {
  const isEnglish = argv.includes('--lang=en') || (argv.includes('--lang') && argv[argv.indexOf('--lang') + 1] === 'en');
  const unknown = await unknownCommand(argv, isEnglish);
  if (unknown) return report(unknown);
  const cli = yargs([...argv]).scriptName('totsugo').locale(isEnglish ? 'en' : 'ja').updateStrings(isEnglish ? {} : frameJa)
    .usage('$0 <command>\n\n国民健康保険の機関間インターフェースの模擬と適合試験')
    .version(version).help().alias('h', 'help').strict().check(once).demandCommand(1, '命令を一つ指定する(totsugo --help)').recommendCommands().wrap(110)
    .option('lang', { choices: ['ja', 'en'] as const, default: 'ja' as const, describe: '表示する言葉' })
    .fail((message, error) => {
      throw error ?? new TotsugoProblem('TSG-U00', message, 'totsugo --help または totsugo <command> --help を見る');
    });
  for (const command of await commandsFor(argv)) cli.command(command);
  process.stdout.on('error', report);
  try {
    await cli.parseAsync();
    await work();
  } catch (error) {
    report(error);
  }
}

/** An option that is given twice says two things; only a list of stories may. */
function once(given: Readonly<Record<string, unknown>>): true {
  const twice = Object.keys(given).filter((name) => Array.isArray(given[name]) && !['_', 'ids'].includes(name));
  if (twice.length > 0) throw new TotsugoProblem('TSG-U17', `${twice.map((name) => `--${name}`).join(' ')} が二度書かれている`, '一度だけ書く');
  return true;
}

/** A mistake of the user in one sentence, anything else as it is. */
function report(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Whoever read our output has had enough of it.
  if (code === 'EPIPE') return;
  const isKnown = code.startsWith('TSG-') || (error instanceof Error && error.name === 'YError');
  const message = error instanceof Error ? error.message : String(error);
  console.error(!isKnown ? error : message.startsWith('TSG-') ? message : `${code || 'TSG-U00'}: ${message}`);
  process.exitCode = isKnown ? 2 : 4;
}
