import { inspect, isDeepStrictEqual } from 'node:util';
import { addDays, at, dayPart, type Moment } from '../law/day.js';
import type { Basis, Day } from '../law/define.js';
import { municipality, type Municipality } from '../law/municipalities.js';
import type { Notification } from '../contracts/notification.js';
import type { ActResult, Ward } from '../contracts/ward.js';
import type { Simulator } from '../simulators/define.js';
import { declaredOnly } from './declared-only.js';
import { applicationWindow } from './application-window.js';
import { federationTerminalWindow } from './federation-terminal-window.js';
import { collectionWindows } from './collection-windows.js';
import { claimsWindow } from './claims-window.js';
import { benefitContractorWindow } from './papers.js';
import { contractorWindow } from './contractor-window.js';
import { clinicWindow } from './clinic-window.js';
import { wardDesk } from './desk.js';
import { familiesOf } from './families.js';
import { levyStandardWindow } from './levy-standard-window.js';
import { levyWindows } from './levy-windows.js';
import { registerWindow } from './register-window.js';
import { municipalHubWindow } from './municipal-hub-window.js';
import { linkageWindows, newcomersTo } from './linkage-windows.js';
import { needsOf } from './needs.js';
import { filesSeen, wireSeen } from './files-seen.js';
import { premiseNotes, type PremiseNotes } from './premise.js';
import { TotsugoProblem } from './problem.js';
import type { Arrow, Check, Premise } from './results.js';
import { readerWindow } from './reader-window.js';
import { dailyRound } from './round.js';
import type { NewNotification, Scenario, Scene } from './scene.js';
import { pensionWindow } from './pension-window.js';
import { redact } from './secrets.js';
import { timely } from './timely.js';
import { toldJukiNet } from './told-juki-net.js';
import { toldNeighbour } from './told-neighbour.js';
import { windowsOf, type DataLinkPcWindow } from './windows.js';
import type { World } from './world.js';

/** The time of day at which every story begins. */
export const opening = '09:30';

/** What is written down while a story is told. */
export interface Notes { readonly checks: Check[]; premise?: () => Premise }

export interface Stage {
  readonly ward: Ward;
  readonly bed: { readonly simulators: readonly Simulator[] };
  /** 団体コード of the ward under test. */
  readonly municipalityCode: string;
}

/** Everything one story can do and see, in its own world. */
export function sceneOf(world: World, scenario: Scenario, { ward, bed, municipalityCode }: Stage, notes: Notes): Scene {
  const home: Municipality = municipality(municipalityCode);
  const needs = needsOf(scenario);
  const clerk = wardDesk(world, timely(declaredOnly(ward, needs), world.now), home);
  const round = dailyRound(world, clerk, home.code, (capability) => needs.includes(capability));
  const windows = windowsOf(world, home.code);
  const newcomers = newcomersTo(world);
  const linkage = linkageWindows(world, home.code, newcomers);
  const partyOf = (party: string) => bed.simulators.find(({ id }) => id === party);
  const nameOf = (party: string) => partyOf(party)?.ja ?? party;
  const mark: Mark = (kind, from, to, ja) => world.journal.write({ kind, at: world.now(), from, to, ja, steps: [] });
  const premise = premiseNotes(scenario, (code) => municipality(code).ja, () => world.now() === at(scenario.today, opening));
  notes.premise = premise.premise;
  const scene: Scene = {
    ward: clerk.desk,
    residents: handingIn(world, home.code, { handIn: windows.residents.handIn, round, premise, mark }),
    people: premise.watched(familiesOf(world, home.code, newcomers.note)),
    other(name) {
      const window = windows.other(name);
      const { ja } = window.municipality;
      return toldNeighbour(window, premise, { resident: (text) => mark('step', '住民等', ja, text), office: (text) => mark('step', ja, ja, text) });
    },
    aggregator: windows.aggregator, dataLinkPc: toldPc(windows.dataLinkPc, mark),
    jukiNet: toldJukiNet(linkage.jukiNet, (text) => mark('step', nameOf('juki-net'), nameOf('juki-net'), text)), hub: linkage.hub, clinic: clinicWindow(world), ...levyWindows(world, home.code, clerk.mailing), ...collectionWindows(world, home.code), federationTerminal: federationTerminalWindow(world, home.code), contractor: contractorWindow(world, home.code), pensionInsurer: pensionWindow(world, home.code), benefitContractor: benefitContractorWindow(world, home.code), claims: claimsWindow(world, home.code), levyStandard: levyStandardWindow(world, home.code, clerk.prefecture), citizensOffice: registerWindow(world, home.code), municipalHub: municipalHubWindow(world, home.code), online: applicationWindow(world, home.code, round.collectApplications),
    files: () => filesSeen(world), exchangedWith: (party) => wireSeen(world, party),
    applicationEndConvention: world.profile.rules['applicationEndConvention'] === 'dayBefore' ? 'dayBefore' : 'sameDay',
    now: world.now, today: round.today,
    async advance(to) {
      const moment = (to.length === 10 ? at(to as Day, opening) : to) as Moment;
      mark('clock', '業務日時', '業務日時', `${moment.replace('T', ' ')} まで進める`);
      await newcomers.tell();
      await world.advance(moment);
    },
    overnight: () => scene.advance(addDays(dayPart(world.now()), 1)),
    nobodyReadsResults: round.nobodyReadsResults,
    step(from, to, ja, act) {
      mark('step', from, to, ja);
      return act();
    },
    expect: (ja, actual, expected, basis) => void notes.checks.push({ ...judged(world.seed, ja, actual, expected, basis), at: world.now(), after: world.journal.last }),
    async decide(ja, _material, options) {
      const chosen = options.find(({ auto }) => auto);
      if (!chosen) throw new TotsugoProblem('TSG-S02', `判断「${ja}」に自動の選択肢がない`, 'options のどれか一つに auto: true を付ける');
      mark('decision', '職員', '職員', `${ja} → ${chosen.ja}`);
      return chosen.id;
    },
    fault: (party, name, on = true) => world.fault(party, name, on),
    async parameters(party, values) {
      await world.setParameters(party, values);
      for (const [name, value] of Object.entries(values)) premise.set(`${nameOf(party)}の${partyOf(party)?.parameters[name]?.ja ?? name}: ${String(value)}`);
    },
  };
  return scene;
}

type Mark = (kind: Extract<Arrow['kind'], 'step' | 'decision' | 'clock'>, from: string, to: string, ja: string) => void;
type Round = ReturnType<typeof dailyRound>;

/** Texts stay as they are, everything else is written as JSON. Where both would read the same, how they differ is told. */
function judged(seed: number, ja: string, actual: unknown, expected: unknown, basis: Basis): Omit<Check, 'at' | 'after'> {
  const show = (value: unknown) => redact(seed, typeof value === 'string' ? value : JSON.stringify(value) ?? 'undefined');
  const ok = isDeepStrictEqual(actual, expected);
  const exactly = (value: unknown) => redact(seed, inspect(value, { depth: null, breakLength: Infinity }));
  const form = !ok && show(actual) === show(expected) ? exactly : show;
  return { ja, ok, expected: form(expected), actual: form(actual), basis };
}

/** Residents who bring 届出 to the counter; the id and, unless given, the day of each are filled in. */
function handingIn(world: World, code: string, { handIn, round, premise, mark }: { readonly handIn: ReturnType<typeof windowsOf>['residents']['handIn']; readonly round: Round; readonly premise: PremiseNotes; readonly mark: Mark }): Scene['residents'] {
  let told = 0;
  const filledIn = (notification: NewNotification): Notification => {
    told += 1;
    return { notificationId: `N-${String(told).padStart(3, '0')}`, receivedOn: round.today(), ...notification };
  };
  const brought = async (form: Notification): Promise<ActResult | null> => {
    premise.notified(form);
    await handIn(form, round.today());
    return (await round.visitCounter()).get(form.notificationId) ?? null;
  };
  const readers = readerWindow(world, code, { fill: filledIn, tries: round.tries });
  return {
    ...readers,
    reads(family, knows) {
      mark('step', '住民等', '住民等', `${family.head.name}さんの家は、届いた封書を読む`);
      return readers.reads(family, knows);
    },
    async notify(notification) {
      const result = await brought(filledIn(notification));
      if (result) return result;
      throw new TotsugoProblem('TSG-S09', '届出が窓口に来なかった', '住民等の誤り(faults)のもとでは、シナリオに tryNotify と書く');
    },
    tryNotify(notification) {
      const form = filledIn(notification);
      round.tries(form.notificationId);
      return brought(form);
    },
    plan(notification, handInOn) {
      mark('step', '住民等', '住民等', `届出を${handInOn}に出すつもりでいる`);
      return handIn({ ...filledIn(notification), receivedOn: handInOn }, handInOn);
    },
  };
}

/** What the operator does at the PC's keyboard is no exchange; it is told instead. */
const toldPc = (window: DataLinkPcWindow, mark: Mark): DataLinkPcWindow => ({
  ...window,
  resend(fileName, ...rest) {
    mark('step', '職員', 'データ連携用PC', `${fileName} をもう一度送らせる`);
    return window.resend(fileName, ...rest);
  },
  remove(fileName, ...rest) {
    mark('step', '職員', 'データ連携用PC', `${fileName} を送信箱から取り除く`);
    return window.remove(fileName, ...rest);
  },
  rewrite(fileName, ...rest) {
    mark('step', '職員', 'データ連携用PC', `${fileName} の行を手で書き換える`);
    return window.rewrite(fileName, ...rest);
  },
});
