import { candidateReasons, candidateScreenStates, continuityInstructions, continuityOutcomes, memberFates } from '../../../contracts/aggregator/continuity-codes.js';
import { meaningOfIssue } from '../../../contracts/aggregator/issue-codes.js';
import type { IssueCode } from '../../../contracts/define.js';
import { municipalities } from '../../../law/municipalities.js';

const wordIn = (codes: readonly (readonly [string, string])[]) => (code: string): string => codes.find(([known]) => known === code)?.[1] ?? code;
export const fateWord = wordIn(memberFates);
export const reasonWord = wordIn(candidateReasons);
export const instructionWord = wordIn(continuityInstructions);
export const outcomeWord = wordIn(continuityOutcomes);
export const stateWord = wordIn(candidateScreenStates);
export const issueWord = (code: string): string => `${code} ${meaningOfIssue(code as IssueCode)}`;
export const municipalityWord = (code: string): string => municipalities.find((one) => one.code === code)?.ja ?? code;
export const monthWord = (written: string): string => `${written.slice(0, 4)}年${Number(written.slice(4))}月`;
export const monthsWord = (months: readonly string[]): string => (months.length === 0 ? 'なし' : `${months.length}か月: ${months.map(monthWord).join('、')}`);
export const dayWord = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
export const momentWord = (moment: string): string => `${dayWord(moment)} ${moment.slice(11)}`;
