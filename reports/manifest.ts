import { createHash } from 'node:crypto';
import type { Exchange, RunResult, ScenarioResult } from '../harness/results.js';
import { report } from './define.js';
import { lettersOf } from './letters.js';
import { maskFor, type Mask } from './print.js';
import { resultsJson } from './results-json.js';

export interface EvidenceFile { readonly path: string; readonly bytes: Uint8Array }

/**
 * Where every exchange lies in evidence/, with length and digest, and every letter that reached somebody. The digest is of the bytes that
 * really crossed the wire. The digest of results.json ties the verdicts to the evidence: whoever signs the manifest signs both.
 */
export const manifest = report({
  id: 'manifest',
  ja: '証跡の目録',
  fileName: 'evidence/manifest.json',
  render(run, options) {
    const exchanges = run.scenarios.flatMap((scenario) => {
      const mask = maskFor(run, scenario);
      const paths = evidencePathsOf(run, scenario);
      return scenario.exchanges.map((exchange) => ({
        n: exchange.n, scenario: scenario.id, at: exchange.at, from: exchange.from, to: exchange.to, what: mask(exchange.what), layout: exchange.layout,
        path: paths.get(exchange)!, bytes: exchange.bytes, sha256: exchange.sha256, ...(wasKept(exchange) ? {} : { isKept: false }),
      }));
    });
    const letters = run.scenarios.flatMap((scenario) => lettersOf(run, scenario).map(({ letter, name, text }) => ({ scenario: scenario.id, deliveredOn: letter.deliveredOn, noticeIds: letter.sheets.map(({ noticeId }) => noticeId), path: `${evidenceFolderOf(run, scenario)}/${name}`, ...digestOf(text) })));
    return `${JSON.stringify({ exchanges, letters, results: { fileName: resultsJson.fileName, ...digestOf(resultsJson.render(run, options)) } }, null, 2)}\n`;
  },
});

export const digestOf = (content: string | Uint8Array): { readonly bytes: number; readonly sha256: string } => ({ bytes: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex') });

/** The files to write below evidence/, each once: the bodies and the letters. A body that was too long to keep has its digest in the manifest and no file. */
export const evidenceFiles = (run: RunResult): readonly EvidenceFile[] =>
  run.scenarios.flatMap((scenario) => {
    const paths = evidencePathsOf(run, scenario);
    const files = new Map(scenario.exchanges.filter(wasKept).map((exchange) => [paths.get(exchange)!, exchange.body]));
    const letters = lettersOf(run, scenario).map(({ name, text }) => ({ path: `${evidenceFolderOf(run, scenario)}/${name}`, bytes: Buffer.from(text) }));
    return [...[...files].map(([path, bytes]) => ({ path, bytes })), ...letters];
  });

export const wasKept = (exchange: Exchange): boolean => exchange.body.length === exchange.bytes;

/** Where the bodies of one story lie below evidence/. */
export const evidenceFolderOf = (run: RunResult, { id }: ScenarioResult): string => safeName(id, maskFor(run));

/**
 * Where the body of each exchange of a story lies below evidence/. An interface file keeps its name, by which programs know
 * what it is, and lies there once however often it was passed on; another one of the same name has a folder of its own. A
 * message begins with its number.
 */
export function evidencePathsOf(run: RunResult, scenario: ScenarioResult): ReadonlyMap<Exchange, string> {
  const mask = maskFor(run, scenario);
  const folder = evidenceFolderOf(run, scenario);
  const taken = new Map<string, string>();
  return new Map(scenario.exchanges.map((exchange) => {
    const { n, sha256 } = exchange;
    const name = safeName(exchange.path, mask);
    const wished = exchange.layout === null ? `${n}-${name}${isJson(exchange) ? '.json' : ''}` : name;
    // Some file systems do not tell large letters from small ones; a name of digits alone could be a folder.
    const isFree = /\D/.test(wished) && (taken.get(wished.toLowerCase()) ?? sha256) === sha256;
    const own = isFree ? wished : `${n}/${name}`;
    taken.set(own.toLowerCase(), sha256);
    return [exchange, `${folder}/${own}`];
  }));
}

const isJson = ({ contentType }: Exchange) => /\bjson\b/i.test(contentType);

/** Letters, digits, dot, hyphen and underscore: no path from a wire reaches the file system, and every file system takes the name. */
function safeName(text: string, mask: Mask): string {
  const name = mask(text).replace(/[^0-9A-Za-z._-]+/g, '-').replace(/\.{2,}/g, '.').replace(/^[.-]+|[.-]+$/g, '');
  return name.slice(-80).replace(/^[.-]+/, '') || 'body';
}
