import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';

/** Declares one command: what it is called, what it says of itself, its options, an example, and the work. */
export const command = <const O extends Record<string, unknown>>(spec: {
  readonly command: string;
  readonly describe: string;
  readonly examples: readonly (readonly [line: string, ja: string])[];
  readonly options: (cli: Argv) => Argv<O>;
  readonly run: (options: ArgumentsCamelCase<O>) => Promise<void>;
}): CommandModule<object, O> => ({
  command: spec.command,
  describe: spec.describe,
  builder: (cli) => spec.options(cli).example(spec.examples as [string, string][]),
  handler: (options) => { underway = spec.run(options); },
});

let underway: Promise<void> | undefined;
/** The work of the command that was asked for. yargs does not wait for it: for a handler that takes time it would lay out the whole help first. */
export const work = async (): Promise<void> => underway;

/** Results go to stdout, everything else to stderr. Waits until the pipe has taken it all. */
export const print = (text: string) => new Promise<void>((resolve, reject) => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, (error) => (error ? reject(error) : resolve()));
});
export const tellUser = (text: string) => void process.stderr.write(`${text}\n`);
export const printJson = (value: unknown) => print(JSON.stringify(value, null, 1));
