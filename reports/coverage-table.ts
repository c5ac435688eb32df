import type { CoverageRow } from '../harness/results.js';
import { code } from './markdown/text.js';
import { generatedNote, markdownTable, page } from './markdown/table.js';
import { groupOf, groups } from './steps.js';

const statusWords = { covered: '実施', notYet: '未実施', excused: '対象外' } as const;

/** docs/coverage.md: each step of 別添1 with the stories that tell it, what was really exchanged, or the reason why not. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  const count = (status: CoverageRow['status'], of = rows) => of.filter((row) => row.status === status).length;
  const sections = groups.map(([id, ja]) => {
    const own = rows.filter((row) => groupOf(row.id) === id);
    return own.length === 0 ? undefined : page([`## ${id} ${ja}(${own.length}工程のうち ${count('covered', own)})`, markdownTable(['工程', '内容', '状態', '電文', 'シナリオ・理由'], own.map(line))]).trimEnd();
  });
  return page([
    '# 別添1の工程とシナリオ', generatedNote,
    `「実施」は、その工程を通るシナリオがあり、実行したときに対応する電文が実際に流れたことを言う。全${rows.length}工程のうち 実施 ${count('covered')}・対象外 ${count('excused')}・未実施 ${count('notYet')}。シナリオは初めの三本を挙げる。全部は \`totsugo list --covers A-16\` のように工程を言えば出る。`,
    ...sections,
  ]);
}

/** So many stories of a step are named; `list --covers` names them all. */
const named = 3;
export const someStories = (ids: readonly string[]): string => `${ids.slice(0, named).join(' ')}${more(ids)}`;
const more = (ids: readonly string[]): string => (ids.length > named ? ` ほか${ids.length - named}本` : '');

function line({ id, ja, text, status, exchanges, scenarios, reason }: CoverageRow) {
  const stories = scenarios.slice(0, named).map(code).join('<br>') + more(scenarios);
  return [`${id} ${ja}`, text, statusWords[status], String(exchanges), reason === undefined ? { raw: stories || '–' } : `${someStories(scenarios)}${scenarios.length > 0 ? ' — ' : ''}${reason}`];
}
