import { TotsugoProblem } from '../problem.js';
import type { SystemIdentity } from '../results.js';
import { redact } from '../secrets.js';
import type { Ward } from '../../contracts/ward.js';

/** One way to reach a system under test. */
export interface Connection {
  readonly id: 'reference' | 'http' | 'folder' | 'manual';
  readonly description: string;
  /** Many worlds may hold a ward of their own at once; otherwise one after the other. */
  readonly parallel: boolean;
  /** Makes sure that somebody answers. Throws ConnectionProblem when not. */
  open(): Promise<Ward>;
  /** What the system said of itself when it was opened; null before that, and when there is nobody to ask. */
  identity(): SystemIdentity | null;
  /** The wire below the port, for tests of the driver itself: messages no typed client would send. */
  readonly wire?: DriverWire;
  close(): Promise<void>;
}

export interface DriverWire {
  readonly id: 'http' | 'folder';
  send(message: WireMessage): Promise<WireReply>;
}
/** `body` is text sent as JSON without a look at it, or the bytes of a file. */
export interface WireMessage { readonly operation: string; readonly params?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array }
export interface WireReply { readonly status: number; readonly body: unknown }

/** 設定: the system under test could not be spoken to. The scenario is 前提未達, whatever the system can do. */
export class ConnectionProblem extends TotsugoProblem {
  readonly look = '設定';
}

/** 実装: the system answered, and its answer breaks the Ward Driver API. The scenario is 不適合. */
export class WardMisbehaved extends TotsugoProblem {
  readonly look = '実装';
}

/** Foreign text as it may stand in a message: without anything like a 個人番号, without control characters, short. */
export const quoted = (text: string, limit = 200): string => {
  const plain = redact(0, text).replace(/\p{C}+/gu, ' ');
  return plain.length > limit ? `${plain.slice(0, limit)}…` : plain;
};
