import { parseDocument, writeDocument } from '../contracts/online-eligibility/codec.js';
import { qualificationAnswer, qualificationRequest, type QualificationAnswer, type QualificationRequest } from '../contracts/online-eligibility/qualification.js';
import type { Resident } from '../contracts/resident.js';
import type { Day } from '../law/define.js';
import { ask } from './ask.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** What a clinic's screen shows of the patient at its counter. */
export interface Shown {
  /** 資格有効性 OQSCD-006: 1 有効, 2 無効, 3 無効(新しい資格あり), 4 該当資格なし, 5 複数該当. */
  readonly validity: string;
  readonly name: string | null;
  readonly insurerNumber: string | null;
  readonly address: string | null;
  readonly validFrom: Day | null;
  readonly lostOn: Day | null;
  /** 一部負担金割合 in three digits (2割 = 020); null when the screen leaves it blank. */
  readonly copayRatio: string | null;
  /** May medicines be looked at with the patient's consent? */
  readonly medical: boolean;
}
/** What stands on a 資格確認書 and the clinic types in. */
export interface PaperShown { readonly insurerNumber: string; readonly householdKey: string; readonly bornOn: Day }
export interface ClinicWindow {
  /** The person lays the マイナンバーカード on the reader (registering it first when it is not), consents, and the clinic looks at that day. */
  asks(person: Resident, on?: Day): Promise<Shown>;
  /** The person shows a 資格確認書 instead, and the clinic asks by what stands on it. */
  asksByPaper(paper: PaperShown): Promise<Shown>;
  /** 利用登録 with the person's own card, whose 電子証明書 is good for years unless its last day is said. */
  registersCard(person: Resident, certificateThrough?: Day): Promise<void>;
}

const oneOf = (person: Resident, world: World) => world.token('CARD', person.individualNumber);

export function clinicWindow(world: World): ClinicWindow {
  const base = `${world.url}/online-eligibility`;
  const clinic = { 'x-totsugo-party': encodeURIComponent('医療機関') };
  const registersCard = async (person: Resident, certificateThrough?: Day) => {
    const answer = await ask(`${base}/cards`, { method: 'POST', headers: { 'x-totsugo-party': encodeURIComponent('住民等'), 'content-type': 'application/json' }, body: JSON.stringify({ serial: oneOf(person, world), individualNumber: person.individualNumber, ...(certificateThrough ? { certificateThrough } : {}) }) });
    if (!answer.ok) throw new TotsugoProblem('TSG-S11', `利用登録に ${answer.status} ${await answer.text()}`, 'シナリオの指示を見直す');
  };
  async function look(on: Day, MessageBody: QualificationRequest['MessageBody']): Promise<Shown> {
    const bytes = writeDocument(qualificationRequest, { MessageHeader: { QualificationConfirmationDate: on, MedicalInstitutionCode: '1312345678', ArbitraryFileIdentifier: null }, MessageBody });
    const answer = await ask(`${base}/qualifications`, { method: 'POST', headers: { ...clinic, 'content-type': 'application/xml' }, body: bytes });
    const parsed = parseDocument(qualificationAnswer, new Uint8Array(await answer.arrayBuffer()));
    if ('issues' in parsed) throw new TotsugoProblem('TSG-S12', `オンライン資格確認の答えが読めない: ${parsed.issues.map(({ ja, why }) => `${ja} ${why}`).join(' / ')}`, '電文の形を確かめる');
    return shownOf(parsed.value);
  }
  return {
    registersCard,
    asks: (person, on = world.now().slice(0, 10) as Day) => look(on, {
      QualificationConfirmSearchInfo: null,
      CardSearchInfo: { CertificateSerialNumber: oneOf(person, world), LimitApplicationCertificateRelatedConsFlg: consent, PharmacistsInfoConsFlg: consent, SpecificHealthCheckupsInfoConsFlg: consent, DiagnosisInfoConsFlg: consent },
    }),
    asksByPaper: ({ insurerNumber, householdKey, bornOn }) => look(world.now().slice(0, 10) as Day, {
      QualificationConfirmSearchInfo: { InsurerNumber: insurerNumber, ...symbolAndNumber(householdKey), InsuredBranchNumber: null, Birthdate: bornOn, LimitApplicationCertificateRelatedConsFlg: consent, ArbitraryIdentifier: null },
      CardSearchInfo: null,
    }),
  };
}
const consent = '1';

/** 記号 and 番号 as they are printed: the key parted at its first hyphen. */
function symbolAndNumber(householdKey: string): { readonly InsuredCardSymbol: string | null; readonly InsuredIdentificationNumber: string } {
  const at = householdKey.indexOf('-');
  return at < 0 ? { InsuredCardSymbol: null, InsuredIdentificationNumber: householdKey } : { InsuredCardSymbol: householdKey.slice(0, at), InsuredIdentificationNumber: householdKey.slice(at + 1) };
}

function shownOf({ MessageBody: body }: QualificationAnswer): Shown {
  const result = body?.ResultList?.ResultOfQualificationConfirmation[0];
  return {
    validity: body?.QualificationValidity ?? '4', name: result?.Name ?? null, insurerNumber: result?.InsurerNumber ?? null, address: result?.Address ?? null, validFrom: result?.InsuredCardValidDate ?? null,
    lostOn: result?.DisqualificationDate ?? null, copayRatio: result?.InsuredPartialContributionRatio ?? null, medical: result?.PharmacistsInfoConsFlg === '1',
  };
}
