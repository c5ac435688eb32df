import type { Application, Procedure } from '../../contracts/e-application/application.js';
import type { ApplicationCourse, CorrectionAsk, IdentityOutcome } from '../../contracts/ward-application.js';
import type { AnswerOf, Query } from '../../contracts/ward.js';
import type { Day } from '../../law/define.js';
import type { Moment } from '../../law/day.js';
import { writeAccesses } from '../access-log.js';
import { byKey, type Desk } from '../desk.js';
import type { Candidate } from '../linkage/identify/search.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { placesNeeded } from './forms.js';
import { identifyPeople, standingOf } from './standing.js';
import type { PersonRow, StepRow } from './tables.js';
import { reportOf } from './words.js';

type CaseAnswer = AnswerOf<'applicationCase'>;
const listIn = (text: string): string[] => JSON.parse(text) as string[];

/** Every application that was ever taken, its newest version with what became of it. No name and no 個人番号 stands here. */
export async function applications({ db }: WardStore): Promise<AnswerOf<'applications'>> {
  const rows = await db.selectFrom('ward_application').selectAll().orderBy('n').execute();
  const steps = byKey(await db.selectFrom('ward_application_step').selectAll().orderBy('step_no').execute(), ({ reception_number }) => reception_number);
  const people = byKey(await db.selectFrom('ward_application_person').selectAll().orderBy('step_no').orderBy('place').execute(), ({ reception_number }) => reception_number);
  return {
    applications: [...byKey(rows, ({ reception_number }) => reception_number)].map(([receptionNumber, versions]) => {
      const row = versions.reduce((newest, one) => (one.version > newest.version ? one : newest));
      const last = steps.get(receptionNumber)!.at(-1)!;
      return {
        receptionNumber, version: row.version, procedure: row.procedure as Procedure, arrivedAt: row.arrived_at as Moment, receivedOn: row.received_on as Day, takenAt: row.recorded_at as Moment, state: last.state as ApplicationCourse,
        decidedBy: last.actor, because: listIn(last.because), report: reportOf({ procedure: row.procedure as Procedure, ...standingIn(last) }), people: lastFound(people.get(receptionNumber) ?? []).map(({ place, outcome, person_key }) => ({ place, outcome: outcome as IdentityOutcome, personKey: person_key })),
      };
    }),
  };
}

const standingIn = ({ state, asks, is_late_withdrawal }: StepRow) => ({ state: state as ApplicationCourse, asks: listIn(asks) as CorrectionAsk[], isLateWithdrawal: is_late_withdrawal === 1 });
/** What the last step that looked at the people found. */
const lastFound = (people: readonly PersonRow[]) => people.filter(({ step_no }) => step_no === people.at(-1)?.step_no);

/** Who was written, beside who it could be. Everybody of the ward who is shown is written into the log in the same transaction. */
export function applicationCase(store: WardStore, masked: Desk['masked'], { receptionNumber, by, purpose }: Extract<Query, { query: 'applicationCase' }>): Promise<CaseAnswer> {
  return store.transact(async (inside) => {
    const standing = await standingOf(inside, receptionNumber);
    if (!standing) return { receptionNumber, state: null, version: null, content: null, people: [], attachments: [], steps: [] };
    const { now, numberMode } = await readSettings(inside);
    const people = await shownPeople(inside, masked, standing.application, await identifyPeople(inside, numberMode, standing.application));
    const seen = new Map(people.flatMap(({ candidates }) => candidates).map((one) => [one.personKey, one]));
    await writeAccesses(inside, now, [...seen.values()].map(({ personKey, address }) => ({ actor: by, purpose, noticeId: receptionNumber, action: 'readApplication' as const, personKey, items: ['氏名', '氏名カナ', '生年月日', '性別', ...(address === null ? [] : ['住所'])] })));
    return {
      receptionNumber, state: standing.state, version: standing.row.version, content: standing.application.form.content, people, attachments: standing.application.attachments.map(({ number, kind, fileName, bytes, sha256 }) => ({ number, kind, fileName, bytes, sha256 })),
      steps: standing.steps.map(({ version, recorded_at, state, actor, because }) => ({ version, recordedAt: recorded_at as Moment, state: state as ApplicationCourse, by: actor, because: listIn(because) })),
    };
  });
}

async function shownPeople(store: WardStore, masked: Desk['masked'], { receptionNumber, form, certifiedNumber }: Application, found: Awaited<ReturnType<typeof identifyPeople>>): Promise<CaseAnswer['people']> {
  const linked = lastFound(await store.db.selectFrom('ward_application_person').selectAll().where('reception_number', '=', receptionNumber).orderBy('step_no').orderBy('place').execute());
  return placesNeeded(form).map((place) => {
    const { name, nameKana, bornOn, sex, address, individualNumber } = form.people[place]!;
    const number = (place === 0 ? certifiedNumber : null) ?? individualNumber ?? null;
    const { outcome, because, candidates } = found.get(place)!;
    return {
      place, outcome, personKey: linked.find((one) => one.place === place)?.person_key ?? null, name, nameKana, bornOn, sex, address, numberToken: number === null ? null : masked(number), because: [...because], candidates: candidates.map((one) => shown(one, masked)),
    };
  });
}

/** The reasons of the comparers quote no address, and that of somebody 不開示 is not shown. */
function shown({ resident: row, levels, reasons, decision }: Candidate, masked: Desk['masked']): CaseAnswer['people'][number]['candidates'][number] {
  const isHidden = row.is_not_disclosed === 1;
  return {
    personKey: row.person_key, numberToken: masked(row.individual_number), name: row.name, nameKana: row.name_kana, bornOn: row.born_on as Day, sex: row.sex as '1' | '2', address: isHidden ? null : row.address, isNotDisclosed: isHidden,
    nameLevel: levels.name, nameKanaLevel: levels.nameKana, bornOnLevel: levels.bornOn, sexLevel: levels.sex, addressLevel: levels.address, outcome: decision.outcome, because: [decision.because[0]!, ...reasons],
  };
}
