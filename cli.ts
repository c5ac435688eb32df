import yargs from 'yargs';
import { TotsugoProblem } from './harness/problem.js';
import { commandsFor } from './cli/commands.js';
import { version } from './cli/version.js';

/** Exit codes: 0 all 適合, 1 some 不適合, 2 usage, 3 前提未達 only, 4 試験系の故障. */
export async function main(argv: readonly string[]): Promise<void> {
  const cli = yargs([...argv]).scriptName('totsugo').locale(argv.includes('--lang=en') || argv[argv.indexOf('--lang') + 1] === 'en' ? 'en' : 'ja')
    .usage('$0 <command>\n\n国民健康保険の機関間インターフェースの模擬と適合試験')
    .version(version).help().alias('h', 'help').strict().demandCommand(1, '命令を一つ指定する(totsugo --help)').recommendCommands().wrap(110)
    .option('lang', { choices: ['ja', 'en'] as const, default: 'ja' as const, describe: '表示する言葉' })
    .fail((message, error) => {
      throw error ?? new TotsugoProblem('TSG-U00', message, 'totsugo --help または totsugo <command> --help を見る');
    });
  for (const command of await commandsFor(argv)) cli.command(command);
  try {
    await cli.parseAsync();
  } catch (error) {
    const known = error instanceof TotsugoProblem || (error instanceof Error && 'code' in error && String(error.code).startsWith('TSG-'));
    console.error(known ? (error as Error).message : error);
    process.exitCode = known ? 2 : 4;
  }
}
