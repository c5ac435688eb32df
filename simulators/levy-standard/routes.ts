import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BenefitReportRow, LevyBaseRow, LevyContributionRow } from '../../contracts/levy-standard/records.js';
import { layoutOf, layoutOfFileName } from '../../contracts/layouts.js';
import { readBody } from '../../contracts/route-form.js';
import { levyRunKinds, type LevyRunKind } from '../../law/levy-sharing.js';
import { guardMunicipalDoors, isRefused, refused, reply } from '../doors.js';
import { doorForms, totalsSchema, wireForms, yearSchema } from './forms.js';
import { receive, type Found } from './intake.js';
import { runDayOf } from './reckon.js';
import type { LevyStandard, RunKey, YearTold } from './tables.js';

type Ask = (request: FastifyRequest) => LevyStandard;
interface OfCity { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }
interface OfRun { Params: { fiscalYear: string; runKind: string } }

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<LevyStandard, 'token'>, code: string): string => party.token('LS', code);
const noFile = (name: string) => refused(404, 'TSG-G28', `「${name}」という結果のファイルはない`, '一覧(GET results/{code})にある名を指定する');
const unfit = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-G29', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });
/** The steps of 別添1 that a file of that name realises. */
const stepsOf = (party: LevyStandard, name: string): readonly string[] => layoutOf(layoutOfFileName(party.profile, name) ?? '')?.steps ?? [];

export function levyStandardRoutes(wire: FastifyInstance, party: Ask): void {
  guardMunicipalDoors(wire, party, { id: 'levy-standard', keyOf, codes: { noMunicipality: 'TSG-G21', wrongKey: 'TSG-G22', down: 'TSG-G23' } });
  wireRoutes(wire, party);
  runDoors(wire, party);
  reportDoors(wire, party);
}

/** What a municipality sees of 東京都. */
function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/inbox/:code/:name', { config: { form: wireForms.put, exchange: { what: '東京都へ市町村基礎ファイル・給付状況を提出する', direction: 'in', file: true } } }, async (request, to) => {
    request.realisedSteps = stepsOf(party(request), request.params.name);
    const result = await receive(party(request), request.params, (request.body ?? Readable.from([])) as Readable);
    return isRefused(result) ? reply(to, result) : to.code(result.duplicate ? 200 : 202).send(result);
  });
  wire.get<OfCity>('/inbox/:code', { config: { form: wireForms.list } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('levy_standard_file').where('code', '=', request.params.code).select(['name', 'size', 'sha256', 'received_at', 'outcome', 'issues']).orderBy('received_at').orderBy('layout').orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, received_at, outcome, issues }) => ({ name, bytes: size, sha256, outcome, issues: (JSON.parse(issues) as readonly Found[]).length, receivedAt: received_at })) };
  });
  const resultIn = (of: LevyStandard, { code, name }: OfFile['Params']) => of.store.db.selectFrom('levy_standard_result').where('code', '=', code).where('name', '=', name).where('visible_on', '<=', of.today());
  wire.get<OfCity>('/results/:code', { config: { form: wireForms.results } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('levy_standard_result').where('code', '=', request.params.code).where('state', '=', 'here').where('visible_on', '<=', party(request).today()).select(['name', 'size', 'sha256', 'created_at']).orderBy('created_at').orderBy('layout').orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>('/results/:code/:name', { config: { form: wireForms.getResult, exchange: { what: '東京都が納付金・標準保険料率・提出の結果を渡す', direction: 'out', file: true } } }, async (request, to) => {
    request.realisedSteps = stepsOf(party(request), request.params.name);
    const row = await resultIn(party(request), request.params).select('bytes').executeTakeFirst();
    return row ? to.type('application/octet-stream').send(Buffer.from(row.bytes)) : reply(to, noFile(request.params.name));
  });
  wire.delete<OfFile>('/results/:code/:name', { config: { form: wireForms.takeResult } }, async (request, to) => {
    const { code, name } = request.params;
    if (!(await resultIn(party(request), request.params).select('name').executeTakeFirst())) return reply(to, noFile(name));
    await party(request).store.db.updateTable('levy_standard_result').where('code', '=', code).where('name', '=', name).set({ state: 'received' }).execute();
    return to.code(204).send();
  });
  wire.get<OfCity>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
}

/** Which reckoning a path means; null = none. */
function runKeyOf({ fiscalYear, runKind }: OfRun['Params']): RunKey | null {
  const known = levyRunKinds.find(([kind]) => kind === runKind);
  return /^2\d{3}$/.test(fiscalYear) && known ? { fiscalYear: Number(fiscalYear), runKind: known[0] } : null;
}
const noRun = unfit([{ field: 'fiscalYear', why: '年度は西暦4桁、係数は provisional か definite で書く' }]);

/** What 東京都 wants shared, and what came of it. Ours; the real party has no such doors. */
function runDoors(wire: FastifyInstance, party: Ask): void {
  wire.put<OfRun>('/_sim/years/:fiscalYear/:runKind', { config: { form: doorForms.year } }, async (request, to) => {
    const [key, body] = [runKeyOf(request.params), readBody(yearSchema, request.body)];
    if (!key || !body.ok) return reply(to, key && !body.ok ? unfit(body.issues) : noRun);
    const { store } = party(request);
    const done = await store.db.selectFrom('levy_standard_run').select('computed_at').where('fiscal_year', '=', key.fiscalYear).where('run_kind', '=', key.runKind).executeTakeFirst();
    if (done) return reply(to, refused(409, 'TSG-G30', `その算定は ${done.computed_at} に済んでいる`, '算定を取り消してから知らせる'));
    await store.insertMany('levy_standard_year', [{ fiscal_year: key.fiscalYear, run_kind: key.runKind, told: JSON.stringify(body.value satisfies YearTold) }], 'replace');
    return to.code(204).send();
  });
  wire.get('/_sim/runs', { config: { form: doorForms.runs } }, async (request) => ({ runs: await runsOf(party(request)) }));
  wire.delete<OfRun>('/_sim/runs/:fiscalYear/:runKind', { config: { form: doorForms.withdraw } }, async (request, to) => {
    const key = runKeyOf(request.params);
    if (!key) return reply(to, noRun);
    await party(request).store.transact(async ({ db }) => {
      for (const table of ['levy_standard_run', 'levy_standard_answer'] as const) await db.deleteFrom(table).where('fiscal_year', '=', key.fiscalYear).where('run_kind', '=', key.runKind).execute();
    });
    return to.code(204).send();
  });
  wire.get<OfRun>('/_sim/contributions/:fiscalYear/:runKind', { config: { form: doorForms.contributions } }, async (request, to) => {
    const key = runKeyOf(request.params);
    if (!key) return reply(to, noRun);
    const rows = await party(request).store.db.selectFrom('levy_standard_answer').where('fiscal_year', '=', key.fiscalYear).where('run_kind', '=', key.runKind).select(['code', 'answer']).orderBy('code').orderBy('part').execute();
    return { contributions: rows.map(({ code, answer }) => {
      const { fiscalYear: _, runKind: __, ...shared } = JSON.parse(answer) as LevyContributionRow;
      return { code, ...shared };
    }) };
  });
  wire.get<{ Params: { fiscalYear: string } }>('/_sim/bases/:fiscalYear', { config: { form: doorForms.bases } }, async (request, to) => {
    if (!/^2\d{3}$/.test(request.params.fiscalYear)) return reply(to, noRun);
    const rows = await party(request).store.db.selectFrom('levy_standard_base').where('fiscal_year', '=', Number(request.params.fiscalYear)).selectAll().orderBy('code').execute();
    return { bases: rows.map(({ code, name, received_at, rows: held }) => ({ code, name, receivedAt: received_at, rows: JSON.parse(held) as readonly LevyBaseRow[] })) };
  });
}

async function runsOf(party: LevyStandard) {
  const { db } = party.store;
  const [years, done, waits] = [await db.selectFrom('levy_standard_year').selectAll().orderBy('fiscal_year').orderBy('run_kind', 'desc').execute(), await db.selectFrom('levy_standard_run').selectAll().execute(), await db.selectFrom('levy_standard_wait').selectAll().orderBy('looked_on').execute()];
  return years.map(({ fiscal_year, run_kind }) => {
    const own = <R extends { readonly fiscal_year: number; readonly run_kind: string }>(rows: readonly R[]) => rows.filter((row) => row.fiscal_year === fiscal_year && row.run_kind === run_kind);
    return {
      fiscalYear: fiscal_year, runKind: run_kind, runsOn: runDayOf(party, { fiscalYear: fiscal_year, runKind: run_kind as LevyRunKind }), computedAt: own(done)[0]?.computed_at ?? null,
      waits: own(waits).map(({ looked_on, missing, why }) => ({ lookedOn: looked_on, missing: JSON.parse(missing) as readonly string[], why })),
    };
  });
}

/** 給付状況 and what 国保総合システム has told of it. */
function reportDoors(wire: FastifyInstance, party: Ask): void {
  wire.put<OfCity>('/_sim/federation-totals/:code', { config: { form: doorForms.totals } }, async (request, to) => {
    const body = readBody(totalsSchema, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    await party(request).store.insertMany('levy_standard_federation_total', body.value.map(({ month, itemCount, itemYen }) => ({ code: request.params.code, month, item_count: itemCount, item_yen: itemYen })), 'replace');
    return to.code(204).send();
  });
  wire.get<OfCity>('/_sim/reports/:code', { config: { form: doorForms.reports } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('levy_standard_report').where('code', '=', request.params.code).selectAll().orderBy('month').execute();
    return { reports: rows.map(({ month, name, rows: held }) => ({ month, name, items: Object.fromEntries((JSON.parse(held) as readonly BenefitReportRow[]).map(({ reportItem, itemCount, itemYen }) => [reportItem, { itemCount, itemYen }])) })) };
  });
}
