import type { AccessAction } from '../contracts/ward-match.js';
import type { WardStore } from './tables.js';

/** Somebody saw 特定個人情報 of one person. `items` = 項目名. */
export interface Access {
  readonly actor: string;
  readonly purpose: string;
  readonly noticeId: string;
  readonly action: AccessAction;
  readonly personKey: string;
  readonly items: readonly string[];
}

/** Adds to the log. Nothing ever leaves it or changes in it. */
export async function writeAccesses(store: WardStore, now: string, accesses: readonly Access[]): Promise<void> {
  if (accesses.length === 0) return;
  const last = await store.db.selectFrom('ward_access').select((select) => select.fn.max('access_no').as('no')).executeTakeFirst();
  await store.insertMany('ward_access', accesses.map(({ actor, purpose, noticeId, action, personKey, items }, index) => ({
    access_no: (last?.no ?? 0) + index + 1, accessed_at: now, actor, purpose, notice_id: noticeId, action, person_key: personKey, items: JSON.stringify(items),
  })));
}
