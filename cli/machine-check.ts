import { existsSync, statSync } from 'node:fs';
import { rm, rmdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { lossText, type Profile } from '../contracts/wire/profile.js';
import { ratesFindings } from '../harness/connect/capability-cures.js';
import { failed, looked, passed, type Finding } from '../harness/connect/finding.js';
import { TotsugoProblem } from '../harness/problem.js';
import type { Scenario } from '../harness/scene.js';
import { allScenarios, readProfile } from './parts.js';
import { dayInJapan } from './run-day.js';
import { madeFolder } from './running.js';
import { storeFinding } from './store-check.js';
import { root } from './version.js';

/** What a run needs of the machine it is started on. `profile` and `scenarios` are null when they cannot be had. */
export interface Machine { readonly findings: readonly Finding[]; readonly profile: Profile | null; readonly scenarios: readonly Scenario[] | null }

export async function machineCheck(options: { readonly store: string | undefined; readonly profile: string | undefined; readonly out: string; readonly municipalityCode: string }): Promise<Machine> {
  const [stories, wire] = [await storiesCheck(), await profileCheck(options.profile)];
  return {
    findings: [
      await looked({ id: 'node', ja: 'Node.js 20.19 以上' }, async () => nodeVersion()), clockFinding(), stories.finding, ...stories.scenarios ? ratesFindings(stories.scenarios, options.municipalityCode) : [],
      await storeFinding(options.store), ...wire.findings, await outFinding(options.out), await looked({ id: 'loopback', ja: '127.0.0.1 で待ち受けられる' }, listening),
    ],
    profile: wire.profile, scenarios: stories.scenarios,
  };
}

function nodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new TotsugoProblem('TSG-U23', `Node.js ${process.version} は古い`, '20.19 以上を入れる');
  return process.version;
}

/** Nothing of a run depends on the machine's clock but the terms of a ledger. It cannot be before the day on which this version was put here. */
function clockFinding(): Finding {
  const name = { id: 'machineClock', ja: '機械の時計' };
  const found = `日本では ${dayInJapan()}(既知の不適合の台帳の期限だけが、この日による)`;
  if (Date.now() > statSync(join(root, 'package.json')).mtimeMs - 86_400_000) return passed(name, found);
  return { ...name, verdict: 'warning', cause: '設定', found: `この版が置かれた時より前を指す。${found}`, cure: '機械の時計を合わせるか、run に --run-day で日を渡す' };
}

async function storiesCheck(): Promise<{ readonly finding: Finding; readonly scenarios: readonly Scenario[] | null }> {
  const name = { id: 'scenarios', ja: 'シナリオが読める' };
  try {
    const scenarios = await allScenarios();
    return { finding: passed(name, `${scenarios.length}本`), scenarios };
  } catch (error) {
    return { finding: { ...failed(name, error), cause: '試験系', cure: 'npm ci をやり直す' }, scenarios: null };
  }
}

/** Every fault of the profile is a finding of its own. */
async function profileCheck(file: string | undefined): Promise<{ readonly findings: readonly Finding[]; readonly profile: Profile | null }> {
  const name = { id: 'profile', ja: '電文プロファイルが正しい' };
  try {
    const read = await readProfile(file);
    if (!read.ok) return { findings: read.issues.map(({ pointer, why, cure }) => ({ id: 'profile', ja: `電文プロファイル ${file} の ${pointer || '/'}`, verdict: 'fail', cause: '設定', found: why, cure })), profile: null };
    const { id, sha256, loss } = read.profile;
    return { findings: [passed(name, `${id}(SHA-256 ${sha256.slice(0, 8)}…)${loss.length > 0 ? `。失われる項目: ${lossText(loss)}` : ''}`)], profile: read.profile };
  } catch (error) {
    return { findings: [failed(name, error)], profile: null };
  }
}

async function outFinding(out: string): Promise<Finding> {
  const isNew = !existsSync(out);
  return looked({ id: 'out', ja: '報告を書くフォルダに書ける' }, async () => {
    const trial = join(await madeFolder(out), '.totsugo-doctor');
    await writeFile(trial, '').catch((error: unknown) => {
      throw new TotsugoProblem('TSG-U16', `フォルダ ${out} に書けない(${String((error as { code?: unknown }).code)})`, '書き込めるフォルダを --out に書く');
    });
    await rm(trial);
    if (isNew) await rmdir(out);
    return out;
  });
}

const listening = () => new Promise<string>((resolve, reject) => {
  const server = createServer().once('error', (error: NodeJS.ErrnoException) => reject(new TotsugoProblem('TSG-H01', `127.0.0.1 で待ち受けられない(${error.code})`, 'ループバックを塞ぐ設定を見直す'))).listen(0, '127.0.0.1', () => server.close(() => resolve('可')));
});
