import { assume, cite } from '../../law/define.js';
import { corruption } from './corruption.js';
import { isUnsendable, bulletBasis, usualOf, variantsOf } from './variants.js';

const rate = assume('表記の違いの割合は公表されていない。各種類が必ず現れるように決めた');
const changed = <R, K extends keyof R>(record: R, item: K, value: R[K]): R | null => (value === record[item] ? null : { ...record, [item]: value });

const halfKana = new Map(Array.from('アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー', (full, index) =>
  [full, 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ'[index]!]));
const largeKana = new Map(Array.from('ァィゥェォャュョッヮヵヶ', (small, index) => [small, 'アイウエオヤユヨツワカケ'[index]!]));
const eachOf = (text: string, map: ReadonlyMap<string, string>) => Array.from(text, (character) => map.get(character) ?? character).join('');
const kanjiDigits = ['', '一', '二', '三', '四', '五', '六'];

/** Differences of notation that a 突合 has to let pass (M1). */
export const toleratedCorruptions = [
  corruption({
    id: 'spacing', ja: '氏名の空白の種類・有無', item: 'name', effect: 'tolerated', verdicts: ['M1'], levels: { name: 'K1' }, weight: 10, basis: rate,
    apply: (resident, { faker }) => changed(resident, 'name', resident.name.replace(/[ \u3000]/u, resident.name.includes('\u3000') ? faker.helpers.arrayElement(['', ' ']) : '\u3000')),
  }),
  corruption({
    id: 'latinWidth', ja: 'ローマ字の全角', item: 'name', effect: 'tolerated', verdicts: ['M1'], levels: { name: 'K1' }, weight: 6, basis: rate,
    apply: (resident) => changed(resident, 'name', resident.name.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))),
  }),
  corruption({
    id: 'halfWidthKana', ja: 'カナ氏名の半角', item: 'nameKana', effect: 'tolerated', verdicts: ['M1'], levels: { nameKana: 'N1' }, weight: 10, basis: rate,
    apply: (resident) => changed(resident, 'nameKana', eachOf(resident.nameKana.normalize('NFD'), halfKana).replace(/\u3099/g, 'ﾞ').replace(/\u309a/g, 'ﾟ').replace(/\u3000/g, ' ')),
  }),
  corruption({
    id: 'variant', ja: '異体字', item: 'name', effect: 'tolerated', verdicts: ['M1'], levels: { name: 'K1|K2' }, weight: 14, basis: cite('保団連 2023-12-17', '異体字の違いは事実上不一致に数えられていない(同会の主張)'),
    apply: (resident, { faker }) => {
      const at = Array.from(resident.name).find((character) => usualOf.has(character) || variantsOf.has(character));
      return at === undefined ? null : { ...resident, name: resident.name.replace(at, usualOf.get(at) ?? faker.helpers.arrayElement(variantsOf.get(at)!)) };
    },
  }),
  corruption({
    id: 'largeKana', ja: '小書きのカナを大書き', item: 'nameKana', effect: 'tolerated', verdicts: ['M1'], levels: { nameKana: 'N2' }, weight: 12, basis: cite('小田原市', '住記システムから引き継いだ大書きのカナ'),
    apply: (resident) => changed(resident, 'nameKana', eachOf(resident.nameKana, largeKana)),
  }),
  corruption({
    id: 'bullet', ja: '表せない文字を●に置換', item: 'name', effect: 'tolerated', verdicts: ['M1', 'M3'], levels: { name: 'K3' }, weight: 8, basis: bulletBasis,
    apply: (resident) => {
      const at = Array.from(resident.name).find((character) => isUnsendable(character) || usualOf.has(character));
      return at === undefined ? null : { ...resident, name: resident.name.replace(at, '●') };
    },
  }),
  corruption({
    id: 'addressNotation', ja: '住所の丁目番号をハイフンに', item: 'address', effect: 'tolerated', verdicts: ['M1'], levels: { address: 'A1' }, weight: 16, basis: rate,
    apply: (resident) => changed(resident, 'address', resident.address.replace(/(\d+)丁目(\d+)番(\d+)号/, '$1-$2-$3').replace(/(\d+)番地(\d+)/, '$1-$2')),
  }),
  corruption({
    id: 'addressWidth', ja: '住所の数字の全角', item: 'address', effect: 'tolerated', verdicts: ['M1'], levels: { address: 'A1' }, weight: 6, basis: rate,
    apply: (resident) => changed(resident, 'address', resident.address.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))),
  }),
  corruption({
    id: 'addressKanjiBlock', ja: '丁目の漢数字', item: 'address', effect: 'tolerated', verdicts: ['M1'], levels: { address: 'A1' }, weight: 6, basis: rate,
    apply: (resident) => changed(resident, 'address', resident.address.replace(/([1-6])丁目/, (_, digit: string) => `${kanjiDigits[Number(digit)]!}丁目`)),
  }),
  corruption({
    id: 'prefectureOmitted', ja: '都道府県名の省略', item: 'address', effect: 'tolerated', verdicts: ['M1'], levels: { address: 'A1' }, weight: 4, basis: rate,
    apply: (resident) => changed(resident, 'address', resident.address.replace(/^東京都/, '')),
  }),
  corruption({
    id: 'buildingOmitted', ja: '方書の省略', item: 'address', effect: 'tolerated', verdicts: ['M1'], levels: { address: 'A2' }, weight: 6, basis: rate,
    apply: (resident) => changed(resident, 'address', resident.address.replace(/\u3000.*$/u, '')),
  }),
];
