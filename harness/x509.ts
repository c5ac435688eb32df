import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

/** PEM texts of a certificate and of its private key. */
export interface Identity { readonly certificate: string; readonly key: string }
/** The same under the names Node's TLS has for them. */
export const forNode = ({ certificate, key }: Identity) => ({ cert: certificate, key });
export type Role = 'ca' | 'server' | 'client';
export interface Wish {
  readonly role: Role;
  readonly commonName: string;
  /** DNS names and IP addresses a server answers under. */
  readonly hosts?: readonly string[];
  readonly from: Date;
  readonly days: number;
}

/**
 * A certificate of X.509 version 3 (RFC 5280) on P-256, signed by `issuer`, by itself when there is none. Keys and signatures are
 * Node's; what is written here is only the frame around them, in DER: the few forms below are all it takes, so that no package
 * has to be trusted with making keys.
 */
export function issue({ role, commonName, hosts = [], from, days }: Wish, issuer?: Identity): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const signer = issuer ? { name: subjectOf(issuer.certificate), key: createPrivateKey(issuer.key), publicKey: createPublicKey(issuer.certificate) } : { name: nameOf(commonName), key: privateKey, publicKey };
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const until = new Date(from.getTime() + days * 86_400_000);
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))), integer(randomBytes(16)), ecdsaWithSha256, signer.name, sequence(time(from), time(until)), nameOf(commonName), spki,
    explicit(3, sequence(...extensionsOf(role, hosts), extension('2.5.29.14', octets(keyIdentifier(publicKey))), extension('2.5.29.35', sequence(tagged(0x80, keyIdentifier(signer.publicKey)))))),
  );
  const whole = sequence(body, ecdsaWithSha256, bits(0, sign('sha256', body, signer.key)));
  return { certificate: pem('CERTIFICATE', whole), key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
}

/** What each role may be used for: keyCertSign, or digitalSignature for one end of a connection. */
function extensionsOf(role: Role, hosts: readonly string[]): Buffer[] {
  if (role === 'ca') return [extension('2.5.29.19', sequence(tagged(0x01, Buffer.from([0xff])), integer(Buffer.from([0]))), true), extension('2.5.29.15', bits(1, Buffer.from([0x06])), true)];
  return [
    extension('2.5.29.19', sequence(), true), extension('2.5.29.15', bits(7, Buffer.from([0x80])), true), extension('2.5.29.37', sequence(oid(role === 'server' ? '1.3.6.1.5.5.7.3.1' : '1.3.6.1.5.5.7.3.2'))),
    ...(hosts.length > 0 ? [extension('2.5.29.17', sequence(...hosts.map((host) => (isIPv4(host) || isIPv6(host) ? tagged(0x87, addressBytes(host)) : tagged(0x82, Buffer.from(host, 'ascii'))))))] : []),
  ];
}

/** DER: tag, length, content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const bytes = length < 0x80 ? [] : length < 0x100 ? [length] : [length >> 8, length & 0xff];
  if (length > 0xffff) throw new RangeError('65535バイトを超える要素は書かない');
  return Buffer.concat([Buffer.from(bytes.length === 0 ? [tag, length] : [tag, 0x80 | bytes.length, ...bytes]), content]);
}
const sequence = (...parts: readonly Buffer[]) => tagged(0x30, Buffer.concat(parts));
const explicit = (n: number, content: Buffer) => tagged(0xa0 | n, content);
const octets = (content: Buffer) => tagged(0x04, content);
const bits = (unused: number, content: Buffer) => tagged(0x03, Buffer.concat([Buffer.from([unused]), content]));

/** Positive and without needless zeros in front. */
function integer(bytes: Buffer): Buffer {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const content = bytes.subarray(from);
  return tagged(0x02, content[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), content]) : content);
}

function oid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]];
  const digits = (value: number): number[] => (value < 0x80 ? [value] : [...digits(value >> 7).map((digit) => digit | 0x80), value & 0x7f]);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(digits)]));
}
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const extension = (id: string, content: Buffer, isCritical = false) => sequence(oid(id), ...(isCritical ? [tagged(0x01, Buffer.from([0xff]))] : []), octets(content));
const nameOf = (commonName: string) => sequence(...[['2.5.4.10', 'totsugo'], ['2.5.4.3', commonName]].map(([id, text]) => tagged(0x31, sequence(oid(id!), tagged(0x0c, Buffer.from(text!, 'utf8'))))));

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280 4.1.2.5). */
function time(moment: Date): Buffer {
  const text = moment.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return moment.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(text.slice(2), 'ascii')) : tagged(0x18, Buffer.from(text, 'ascii'));
}

function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (text = '') => (text === '' ? [] : text.split(':').flatMap((group) => (group.includes('.') ? [...addressBytes(group)] : [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])));
  const [before, after] = [groups(head), groups(tail)];
  return Buffer.from([...before, ...Array<number>(16 - before.length - after.length).fill(0), ...after]);
}

/** SHA-1 of the key's bits, as RFC 5280 4.2.1.2 names keys; it protects nothing. */
function keyIdentifier(key: KeyObject): Buffer {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-65);
  return createHash('sha1').update(point).digest();
}

/** The issuer's name, byte by byte as it stands in its certificate: version, serial, algorithm, issuer, validity, subject. */
function subjectOf(certificate: string): Buffer {
  const [body] = elementsOf(contentOf(new X509Certificate(certificate).raw));
  return elementsOf(contentOf(body!))[5]!;
}

function elementsOf(content: Buffer): Buffer[] {
  const elements: Buffer[] = [];
  for (let at = 0; at < content.length;) {
    const element = content.subarray(at, at + headLength(content.subarray(at)) + contentOf(content.subarray(at)).length);
    elements.push(element);
    at += element.length;
  }
  return elements;
}
const headLength = (der: Buffer) => (der[1]! < 0x80 ? 2 : 2 + (der[1]! & 0x7f));
const contentOf = (der: Buffer) => der.subarray(headLength(der), headLength(der) + (der[1]! < 0x80 ? der[1]! : der.readUIntBE(2, der[1]! & 0x7f)));

const pem = (label: string, der: Buffer) => `-----BEGIN ${label}-----\n${der.toString('base64').replaceAll(/(.{64})(?!$)/g, '$1\n')}\n-----END ${label}-----\n`;
