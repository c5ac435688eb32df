import type { ActResult, ImportResult, StaffAct } from '../../contracts/ward.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { closeDesk, isRefused, openDesk, refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { refusedNoOf } from './query.js';

type Retake = Extract<StaffAct, { act: 'retakeRefused' }>;
/** The two doors of the ward, as they are for everybody. */
export interface Doors {
  readonly act: (inside: WardStore, staffAct: Exclude<StaffAct, Retake>) => Promise<ActResult>;
  readonly file: (inside: WardStore, file: WireFile) => Promise<ImportResult>;
}

/** Puts what was refused through its door once more, as it came. Who did it and why is written down, whatever comes of it. */
export function retakeRefused(store: WardStore, masked: Desk['masked'], { act, refusedId, by, why: reason }: Retake, doors: Doors): Promise<ActResult> {
  const why = `${refusedId} ${by}: ${reason}`;
  return store.transact(async (inside) => {
    const desk = await openDesk(inside, await readSettings(inside), masked, { why });
    const row = await inside.db.selectFrom('ward_refused').selectAll().where('refused_no', '=', refusedNoOf(refusedId)).executeTakeFirst();
    if (!row) refuse(desk, obstacle('refusedUnknown', '断ったものの識別', refusedId, '断ったものにない'));
    if (row?.accepted_at) refuse(desk, obstacle('refusedTaken', '断ったものの識別', refusedId, `${row.accepted_at} に同じものを受け付けている`));
    await closeDesk(desk, { act, notificationId: null, personKeys: [], why });
    if (!row || isRefused(desk)) return { accepted: false, decisions: [], refusals: desk.refusals, householdKey: null };
    const body = new Uint8Array(row.body);
    return row.kind === 'file' ? asAct(row.name, await doors.file(inside, { name: row.name, bytes: body })) : doors.act(inside, JSON.parse(new TextDecoder().decode(body)) as Exclude<StaffAct, Retake>);
  });
}

const asAct = (name: string, { accepted, records, applied, issues }: ImportResult): ActResult => ({
  accepted, householdKey: null, refusals: accepted ? [] : issues.map(({ code, ja, raw, why, cure }) => ({ code, ja, raw, why, cure })),
  decisions: accepted ? [{ rule: 'retakeRefused', outcome: 'taken', ja: '取り込んだ', because: [`${name} の${records}件のうち${applied}件を反映した`] }] : [],
});
