import { rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Profile } from '../contracts/wire/profile.js';
import { TotsugoProblem } from '../harness/problem.js';
import type { RunResult } from '../harness/results.js';
import { badge } from '../reports/badge.js';
import { ctrf } from '../reports/ctrf.js';
import type { Report, ReportOptions } from '../reports/define.js';
import { decoderOf } from '../reports/decode.js';
import { htmlWithFont } from '../reports/html-file.js';
import { html } from '../reports/html.js';
import { junit } from '../reports/junit.js';
import { evidenceFiles, manifest } from '../reports/manifest.js';
import { markdown } from '../reports/markdown.js';
import { reconciliation } from '../reports/reconciliation.js';
import { resultsJson } from '../reports/results-json.js';
import { summary } from '../reports/summary.js';
import { makeFolder } from '../store/folder.js';
import { writeEvidence } from './evidence.js';

const chosen: readonly Report[] = [html, junit, ctrf, resultsJson, markdown, reconciliation];
export const reportIds = ['html', 'junit', 'ctrf', 'json', 'markdown', 'reconciliation'] as const;
/** Written with every run: small, and others rest on them. */
const always: readonly Report[] = [resultsJson, badge];

export interface Writing {
  readonly out: string;
  readonly wanted: readonly string[];
  readonly lang: 'ja' | 'en';
  readonly timings: Readonly<Record<string, number>>;
  readonly profile: Profile;
  /** Signs the manifest of the evidence. */
  readonly sign?: ((bytes: Uint8Array) => string) | undefined;
}

/** Says before the run, not after it, that a report is not known. */
export function expectReports(wanted: readonly string[]): void {
  const unknown = wanted.filter((id) => !(reportIds as readonly string[]).includes(id));
  if (unknown.length > 0) throw new TotsugoProblem('TSG-U13', `報告「${unknown.join(' ')}」はない`, `${reportIds.join(',')} から選ぶ`);
}

/** Writes the reports of one run below `out`; what an earlier run left there goes, so that nothing beside them tells of another run. */
export async function writeReports(run: RunResult, { out, wanted, lang, timings, profile, sign }: Writing): Promise<{ readonly summary: string; readonly files: readonly string[] }> {
  const options: ReportOptions = { lang, command: 'node bin/totsugo.js', decode: decoderOf(profile) };
  const reports = [...new Set([...chosen.filter((_, i) => wanted.includes(reportIds[i]!)), ...always])];
  await makeFolder(out);
  for (const { fileName } of chosen) await rm(join(out, fileName), { recursive: true, force: true });
  const files: string[] = [];
  const write = async (name: string, content: string) => {
    const path = join(out, name);
    await writeFile(path, content);
    files.push(path);
  };
  for (const report of reports) await write(report.fileName, report === html ? await htmlWithFont(run, options) : report.render(run, options));
  writeEvidence(join(out, 'evidence'), evidenceFiles(run), manifest.render(run, options), sign);
  await write('timings.json', `${JSON.stringify(timings, null, 1)}\n`);
  const page = files.find((file) => file.endsWith('.html'));
  return { files, summary: `${summary.render(run, options)}\n${lang === 'en' ? 'Report' : '報告'}: ${page ? relative(process.cwd(), page) : out}` };
}
