import { basisText } from '../law/define.js';
import { isDay } from '../law/day.js';
import { capabilities } from '../contracts/ward.js';
import { stepOf } from '../harness/steps.js';
import type { Finding } from './define.js';

/** A value some module exports, or one inside it. */
export interface Declared {
  readonly path: string;
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Everything plain inside the exports of a module, the outermost first. */
export function declaredIn(path: string, module: Readonly<Record<string, unknown>>): readonly Declared[] {
  const found: Declared[] = [];
  const visit = (name: string, value: unknown, depth: number) => {
    if (Array.isArray(value)) return value.forEach((item, i) => visit(`${name}[${i}]`, item, depth + 1));
    if (depth > 4 || !isPlain(value)) return undefined;
    found.push({ path, name, value });
    return Object.entries(value).forEach(([key, item]) => visit(`${name}.${key}`, item, depth + 1));
  };
  for (const [name, value] of Object.entries(module)) visit(name, value, 0);
  return found;
}
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as null);

const at = ({ path, name }: Declared, why: string): Finding => `${path}:1 ${name}: ${why}`;
const isKebab = (id: unknown) => typeof id === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id);
const isCamel = (id: unknown) => typeof id === 'string' && /^[a-z][A-Za-z0-9]*$/.test(id);
const isJapanese = (text: unknown) => typeof text === 'string' && /[ぁ-んァ-ヶ一-龠々]/.test(text);
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Everything that carries a basis says what it rests on. */
export const basesAreGiven = (all: readonly Declared[]): readonly Finding[] => all.flatMap((declared): Finding[] => {
  const { value, name } = declared;
  if (!('basis' in value) && !/basis$/i.test(name)) return [];
  const bases = ('basis' in value ? [value.basis].flat() : [value]) as readonly unknown[];
  return bases.length > 0 && bases.every(isBasis) ? [] : [at(declared, '根拠がない、または空')];
});
const isBasis = (value: unknown): boolean => {
  if (value === 'public-knowledge' || value === 'local') return true;
  const words: Readonly<Record<string, string>> = { cited: 'document', derived: 'from', assumed: 'why', unknown: 'what' };
  const word = isPlain(value) ? words[String(value.kind)] : undefined;
  return word !== undefined && typeof (value as Record<string, unknown>)[word] === 'string' && (value as Record<string, string>)[word] !== '' && basisText(value as never) !== '';
};

/** The kinds of unit, known by what only they have. */
const kinds: readonly { readonly kind: string; readonly has: readonly string[]; readonly isId: (id: unknown, path: string) => boolean }[] = [
  { kind: 'record', has: ['fields', 'steps'], isId: isCamel },
  { kind: 'part', has: ['fields', 'basis'], isId: isCamel },
  { kind: 'file', has: ['parts', 'steps'], isId: isCamel },
  { kind: 'rule', has: ['decide', 'outcomes'], isId: isCamel },
  { kind: 'dated', has: ['rows', 'checkedThrough'], isId: isCamel },
  { kind: 'simulator', has: ['routes', 'faults', 'limitations'], isId: isKebab },
  { kind: 'scenario', has: ['play', 'covers'], isId: (id, path) => id === path.replace(/^scenarios\//, '').replace(/\.ts$/, '').replaceAll('/', '.') },
  { kind: 'report', has: ['render', 'fileName'], isId: isKebab },
];
export const kindOf = ({ value }: Declared) => kinds.find(({ has }) => has.every((key) => key in value));

/** Every unit has an id of its own in the form of its kind, a Japanese name and, reports apart, a basis. */
export function unitsAreNamed(all: readonly Declared[]): readonly Finding[] {
  const seen = new Map<string, Declared>();
  return all.flatMap((declared): Finding[] => {
    const kind = kindOf(declared);
    if (!kind) return [];
    const { id, ja } = declared.value;
    const key = `${kind.kind} ${String(id)}`;
    const twin = seen.get(key);
    seen.set(key, declared);
    return [
      ...(kind.isId(id, declared.path) ? [] : [at(declared, `${kind.kind} の id「${String(id)}」の形が違う`)]),
      ...(isJapanese(ja) || kind.kind === 'report' ? [] : [at(declared, '日本語の名がない')]),
      ...('basis' in declared.value || kind.kind === 'report' || kind.kind === 'dated' ? [] : [at(declared, '根拠がない')]),
      ...(twin && twin.value !== declared.value ? [at(declared, `id「${String(id)}」は ${twin.path} にもある`)] : []),
    ];
  });
}

/** What records, parties and stories say of themselves can be looked up. */
export const unitsFit = (all: readonly Declared[]): readonly Finding[] => all.flatMap((declared): Finding[] => {
  const { value } = declared;
  switch (kindOf(declared)?.kind) {
    case 'record': return [
      ...unknownSteps(declared, value.steps),
      ...namelessFields(declared),
    ];
    case 'part': return namelessFields(declared);
    case 'file': return unknownSteps(declared, value.steps);
    case 'dated': return (value.rows as { basis?: unknown }[]).length > 0 ? [] : [at(declared, '行がない')];
    case 'simulator': return texts(value.limitations).length > 0 ? [] : [at(declared, '実物との違いを一つも述べていない')];
    case 'scenario': return [
      ...unknownSteps(declared, value.covers),
      ...(texts(value.covers).length > 0 ? [] : [at(declared, 'どの手順も通らない')]),
      ...texts(value.needs).filter((need) => !(capabilities as readonly string[]).includes(need)).map((need) => at(declared, `needs の「${need}」は港にない`)),
      ...(isDay(String(value.today)) ? [] : [at(declared, `today「${String(value.today)}」は暦にない`)]),
      ...(['normal', 'abnormal', 'incident'].includes(String(value.level)) ? [] : [at(declared, 'level は normal・abnormal・incident')]),
    ];
    default: return [];
  }
});
const namelessFields = (declared: Declared) => Object.entries(declared.value.fields as Record<string, { ja?: unknown }>).filter(([, field]) => typeof field.ja !== 'string' || field.ja === '').map(([key]) => at(declared, `項目 ${key} に日本語の名がない`));
const unknownSteps = (declared: Declared, steps: unknown) => texts(steps).filter((id) => !stepOf(id)).map((id) => at(declared, `手順「${id}」は別添1にない`));

/** A profile we bundle says that it is ours; an example of a local one says that it is local. */
export const profilesAreOurs = (all: readonly Declared[]): readonly Finding[] => all
  .filter(({ value }) => 'profileId' in value || ('files' in value && 'lossy' in value && 'sha256' in value))
  .filter(({ value }) => !(String(value.profileId ?? value.id).startsWith(`${String(value.basis)}/`) && (value.basis === 'local' || (value.basis === 'public-knowledge' && String(value.note).includes('公式のレイアウトではない')))))
  .map((declared) => at(declared, '同梱の形式が自前のものだと述べていない'));
