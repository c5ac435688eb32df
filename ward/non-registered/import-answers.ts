import { residentLookupAnswer, type ResidentLookupAnswer } from '../../contracts/juki-net/lookup.js';
import { byKey } from '../desk.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';
import { followHeld, followPeople } from '../notices/follow.js';
import { keepVersion, nonRegisteredOf } from './records.js';
import { taken } from './take.js';

/** 住基ネットの回答 (資格⑧): each is laid beside its question; what does not settle who it is waits for a clerk. The same answer again changes nothing. */
export async function importLookupAnswers({ store, settings }: Intake, lines: readonly Line<ResidentLookupAnswer>[]): Promise<Applied> {
  const issues: ImportIssue[] = [];
  let applied = 0;
  const followed: string[] = [];
  for (const [enquiryId, group] of byKey(lines, ({ value }) => value.enquiryId)) {
    const lookup = await store.db.selectFrom('ward_lookup').selectAll().where('enquiry_id', '=', enquiryId).executeTakeFirst();
    const row = lookup && await nonRegisteredOf(store, lookup.person_key);
    const { line, value } = group[0]!;
    if (!lookup || !row) issues.push(importIssue('E207', line, 'enquiryId', residentLookupAnswer.fields.enquiryId.ja, enquiryId, 'この区の照会ではない', '住基ネットの端末で照会の識別を確かめる'));
    else if (group.length !== Math.max(1, value.total)) issues.push(importIssue('E206', line, 'total', residentLookupAnswer.fields.total.ja, String(value.total), `該当件数と行の数(${group.length})が違う`, '回答を取り出し直す'));
    else if (issues.length === 0 && lookup.state !== 'answered') {
      applied += 1;
      await store.db.updateTable('ward_lookup').set({ state: 'answered' }).where('enquiry_id', '=', enquiryId).execute();
      if (row.former_person_key !== null) followed.push(row.former_person_key);
      if (row.state !== 'merged') await keepVersion(store, settings.now, row, await taken(store, row, group.map((one) => one.value), lookup.asked_on ?? settings.today));
    }
  }
  if (issues.length > 0) return { issues };
  await followPeople(store, settings, followed);
  await followHeld(store, settings);
  return { applied };
}
