import { hash } from 'node:crypto';

const blockBytes = 64;
/** First 32 bits of the fractions of the cube and square roots of the primes (FIPS 180-4). */
const primes = Array.from({ length: 310 }, (_, n) => n + 2).filter((n) => !Array.from({ length: 16 }, (_, d) => d + 2).some((divisor) => divisor < n && n % divisor === 0));
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const roundWords = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)));
const firstState = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/**
 * The first 64 bits of HMAC-SHA-256 under one key, for millions of short texts. Node's own spends most of its time on
 * making an object for each text; here the key is worked in once, and a text costs two blocks.
 */
export function keyedHash(key: string): (text: string) => { readonly high: number; readonly low: number } {
  const bytes = Buffer.byteLength(key) > blockBytes ? hash('sha256', key, 'buffer') : Buffer.from(key);
  const stateAfterKey = (padding: number) => {
    const block = new Uint8Array(blockBytes).fill(padding);
    bytes.forEach((byte, index) => { block[index] = byte ^ padding; });
    const after = Int32Array.from(firstState);
    load(block, 0);
    mixIn(after);
    return after;
  };
  const [inner, outer] = [stateAfterKey(0x36), stateAfterKey(0x5c)];
  const state = new Int32Array(8);
  let input = Buffer.alloc(4 * blockBytes);
  return (text) => {
    if (text.length * 3 + 2 * blockBytes > input.length) input = Buffer.alloc(text.length * 3 + 2 * blockBytes);
    state.set(inner);
    mixInLast(state, input, input.write(text));
    words.set(state);
    words.set(afterDigest, 8);
    state.set(outer);
    mixIn(state);
    return { high: state[0]! >>> 0, low: state[1]! >>> 0 };
  };
}

/** The block being mixed in, and the 48 words that follow from it. */
const words = new Int32Array(64);
/** What follows a digest of 32 bytes that had one block before it. */
const afterDigest = Int32Array.of(0x80 << 24, 0, 0, 0, 0, 0, 0, (blockBytes + 32) * 8);

/** The last `size` bytes, with their padding, of a message that had one block before them. */
function mixInLast(state: Int32Array, bytes: Uint8Array, size: number): void {
  const blocks = Math.ceil((size + 9) / blockBytes);
  bytes[size] = 0x80;
  for (let index = size + 1; index < blocks * blockBytes; index += 1) bytes[index] = 0;
  for (let block = 0; block < blocks; block += 1) {
    load(bytes, block * blockBytes);
    if (block === blocks - 1) words[15] = (blockBytes + size) * 8;
    mixIn(state);
  }
}

function load(bytes: Uint8Array, offset: number): void {
  for (let t = 0, at = offset; t < 16; t += 1, at += 4) words[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

const turned = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

/** One block of SHA-256 (FIPS 180-4, 6.2.2). */
function mixIn(state: Int32Array): void {
  for (let t = 16; t < 64; t += 1) {
    const near = words[t - 2]!;
    const far = words[t - 15]!;
    words[t] = words[t - 16]! + words[t - 7]! + (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)) + (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10));
  }
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!;
  for (let t = 0; t < 64; t += 1) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + roundWords[t]! + words[t]!) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}
