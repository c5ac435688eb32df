import { assume, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { lastResult, rowsSent } from '../sending.js';
import { atWard, continuationSteps, moveNeeds, startsHere } from './telling.js';

const keptAsRegistered = derive('住民記録の氏名をそのまま送る。似た字への置き換えは別人の疑いのもとになる');
const encoding = assume('文字コードは公開されていない。同梱のプロファイルはUTF-8で、外字も領域の番号のまま運ぶ');

export default scenario({
  id: 'eligibility.names-keep-every-character',
  ja: '外字・異体字・ローマ字の氏名は、一文字も変わらずに集約まで届く',
  level: 'normal',
  covers: continuationSteps,
  basis: [keptAsRegistered, encoding],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { people, overnight, expect } = scene;
    const kinds = [
      ['外字', /[\uE000-\uF8FF]/u, people.household('外字の家', { specials: ['gaiji'] })],
      ['基本多言語面の外の異体字', /𠮷/u, people.household('土の吉の家', { surname: '吉田', specials: ['variant'] })],
      ['互換漢字', /\uFA10/u, people.household('互換漢字の家', { surname: '大塚', specials: ['variant'] })],
      ['ローマ字と通称', /^[A-Z][A-Z '-]+$/u, people.household('外国人住民の家', { specials: ['alias'] })],
    ] as const;
    for (const [, , family] of kinds) await startsHere(scene, family, 'moveInFromOutside', '2026-05-10');
    await overnight();

    const rows = await rowsSent(scene, 'qualificationPerson');
    for (const [kind, character, { head }] of kinds) {
      const row = rows.findLast(({ personKey }) => personKey === head.personKey);
      expect(`${kind}: 試しているのは確かにその字を含む氏名`, character.test(head.name), true, keptAsRegistered);
      expect(`${kind}: ファイルの氏名は届け出たとおり`, row?.name, head.name, keptAsRegistered);
      expect(`${kind}: 氏名カナと住所も届け出たとおり`, [row?.nameKana, row?.address], [head.nameKana, head.address], keptAsRegistered);
      expect(`${kind}: 資格はふつうに始まる`, await atWard(scene, head), '適用 2026-05-10〜 / 資格 2026-05-10〜', keptAsRegistered);
    }
    const sent = (await scene.files()).filter(({ to }) => to === '国保情報集約システム').map(({ text }) => text).join('');
    expect('集約へ送ったファイルに、読めない字の代わりの記号はない', /[\uFFFD●]/u.test(sent), false, encoding);
    expect('通称は送らない', sent.includes(kinds[3][2].head.commonName!), false, derive('資格情報(個人)ファイルに通称の項目はない'));
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', encoding);
  },
});
