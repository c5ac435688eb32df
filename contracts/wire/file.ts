import type { Day } from '../../law/define.js';

/** A file on a wire: its name and its exact bytes. */
export interface WireFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file says about itself beside its records: in its name, its header or its trailer, as the profile decides. */
export interface Envelope {
  /** 全国地方公共団体コード, 6 digits. */
  readonly municipalityCode: string;
  readonly date: Day;
  /** Number of the batch within the municipality, rising by one. */
  readonly seq: number;
}
