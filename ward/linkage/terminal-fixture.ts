import { cardUseStatus, type CardUseStatus } from '../../contracts/insurer-hub/member-change.js';
import { clearance, matchNotice, memberHistory, memberUpdate, terminalResult, type MatchNotice, type MemberHistory, type TerminalResult } from '../../contracts/insurer-hub/terminal.js';
import type { Ward } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { profile, resident } from '../ward-fixture.js';

/** Files of 統合専用端末 as the hub would lay them out, and what the ward writes for it. */
const envelope = (seq: number, municipalityCode = '131032') => ({ municipalityCode, date: '2025-05-21' as const, seq });

export const noticeOf = (noticeId: string, personKey: string, periodKey: string, facts: Partial<MatchNotice> = {}): MatchNotice => ({
  noticeId, historyKey: `MI-${personKey}/${periodKey}`, version: 1, personKey, insurerPersonKey: 'IPK0000000001', enquiredOn: '2025-05-20', verdict: 'H2', grade: '2', nameLevel: 'K5', nameKanaLevel: 'N5', bornOnLevel: 'D0', sexLevel: 'S0', addressLevel: 'A0',
  because: '名と名の読みが違う', findings: [], identityFlag: '2', stopped: 'both', answerBy: '2025-06-19', ruleSetId: 'R1', policyId: 'anyMismatchStops',
  residentName: null, residentNameKana: null, residentBornOn: null, residentSex: null, residentAddress: null, ...facts,
});
export const noticeFile = (rows: readonly MatchNotice[], seq = 1, municipalityCode?: string): WireFile => codecOf(profile, matchNotice).format(envelope(seq, municipalityCode), rows);
/** Where the 本人確認 of one record stands, as the terminal lists it; the values are those of `resident('A-1', 1)` and so on. */
export function memberOf(personKey: string, periodKey: string, facts: Partial<MemberHistory> = {}): MemberHistory {
  const { individualNumber, name, nameKana, bornOn, sex, address } = resident(personKey, Number(personKey.slice(2)));
  return {
    historyKey: `MI-${personKey}/${periodKey}`, version: 2, operation: 'update', personKey, insurerPersonKey: 'IPK0000000001', individualNumber, insurerNumber: '138032', householdKey: '00000001', branchNumber: '01', name, nameKana, bornOn, sex, address,
    validFrom: '2025-04-01', validTo: null, isCurrent: true, identityState: 'clear', identityFlag: '1', stopped: 'none', findings: [], storedAt: '2025-05-22T22:30', ...facts,
  };
}
export const memberFile = (rows: readonly MemberHistory[], seq = 1): WireFile => codecOf(profile, memberHistory).format(envelope(seq), rows);
export const cardUseFile = (rows: readonly CardUseStatus[], seq = 1): WireFile => codecOf(profile, cardUseStatus).format(envelope(seq), rows);
export const resultRows = (fileName: string, itemId: string, facts: Partial<TerminalResult> = {}): TerminalResult => ({ fileName, line: 3, itemId, outcome: 'accepted', code: null, message: null, cure: null, ...facts });
export const terminalResultFile = (rows: readonly TerminalResult[], seq = 1): WireFile => codecOf(profile, terminalResult).format(envelope(seq), rows);

/** Runs exportTerminal and reads what came out; the files are taken. */
export async function exportedToTerminal(ward: Ward) {
  const { files: names } = await ward.run('exportTerminal');
  const files = (await ward.outgoing()).filter(({ name }) => names.includes(name));
  for (const { name } of files) await ward.taken(name);
  const update = files.find(({ name }) => name.startsWith('memberUpdate'));
  const cleared = files.find(({ name }) => name.startsWith('clearance'));
  return {
    names, updates: update ? codecOf(profile, memberUpdate).parse(update).records.map(({ value }) => value) : [], clearances: cleared ? codecOf(profile, clearance).parse(cleared).records.map(({ value }) => value) : [],
  };
}
