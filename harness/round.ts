import { dayPart } from '../law/day.js';
import { applicationEndReasons, applicationStartReasons, changeReasons, wordOf } from '../contracts/codes.js';
import type { Notification } from '../contracts/notification.js';
import type { ActResult, Capability } from '../contracts/ward.js';
import { plannedId } from '../simulators/residents/plan.js';
import { ask } from './ask.js';
import { claimClerk } from './claims.js';
import { ActRefused, type Clerk } from './desk.js';
import type { World } from './world.js';

const reasons = [...applicationStartReasons, ...applicationEndReasons, ...changeReasons];

interface ResultOnScreen { readonly batchId: string; readonly confirmedBy: string | null }

/**
 * The clerks' day: who takes 届出 at the counter, makes the evening's files, imports in the morning and reads the 処理結果.
 * What the story does not need of the ward under test is left undone.
 */
export function dailyRound(world: World, clerk: Clerk, municipalityCode: string, can: (capability: Capability) => boolean) {
  const screen = { isRead: true };
  /** 届出 of which the story itself looks whether the ward accepts them. */
  const tried = new Set<string>();
  const { desk } = clerk;
  const residents = `${world.url}/residents/municipalities/${municipalityCode}/counter`;
  const staff = { 'x-totsugo-party': encodeURIComponent('職員') };

  /** Takes what has been handed in by now, enters it, and gives each resident the receipt. Throws ActRefused when the ward refuses what the story counts on. */
  async function visitCounter(): Promise<ReadonlyMap<string, ActResult>> {
    const { notifications } = await (await ask(residents, { headers: staff })).json() as { notifications: Notification[] };
    const results = new Map<string, ActResult>();
    for (const notification of notifications) {
      const result = await desk.tryAct({ act: 'enterNotification', notification });
      await ask(`${residents}/${encodeURIComponent(notification.notificationId)}/receipt`, {
        method: 'POST', headers: { ...staff, 'content-type': 'application/json' }, body: JSON.stringify({ accepted: result.accepted, refusals: result.refusals }),
      });
      results.set(notification.notificationId, result);
    }
    for (const { notificationId: id, reason } of notifications) {
      const { accepted, refusals } = results.get(id)!;
      if (!accepted && !tried.has(plannedId(id))) throw new ActRefused(`届出入力 ${id} ${wordOf(reasons, reason)}`, refusals);
    }
    return results;
  }

  /** A named person opens the aggregator's screen and confirms what nobody has confirmed yet. */
  async function readResults(): Promise<void> {
    if (!screen.isRead || !world.cast.includes('aggregator')) return;
    const base = `${world.url}/aggregator/municipalities/${municipalityCode}/results`;
    const { results } = await (await ask(base, { headers: staff })).json() as { results: ResultOnScreen[] };
    for (const { batchId } of results.filter(({ confirmedBy }) => confirmedBy === null)) {
      await ask(`${base}/${batchId}/confirmed`, { method: 'POST', headers: { ...staff, 'content-type': 'application/json' }, body: JSON.stringify({ by: '国保資格係 担当' }) });
      if (can('act.confirmResult')) await desk.tryAct({ act: 'confirmResult', batchId, by: '国保資格係 担当' });
    }
  }

  const daily: Daily = (name, ja, time, run) => world.everyDay({ party: 'ward', name, ja, time, run: async () => void (await run()) });
  if (can('job.checkAges')) daily('checkAges', '年齢到達の判定', '00:30', () => desk.port.run('checkAges'));
  if (can('files.incoming')) daily('import', '配信ファイルの取り込み', '07:00', clerk.takeIn);
  if (clerk.terminal && can('files.incoming')) daily('terminal', '統合専用端末からの取り込み', '07:30', clerk.takeInTerminal);
  daily('readResults', '処理結果の確認', '09:00', readResults);
  daily('counter', '窓口', '10:00', visitCounter);
  daily('export', '異動情報の作成と受け渡し', '17:00', async () => {
    if (can('job.exportChanges')) await desk.port.run('exportChanges');
    if (clerk.terminal && can('job.exportTerminal')) await desk.port.run('exportTerminal');
    if (can('files.outgoing')) await clerk.handOver();
  });
  for (const round of [levyRound, collectionRound, outgoingRound]) round(daily, clerk, can);
  if (clerk.hasMoney && can('query.refunds') && can('act.takeRefundClaim')) daily('claims', '還付金請求書の受付', '10:05', claimClerk(world, desk, municipalityCode).open);
  /** 電子申請: what has come is taken in, and each applicant is told how far it is. */
  async function collectApplications(): Promise<void> {
    if (can('act.takeApplication')) await clerk.applications?.fetch(async (act) => (await desk.tryAct(act)).accepted);
    if (can('query.applications')) await clerk.applications?.tell((await desk.port.query({ query: 'applications' })).applications);
  }
  if (clerk.applications) daily('applications', '電子申請の取り込みと状態の報告', '10:15', collectApplications);
  return { visitCounter, collectApplications, tries: (notificationId: string) => { tried.add(notificationId); }, nobodyReadsResults: () => { screen.isRead = false; }, today: () => dayPart(world.now()) };
}

type Daily = (name: string, ja: string, time: `${number}:${number}`, run: () => Promise<unknown>) => void;

/** What leaves the ward by post, by 住基ネット and by 統合DB, in the stories that need it. */
function outgoingRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  if (clerk.slips && can('job.exportSlips')) contactRound(daily, clerk, can);
  if (clerk.lookups && can('job.exportLookups')) daily('lookups', '住登外者の照会', '17:30', async () => {
    await clerk.desk.port.run('exportLookups');
    if (can('files.outgoing') && can('files.incoming')) await clerk.lookUp();
  });
  if (can('job.exportHighCostRecords')) daily('highCost', '高額該当情報の作成と受け渡し', '17:20', async () => {
    await clerk.desk.port.run('exportHighCostRecords');
    if (can('files.outgoing')) await clerk.handOver();
  });
  duesRound(daily, clerk, can);
  benefitRound(daily, clerk, can);
  if (clerk.claims) claimsRound(daily, clerk, can);
  if (clerk.papers && can('job.exportPapers')) paperRound(daily, clerk, can);
  prefectureRound(daily, clerk, can);
  if (clerk.integratedDb) handoverRound(daily, clerk, clerk.integratedDb, can);
}

/** 滞納整理, in a story that is about it: what lapsed or was broken overnight, what 委託先 found out, and in the evening whom it may call. */
function duesRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  const { port } = clerk.desk;
  if (can('job.checkDelinquency')) daily('checkDelinquency', '滞納の日次判定', '00:40', () => port.run('checkDelinquency'));
  if (!clerk.dues || !can('job.exportDelinquents')) return;
  if (can('files.incoming')) daily('dues', '滞納整理の結果の取り込み', '07:35', clerk.takeInDues);
  if (can('files.outgoing')) daily('exportDelinquents', '滞納者情報の作成と受け渡し', '17:35', async () => {
    await port.run('exportDelinquents');
    await clerk.handOverDues();
  });
}

/** 給付業務委託業者: what it read comes in the morning, 送付票 and 申請書 go in the evening. */
function paperRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  if (can('files.incoming')) daily('papers', '申請書の入力データの取り込み', '07:35', clerk.takeInPapers);
  if (can('files.outgoing')) daily('exportPapers', '申請書の送付票の作成と受け渡し', '17:35', async () => {
    await clerk.desk.port.run('exportPapers');
    await clerk.handOverPapers();
  });
}

/** 国保総合システム: what was settled comes in the morning, 被保険者マスタ and 申出 go in the evening. */
function claimsRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  if (can('files.incoming')) daily('receipts', '給付記録の取り込み', '07:30', clerk.takeInClaims);
  if (can('files.outgoing')) daily('handOverClaims', '被保険者マスタと申出の受け渡し', '17:20', clerk.handOverClaims);
}

/** 東京都, in a story that hands something in: what it said comes in the morning, what it is to be told goes in the evening. */
function prefectureRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  const jobs = (['exportLevyBase', 'exportBenefitReport'] as const).filter((job) => can(`job.${job}`));
  if (!clerk.prefecture || jobs.length === 0) return;
  if (can('files.incoming')) daily('prefecture', '東京都の結果の取り込み', '07:35', clerk.takeInFromPrefecture);
  if (can('files.outgoing')) daily('handOverToPrefecture', '市町村基礎ファイルと給付状況の作成と提出', '17:45', async () => {
    for (const job of jobs) await clerk.desk.port.run(job);
    await clerk.handOverToPrefecture();
  });
}

/** 提供 and 移転, in a story that is about them. */
function handoverRound(daily: Daily, clerk: Clerk, integratedDb: NonNullable<Clerk['integratedDb']>, can: (capability: Capability) => boolean): void {
  const jobs = (['exportReplicas', 'exportTransfers'] as const).filter((job) => can(`job.${job}`));
  if (jobs.length === 0) return;
  if (can('files.incoming')) daily('handovers', '提供の結果と移転の求めの取り込み', '07:10', integratedDb.takeInHandovers);
  if (can('files.outgoing')) daily('handOver', '提供と移転', '17:40', async () => {
    for (const job of jobs) await clerk.desk.port.run(job);
    await clerk.handOverToIntegratedDb();
  });
}

/** The post of the day, in a story that has any: nobody walks to an empty box in the others. */
function contactRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  if (can('files.incoming')) daily('slips', '連絡票の受理', '07:25', clerk.takeInSlips);
  if (can('files.outgoing')) daily('exportSlips', '連絡票の作成と発送', '17:25', async () => {
    await clerk.desk.port.run('exportSlips');
    await clerk.handOverSlips();
  });
}

/** What 収納 adds to the day: what was paid in the morning, orders to the bank and 督促 in the evening. */
function collectionRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  const { port } = clerk.desk;
  if (!clerk.hasMoney) return;
  if (can('files.incoming')) daily('money', '収納のファイルの取り込み', '07:15', clerk.takeInMoney);
  daily('orders', '振替依頼・総合振込の受け渡しと督促', '17:15', async () => {
    for (const job of ['exportDebits', 'exportRefunds', 'exportDemands', 'exportLetters', 'exportWithholding', 'exportBenefitPayments'] as const) if (can(`job.${job}`)) await port.run(job);
    if (can('files.outgoing')) await clerk.handOverToBank();
    if (clerk.hasPensions && can('files.outgoing')) await clerk.handOverToPensionInsurer();
    if (clerk.mailing && can('files.outgoing')) await clerk.handOver();
  });
}

/** What 給付 adds to the day, in a story that is about it: in the morning months are reckoned, in the evening letters go out. */
function benefitRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  const { port } = clerk.desk;
  if (clerk.claims && can('job.exportMaster')) daily('exportMaster', '被保険者マスタ異動情報と申出の作成', '17:19', () => port.run('exportMaster'));
  if (can('job.findCandidates')) daily('findCandidates', '高額療養費の該当の確認', '07:40', () => port.run('findCandidates'));
  if (clerk.mailing && can('job.exportBenefitPrint') && can('files.outgoing')) daily('exportBenefitPrint', '給付の通知の作成と受け渡し', '17:25', async () => {
    await port.run('exportBenefitPrint');
    await clerk.handOver();
  });
}

/** What 賦課 adds to the day: incomes, answers and 返戻 in the morning, questions and notices in the evening. */
function levyRound(daily: Daily, clerk: Clerk, can: (capability: Capability) => boolean): void {
  const { port } = clerk.desk;
  // Before incomes, because the premium follows the people.
  if (clerk.integratedDb && can('query.registerGaps') && can('files.incoming')) daily('registers', '住民記録の取り込み', '07:05', clerk.integratedDb.takeInResidents);
  if (clerk.integratedDb && can('files.incoming')) daily('feeds', '統合DBからの取り込み', '07:15', clerk.integratedDb.takeInTaxes);
  if (clerk.hub && can('files.incoming')) daily('answers', '自治体中間サーバーからの取り込み', '07:15', clerk.takeInAnswers);
  if (clerk.mailing && can('files.incoming')) daily('returns', '返戻データの取り込み', '07:20', clerk.takeInReturns);
  if (clerk.integratedDb && can('job.judgeRatios')) daily('judgeRatios', '負担割合の判定', '07:45', () => port.run('judgeRatios'));
  if (clerk.hub && can('files.outgoing')) daily('enquiries', '情報照会の受け渡し', '17:15', async () => {
    if (can('job.exportEnquiries')) await port.run('exportEnquiries');
    await clerk.handOverEnquiries();
  });
  if (clerk.mailing && can('job.exportPrint') && can('files.outgoing')) daily('print', '保険料通知データの作成と受け渡し', '17:15', async () => {
    await port.run('exportPrint');
    await clerk.handOver();
  });
  if (clerk.mailing && can('job.exportCertificates') && can('files.outgoing')) daily('certificates', '証の更新と作成データの受け渡し', '17:20', async () => {
    await port.run('exportCertificates');
    await clerk.handOver();
  });
}
