import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { BedTls } from '../harness/bed.js';
import { TotsugoProblem } from '../harness/problem.js';
import { issue, type Identity, type Wish } from '../harness/x509.js';
import { madeFolder } from './running.js';

const daysOfCa = 3650;
const daysOfOthers = 390;
const renewedBeforeDays = 30;

/**
 * Certificates of a folder: ca.pem and ca.key (a local authority), server.*, client.*. What is missing, runs out within a month or
 * does not name the addresses of this server is made anew; the authority stays, so that nobody has to trust another one. Without
 * ca.key the certificates are somebody else's, and are used as they are.
 */
export async function tlsIn(dir: string, host: string, isMutual: boolean, now: Date): Promise<BedTls> {
  const folder = await madeFolder(dir);
  const from = new Date(now.getTime() - 3_600_000);
  const isForeign = (await read(folder, 'ca.pem')) !== null && (await read(folder, 'ca.key')) === null;
  const kept = async (name: 'ca' | 'server' | 'client', isFit: (certificate: X509Certificate) => boolean, wish: Wish, issuer?: Identity): Promise<Identity> => {
    const [certificate, key] = [await read(folder, `${name}.pem`), await read(folder, `${name}.key`)];
    if (isForeign && name === 'ca') return { certificate: certificate!, key: '' };
    if (certificate !== null && key !== null && isUsable(folder, name, { certificate, key }) && (isForeign || isFit(new X509Certificate(certificate)))) return { certificate, key };
    if (isForeign) throw new TotsugoProblem('TSG-U35', `${join(folder, name)} の .pem か .key がない`, `ca.key のない認証局では証明書を作れない。${name}.pem と ${name}.key を置くか、空のフォルダを指定して作らせる`);
    const made = issue(wish, issuer);
    await writeFile(join(folder, `${name}.key`), made.key, { mode: 0o600 });
    await writeFile(join(folder, `${name}.pem`), made.certificate);
    return made;
  };
  const lasts = ({ validTo }: X509Certificate) => Date.parse(validTo) - now.getTime() > renewedBeforeDays * 86_400_000;
  const ca = await kept('ca', lasts, { role: 'ca', commonName: `totsugo ${hostname()}`, from, days: daysOfCa });
  const authority = new X509Certificate(ca.certificate);
  const isOurs = (certificate: X509Certificate) => lasts(certificate) && certificate.verify(authority.publicKey);
  const hosts = hostsOf(host);
  const server = await kept('server', (certificate) => isOurs(certificate) && hosts.every((one) => (isIP(one) ? certificate.checkIP(one) : certificate.checkHost(one)) !== undefined), { role: 'server', commonName: 'totsugo serve', hosts, from, days: daysOfOthers }, ca);
  const client = await kept('client', isOurs, { role: 'client', commonName: 'totsugo client', from, days: daysOfOthers }, ca);
  return { ca: ca.certificate, server, client, isMutual };
}

/** Under which names and addresses this server can be called. */
function hostsOf(host: string): readonly string[] {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []).filter(({ internal, address }) => !internal && !address.startsWith('fe80:')).map(({ address }) => address);
  return [...new Set(['localhost', '127.0.0.1', '::1', ...(isEverywhere ? [hostname(), ...own] : [host])])].filter((one) => isIP(one) || /^[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?$/.test(one));
}

const read = (folder: string, name: string): Promise<string | null> => readFile(join(folder, name), 'utf8').catch((error: unknown) => {
  if ((error as { code?: string }).code === 'ENOENT') return null;
  throw new TotsugoProblem('TSG-U34', `${join(folder, name)} が読めない(${String((error as { code?: unknown }).code)})`, '読み取り権限を確かめる');
});

/** Are both texts what they should be, and do they belong together? */
function isUsable(folder: string, name: string, { certificate, key }: Identity): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch (error) {
    throw new TotsugoProblem('TSG-U36', `${join(folder, name)} の .pem か .key が壊れている(${(error as Error).message})`, 'PEMの形で置き直すか、二つとも消して作り直させる');
  }
}
