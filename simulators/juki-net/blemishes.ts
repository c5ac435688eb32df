import type { ResidentAnswer } from '../../contracts/juki-net/identity.js';
import { cp932Bytes } from '../../contracts/wire/cp932.js';
import type { JukiNet } from './tables.js';

/** わざと: 障害のとき、表せない文字を●にし、または前の住所を答える。 */
export function shownAnswer(party: JukiNet, answer: ResidentAnswer): ResidentAnswer {
  const moved = party.faults.has('oldAddress') && answer.previousAddress !== null ? { ...answer, address: answer.previousAddress, previousAddress: null } : answer;
  if (!party.faults.has('bulletCharacters')) return moved;
  const seen = (text: string | null) => (text === null ? null : bulleted(text, party.parameters.permittedCharacters));
  return { ...moved, name: seen(moved.name), nameKana: seen(moved.nameKana), address: seen(moved.address), formerSurname: seen(moved.formerSurname), commonName: seen(moved.commonName), previousAddress: seen(moved.previousAddress) };
}

/** Every character outside the permitted set as ●. */
export const bulleted = (text: string, permitted: 'jisX0208' | 'cp932'): string => Array.from(text, (character) => (isPermitted(character, permitted) ? character : '●')).join('');

/** JIS X 0208 within CP932: rows 1–8 and 16–84, without the rows NEC and IBM added and without 外字. */
function isPermitted(character: string, permitted: 'jisX0208' | 'cp932'): boolean {
  const bytes = character.length === 1 ? cp932Bytes()[character.charCodeAt(0)]! : 0;
  const lead = bytes >> 8;
  if (bytes === 0 || (lead >= 0xf0 && lead <= 0xf9)) return false;
  return permitted === 'cp932' || bytes < 0x100 || (lead >= 0x81 && lead <= 0x84) || (lead >= 0x88 && lead <= 0xea);
}
