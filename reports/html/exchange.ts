import { layoutOf } from '../../contracts/layouts.js';
import { evidencePathsOf, wasKept } from '../manifest.js';
import type { Exchange, ScenarioResult } from '../../harness/results.js';
import { dated } from '../readable.js';
import { bodyOf } from './body.js';
import { exchangeAnchor, type Page } from './page.js';

/** The list of what crossed a wire in one story. A body that was seen before is only pointed at. */
export function exchangeList(page: Page, scenario: ScenarioResult): string {
  const seen = new Map<string, Exchange>();
  const paths = evidencePathsOf(page.run, scenario);
  return scenario.exchanges.map((exchange) => {
    const key = `${exchange.layout}/${exchange.sha256}`;
    const first = exchange.bytes > 0 ? seen.get(key) : undefined;
    if (!first) seen.set(key, exchange);
    return entry(page, scenario, exchange, { first, path: paths.get(exchange)! });
  }).join('');
}

function entry(page: Page, scenario: ScenarioResult, exchange: Exchange, { first, path: kept }: { readonly first: Exchange | undefined; readonly path: string }): string {
  const { words } = page;
  const text = page.textOf(scenario);
  const { n, at, from, to, what, path, status, bytes, sha256, layout } = exchange;
  const body = first ? `<p><a href="#${exchangeAnchor(scenario.id, first.n)}">${words.sameAs(first.n)}</a></p>` : bodyOf(page, scenario, exchange);
  const evidence = bytes > 0 && wasKept(exchange) ? ` · <a href="evidence/${text(kept)}">${words.full}</a>` : '';
  const kind = layout === null ? undefined : layoutOf(layout)?.ja;
  return `<details class="exchange" id="${exchangeAnchor(scenario.id, n)}"><summary><span class="n">${n}</span> <span class="route">${text(from)} → ${text(to)}</span> <span class="what">${kind ? text(kind) : text(dated(what))}</span>`
    + `${status === null ? '' : ` <span class="status${status >= 400 ? ' bad' : ''}">${status}</span>`}</summary>`
    + `<p class="facts">${kind ? `${text(what)} · ` : ''}<code>${text(path)}</code> · ${text(dated(at))} · ${bytes.toLocaleString('en-US')} ${words.bytes} · SHA-256 <code>${sha256.slice(0, 8)}…</code>${evidence}</p>${body}</details>`;
}
