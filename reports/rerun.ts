import type { RunResult, ScenarioResult } from '../harness/results.js';
import type { ReportOptions } from './define.js';

/** The command that plays exactly this story again, as a shell takes it. */
export const rerun = ({ id }: Pick<ScenarioResult, 'id'>, { seed, repeat }: Pick<RunResult, 'seed' | 'repeat'>, command = 'npx totsugo'): string =>
  [command, 'run', id, '--seed', String(seed), ...repeat.options.map(([name, value]) => (value.startsWith('-') ? `--${name}=${word(value)}` : `--${name} ${word(value)}`))].join(' ');

/**
 * One word for a shell. Double quotes, which every shell knows, where nothing inside means something to one of them; else the
 * single quotes of sh.
 */
function word(text: string): string {
  if (/^[\p{L}\p{N}_@+=:,./-]+$/u.test(text)) return text;
  return /["$`\\!%\n\r]/.test(text) || text === '' ? `'${text.replaceAll('\'', `'\\''`)}'` : `"${text}"`;
}

const notes: Readonly<Record<RunResult['repeat']['withheld'][number], readonly [ja: string, en: string]>> = {
  token: ['接続先のトークンは書いていない。環境変数 TOTSUGO_SUT_TOKEN か --token で渡す', 'the token of the system is not written down; give it by TOTSUGO_SUT_TOKEN or --token'],
  storeSecret: ['PostgreSQL の合言葉は書いていない。環境変数 PGPASSWORD で渡す', 'the password of PostgreSQL is not written down; give it by PGPASSWORD'],
};

/** What the reader has to add to that command, because a report holds no secret. */
export const rerunNotes = ({ repeat }: Pick<RunResult, 'repeat'>, lang: ReportOptions['lang']): readonly string[] => repeat.withheld.map((secret) => notes[secret][lang === 'en' ? 1 : 0]);
