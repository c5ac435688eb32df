import { assume } from '../../../law/define.js';
import type { MatchVerdict } from '../../../contracts/insurer-hub/codes.js';
import { address } from '../../../matching/address.js';
import { bornOn } from '../../../matching/born-on.js';
import { kanaName } from '../../../matching/kana-name.js';
import { kanjiName } from '../../../matching/kanji-name.js';
import { sex } from '../../../matching/sex.js';
import { rule } from '../../define.js';

/** What a 突合結果 says about one record. A level the notice does not carry is empty. */
export interface SuggestionQuestion {
  readonly verdict: MatchVerdict;
  readonly name: string;
  readonly nameKana: string;
  readonly bornOn: string;
  readonly sex: string;
  readonly address: string;
  /** X4, X5 beside the verdict. */
  readonly findings: readonly string[];
}

const outcomes = {
  numberMistyped: '個人番号の書き違い(紐付け誤りとして訂正)', notOnRegister: '住基に該当がない(番号と、転出・死亡を確かめる)', numberChanged: '個人番号の変更', typingError: '登録データの書き違い',
  familyMixup: '家族・双子の番号の取り違え(紐付け誤り)', anotherPerson: '別人の番号(紐付け誤り)', namesake: '同じ氏名の別人の番号の疑い(紐付け誤り)', nameChanged: '改姓・氏名の届出の途中',
  moved: '転居・転入の途中', readingDiffers: 'カナ氏名の違い(振り仮名の登録か、読みの誤り)', addressDiffers: '住所の違い(異動の時期か書き方)', notation: '表記の違い(正しい)',
} as const;
type Suggestion = keyof typeof outcomes;

/** 突合結果の見立て: what the levels suggest. It proposes where to look first; the clerk decides. */
export const matchSuggestion = rule({
  id: 'matchSuggestion',
  ja: '突合結果の見立て',
  basis: assume('突合結果の調べ方は公開されていない。公表された原因(同姓同名、家族・双子、書き違い、改姓、転居)を水準から見立てる。決めるのは職員'),
  outcomes,
  decide: (question: SuggestionQuestion) => {
    const [outcome, why] = byVerdict(question) ?? byIdentity(question) ?? byNames(question) ?? byAddress(question);
    const beside = question.findings.map((finding) => (finding === 'X4' ? '一つの番号に有効な資格が複数ある(X4)' : finding === 'X5' ? '一人に番号が複数ある(X5)' : finding));
    return [outcome, why, ...beside];
  },
});

type Answer = readonly [Suggestion, string];
const levels = {
  name: (level: string) => level === '' || kanjiName.agrees(level as 'K0'), nameKana: (level: string) => level === '' || kanaName.agrees(level as 'N0'),
  bornOn: (level: string) => level === '' || bornOn.agrees(level as 'D0'), sex: (level: string) => level === '' || sex.agrees(level as 'S0'), address: (level: string) => level === '' || address.agrees(level as 'A0'),
};
const agrees = (question: SuggestionQuestion, item: keyof typeof levels) => levels[item](question[item]);

function byVerdict({ verdict }: SuggestionQuestion): Answer | undefined {
  if (verdict === 'X1') return ['numberMistyped', '個人番号の桁か検査用数字が合わない'];
  if (verdict === 'X2') return ['notOnRegister', 'その番号の人が住基にないか、消除されている'];
  return verdict === 'X3' ? ['numberChanged', 'その番号は変更されている'] : undefined;
}

function byIdentity(question: SuggestionQuestion): Answer | undefined {
  const isSibling = question.name === 'K5' || question.nameKana === 'N5';
  const namesAgree = agrees(question, 'name') || agrees(question, 'nameKana');
  if (agrees(question, 'bornOn') && agrees(question, 'sex')) return undefined;
  if (agrees(question, 'sex') && ['D2', 'D3', 'D4'].includes(question.bornOn) && namesAgree && !isSibling) return ['typingError', `生年月日の違いは書き違いの形(${question.bornOn})で、氏名は一致する`];
  if (agrees(question, 'bornOn') && agrees(question, 'name') && agrees(question, 'nameKana')) return ['typingError', '性別だけが違い、氏名と生年月日は一致する'];
  if (isSibling) return ['familyMixup', `姓が同じで名が違い、生年月日か性別も違う(${question.name} ${question.nameKana})`];
  return ['anotherPerson', '生年月日か性別が違い、書き違いの形ではない'];
}

function byNames(question: SuggestionQuestion): Answer | undefined {
  const { name, nameKana } = question;
  if (agrees(question, 'name') && agrees(question, 'nameKana')) return undefined;
  const said = `${name} ${nameKana}`;
  if (name === 'K5' || nameKana === 'N5') return ['familyMixup', `生年月日と性別は同じだが、姓が同じで名が違う(${said})。双子のこともある`];
  if (name === 'K4' || nameKana === 'N4') return ['nameChanged', `名が同じで姓が違う(${said})${agrees(question, 'address') ? '' : '。住所も違う'}`];
  if (!agrees(question, 'name') && !agrees(question, 'nameKana')) return name === 'K3' && nameKana === 'N3' ? ['notation', `字と読みの書き方の違い(${said})`] : ['anotherPerson', `漢字氏名もカナ氏名も違う(${said})`];
  if (!agrees(question, 'nameKana')) return ['readingDiffers', `漢字氏名は一致し、カナ氏名だけが違う(${nameKana})`];
  return name === 'K3' ? ['notation', '同じとみなされることのある別の字か、表せない字'] : ['typingError', `カナ氏名は一致し、漢字氏名だけが違う(${name})`];
}

function byAddress(question: SuggestionQuestion): Answer {
  if (agrees(question, 'address')) return ['notation', '五項目の違いは書き方だけ'];
  if (question.address === 'A8') return ['moved', '前住所と同じ'];
  if (question.verdict === 'M2n' || question.findings.includes('X4')) return ['namesake', '住所だけが違い、同じ氏名・生年月日の別人がありうる'];
  return ['addressDiffers', `住所だけが違う(${question.address})`];
}
