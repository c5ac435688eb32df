import type { Capability } from '../../contracts/ward.js';
import { driverErrorSchema } from '../../contracts/ward-driver.js';
import { ConnectionProblem, type Connection } from './define.js';
import { demandThat, usualStart, type Bench, type Demand } from './demand.js';
import { driverChecks } from './driver-checks.js';
import { wireChecks } from './wire-checks.js';

/** One demand of the Ward Driver API and what the driver did. `omit`: it cannot be asked here, and `found` says why. */
export interface DriverCheck {
  readonly id: string;
  readonly ja: string;
  readonly verdict: 'pass' | 'fail' | 'omit';
  /** Nothing to mend. */
  readonly ok: boolean;
  readonly found: string;
  readonly cure: string;
}

/**
 * Tests a driver itself, before any scenario: does it keep the Ward Driver API, also with bad input and at once? Throws
 * ConnectionProblem when nobody answers at all. The ward behind it is emptied.
 */
export async function checkDriver(connection: Connection): Promise<readonly DriverCheck[]> {
  const ward = await connection.open();
  const able = await ward.capabilities().then((list) => ({ list: new Set<Capability>(list), trouble: null }), (error: unknown) => ({ list: new Set<Capability>(), trouble: error }));
  if (able.trouble instanceof ConnectionProblem) throw able.trouble;
  const bench: Bench = {
    ward,
    begin: async (start = {}) => ward.reset({ ...usualStart, ...start }),
    able: (capability) => able.list.has(capability),
    wire: connection.wire ?? null,
    refuses: async (what, message) => {
      const { status, body } = await connection.wire!.send(message);
      demandThat(status >= 400 && status < 500, `${what}に ${status} で答えた。4xx で断るべき`);
      demandThat(driverErrorSchema.safeParse(body).success, `${what}を断ったが、応答に {code, why, cure} がない`);
    },
  };
  const checks: DriverCheck[] = [];
  for (const demand of [...driverChecks, ...wireChecks]) checks.push(await judge(demand, bench));
  await ward.close();
  return checks;
}

async function judge({ id, ja, cure, needs, wire = false, look }: Demand, bench: Bench): Promise<DriverCheck> {
  const lacking = needs.filter((need) => !bench.able(need));
  const because = lacking.length > 0 ? `capabilities に ${lacking.join(' ')} がない` : wire && !bench.wire ? 'この接続では形の違う要求を送れない' : null;
  if (because) return { id, ja, verdict: 'omit', ok: true, found: `対象外: ${because}`, cure: '' };
  try {
    return { id, ja, verdict: 'pass', ok: true, found: await look(bench), cure: '' };
  } catch (error) {
    return { id, ja, verdict: 'fail', ok: false, found: error instanceof Error ? error.message : String(error), cure };
  }
}
