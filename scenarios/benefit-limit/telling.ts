import { wordOf } from '../../contracts/codes.js';
import { limitCategories } from '../../contracts/insurer-hub/codes.js';
import { limitOutcomes, limitStates } from '../../contracts/ward-limit.js';
import type { Resident } from '../../contracts/resident.js';
import type { ActResult, Capability } from '../../contracts/ward.js';
import type { VisitTold } from '../../harness/claims-window.js';
import type { Scene } from '../../harness/scene.js';
import { assume, cite, type Day } from '../../law/define.js';
import { clinicCast, clinicNeeds, seenAt, type Household } from '../benefit-care/telling.js';

/** What the stories about 限度額適用認定 rest on. */
export const limitBasis = cite('黒石市・甲賀市・大分市', '限度額適用認定証は申請により交付し、窓口で示せばその月の支払が限度額までになる');
export const termBasis = cite('金沢市・神戸市', '申請のあった月の初日から7月末まで。8月からの分は改めて申請する');
export const needlessBasis = cite('金沢市・神戸市・甲賀市', '70〜74歳の一般と現役並みⅢは、高齢受給者証か資格確認書で限度額までになり、認定証を交付しない');
export const raisedBasis = cite('うるま市・平塚市・甲斐市', '限度額の区分が後から上がれば、窓口で払わなかった分の返還を求める');
export const recalledBasis = assume('区分が替われば前の証を回収し、判定し直した月の初日からの新しい証を出す');

export const limitCast = clinicCast;
export const limitNeeds: readonly Capability[] = [...clinicNeeds, 'job.exportCertificates', 'query.certificates', 'query.limitCertificates'];

/** 限度額適用認定の申請 at the counter today, by the person. */
export const asksForLimit = (scene: Scene, { personKey }: Resident): Promise<ActResult> =>
  scene.ward.tryAct({ act: 'enterBenefitForm', form: { kind: 'limitCertificate', notificationId: `limit-${personKey}-${scene.now()}`, receivedOn: scene.today(), personKey, applicantPersonKey: personKey } });

/** Each 認定 of somebody in one line. */
export const certifiedTo = async ({ ward }: Scene, person: Resident): Promise<readonly string[]> => (await ward.limitCertificates(person)).certifications.map(({ limitCategory, validFrom, validThrough, state, outcome }) =>
  (limitCategory === null ? `${wordOf(limitOutcomes, outcome)} ${wordOf(limitStates, state)}` : `${wordOf(limitCategories, limitCategory)} ${validFrom}〜${validThrough} ${wordOf(limitStates, state)}`));

/** The lines of the newest 限度額適用認定証 that has reached the letter box of the 世帯主. */
export async function limitPaperOf({ ward, mailing }: Scene, person: Resident): Promise<readonly string[]> {
  const papers = (await ward.certificates(person)).certificates.filter(({ kind }) => kind === 'limitCertificate' || kind === 'limitReductionCertificate');
  const letters = (await Promise.all(papers.map(({ certificateId }) => mailing.letters(certificateId)))).flat();
  return letters.findLast(({ isDelivered }) => isDelivered)?.sheets[0]?.lines ?? [];
}

/** What somebody shows at a counter: what is printed on her paper, and nothing when there is none. */
export function shown(lines: readonly string[]): Pick<VisitTold, 'shownLimit'> {
  const said = lines.find((line) => line.startsWith('適用区分 '))?.slice('適用区分 '.length);
  const days = lines.map((line) => /^(\d+)年(\d+)月(\d+)日から (\d+)年(\d+)月(\d+)日まで$/.exec(line)).find((found) => found !== null)?.slice(1);
  if (said === undefined || !days) return {};
  const day = ([y, m, d]: readonly string[]): Day => `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}` as Day;
  return { shownLimit: { limitCategory: limitCategories.find(([, ja]) => ja === said)![0], validFrom: day(days.slice(0, 3)), validThrough: day(days.slice(3)) } };
}

/** 入院 of 1,000,000 yen on that day, at an institution of its own where the story compares what each is paid. */
export const stays = (scene: Scene, { head, householdKey }: Household, on: Day, facts: Partial<VisitTold> = {}): Promise<string> =>
  scene.claims.visit(head, seenAt(scene, householdKey), { on, admittedOn: on, points: 100_000, ...facts });
/** What the ward's insurer has paid an institution for what was looked at in that month. */
export const paidTo = async ({ claims }: Scene, month: string, institutionCode: string): Promise<number> => (await claims.pays(month)).institutions.find((one) => one.institutionCode === institutionCode)?.yen ?? 0;
export const hospitals = ['1311234567', '1317654321'] as const;
