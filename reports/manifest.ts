import type { Exchange, RunResult, ScenarioResult } from '../harness/results.js';
import { report } from './define.js';
import { maskFor, type Mask } from './print.js';

export interface EvidenceFile { readonly path: string; readonly bytes: Uint8Array }

/** Where every exchange lies in evidence/, with length and digest. The digest is of the bytes that really crossed the wire. */
export const manifest = report({
  id: 'manifest',
  ja: '証跡の目録',
  fileName: 'evidence/manifest.json',
  render(run) {
    const exchanges = run.scenarios.flatMap((scenario) => {
      const mask = maskFor(run, scenario);
      return scenario.exchanges.map((exchange) => ({
        n: exchange.n, scenario: scenario.id, at: exchange.at, from: exchange.from, to: exchange.to, what: mask(exchange.what), layout: exchange.layout,
        path: evidencePath(scenario, exchange, mask), bytes: exchange.bytes, sha256: exchange.sha256,
      }));
    });
    return `${JSON.stringify({ exchanges }, null, 2)}\n`;
  },
});

/** The files to write below evidence/. A body that was too long to keep has its digest in the manifest and no file. */
export const evidenceFiles = (run: RunResult): readonly EvidenceFile[] =>
  run.scenarios.flatMap((scenario) => {
    const mask = maskFor(run, scenario);
    return scenario.exchanges.filter(wasKept).map((exchange) => ({ path: evidencePath(scenario, exchange, mask), bytes: exchange.body }));
  });

export const wasKept = (exchange: Exchange): boolean => exchange.body.length === exchange.bytes;

/** Where the body of one exchange lies below evidence/. */
export const evidencePathOf = (run: RunResult, scenario: ScenarioResult, exchange: Exchange): string => evidencePath(scenario, exchange, maskFor(run, scenario));

const evidencePath = (scenario: ScenarioResult, exchange: Exchange, mask: Mask): string =>
  `${safeName(scenario.id, mask)}/${exchange.n}/${safeName(exchange.path, mask)}${exchange.layout === null && isJson(exchange) ? '.json' : ''}`;

const isJson = ({ contentType }: Exchange) => /\bjson\b/i.test(contentType);

/** Letters, digits, dot, hyphen and underscore: no path from a wire reaches the file system, and every file system takes the name. */
function safeName(text: string, mask: Mask): string {
  const name = mask(text).replace(/[^0-9A-Za-z._-]+/g, '-').replace(/\.{2,}/g, '.').replace(/^[.-]+|[.-]+$/g, '');
  return name.slice(-80).replace(/^[.-]+/, '') || 'body';
}
