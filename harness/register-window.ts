import type { ResidentStatement } from '../contracts/integrated-db/resident-feed.js';
import type { Resident } from '../contracts/resident.js';
import type { Day } from '../law/define.js';
import { ask } from './ask.js';
import type { Family } from './families.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

type Written = Omit<ResidentStatement, 'operation'>;

/** 市民課 of the ward, which keeps the 住民票: what it writes goes out with the next morning's feed of 統合DB. */
export interface CitizensOfficeWindow {
  /** The 住民票 of a household since that day, as 市民課 has them; somebody it knew before is written anew. 国保の付記 unless said otherwise. */
  registers(family: Family, residentFrom: Day, written?: Partial<Written>): Promise<void>;
  /** Something else stands on the 住民票 of these people since today. */
  writes(people: readonly Pick<Resident, 'personKey'>[], written: Partial<Written>): Promise<void>;
  /** The row was never right and is taken away. */
  removes(person: Pick<Resident, 'personKey'>): Promise<void>;
}

export function registerWindow(world: World, code: string): CitizensOfficeWindow {
  const written = new Map<string, Written>();
  async function tell(rows: readonly object[]): Promise<void> {
    const answer = await ask(`${world.url}/integrated-db/_sim/residents/${code}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rows) });
    if (!answer.ok) throw new TotsugoProblem('TSG-S03', `住民票の記載に ${answer.status} ${await answer.text()}`, 'シナリオの指示と登場する関係者(cast)を見直す');
  }
  async function write(pages: readonly (readonly [string, Written])[]): Promise<void> {
    for (const [personKey, page] of pages) written.set(personKey, page);
    await tell(pages.map(([personKey, page]) => ({ operation: 'put', personKey, ...page })));
  }
  return {
    registers: ({ residents, head }, residentFrom, more = {}) => write(residents.map(({ personKey, name, nameKana, bornOn, sex, address, relationship, isNotDisclosed }) => [personKey, {
      householdNumber: `J${head.personKey}`, name, nameKana, bornOn, sex, address, relationship, isNotDisclosed: isNotDisclosed ?? false, residentFrom: bornOn > residentFrom ? bornOn : residentFrom, residentUntil: null, removal: null, newMunicipalityCode: null,
      submittedOn: residentFrom, isNhiNoted: true, ...more,
    }] as const)),
    writes: (people, changed) => write(people.map(({ personKey }) => {
      const page = written.get(personKey);
      if (!page) throw new TotsugoProblem('TSG-S03', `${personKey} の住民票がまだない`, '先に registers で住民票を作る');
      return [personKey, { ...page, submittedOn: world.now().slice(0, 10) as Day, ...changed }] as const;
    })),
    async removes({ personKey }) {
      written.delete(personKey);
      await tell([{ operation: 'delete', personKey }]);
    },
  };
}
