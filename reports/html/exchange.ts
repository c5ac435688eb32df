import { evidencePathOf } from '../manifest.js';
import type { Exchange, ScenarioResult } from '../../harness/results.js';
import { bodyOf, type Detail } from './body.js';
import { exchangeAnchor, type Page } from './page.js';

/** The list of what crossed a wire in one story. A body that was seen before is only pointed at. */
export function exchangeList(page: Page, scenario: ScenarioResult, detail: Detail): string {
  const seen = new Map<string, Exchange>();
  return scenario.exchanges.map((exchange) => {
    const key = `${exchange.layout}/${exchange.sha256}`;
    const first = exchange.bytes > 0 ? seen.get(key) : undefined;
    if (!first) seen.set(key, exchange);
    return entry(page, scenario, exchange, first, detail);
  }).join('');
}

function entry(page: Page, scenario: ScenarioResult, exchange: Exchange, first: Exchange | undefined, detail: Detail): string {
  const { words } = page;
  const text = page.textOf(scenario);
  const { n, at, from, to, what, path, status, bytes, sha256 } = exchange;
  const body = first ? `<p><a href="#${exchangeAnchor(scenario.id, first.n)}">${words.sameAs(first.n)}</a></p>` : bodyOf(page, scenario, exchange, detail);
  const evidence = bytes > 0 && exchange.body.length === bytes ? ` · <a href="evidence/${text(evidencePathOf(page.run, scenario, exchange))}">${words.full}</a>` : '';
  return `<details class="exchange" id="${exchangeAnchor(scenario.id, n)}"><summary><span class="n">${n}</span> <span class="route">${text(from)} → ${text(to)}</span> <span class="what">${text(what)}</span>`
    + `${status === null ? '' : ` <span class="status${status >= 400 ? ' bad' : ''}">${status}</span>`}</summary>`
    + `<p class="facts"><code>${text(path)}</code> · ${text(at.replace('T', ' '))} · ${bytes.toLocaleString('en-US')} ${words.bytes} · SHA-256 <code>${sha256.slice(0, 8)} ${sha256.slice(8, 16)}…</code>${evidence}</p>${body}</details>`;
}
