import { pointerOf } from '../../contracts/wire/profile-schema.js';
import { nearest, unknownKey, type InputIssue } from './issues.js';

/** One case as it is written, with the pointers of its places. */
export interface RawCase {
  readonly id: string;
  readonly at: string;
  /** Pointer of the input; the case itself when it is nothing but an input. */
  readonly inputAt: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  /** Rate sets it brings, its own before those of the file, with the pointers of their places. */
  readonly rateSets: readonly Brought[];
}
export interface Brought { readonly at: string; readonly sets: Readonly<Record<string, unknown>> }

/** `isOne`: the document is a case, not a list of them. */
export interface RawDocument { readonly isOne: boolean; readonly cases: readonly RawCase[]; readonly issues: readonly InputIssue[] }

/** What a case may carry beside its input and what is expected: told for people, not read. */
const notes = ['title', 'tags', 'source', 'recomputed', 'verified', 'verifiedHow', 'inputDoubt', 'inputNote', 'note', 'comment'];
const caseKeysOf = ({ bringsRateSets }: CaseForm) => ['id', 'input', 'expected', ...(bringsRateSets ? ['rateSets'] : []), ...notes];
const documentKeysOf = ({ bringsRateSets }: CaseForm) => ['format', 'unit', 'about', ...(bringsRateSets ? ['rateSets'] : []), 'vectors', ...notes];
/** A bare input may name itself and what is expected. */
const peeled = ['id', 'expected', 'rateSets', 'title', 'source'];

/** What one kind of case looks like: the page that tells, a key by which a bare input is known, and whether it may bring rate sets. */
export interface CaseForm { readonly page: string; readonly bareKey: string; readonly bringsRateSets: boolean }

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A whole file of vectors, an array of cases, one case, or one bare input. */
export function casesIn(document: unknown, form: CaseForm): RawDocument {
  if (Array.isArray(document)) return listed(document, '', [], form);
  if (!isObject(document)) return { isOne: false, cases: [], issues: [{ pointer: '', why: 'オブジェクトでも配列でもない', cure: `${form.page} の形の事例を書く` }] };
  if (!('vectors' in document)) return listed([document], null, [], form);
  const documentKeys = documentKeysOf(form);
  const unknown = Object.keys(document).filter((key) => !documentKeys.includes(key)).map((key) => unknownKey(pointerOf([key]), key, documentKeys));
  const { vectors, rateSets = {} } = document;
  if (!Array.isArray(vectors)) return { isOne: false, cases: [], issues: [...unknown, { pointer: '/vectors', why: '配列でない', cure: '事例を配列に並べる' }] };
  if (!isObject(rateSets)) return { isOne: false, cases: [], issues: [...unknown, { pointer: '/rateSets', why: 'オブジェクトでない', cure: '料率を名前ごとに書く' }] };
  const read = listed(vectors, '/vectors', [{ at: '/rateSets', sets: rateSets }], form);
  return { isOne: false, cases: read.cases, issues: [...unknown, ...read.issues] };
}

/** `folder` is null when the document itself is the only case. */
/** An empty list would be as good as right in CI. */
const noCase = (pointer: string): InputIssue => ({ pointer, why: '事例が一つもない', cure: '一つ以上の事例を書く' });

function listed(values: readonly unknown[], folder: string | null, shared: readonly Brought[], form: CaseForm): RawDocument {
  const cases: RawCase[] = [];
  const issues: InputIssue[] = values.length === 0 ? [noCase(folder ?? '')] : [];
  for (const [index, value] of values.entries()) {
    const at = folder === null ? '' : `${folder}/${index}`;
    if (!isObject(value)) issues.push({ pointer: at, why: '事例がオブジェクトでない', cure: '{"id", "input"} か、input の中身をそのまま書く' });
    else issues.push(...readCase(value, at, String(index + 1), { shared, form }, cases));
  }
  return { isOne: folder === null, cases, issues: [...issues, ...sameIds(cases)] };
}

/** Answers and differences are told by id. A case without one is called by its place in the list. */
function sameIds(cases: readonly RawCase[]): readonly InputIssue[] {
  const seen = new Map<string, string>();
  return cases.flatMap(({ id, at }): InputIssue[] => {
    const before = seen.get(id);
    if (before === undefined) seen.set(id, at);
    return before === undefined ? [] : [{ pointer: `${at}/id`, why: `id「${id}」が ${before} と同じ`, cure: '事例ごとに違う id を書く(書かなければ、並びの何番目かが id になる)' }];
  });
}

function readCase(value: Readonly<Record<string, unknown>>, at: string, number: string, { shared, form }: { readonly shared: readonly Brought[]; readonly form: CaseForm }, cases: RawCase[]): readonly InputIssue[] {
  const { bareKey } = form;
  const caseKeys = caseKeysOf(form);
  const isBare = !('input' in value) && bareKey in value;
  const issues: InputIssue[] = isBare ? [] : Object.keys(value).filter((key) => !caseKeys.includes(key)).map((key) => unknownKey(`${at}${pointerOf([key])}`, key, [...caseKeys, bareKey]));
  const { id = number, expected, rateSets } = value;
  const input = isBare ? Object.fromEntries(Object.entries(value).filter(([key]) => !peeled.includes(key))) : value['input'];
  const isNamed = typeof id === 'string' || typeof id === 'number';
  if (!isNamed) issues.push({ pointer: `${at}/id`, why: '文字列でない', cure: '文字列の id を書くか、省く' });
  if (rateSets !== undefined && !isObject(rateSets)) issues.push({ pointer: `${at}/rateSets`, why: 'オブジェクトでない', cure: '料率を名前ごとに書く' });
  if (!isObject(input)) {
    const near = nearest('input', Object.keys(value)) ?? nearest(bareKey, Object.keys(value)) ?? nearest('vectors', Object.keys(value));
    return [...issues, { pointer: `${at}${'input' in value ? '/input' : ''}`, why: `input も ${bareKey} も(オブジェクトとして)ない`, cure: `事例は {"id", "input": {"${bareKey}": […]}}、または input の中身${near === undefined ? '' : `(「${near}」の綴りを確かめる)`}` }];
  }
  const own = isObject(rateSets) ? [{ at: `${at}/rateSets`, sets: rateSets }] : [];
  cases.push({ id: isNamed ? String(id) : number, at, inputAt: isBare ? at : `${at}/input`, input, expected, rateSets: [...own, ...shared] });
  return issues;
}
