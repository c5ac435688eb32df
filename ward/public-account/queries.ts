import type { AnswerOf } from '../../contracts/ward.js';
import type { PublicAccountPurpose, PublicAccountState, publicAccountChannels } from '../../contracts/ward-public-account.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { byKey } from '../desk.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { publicAccountOn, type Matter, type PublicAccountOutcome } from './account-of.js';

/** What somebody has said of the registered account, payment by payment, and how far it is today. */
export async function publicAccountUses(store: WardStore, personKey: string): Promise<AnswerOf<'publicAccountUses'>> {
  const settings = await readSettings(store);
  const rows = await store.db.selectFrom('ward_public_account_use').selectAll().where('person_key', '=', personKey).orderBy('use_no').execute();
  const uses: AnswerOf<'publicAccountUses'>['uses'] = [];
  for (const own of byKey(rows, ({ purpose, about }) => `${purpose} ${about}`).values()) {
    const matter: Matter = { personKey, purpose: own[0]!.purpose as PublicAccountPurpose, about: own[0]!.about };
    const stated = own.findLast(({ kind }) => kind === 'stated')!;
    const last = own.at(-1)!;
    const { decision, account, asOf } = await publicAccountOn(store, settings, matter, settings.today);
    const over = ended[last.kind];
    uses.push({
      purpose: matter.purpose, about: matter.about, channel: stated.channel as (typeof publicAccountChannels)[number][0], statedOn: stated.stated_on as Day, account, asOf,
      state: over ?? stateOf[decision.outcome], because: over ? [last.why] : [...decision.because], history: own.map(({ recorded_at, kind, why }) => ({ recordedAt: recorded_at as Moment, what: words[kind as keyof typeof words], why })),
    });
  }
  return { uses };
}

/** One that is to be asked again is being asked. */
const stateOf: Readonly<Record<PublicAccountOutcome, PublicAccountState>> = {
  usable: 'usable', notStated: 'takenBack', asking: 'asking', askAgain: 'asking', noAccount: 'noAccount', otherHolder: 'otherHolder', unfit: 'unfit', heldBack: 'heldBack',
};
const ended: Readonly<Record<string, PublicAccountState>> = { spent: 'spent', withdrawn: 'takenBack' };
const words = { stated: '利用の意思', asked: '登録の照会', spent: '払うのに使った', withdrawn: '取下げ' } as const;
