import { tables } from '../../store/define.js';

/** 住登外者: append-only versions under a 宛名番号 of their own series. `candidates`: JSON of the rows among which somebody must choose. */
export const nonRegisteredTables = tables({
  ward_non_registered: {
    columns: {
      person_key: 'text', version: 'integer', role: 'text', name: 'text', name_kana: 'text', born_on: 'text', sex: 'text?', address: 'text', individual_number: 'text?', is_not_disclosed: 'integer', former_person_key: 'text?', state: 'text', because: 'text', as_of: 'text?', died_on: 'text?',
      merged_into: 'text?', candidates: 'text', recorded_at: 'text', latest: 'integer', name_key: 'text',
    },
    key: ['person_key', 'version'], indexes: [['individual_number'], ['born_on'], ['name_key'], ['former_person_key']],
  },
  /** Questions to 住基ネット. `state`: toSend · sent · answered */
  ward_lookup: {
    columns: { enquiry_id: 'text', person_key: 'text', content: 'text', state: 'text', recorded_at: 'text', asked_on: 'text?', file_name: 'text?' },
    key: ['enquiry_id'], indexes: [['state']],
  },
});
