import type { Faker } from '@faker-js/faker';
import type { Resident } from '../../contracts/resident.js';
import { addDays, ageOn, isDay } from '../../law/day.js';
import { assume, cite, type Day } from '../../law/define.js';
import { addressIn } from './address.js';
import { corruption } from './corruption.js';
import { otherSurname, readingsOf } from './names.js';
import { inUsualForms } from './variants.js';

const stress = assume('実際の割合(2,779件/約1.6億件)より大きくして、どの種類も現れるようにした');
const pensionRecords = assume('誤りの種類は年金記録の名寄せで知られたもの。割合は仮定');
const isJapanese = (resident: Resident) => resident.name.includes('\u3000');
const bornOn = (resident: Resident, today: Day, text: string): Resident | null =>
  isDay(text) && text <= today && text !== resident.bornOn ? { ...resident, bornOn: text } : null;

const slips = [['ズ', 'ヅ'], ['ヅ', 'ズ'], ['ジ', 'ヂ'], ['ヂ', 'ジ'], ['オ', 'ヲ'], ['ソ', 'ン'], ['シ', 'ツ'], ['ガ', 'カ'], ['ザ', 'サ'], ['ダ', 'タ'], ['ゴ', 'コ'], ['ブ', 'フ'], ['ベ', 'ヘ']] as const;

/** One item is wrong or out of date while the person is right. */
export const mismatchCorruptions = [
  corruption({
    id: 'birthDaySwapped', ja: '生年月日の月日の入れ替わり', item: 'bornOn', effect: 'mismatch', verdicts: ['H1'], levels: { bornOn: 'D2' }, weight: 3, basis: stress,
    apply: (resident, { today }) => bornOn(resident, today, `${resident.bornOn.slice(0, 4)}-${resident.bornOn.slice(8)}-${resident.bornOn.slice(5, 7)}`),
  }),
  corruption({
    id: 'birthDayOff', ja: '生年月日の1日違い', item: 'bornOn', effect: 'mismatch', verdicts: ['H1'], levels: { bornOn: 'D3' }, weight: 3, basis: stress,
    apply: (resident, { today, faker }) => bornOn(resident, today, addDays(resident.bornOn, faker.helpers.arrayElement([-1, 1]))),
  }),
  corruption({
    id: 'birthDayDigit', ja: '生年月日の数字1字の誤り', item: 'bornOn', effect: 'mismatch', verdicts: ['H1'], levels: { bornOn: 'D3' }, weight: 1, basis: stress,
    apply: (resident, { today, faker }) => {
      const at = faker.helpers.arrayElement([3, 6, 9]);
      const digit = (Number(resident.bornOn[at]) + faker.number.int({ min: 2, max: 8 })) % 10;
      const slipped = `${resident.bornOn.slice(0, at)}${digit}${resident.bornOn.slice(at + 1)}`;
      return slipped.slice(5) === `${resident.bornOn.slice(8)}-${resident.bornOn.slice(5, 7)}` ? null : bornOn(resident, today, slipped);
    },
  }),
  corruption({
    id: 'eraConfused', ja: '昭和と平成の取り違え', item: 'bornOn', effect: 'mismatch', verdicts: ['H1'], levels: { bornOn: 'D4' }, weight: 1, basis: stress,
    apply: (resident, { today }) => bornOn(resident, today, `${Number(resident.bornOn.slice(0, 4)) + 63}${resident.bornOn.slice(4)}`),
  }),
  corruption({
    id: 'sexFlipped', ja: '性別の誤り', item: 'sex', effect: 'mismatch', verdicts: ['H1'], levels: { sex: 'S9' }, weight: 1, basis: stress,
    apply: (resident) => ({ ...resident, sex: resident.sex === '1' ? '2' : '1' }),
  }),
  corruption({
    id: 'marriageName', ja: '改姓', item: 'name', effect: 'mismatch', verdicts: ['H2'], levels: { name: 'K3|K4', nameKana: 'N3|N4' }, weight: 5, basis: cite('人口動態統計 2022年', '婚姻504,878件・離婚179,096件(年0.4〜0.5%)'),
    apply: (resident, { today, faker }) => (isJapanese(resident) && ageOn(resident.bornOn, today) >= 18 ? renamed(resident, faker) : null),
  }),
  corruption({
    id: 'kanaSlip', ja: 'カナの書き誤り(濁点・ヅ/ズ・ソ/ン)', item: 'nameKana', effect: 'mismatch', verdicts: ['M3'], levels: { nameKana: 'N3' }, weight: 4, basis: pensionRecords,
    apply: (resident, { faker }) => {
      const fitting = slips.filter(([from]) => resident.nameKana.includes(from));
      if (fitting.length === 0) return null;
      const [from, to] = faker.helpers.arrayElement(fitting);
      return { ...resident, nameKana: resident.nameKana.replace(from, to) };
    },
  }),
  corruption({
    id: 'kanaReading', ja: '名の別の読み', item: 'nameKana', effect: 'mismatch', verdicts: ['M3'], levels: { nameKana: 'N3|N5' }, weight: 3, basis: pensionRecords,
    apply: (resident, { faker }) => {
      const [, given = ''] = resident.name.split('\u3000');
      const [family = '', kana = ''] = resident.nameKana.split('\u3000');
      const others = isJapanese(resident) ? readingsOf({ kanji: inUsualForms(given), kana }).filter((reading) => reading !== kana) : [];
      return others.length === 0 ? null : { ...resident, nameKana: `${family}\u3000${faker.helpers.arrayElement(others)}` };
    },
  }),
  corruption({
    id: 'oldAddress', ja: '転居前の住所', item: 'address', effect: 'mismatch', verdicts: ['M2', 'M2n'], levels: { address: 'A3|A4' }, weight: 8, basis: cite('住民基本台帳人口移動報告 2024年', '市区町村間移動者520.8万人(年4.2%)'),
    apply: (resident, { faker, household }) => ({ ...resident, address: elsewhereIn(household.municipalityCode, resident.address, faker) }),
  }),
  corruption({
    id: 'alias', ja: '通称で登録', item: 'name', effect: 'mismatch', verdicts: ['M1', 'M3'], levels: { name: 'K9' }, weight: 4, basis: assume('通称を持つ外国人住民の記録は、通称を別名として知る側では一致、知らない側では漢字氏名の不一致になる'),
    apply: (resident) => (resident.commonName === undefined ? null : { ...resident, name: resident.commonName }),
  }),
];

/** Another surname, written and read differently, before the same given name. */
function renamed(resident: Resident, faker: Faker): Resident {
  const [family = '', given = ''] = resident.name.split('\u3000');
  const [familyKana = '', givenKana = ''] = resident.nameKana.split('\u3000');
  const drawn = Array.from({ length: 8 }, () => otherSurname(inUsualForms(family), faker)).find(({ kana }) => kana !== familyKana);
  return { ...resident, name: `${drawn!.kanji}\u3000${given}`, nameKana: `${drawn!.kana}\u3000${givenKana}` };
}

function elsewhereIn(municipalityCode: string, than: string, faker: Faker): string {
  const base = (address: string) => address.split('\u3000')[0];
  const drawn = addressIn(municipalityCode, faker);
  return base(drawn) === base(than) ? elsewhereIn(municipalityCode, than, faker) : drawn;
}
