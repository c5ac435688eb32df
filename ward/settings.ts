import { defaultNumberMode, type NumberMode } from '../law/check-digits.js';
import { dayPart, type Moment } from '../law/day.js';
import type { Day } from '../law/define.js';
import { wardParameterDefaults, wardParameters, type WardParameter, type WardParameterValues } from '../law/ward-parameters.js';
import type { WardStart } from '../contracts/ward.js';
import type { Profile } from '../contracts/wire/profile.js';
import { statement } from '../store/statement.js';
import { clockBackwards, notStarted, unknownChoice, unknownNumberMode, unknownParameter } from './errors.js';
import type { WardStore } from './tables.js';

/** Who this ward is, what day it is there, and the choices it has made. */
export interface Settings {
  readonly municipalityCode: string;
  readonly insurerNumber: string;
  readonly now: Moment;
  readonly today: Day;
  readonly numberMode: NumberMode;
  readonly parameters: WardParameterValues;
}

const allSettings = statement((db: WardStore['db']) => db.selectFrom('ward_setting').select(['name', 'value']));

/** Asked for with every act, job and query. */
export async function readSettings(store: WardStore): Promise<Settings> {
  const rows = new Map((await allSettings(store, {})).map(({ name, value }) => [name, value]));
  const now = rows.get('now') as Moment | undefined;
  if (!now) throw notStarted();
  return {
    municipalityCode: rows.get('municipalityCode')!, insurerNumber: rows.get('insurerNumber')!, now, today: dayPart(now),
    numberMode: numberModeOf(rows.get('numberMode')!), parameters: JSON.parse(rows.get('parameters')!) as WardParameterValues,
  };
}

/** `rules` are those of the wire profile: a local convention there is the default here. */
export async function writeStart(store: WardStore, start: WardStart, rules: Profile['rules']): Promise<void> {
  numberModeOf(start.numberMode);
  const values = {
    municipalityCode: start.municipalityCode, insurerNumber: start.insurerNumber, now: start.now, numberMode: start.numberMode, parameters: JSON.stringify(parametersOf({ ...fromProfile(rules), ...start.parameters })),
  };
  await store.insertMany('ward_setting', Object.entries(values).map(([name, value]) => ({ name, value })), 'replace');
}

export async function writeNow(store: WardStore, now: Moment): Promise<void> {
  const settings = await readSettings(store);
  if (now < settings.now) throw clockBackwards(settings.now, now);
  await store.insertMany('ward_setting', [{ name: 'now', value: now }], 'replace');
}

/** Unknown names and choices are refused: a mistyped setting must not silently mean the default. */
export function parametersOf(given: WardStart['parameters']): WardParameterValues {
  const known: readonly WardParameter[] = wardParameters;
  for (const [name, value] of Object.entries(given)) {
    const parameter = known.find((candidate) => candidate.name === name);
    if (!parameter) throw unknownParameter(name, known.map((candidate) => candidate.name));
    if (typeof value !== 'string' || !parameter.choices.includes(value)) throw unknownChoice(name, parameter.choices);
  }
  return Object.assign({}, wardParameterDefaults, given);
}

const fromProfile = (rules: Profile['rules']) => Object.fromEntries(Object.entries(rules).filter(([name]) => wardParameters.some((parameter) => parameter.name === name)));

export function numberModeOf(text: string): NumberMode {
  if (text === 'valid') return { kind: 'valid' };
  const shifted = /^shifted:([1-9])$/.exec(text);
  if (!shifted) throw unknownNumberMode();
  return { ...defaultNumberMode, kind: 'shifted', by: Number(shifted[1]) as 1 };
}
