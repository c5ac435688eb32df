import { jsonFaultJa } from '../json-syntax.js';
import { createHash } from 'node:crypto';
import type { RecordDefinition } from '../define.js';
import { agentCsvForm } from '../payment-agent/receipt.js';
import { allRecords } from '../records.js';
import type { FileLayout, Loss, Profile } from './layout.js';
import { doubledKeys } from './json-keys.js';
import { followsFrom, noDoubt, withoutFaults, type Doubt } from './profile-faults.js';
import { resolveFile, type Report } from './profile-files.js';
import { pointerOf, profileSchema, schemaIssues, type FileOverlay, type ProfileFile, type ProfileIssue } from './profile-schema.js';
import { publicKnowledge } from './public-knowledge.js';

export type { Loss, Profile } from './layout.js';
export type { ProfileIssue } from './profile-schema.js';
export type ProfileResult = { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly issues: readonly ProfileIssue[] };

/** The records of one family and the bundled profile that every local profile of the family extends. */
export interface Family {
  readonly definitions: readonly RecordDefinition[];
  readonly bundled: ProfileFile;
}

export const everyInterface: Family = { definitions: allRecords, bundled: publicKnowledge(allRecords, { agentReceipt: agentCsvForm }) };

const largestProfile = 1_000_000;

/**
 * Reads a profile: the text of a JSON file or the value it parses to; nothing = the bundled one. All troubles are
 * reported at once. A local profile is laid over the bundled one; what it leaves out stays as bundled.
 */
export function loadProfile(json?: unknown, family: Family = everyInterface): ProfileResult {
  const { issues, laid } = layOver(json, family);
  return laid && issues.length === 0 ? { ok: true, profile: laid.profile } : { ok: false, issues };
}

/** A profile laid over the bundled one as far as its faults allow, and what they leave unknown. */
export interface Laid { readonly file: ProfileFile; readonly profile: Profile; readonly doubt: Doubt }

/** All the troubles of a profile that can be known without writing a record, and the profile they leave; null when that is none. */
export function layOver(json: unknown, family: Family): { readonly issues: readonly ProfileIssue[]; readonly laid: Laid | null } {
  const text = typeof json === 'string' ? json : JSON.stringify(json ?? family.bundled);
  const only = (issue: ProfileIssue) => ({ issues: [issue], laid: null });
  if (text.length > largestProfile) return only({ pointer: '', why: `プロファイルが大きすぎる(上限 ${largestProfile} 文字)`, cure: '要らない表を削る' });
  const parsed = parseJson(text);
  if ('issue' in parsed) return only(parsed.issue);
  const checked = profileSchema.safeParse(parsed.value, { reportInput: true });
  const form = [...doubledKeys(text), ...(checked.success ? [] : schemaIssues(checked.error))];
  const usable = checked.success ? { file: checked.data, doubt: noDoubt } : withoutFaults(parsed.value, checked.error);
  if (!usable) return { issues: form, laid: null };
  const { issues, profile } = resolve(usable.file, family, sha256Of(text), usable.doubt);
  return { issues: unlike([...form, ...issues.filter((issue) => !followsFrom(usable.doubt, issue))]), laid: { ...usable, profile } };
}

/** A table that two columns share is faulty once. */
const unlike = (issues: readonly ProfileIssue[]): ProfileIssue[] => [...new Map(issues.map((issue) => [`${issue.pointer} ${issue.why}`, issue])).values()];

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

let loaded: Profile | undefined;
/** The bundled profile of all records: our own words, not an official layout. */
export function bundledProfile(): Profile {
  if (loaded) return loaded;
  const result = loadProfile();
  if (!result.ok) throw new Error(`TSG-WIRE-BUNDLED 同梱のプロファイルが壊れている: ${result.issues.map(({ pointer, why }) => `${pointer} ${why}`).join(' / ')}`);
  loaded = result.profile;
  return loaded;
}

function resolve(file: ProfileFile, { definitions, bundled }: Family, sha256: string, doubt: Doubt): { readonly issues: readonly ProfileIssue[]; readonly profile: Profile } {
  const report: Report = { issues: [], loss: [], used: new Map() };
  const local = sha256 !== sha256Of(JSON.stringify(bundled));
  if (local) checkOrigin(file, bundled, report.issues);
  for (const id of Object.keys(file.files ?? {})) {
    if (!definitions.some((definition) => definition.id === id)) report.issues.push({ pointer: pointerOf(['files', id]), why: `「${id}」という記録はない`, cure: `${definitions.map((definition) => definition.id).join('・')} のいずれかを書く` });
  }
  const tables = { ...bundled.tables, ...file.tables };
  const files = new Map<string, FileLayout>();
  for (const definition of definitions) {
    const overlays = [bundled.files?.[definition.id], local ? file.files?.[definition.id] : undefined].filter((overlay): overlay is FileOverlay => overlay !== undefined);
    files.set(definition.id, resolveFile(definition, overlays, tables, report, { bytes: !doubt.bytes.has(definition.id), columns: !doubt.columns.has(definition.id) }));
  }
  if (doubt.places.length === 0) {
    checkLoss(file, report);
    checkUse(file, report);
  }
  const note = file.note ?? (local ? `ローカルのプロファイル ${file.profileId} に従う` : bundled.note ?? '');
  return { issues: report.issues, profile: { id: file.profileId, extends: file.extends ?? null, basis: file.basis, sha256, files, lossy: report.loss.length > 0, loss: report.loss, rules: { ...bundled.rules, ...file.rules }, note } };
}

function checkOrigin(file: ProfileFile, bundled: ProfileFile, issues: ProfileIssue[]): void {
  if (file.profileId === bundled.profileId) issues.push({ pointer: '/profileId', why: `${file.profileId} は同梱のプロファイルの名前である`, cure: '別の名前(例: local/ward@2026.1)にする' });
  if (file.extends !== bundled.profileId) issues.push({ pointer: '/extends', why: '土台のプロファイルが書かれていないか、同梱のものではない', cure: `"extends": "${bundled.profileId}" と書く` });
  if (file.basis !== 'local') issues.push({ pointer: '/basis', why: '手元のプロファイルは公開資料だけに基づくと名乗れない', cure: '"basis": "local" と書く' });
}

/** A profile that loses something must say so; one that says so must lose something. */
function checkLoss(file: ProfileFile, { issues, loss }: Report): void {
  if (loss.length > 0 && file.lossy !== true) issues.push({ pointer: '/lossy', why: `電文にない項目がある: ${lossText(loss)}`, cure: '"lossy": true と書いて失われることを認めるか、fields に書き足す' });
  if (loss.length === 0 && file.lossy === true) issues.push({ pointer: '/lossy', why: '失われる項目はない', cure: '"lossy" を削る' });
}

/** A table nothing reads and a code nothing knows are most often a slip of the pen. */
function checkUse({ tables = {} }: ProfileFile, { issues, used }: Report): void {
  for (const [name, table] of Object.entries(tables)) {
    const codes = used.get(name);
    if (!codes) issues.push({ pointer: pointerOf(['tables', name]), why: `表「${name}」をどの項目も使っていない`, cure: `使う項目の fields に "codes": "tables.${name}" と書くか、この表を削る` });
    const taken = new Map<string, string>();
    for (const [code, value] of Object.entries(table)) {
      const here = pointerOf(['tables', name, code]);
      if (codes && !codes.has(code)) issues.push({ pointer: here, why: `「${code}」という区分はない`, cure: codes.size > 0 ? `${[...codes].join('・')} のいずれかを書くか、削る` : '削る' });
      if (!codes && taken.has(value)) issues.push({ pointer: here, why: `「${taken.get(value)}」と同じ電文のコード「${value}」である`, cure: '一つの意味に一つのコードを割り当てる' });
      taken.set(value, code);
    }
  }
}

/** One line for reports: what the profile cannot carry. */
export const lossText = (loss: readonly Loss[]): string => loss.map(({ record, field, ja, readAs }) => `${record}.${field}(${ja}${readAs === '' ? '' : ` → ${readAs}`})`).join('、');

function parseJson(text: string): { value: unknown } | { issue: ProfileIssue } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { issue: { pointer: '', why: `JSON として読めない: ${jsonFaultJa(text)}`, cure: '括弧・引用符・コンマを直す(コメントは書けない)' } };
  }
}
