// The least that can be tested: a driver in plain Node, without a package. It knows 適用の開始 and 終了 and hands out one 証 a person,
// which is all that one story needs. Copy it out of the repository and put your own system where it says SYSTEM.
//   node first-driver.mjs 4701
import { createServer } from 'node:http';

const capabilities = ['act.enterNotification', 'query.certificates'];
/** SYSTEM: what your own database holds. Null until `reset`. */
let ward = null;

/** The driver cannot do it: 4xx with the reason and the cure. */
const refuse = (status, why, cure) => { throw Object.assign(new Error(why), { status, cure }); };
const check = (isGood, why) => isGood || refuse(422, why, 'OpenAPI 文書の形に合わせる');
const opened = () => ward ?? refuse(409, 'まだ reset されていない', '先に reset する');
const isMoment = (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text);
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text);
const reasons = {
  start: ['moveInFromOutside', 'leaveEmployeeInsurance', 'leaveInsuranceSociety', 'birth', 'welfareEnd', 'koukiWithdrawal', 'exclusionEnd', 'otherAcquisition', 'moveInWithinPrefecture'],
  end: ['moveOutside', 'joinEmployeeInsurance', 'joinInsuranceSociety', 'death', 'welfareStart', 'koukiAge75', 'koukiDisability', 'exclusionStart', 'whereaboutsUnknown', 'otherLoss', 'moveOutWithinPrefecture'],
};

/** The ward's business. Its own refusals are no errors: they are answers, with every reason, and nothing has changed. */
function enter({ act, notification: form }) {
  check(act === 'enterNotification' && form, '知らない操作か、届出がない');
  check(isDay(form.occurredOn) && isDay(form.receivedOn), '暦にない日付');
  check(!(form.kind in reasons) || reasons[form.kind].includes(form.reason), '知らない事由');
  check(form.kind !== 'start' || form.residents.length > 0, '人がいない');
  const { certificates, now } = opened();
  const refused = (why) => ({ accepted: false, decisions: [], householdKey: null, refusals: [{ code: 'X1', ja: '届出', raw: '', why, cure: '届出を見直す' }] });
  if (form.kind === 'start') {
    for (const { personKey, cardUse } of form.residents.filter((person) => form.startingPersonKeys.includes(person.personKey))) {
      const kind = cardUse === 'registered' ? 'eligibilityInformation' : 'eligibilityCertificate';
      certificates.set(personKey, { kind, issuedOn: now.slice(0, 10), validThrough: null, state: 'issued', reason: '適用開始' });
    }
  } else if (form.kind === 'end') {
    if (form.personKeys.some((key) => !certificates.has(key))) return refused('適用中でない人がいる');
    for (const key of form.personKeys) certificates.get(key).state = 'recalled';
  } else return refused('この届出はまだ受けられない');
  return { accepted: true, decisions: [], refusals: [], householdKey: null };
}

/** Method and path → what is done; nothing returned = 204. */
const calls = {
  'GET /health': () => ({ api: 'ward-driver/1', name: 'はじめてのドライバー', version: '0.1' }),
  'GET /capabilities': () => ({ capabilities }),
  'POST /reset': ({ municipalityCode, now, parameters = {} }) => {
    check(/^\d{6}$/.test(municipalityCode) && isMoment(now), '団体コードか業務日時の形が違う');
    check(Object.keys(parameters).length === 0, '知らない設定');
    ward = { now, certificates: new Map() };
  },
  'PUT /clock': ({ now }) => {
    check(isMoment(now), '業務日時の形が違う');
    opened().now = now;
  },
  'POST /acts': enter,
  'POST /queries': ({ query, personKey }) => {
    check(query === 'certificates' && typeof personKey === 'string', '知らない照会か、人を言わない');
    return { certificates: [opened().certificates.get(personKey)].filter(Boolean) };
  },
};

createServer(async (request, response) => {
  const answer = (status, body) => response.writeHead(status, body && { 'content-type': 'application/json' }).end(body && JSON.stringify(body));
  try {
    let text = '';
    for await (const part of request.setEncoding('utf8')) text += part;
    const call = calls[`${request.method} ${request.url}`] ?? refuse(404, 'この窓口はない', 'OpenAPI 文書を見る');
    const body = call(parsed(text));
    answer(body ? 200 : 204, body);
  } catch ({ status = 500, message: why, cure = '開発元に知らせる' }) {
    answer(status, { code: `X${status}`, why, cure });
  }
}).listen(Number(process.argv[2] ?? 4701), '127.0.0.1', function ready() { console.log(`http://127.0.0.1:${this.address().port}`); });

function parsed(text) {
  try {
    return JSON.parse(text || '{}') ?? {};
  } catch {
    return refuse(400, '本文をJSONとして読めない', 'JSONを送る');
  }
}
