import { expect, test } from 'vitest';
import { applicationCourse, type CourseQuestion } from './application-course.js';

const sure: CourseQuestion = { isWithdrawal: false, asks: [], twin: null, sharesAttachmentWith: null, isSigned: true, people: [{ place: 0, outcome: 'same', personKey: 'P-1', because: ['R1'] }], protectedPlaces: [], strangerPlaces: [], needsAmounts: null };

test.each<[string, Partial<CourseQuestion>, string, string]>([
  ['疑いがない', {}, 'enter', '1人とも同じ人と言え、書類が揃っている'],
  ['取下げの申出', { isWithdrawal: true, asks: ['name'], twin: 'EA-2' }, 'withdraw', '受け付ける前に取下げの申出があった'],
  ['書類が足りず、人も分からない', { asks: ['lossCertificate', 'unreadable'], isSigned: false }, 'sendBack', '直してもらうもの: 資格喪失証明、読めない添付'],
  ['同じ申請がある', { twin: 'EA-2' }, 'wait', '受付番号 EA-2 と同じ内容の申請である(二重の申請)'],
  ['同じ添付がある', { sharesAttachmentWith: 'EA-3' }, 'wait', '受付番号 EA-3 と同じ添付である(別の人の書類かもしれない)'],
  ['署名がない', { isSigned: false }, 'wait', '電子署名がなく、申請者が本人か分からない'],
  ['同じ人と言えない', { people: [{ place: 1, outcome: 'conflict', personKey: null, because: ['R1 違う'] }] }, 'wait', '2人目: 食い違う(R1 違う)'],
  ['支援措置の対象', { protectedPlaces: [1] }, 'wait', '2人目は支援措置の対象で、申請者は本人でない'],
  ['ほかの世帯の人の', { strangerPlaces: [2] }, 'wait', '3人目が申請者と同じ世帯の人と分からない'],
  ['減免の', { needsAmounts: 'relief' }, 'wait', '減免は、額を職員が決める'],
  ['認めた額の要る', { needsAmounts: 'recognised' }, 'wait', '療養費と移送費は、保険で認める額を職員が決める'],
])('%s申請は %3$s', (_ja, facts, outcome, why) => {
  const decided = applicationCourse.apply({ ...sure, ...facts });
  expect([decided.outcome, decided.because[0]]).toEqual([outcome, why]);
});
test('疑いは一つ残らず言う', () => {
  expect(applicationCourse.apply({ ...sure, twin: 'EA-2', sharesAttachmentWith: 'EA-3', isSigned: false, needsAmounts: 'relief' }).because).toHaveLength(4);
});
