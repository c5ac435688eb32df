import { wordOf } from '../../contracts/codes.js';
import type { Resident } from '../../contracts/resident.js';
import { nonRegisteredStates } from '../../contracts/ward-non-registered.js';
import type { ActResult, AnswerOf, Capability, StaffAct } from '../../contracts/ward.js';
import { levyCast, type Scene } from '../../harness/scene.js';
import { assume, cite } from '../../law/define.js';

/** What the stories about 住登外者 rest on. */
export const lookupBasis = cite('別添1 事務の内容', '資格賦課業務 ⑧ 住登外者の住民票関係情報を住基ネット経由で取得する');
export const numberingBasis = cite('地方公共団体情報システム共通機能標準仕様書', '2.3 住登外者宛名番号は4情報で探してから付番し、住民の宛名番号と重ならない');
export const addresseeBasis = assume('区に住まない人への通知は、住基ネットで確かめた住所に宛て、確かめられない間は出さない');
export const severalBasis = assume('該当が一人でない照会の結果は、職員が決めるまで何にも書かない');

export const lookupSteps = ['A-04', 'A-08', 'A-13'] as const;
export const lookupNeeds: readonly Capability[] = ['act.registerNonRegistered', 'act.handleNonRegistered', 'job.exportLookups', 'files.outgoing', 'files.incoming', 'query.nonRegistered'];
export const lookupCast = [...levyCast, 'juki-net'] as const;
export const clerk = '収納係 担当';

type Registering = Extract<StaffAct, { act: 'registerNonRegistered' }>;
/** A clerk registers somebody as the papers at hand describe her. */
export const registers = ({ ward }: Scene, { name, nameKana, bornOn, sex, address }: Resident, role: Registering['role'], more: Partial<Registering> = {}): Promise<ActResult> =>
  ward.tryAct({ act: 'registerNonRegistered', name, nameKana, bornOn, sex, address, role, by: clerk, purpose: '納付義務者の所在の確認', isNotDisclosed: false, ...more });
export const decides = ({ ward }: Scene, act: Omit<Extract<StaffAct, { act: 'handleNonRegistered' }>, 'act' | 'by' | 'why'>): Promise<ActResult> => ward.tryAct({ act: 'handleNonRegistered', by: clerk, why: '住基ネットの回答を確かめた', ...act });

type Person = AnswerOf<'nonRegistered'>['people'][number];
export const everybody = async ({ ward }: Scene): Promise<readonly Person[]> => (await ward.nonRegistered()).people;
/** Each 住登外者 as 状態, whether a number is known, and the address. */
export const shownOf = async (scene: Scene): Promise<readonly string[]> => (await everybody(scene)).map(({ state, numberToken, address }) => [wordOf(nonRegisteredStates, state), numberToken === null ? '番号なし' : '番号あり', address ?? '住所は伏せる'].join(' / '));
