import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { TotsugoProblem } from '../harness/problem.js';

/** Signs with the Ed25519 key in a PEM file: base64. Says before the run, not after it, that the file holds none. */
export function signerOf(file: string): (bytes: Uint8Array) => string {
  const key = keyIn(file, '秘密鍵', (pem) => createPrivateKey(pem));
  return (bytes) => sign(null, bytes, key).toString('base64');
}

/** Whether a signature is of these bytes, by the public key in a PEM file; a private key holds its public one. */
export function checkerOf(file: string): (bytes: Uint8Array, signature: string) => boolean {
  const key = keyIn(file, '公開鍵', (pem) => createPublicKey(pem));
  return (bytes, signature) => verify(null, bytes, key, Buffer.from(signature, 'base64'));
}

function keyIn(file: string, ja: string, read: (pem: Buffer) => KeyObject): KeyObject {
  let pem: Buffer;
  try {
    pem = readFileSync(file);
  } catch {
    throw new TotsugoProblem('TSG-U07', `${file} が読めない`, 'ファイルの場所と読み取り権限を確かめる');
  }
  try {
    const key = read(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // わざと: what is no key at all is told like a key of another kind.
  }
  throw new TotsugoProblem('TSG-U39', `${file} はEd25519の${ja}(PEM)でない`, 'openssl genpkey -algorithm ed25519 -out key.pem で作り、openssl pkey -in key.pem -pubout -out public.pem で公開鍵を取り出す');
}
