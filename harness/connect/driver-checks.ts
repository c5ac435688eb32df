import type { Bench, Demand } from './demand.js';
import { demandThat } from './finding.js';
import { leaver, newcomer } from './newcomer.js';

/** Demands that can be asked through the port, over any connection. Each begins with an empty ward. */
export const driverChecks: readonly Demand[] = [
  {
    id: 'act-accepted', ja: '正しい届出を受理し、資格の照会に現れる', cure: '届出を記録してから accepted:true を返し、照会が同じ状態を見るようにする', needs: ['act.enterNotification', 'query.qualification'],
    async look(bench) {
      await bench.begin();
      const { personKey, startOn } = await moveIn(bench, 1);
      const { known, periods } = await bench.ward.query({ query: 'qualification', personKey });
      demandThat(known && periods.length === 1 && periods[0]!.applicationStartOn === startOn, `県外転入 ${startOn} のあとの適用期間が ${JSON.stringify(periods.map(({ applicationStartOn }) => applicationStartOn))}`);
      return `適用開始 ${startOn}`;
    },
  },
  {
    id: 'act-refused', ja: '知らない人の届出は、理由を添えて断り、何も変えない', cure: '業務として断るときは 200 の accepted:false と、refusals に理由と直し方のすべてを返す', needs: ['act.enterNotification', 'query.qualification'],
    async look({ ward, begin }) {
      await begin();
      const { accepted, refusals } = await ward.act(leaver('9999999999', 'doctor-unknown'));
      demandThat(!accepted, '適用のない人の終了を受理した');
      demandThat(refusals.length > 0 && refusals.every(({ why, cure }) => why !== '' && cure !== ''), '断ったが、理由か直し方がない');
      demandThat(!(await ward.query({ query: 'qualification', personKey: '9999999999' })).known, '断ったのに、その人が記録された');
      return refusals[0]!.code;
    },
  },
  {
    id: 'unknown-person', ja: '知らない人の照会は、誤りではなく「知らない」と答える', cure: 'qualification は known:false、ほかの照会は空の一覧か null で答える', needs: ['query.qualification'],
    async look({ ward, begin, able }) {
      await begin();
      demandThat(!(await ward.query({ query: 'qualification', personKey: '9999999998' })).known, '知らない人を known:true と答えた');
      if (able('query.history')) demandThat((await ward.query({ query: 'history', personKey: '9999999998' })).rows.length === 0, '知らない人に履歴がある');
      return 'known:false';
    },
  },
  {
    id: 'clock', ja: '業務日時を進めると、そのあとの記録はその日時になる', cure: 'recordedAt は機械の時計でなく、PUT /clock の now を使う', needs: ['act.enterNotification', 'query.history'],
    async look(bench) {
      await bench.begin();
      await bench.ward.setClock('2026-04-21T16:45');
      const { personKey } = await moveIn(bench, 2);
      const { rows } = await bench.ward.query({ query: 'history', personKey });
      demandThat(rows.length > 0, '届出のあとに履歴がない');
      demandThat(rows.every(({ recordedAt }) => recordedAt === '2026-04-21T16:45'), `2026-04-21T16:45 のはずの記録が ${rows[0]!.recordedAt}`);
      return rows[0]!.recordedAt;
    },
  },
  {
    id: 'outgoing-stays', ja: '作ったファイルは、受け取りを確認するまで同じものが見え、確認すると消える', cure: '一覧や中身を読まれても消さず、DELETE で初めて一覧から除く。もうない名前の DELETE も成功とする', needs: ['act.enterNotification', 'job.exportChanges', 'files.outgoing'],
    async look(bench) {
      const { ward } = bench;
      await bench.begin();
      await moveIn(bench, 3);
      const { files } = await ward.run('exportChanges');
      const first = await ward.outgoing();
      demandThat(files.length > 0, '異動があるのにファイルができない');
      demandThat(files.every((name) => first.some((file) => file.name === name)), `処理が告げた ${files.join(' ')} が未受取の一覧にない`);
      const again = await ward.outgoing();
      demandThat(again.length === first.length && again.every(({ name, bytes }, index) => name === first[index]!.name && Buffer.compare(bytes, first[index]!.bytes) === 0), 'もう一度読むと、一覧か中身が違う');
      for (const { name } of first) await ward.taken(name);
      demandThat((await ward.outgoing()).length === 0, '受け取りを確認しても一覧に残る');
      await ward.taken(first[0]!.name);
      return first.map(({ name, bytes }) => `${name}(${bytes.length}バイト)`).join(' ');
    },
  },
  {
    id: 'garbage', ja: '読めないファイルは、理由を添えて受け入れず、何も変えない', cure: '中身が読めなくても 200 で答え、accepted:false、applied:0、issues に場所と直し方を書く', needs: ['files.incoming'],
    async look({ ward, begin }) {
      await begin();
      for (const [name, bytes] of garbage) {
        const { accepted, applied, issues } = await ward.deliver({ name, bytes });
        demandThat(!accepted && applied === 0, `読めないファイル ${name} を受け入れた(${applied}件反映)`);
        demandThat(issues.length > 0 && issues.every(({ why, cure }) => why !== '' && cure !== ''), `${name} を拒んだが、理由か直し方がない`);
      }
      return `${garbage.length}種を拒んだ`;
    },
  },
  {
    id: 'delivered-twice', ja: '同じファイルをもう一度届けても、同じ答えで、効果は増えない', cure: 'ファイル名と中身で、もう取り込んだかを見分ける', needs: ['files.incoming'],
    async look({ ward, begin, able }) {
      await begin();
      const batches = async () => (able('query.batches') ? JSON.stringify(await ward.query({ query: 'batches' })) : '');
      const [name, bytes] = garbage[0]!;
      const first = JSON.stringify(await ward.deliver({ name, bytes }));
      const before = await batches();
      demandThat(JSON.stringify(await ward.deliver({ name, bytes })) === first, '二度目の答えが一度目と違う');
      demandThat(await batches() === before, '二度目で送信の単位が変わった');
      return '二度とも同じ答え';
    },
  },
  {
    id: 'at-once', ja: '同時に来た届出は、どれも失われず、混ざらない', cure: '要求を一つずつ処理するか、一件を一つのトランザクションで行う', needs: ['act.enterNotification', 'query.qualification'],
    async look(bench) {
      await bench.begin();
      const numbers = Array.from({ length: 8 }, (_, index) => index + 10);
      await Promise.all(numbers.map(async (number) => moveIn(bench, number)));
      const answers = await Promise.all(numbers.map(async (number) => bench.ward.query({ query: 'qualification', personKey: newcomer(number, bench.numberMode).personKey })));
      demandThat(answers.every(({ known, periods, personKey }, index) => known && periods.length === 1 && personKey === newcomer(numbers[index]!, bench.numberMode).personKey), '受理した届出の一部が照会に現れないか、別の人の答えが返る');
      return '8件';
    },
  },
  {
    id: 'numbers-whole', ja: '二人の個人番号の取り違えを一つの訂正で入れ替え、片方だけの訂正は断って何も変えない', cure: 'correctIndividualNumber の corrections は全員まとめて確かめ、全員を直すか誰も直さない', needs: ['act.enterNotification', 'act.correctIndividualNumber'],
    async look(bench) {
      await bench.begin();
      const [one, other] = [await moveIn(bench, 5), await moveIn(bench, 6)];
      const correct = async (...corrections: { personKey: string; individualNumber: string }[]) => bench.ward.act({ act: 'correctIndividualNumber', corrections, why: '取り違えの試験' });
      const half = await correct({ personKey: one.personKey, individualNumber: other.individualNumber });
      demandThat(!half.accepted, 'ほかの人が持つ番号を、その人を直さないまま付けた');
      demandThat(half.refusals.length > 0 && half.refusals.every(({ why, cure }) => why !== '' && cure !== ''), '断ったが、理由か直し方がない');
      const swap = await correct({ personKey: one.personKey, individualNumber: other.individualNumber }, { personKey: other.personKey, individualNumber: one.individualNumber });
      demandThat(swap.accepted, `二人の入れ替えを断った: ${swap.refusals.map(({ why }) => why).join(' / ')}`);
      demandThat(!(await correct({ personKey: one.personKey, individualNumber: one.individualNumber })).accepted, '入れ替えを受理したのに、番号が入れ替わっていない');
      return '入れ替えを受理し、片方だけを断った';
    },
  },
  {
    id: 'match-unknown', ja: '知らない突合結果は、調べることも決めることも断り、資料を見せない', cure: '受け取っていない通知の openMatchCase と decideMatch は accepted:false、matchCase は state と materials を null で答える', needs: ['act.openMatchCase', 'act.decideMatch', 'query.matchCase'],
    async look({ ward, begin, able }) {
      await begin();
      const about = { noticeId: 'doctor-unknown', by: '試験の担当' } as const;
      for (const result of [await ward.act({ act: 'openMatchCase', ...about, purpose: '試験' }), await ward.act({ act: 'decideMatch', ...about, decision: 'correct', reasonCode: 'other', why: '試験' })]) {
        demandThat(!result.accepted, '受け取っていない通知についての操作を受理した');
        demandThat(result.refusals.length > 0 && result.refusals.every(({ why, cure }) => why !== '' && cure !== ''), '断ったが、理由か直し方がない');
      }
      const { state, materials } = await ward.query({ query: 'matchCase', ...about, purpose: '試験' });
      demandThat(state === null && materials === null, '受け取っていない通知の資料を見せた');
      if (able('query.matchNotices')) demandThat((await ward.query({ query: 'matchNotices' })).notices.length === 0, '受け取っていない通知が一覧にある');
      if (able('query.accessLog')) demandThat((await ward.query({ query: 'accessLog' })).rows.length === 0, '何も見せていないのに、閲覧の記録がある');
      return '断った';
    },
  },
  {
    id: 'terminal-nothing', ja: '決定がなければ、統合専用端末へのファイルを作らない', cure: 'exportTerminal は、まだ出していない決定だけをファイルにする', needs: ['job.exportTerminal'],
    async look({ ward, begin, able }) {
      await begin();
      const { files } = await ward.run('exportTerminal');
      demandThat(files.length === 0 && (!able('files.outgoing') || (await ward.outgoing()).length === 0), `決定がないのに ${files.join(' ')} を作った`);
      return '作らなかった';
    },
  },
  {
    id: 'reset', ja: 'reset は前の人、ファイル、送信の単位を何も残さない', cure: 'reset ですべての表と未受取のファイルを消す', needs: [],
    async look(bench) {
      const { ward, able } = bench;
      await bench.begin();
      const someone = able('act.enterNotification') ? await moveIn(bench, 4) : null;
      if (able('job.exportChanges')) await ward.run('exportChanges');
      await bench.begin({ now: '2026-05-01T09:30' });
      if (someone && able('query.qualification')) demandThat(!(await ward.query({ query: 'qualification', personKey: someone.personKey })).known, '前の人を知っている');
      if (someone && able('query.history')) demandThat((await ward.query({ query: 'history', personKey: someone.personKey })).rows.length === 0, '前の履歴が残る');
      if (able('files.outgoing')) demandThat((await ward.outgoing()).length === 0, '前のファイルが残る');
      if (able('query.batches')) demandThat((await ward.query({ query: 'batches' })).batches.length === 0, '前の送信の単位が残る');
      if (someone) await moveIn(bench, 4);
      return '同じ届出をもう一度初めから受理できる';
    },
  },
];

const garbage: readonly (readonly [string, Uint8Array])[] = [
  ['doctor-garbage.csv', Uint8Array.from({ length: 300 }, (_, index) => (index * 7 + 128) % 256)],
  ['doctor-empty.csv', new Uint8Array()],
  ['読めない ファイル.csv', new TextEncoder().encode('これは集約からのファイルではない\r\n')],
];

/** Somebody moves in from outside the prefecture, of which no ward has anything to refuse. */
export async function moveIn({ ward, start, numberMode }: Bench, number: number) {
  const someone = newcomer(number, numberMode);
  const result = await ward.act(someone.act);
  demandThat(result.accepted, `正しい届出(県外転入)を断った: ${result.refusals.map(({ ja, why }) => `${ja} ${why}`).join(' / ') || '理由なし'}`,
    `断った理由が当たらないことを確かめて直す。個人番号の検査用数字は reset の numberMode(${start.numberMode})の規則で作ってある。別の規則なら --number-mode を変える`);
  return { ...someone, result };
}
