import { asTyped } from '../../harness/application-window.js';
import { onlineCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { insuredSince, rowOf } from '../sending.js';
import { atWardDesk, foundIn, joiningBasis, onlineBasis, onlineNeeds, onlineSteps } from './telling.js';

const folds = assume('文字幅、仮名の種類、異体字、旧氏、都道府県の省略は、同じ人でないことを言わない');
/** How people type at home: 半角カナ without voiced letters of its own, 全角 digits, no 東京都. */
const halfWidth = (kana: string) => kana.normalize('NFD').replaceAll('\u3099', 'ﾞ').replaceAll('\u309a', 'ﾟ').replaceAll(/[ァ-ン]/g, (letter) => half[full.indexOf(letter)] ?? letter);
const full = [...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッ'];
const half = [...'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯ'];
const wide = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replace('東京都', '');

export default scenario({
  id: 'applications.spelled-otherwise',
  ja: '外字や旧氏の人が家で打った、半角カナ・全角数字・新しい姓の申請も同じ人と分かり、打たれた字は登録を書き替えない',
  level: 'abnormal',
  covers: onlineSteps,
  basis: [onlineBasis, joiningBasis, folds],
  today: '2026-05-11',
  needs: onlineNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, overnight, expect } = scene;
    const cardUse = { age: 50, insured: true, cardUse: 'registered' } as const;
    const gaiji = people.household('外字の人', { head: cardUse, surname: '渡辺', specials: ['gaiji'] });
    const variant = people.household('異体字の人', { head: cardUse, surname: '高橋', specials: ['variant'] });
    const married = people.household('改姓を届けていない人', { head: cardUse, surname: '佐藤' });
    const families = [gaiji, variant, married];
    for (const family of families) await insuredSince(scene, family, '2026-05-01');
    const [, given] = married.head.name.split(/[ \u3000]/) as [string, string];
    const [, givenKana] = married.head.nameKana.split(/[ \u3000]/) as [string, string];
    const asks = (person: typeof married.head, otherwise: Partial<Parameters<typeof asTyped>[0]> & { formerFamilyName?: string }) =>
      online.applies({ signedBy: person, people: [asTyped(person, { address: wide(person.address), nameKana: halfWidth(person.nameKana), ...otherwise })], content: { procedure: 'cardUseCancellation' } });
    const numbers = [
      await asks(gaiji.head, { name: `渡辺${gaiji.head.name.split(/[ \u3000]/)[1]!}` }), await asks(variant.head, { name: variant.head.name.replace(/^\S+/, '高橋') }),
      await asks(married.head, { name: `鈴木 ${given}`, nameKana: `スズキ ${givenKana}`, formerFamilyName: '佐藤' }),
    ];
    await online.collected();
    expect('三人とも登録のある人と分かる', await Promise.all(numbers.map(async (number) => (await foundIn(scene, number))[0])), families.map(({ head }) => head.personKey), folds);
    expect('受け付けた', await Promise.all(numbers.map((number) => atWardDesk(scene, number))), numbers.map(() => '受け付けた 2026-05-14'), joiningBasis);
    await overnight();
    const sent = await Promise.all(families.map(({ head }) => rowOf(scene, head)));
    expect('集約に届いた氏名とカナは登録のまま、申請の印だけが付く', sent.map((row) => [row?.nameKana, row?.cardUseCancellation]), families.map(({ head }) => [head.nameKana, true]), folds);
  },
});
