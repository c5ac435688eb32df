import { createHash } from 'node:crypto';
import type { RecordDefinition } from '../define.js';
import { allRecords } from '../records.js';
import type { FileLayout, Loss, Profile } from './layout.js';
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

export const everyInterface: Family = { definitions: allRecords, bundled: publicKnowledge(allRecords) };

const largestProfile = 1_000_000;

/**
 * Reads a profile: the text of a JSON file or the value it parses to; nothing = the bundled one. All troubles are
 * reported at once. A local profile is laid over the bundled one; what it leaves out stays as bundled.
 */
export function loadProfile(json?: unknown, family: Family = everyInterface): ProfileResult {
  const text = typeof json === 'string' ? json : JSON.stringify(json ?? family.bundled);
  if (text.length > largestProfile) return { ok: false, issues: [{ pointer: '', why: `プロファイルが大きすぎる(上限 ${largestProfile} 文字)`, cure: '要らない表を削る' }] };
  const parsed = parseJson(text);
  if ('issue' in parsed) return { ok: false, issues: [parsed.issue] };
  const checked = profileSchema.safeParse(parsed.value, { reportInput: true });
  if (!checked.success) return { ok: false, issues: schemaIssues(checked.error) };
  return resolve(checked.data, family, sha256Of(text));
}

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

function resolve(file: ProfileFile, { definitions, bundled }: Family, sha256: string): ProfileResult {
  const report: Report = { issues: [], loss: [] };
  const local = sha256 !== sha256Of(JSON.stringify(bundled));
  if (local) checkOrigin(file, bundled, report.issues);
  for (const id of Object.keys(file.files ?? {})) {
    if (!definitions.some((definition) => definition.id === id)) report.issues.push({ pointer: pointerOf(['files', id]), why: `「${id}」という記録はない`, cure: `${definitions.map((definition) => definition.id).join('・')} のいずれかを書く` });
  }
  const tables = { ...bundled.tables, ...file.tables };
  const files = new Map<string, FileLayout>();
  for (const definition of definitions) {
    const overlays = [bundled.files?.[definition.id], local ? file.files?.[definition.id] : undefined].filter((overlay): overlay is FileOverlay => overlay !== undefined);
    files.set(definition.id, resolveFile(definition, overlays, tables, report));
  }
  checkLoss(file, report);
  if (report.issues.length > 0) return { ok: false, issues: report.issues };
  const note = file.note ?? (local ? `ローカルのプロファイル ${file.profileId} に従う` : bundled.note ?? '');
  return { ok: true, profile: { id: file.profileId, extends: file.extends ?? null, basis: file.basis, sha256, files, lossy: report.loss.length > 0, loss: report.loss, rules: { ...bundled.rules, ...file.rules }, note } };
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

/** One line for reports: what the profile cannot carry. */
export const lossText = (loss: readonly Loss[]): string => loss.map(({ record, field, ja, readAs }) => `${record}.${field}(${ja}${readAs === '' ? '' : ` → ${readAs}`})`).join('、');

function parseJson(text: string): { value: unknown } | { issue: ProfileIssue } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { issue: { pointer: '', why: `JSON として読めない: ${(error as Error).message.slice(0, 120)}`, cure: '括弧・引用符・コンマを直す(コメントは書けない)' } };
  }
}
