import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { issueCodes } from '../contracts/aggregator/issue-codes.js';
import { layouts } from '../contracts/layouts.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { coverage } from '../harness/coverage.js';
import { wardParameters } from '../law/ward-parameters.js';
import { catalogue } from '../reports/catalogue.js';
import { coveragePage } from '../reports/coverage-page.js';
import type { Holdings, RuleCard } from '../reports/holdings.js';
import { limitations } from '../reports/limitations.js';
import { allScenarios, simulators } from './parts.js';
import { cardOf } from './suite.js';
import { built } from './version.js';

/** The pages that are printed from the code, by their path. `npm run docs` writes them; a test keeps them fresh. */
export async function generatedDocs(): Promise<ReadonlyMap<string, string>> {
  const holdings: Holdings = {
    scenarios: await allScenarios(), layouts, profile: bundledProfile(), parties: simulators.map(cardOf), rules: await wardRules(), choices: wardParameters, issueCodes,
  };
  return new Map([
    ['docs/catalogue.md', catalogue(holdings)],
    ['docs/coverage.md', coveragePage(holdings, coverage([]))],
    ['docs/limitations.md', limitations(holdings)],
  ]);
}

/** Every rule of the ward, found by its folder, in the order of their ids. */
async function wardRules(): Promise<readonly RuleCard[]> {
  const folder = join(built, 'ward/eligibility/rules');
  const files = (await readdir(folder)).filter((name) => /^(?!.*(\.test|examples)\.)[a-z-]+\.[jt]s$/.test(name)).sort();
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(join(folder, name)).href) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.values(module).filter(isRule)).sort((a, b) => (a.id < b.id ? -1 : 1));
}
const isRule = (value: unknown): value is RuleCard => typeof value === 'object' && value !== null && 'decide' in value && 'outcomes' in value;
