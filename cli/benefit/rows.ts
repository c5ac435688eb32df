import type { Add } from './combinations.js';
import type { BenefitInput } from './schema.js';

type Service = BenefitInput['services'][number];

/** What an institution is called that a single service does not name. */
export const onlyInstitution = 'A';
/** Services of one person with the same key are one row. */
export const placeKey = ({ institution = onlyInstitution, setting, department = 'medical' }: Service): string => JSON.stringify([institution, setting, department]);

/** What cannot be parted into rows: several services without an institution, and a 特定疾病 that is told of some and denied of others, or of nobody knows which. */
export function rowTroubles(input: BenefitInput, add: Add): void {
  const { services } = input;
  if (services.length > 1) for (const [i, { institution }] of services.entries()) if (institution === undefined) add(`/services/${i}/institution`, '診療が二つ以上あるのに、どの医療機関のものか分からない', '医療機関の名を書く(同じ医療機関なら同じ名。調剤は処方した医療機関)');
  for (const [i, { ref, specificDiseaseCapYen }] of input.persons.entries()) {
    const own = services.flatMap((service, place) => ((service.person ?? input.persons[0]!.ref) === ref ? [{ service, place }] : []));
    if ((specificDiseaseCapYen ?? null) !== null) unmarked(own.map(({ service }) => service), i, add);
    for (const { service, place } of own) if (service.specificDisease === false && own.some((other) => other.service.specificDisease === true && placeKey(other.service) === placeKey(service))) add(`/services/${place}/specificDisease`, '同じ人・医療機関・入院外来・医科歯科の診療が、特定疾病のものともそうでないものとも書かれている', '一つの行になるので、どちらかにそろえるか、医療機関を分ける');
  }
}

/** Whoever has a 特定疾病 and more than one row must say which is care of it. */
function unmarked(own: readonly Service[], i: number, add: Add): void {
  if (new Set(own.map(placeKey)).size <= 1 || own.some(({ specificDisease }) => specificDisease !== undefined)) return;
  add(`/persons/${i}/specificDiseaseCapYen`, 'どの診療が特定疾病のものか分からない', 'その診療に specificDisease: true を書く(どれでもなければ一つに false)');
}
