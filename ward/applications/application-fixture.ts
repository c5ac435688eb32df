import { createHash } from 'node:crypto';
import type { Application, ApplicationForm, AttachmentCard } from '../../contracts/e-application/application.js';
import type { StaffAct } from '../../contracts/ward.js';
import type { Resident } from '../../contracts/resident.js';

type Take = Extract<StaffAct, { act: 'takeApplication' }>;
type Wish = Partial<Omit<Application, 'form'>> & Partial<ApplicationForm> & { readonly files?: readonly { readonly kind: AttachmentCard['kind']; readonly text: string }[] };

export const typed = ({ name, nameKana, bornOn, sex, address }: Resident, otherwise: object = {}) => ({ name, nameKana, bornOn, sex, address, ...otherwise });

/** 脱退 of the first of these people as their card's holder sends it, unless the wish says otherwise. */
export function taking(people: readonly Resident[], { files = [{ kind: 'newInsurance', text: people[0]!.personKey }], people: written, concerns = [0], content, ...wish }: Wish = {}): Take {
  const bytes = files.map(({ text }) => Buffer.from(`%PDF-1.7 ${text}`));
  return {
    act: 'takeApplication',
    application: {
      receptionNumber: 'EA-1', version: 1, versionKind: 'new', arrivedAt: '2025-05-10T22:30', sentAt: '2025-05-10T22:30', certifiedNumber: people[0]!.individualNumber,
      form: { people: written ?? people.map((person) => typed(person)), concerns, content: content ?? { procedure: 'leave', reason: 'joinEmployeeInsurance', occurredOn: '2025-05-01' } },
      attachments: files.map(({ kind }, i) => ({ number: i + 1, kind, fileName: `${kind}.pdf`, mediaType: 'application/pdf', bytes: bytes[i]!.length, sha256: createHash('sha256').update(bytes[i]!).digest('hex') })), ...wish,
    },
    contents: bytes.map((content, i) => ({ number: i + 1, base64: content.toString('base64') })),
  };
}
