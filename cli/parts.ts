import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkProfile } from '../contracts/wire/check-profile.js';
import { bundledProfile, type Profile, type ProfileResult } from '../contracts/wire/profile.js';
import { TotsugoProblem } from '../harness/problem.js';
import type { Scenario } from '../harness/scene.js';
import type { Simulator } from '../simulators/define.js';
import { aggregator } from '../simulators/aggregator/aggregator.js';
import { bank } from '../simulators/bank/bank.js';
import { claims } from '../simulators/claims/claims.js';
import { dataLinkPc } from '../simulators/data-link-pc/data-link-pc.js';
import { benefitContractor } from '../simulators/benefit-contractor/benefit-contractor.js';
import { delinquencyContractor } from '../simulators/delinquency-contractor/delinquency-contractor.js';
import { eApplication } from '../simulators/e-application/e-application.js';
import { integratedDb } from '../simulators/integrated-db/integrated-db.js';
import { federationTerminal } from '../simulators/federation-terminal/federation-terminal.js';
import { insurerHub } from '../simulators/insurer-hub/insurer-hub.js';
import { jukiNet } from '../simulators/juki-net/juki-net.js';
import { levyStandard } from '../simulators/levy-standard/levy-standard.js';
import { mailing } from '../simulators/mailing/mailing.js';
import { municipalHub } from '../simulators/municipal-hub/municipal-hub.js';
import { onlineEligibility } from '../simulators/online-eligibility/online-eligibility.js';
import { otherMunicipality } from '../simulators/other-municipality/other-municipality.js';
import { paymentAgent } from '../simulators/payment-agent/payment-agent.js';
import { paymentChannels } from '../simulators/payment-channels/payment-channels.js';
import { pensionInsurer } from '../simulators/pension-insurer/pension-insurer.js';
import { recordDisclosure } from '../simulators/record-disclosure/record-disclosure.js';
import { residents } from '../simulators/residents/residents.js';
import { built } from './version.js';

/** All parties, in the order in which their daily jobs run at the same minute. */
export const simulators: readonly Simulator[] = [residents, otherMunicipality, dataLinkPc, aggregator, federationTerminal, insurerHub, jukiNet, recordDisclosure, onlineEligibility, integratedDb, municipalHub, mailing, paymentAgent, paymentChannels, pensionInsurer, bank, delinquencyContractor, eApplication, claims, benefitContractor, levyStandard];

/** Every story, in the order of their ids: out of the one module that a build makes of them, or found by its folder. */
export async function allScenarios(): Promise<readonly Scenario[]> {
  const bundled = join(built, 'stories.js');
  if (existsSync(bundled)) return (await import(pathToFileURL(bundled).href) as { readonly stories: readonly Scenario[] }).stories;
  const folder = join(built, 'scenarios');
  const files = (await readdir(folder, { recursive: true })).filter((name) => /[\\/]/.test(name) && /\.[jt]s$/.test(name) && !/\.test\.|\.d\.ts$/.test(name)).sort();
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(join(folder, name)).href) as Promise<{ default?: Scenario }>));
  return modules.flatMap((module) => module.default ?? []);
}

/** Stories whose id equals a pattern or fits it as a glob (`*` within and across dots). */
export async function chosenScenarios(patterns: readonly string[]): Promise<readonly Scenario[]> {
  const all = await allScenarios();
  if (patterns.length === 0) return all;
  const tests = patterns.map((pattern) => new RegExp(`^${pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`));
  const missing = patterns.filter((_, i) => !all.some(({ id }) => tests[i]!.test(id)));
  if (missing.length > 0) throw new TotsugoProblem('TSG-U01', `シナリオ ${missing.join(' ')} はない`, 'totsugo list で名前を確かめる。例: totsugo run "eligibility.*"');
  return all.filter(({ id }) => tests.some((fits) => fits.test(id)));
}

/** The wire profile of `--profile FILE`, laid over the bundled one; the bundled one without it. */
export async function profileOf(file: string | undefined): Promise<Profile> {
  const read = await readProfile(file);
  if (read.ok) return read.profile;
  throw new TotsugoProblem('TSG-U03', `プロファイル ${file} に誤りがある:\n${read.issues.map(({ pointer, why, cure }) => `  ${pointer || '/'}: ${why}。${cure}`).join('\n')}\n`, '上の箇所をすべて直す');
}

/** The same, with its faults as they are. */
export async function readProfile(file: string | undefined): Promise<ProfileResult> {
  if (file === undefined) return { ok: true, profile: bundledProfile() };
  return checkProfile(await readFile(file, 'utf8').catch(() => {
    throw new TotsugoProblem('TSG-U02', `プロファイル ${file} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
  }));
}
