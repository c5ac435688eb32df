import type { CoverageRow } from '../harness/results.js';
import { printed, table, type Holdings } from './holdings.js';
import { cell, code } from './markdown/text.js';
import { groupOf, groups } from './steps.js';

/** docs/coverage.md: the 81 steps and the stories that say they walk through them. `rows` gives the reason where there is none. */
export function coveragePage({ scenarios }: Pick<Holdings, 'scenarios'>, rows: readonly CoverageRow[]): string {
  const stories = (id: string) => scenarios.filter(({ covers }) => covers.includes(id)).map((scenario) => scenario.id);
  const told = rows.filter(({ id }) => stories(id).length > 0).length;
  return [
    printed, '# 別添1の手順とシナリオ',
    `別添1「事務の内容」の${rows.length}手順のうち、通ると述べるシナリオがあるもの ${told}。実際に何が何件交わされたかは ${code('node bin/totsugo.js coverage')} が実行して数え、報告にも載る。`,
    ...groups.flatMap(([group, ja]) => [
      `## ${group} ${ja}`,
      table(['手順', '', '内容', 'シナリオ'], rows.filter(({ id }) => groupOf(id) === group).map(({ id, ja: name, text, reason }) => [id, cell(name), cell(text), stories(id).map(code).join('<br>') || cell(reason ?? 'not yet')])),
    ]),
  ].join('\n\n').concat('\n');
}
