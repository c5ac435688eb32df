import type { Repeat } from '../harness/results.js';
import type { SuiteOptions } from './options.js';
import { usualMunicipality, usualNumberMode } from './options.js';

/**
 * What of the command line the reports tell, so that whoever pastes their command plays the same: everything that can change
 * a verdict. Secrets are left out and named instead.
 */
export function repeatOf({ sut, token, folder, store, profile, municipality, numberMode, knownIssues, runDay }: SuiteOptions): Repeat {
  const [kind, place] = [sut.split(':')[0]!, sut.slice(sut.indexOf(':') + 1)];
  const kept = withoutSecrets(store ?? '');
  const given: readonly (readonly [name: string, value: string | undefined])[] = [
    ['sut', sut === 'reference' ? undefined : kind === 'http' ? `http:${withoutSecrets(place).address}` : sut],
    ['folder', sut === 'manual' ? folder : undefined],
    ['municipality', municipality === usualMunicipality ? undefined : municipality],
    ['number-mode', numberMode === usualNumberMode ? undefined : numberMode],
    ['profile', profile], ['store', store === undefined ? undefined : kept.address], ['known-issues', knownIssues], ['run-day', knownIssues === undefined ? undefined : runDay],
  ];
  return {
    options: given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    withheld: [...(kind === 'http' && token ? ['token' as const] : []), ...(kept.hadSecret ? ['storeSecret' as const] : [])],
  };
}

/** An address without the password and without the parameters in which one could stand; what is no address stays as it is. */
function withoutSecrets(text: string): { readonly address: string; readonly hadSecret: boolean } {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return { address: text, hadSecret: false };
  const url = new URL(text);
  const isPlain = /^postgres(ql)?:$/.test(url.protocol) ? plainParameters : noParameters;
  const secret = [...url.searchParams.keys()].filter((name) => !isPlain.has(name));
  const hadSecret = url.password !== '' || secret.length > 0;
  if (!hadSecret && url.hash === '') return { address: text, hadSecret };
  url.password = '';
  url.hash = '';
  for (const name of secret) url.searchParams.delete(name);
  return { address: url.href, hadSecret };
}

const noParameters: ReadonlySet<string> = new Set();
/** Parameters of a PostgreSQL address that say where and how, and never who. */
const plainParameters: ReadonlySet<string> = new Set(['host', 'port', 'user', 'dbname', 'sslmode', 'application_name', 'client_encoding', 'connect_timeout', 'options']);
