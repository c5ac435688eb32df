import type { ApplicationForm, ApplicationState, AttachmentCard, AttachmentKind, ReportedState, TypedPerson } from '../contracts/e-application/application.js';
import type { Resident } from '../contracts/resident.js';
import { ask } from './ask.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** A file as an applicant attaches it; a readable PDF of the kind unless the story gives other bytes. */
export interface Attached { readonly kind: AttachmentKind; readonly text?: string; readonly bytes?: Uint8Array; readonly mediaType?: AttachmentCard['mediaType'] }
export interface Applying {
  /** Whose card signs it; null = nobody's. */
  readonly signedBy: Pick<Resident, 'individualNumber'> | null;
  readonly people: ApplicationForm['people'];
  readonly concerns?: readonly number[];
  readonly content: ApplicationForm['content'];
  readonly attachments?: readonly Attached[];
}
export interface SeenApplication { readonly version: number; readonly state: ApplicationState; readonly told: readonly { readonly version: number; readonly state: ReportedState; readonly message: string; readonly reportedAt: string }[] }

/** 電子申請, as a resident at home sees it. */
export interface ApplicationWindow {
  /** Sends it now, whatever the hour; its 受付番号. */
  applies(applying: Applying): Promise<string>;
  /** The same, when a fault may make more than one of it. */
  appliesOften(applying: Applying): Promise<readonly string[]>;
  corrects(receptionNumber: string, applying: Applying): Promise<void>;
  withdraws(receptionNumber: string): Promise<void>;
  sees(receptionNumber: string): Promise<SeenApplication>;
  /** The ward's clerk fetches what has come, and says back how far it is. */
  collected(): Promise<void>;
}

/** What somebody types of themselves. */
export const asTyped = ({ name, nameKana, bornOn, sex, address }: Resident, otherwise: Partial<TypedPerson> = {}): TypedPerson => ({ name, nameKana, bornOn, sex, address, ...otherwise });

export function applicationWindow(world: World, code: string, collect: () => Promise<void>): ApplicationWindow {
  async function door<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await ask(`${world.url}/e-application/_sim/${code}/applications${path}`, { method, headers: body === undefined ? {} : { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new TotsugoProblem('TSG-S03', `電子申請の ${method} ${path} に ${answer.status} ${await answer.text()}`, 'シナリオの指示と登場する関係者(cast)を見直す');
    return await answer.json() as T;
  }
  const applies = async (applying: Applying) => (await door<{ receptionNumbers: readonly string[] }>('POST', '', filledIn(applying))).receptionNumbers;
  return {
    applies: async (applying) => (await applies(applying))[0]!,
    appliesOften: applies,
    corrects: (receptionNumber, applying) => door('POST', `/${receptionNumber}/correction`, filledIn(applying)),
    withdraws: (receptionNumber) => door('POST', `/${receptionNumber}/withdrawal`),
    sees: (receptionNumber) => door('GET', `/${receptionNumber}`),
    collected: collect,
  };
}

const filledIn = ({ signedBy, people, concerns = [0], content, attachments = [] }: Applying) => ({
  form: { people, concerns, content }, certifiedNumber: signedBy?.individualNumber ?? null,
  attachments: attachments.map(({ kind, text = `${kind} ${people[0]!.name}`, bytes = Buffer.from(`%PDF-1.7\n${text}\n`), mediaType = 'application/pdf' }, i) => ({ kind, fileName: `${kind}-${i + 1}.${mediaType.split('/')[1]!}`, mediaType, base64: Buffer.from(bytes).toString('base64') })),
});
