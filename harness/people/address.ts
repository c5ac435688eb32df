import type { Faker } from '@faker-js/faker';
import { assume, type Basis } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';
import { hash } from './random.js';
import { townsOf } from './towns.js';

export const addressBasis: Basis = assume('町名は実在、丁目・番・号と建物名は抽選。番地で書く町かどうかも町名から決めた仮のもの');

const buildings = ['サンプルハイツ', 'コーポ見本', 'メゾン例示', '見本荘', '第二サンプルハイツ', 'レジデンス架空', '架空マンション', 'ヴィラ・サンプル'];

/** An address of the municipality: a real town, an invented house number, now and then an invented building. */
export function addressIn(municipalityCode: string, faker: Faker): string {
  const { addressPrefix, kind } = municipality(municipalityCode);
  const towns = townsOf(municipalityCode);
  const town = towns.length > 0 ? faker.helpers.arrayElement(towns) : '';
  const hasBlocks = town !== '' && (kind === 'ward' || kind === 'city') && hash([municipalityCode, town])[0] % 5 !== 0;
  const number = faker.number.int({ min: 1, max: 12 });
  const lot = hasBlocks
    ? `${faker.number.int({ min: 1, max: blocksOf(town) })}丁目${faker.number.int({ min: 1, max: 40 })}番${number}号`
    : `${faker.number.int({ min: 1, max: 1_999 })}番地${faker.datatype.boolean({ probability: 0.7 }) ? number : ''}`;
  return `${addressPrefix}${town}${lot}${kind === 'ward' || kind === 'city' ? room(faker) : ''}`;
}

function room(faker: Faker): string {
  if (!faker.datatype.boolean({ probability: 0.55 })) return '';
  const floor = faker.number.int({ min: 1, max: 9 });
  return `\u3000${faker.helpers.arrayElement(buildings)}${floor}0${faker.number.int({ min: 1, max: 8 })}号室`;
}

/** How many 丁目 we let the town have; always the same for one town. */
const blocksOf = (town: string) => (hash([town])[1] >>> 0) % 6 + 1;
