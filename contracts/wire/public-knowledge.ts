import type { RecordDefinition } from '../define.js';
import type { FileOverlay, FrameOverlay, ProfileFile } from './profile-schema.js';

const header: FrameOverlay[] = [{ constant: 'header' }, { value: 'kind' }, { value: 'profileId' }, { value: 'municipality' }, { value: 'date' }, { value: 'seq' }];
const trailer: FrameOverlay[] = [{ constant: 'trailer' }, { value: 'count' }];

/**
 * The bundled profile: a CSV that says in our own words what public documents say the files carry. It claims no
 * official file id, item number, width or code value. `published`: forms that are public as they stand.
 */
export const publicKnowledge = (definitions: readonly RecordDefinition[], published: Readonly<Record<string, FileOverlay>> = {}): ProfileFile => ({
  profileId: 'public-knowledge/interfaces@1.0.0',
  basis: 'public-knowledge',
  note: '公開資料だけに基づく自前の形式であり、公式のレイアウトではない',
  files: Object.fromEntries(definitions.map(({ id }) => [id, published[id] ?? {
    fileName: '{kind}_{municipality}_{date:YYYY-MM-DD}_{seq}.csv',
    encoding: 'utf-8', newline: 'lf',
    record: { kind: 'csv', delimiter: ',', quote: 'minimal', columnNames: true, header, trailer },
  } as const])),
});
