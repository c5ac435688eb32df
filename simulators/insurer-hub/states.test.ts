import { expect, it } from 'vitest';
import { identityStates } from '../../contracts/insurer-hub/codes.js';
import { flagOf, stateAfter, transitions, type StateEvent } from './states.js';

const states = identityStates.map(([state]) => state);

it('本人確認の状態は、決まった出来事でだけ移る', () => {
  const table = Object.fromEntries((Object.keys(transitions) as StateEvent[]).map((event) => [event, states.filter((state) => stateAfter(state, event) !== null).map((state) => `${state}→${stateAfter(state, event)}`).join(' ')]));
  expect(table).toEqual({
    ask: 'unchecked→enquired enquired→enquired', agree: 'enquired→clear', doubt: 'enquired→suspect', notify: 'suspect→notified', open: 'notified→investigating',
    correct: 'unchecked→correcting enquired→correcting clear→correcting suspect→correcting notified→correcting investigating→correcting clearedWithReason→correcting lapsed→correcting',
    clear: 'notified→clearedWithReason investigating→clearedWithReason',
    supersede: states.filter((state) => state !== 'superseded').map((state) => `${state}→superseded`).join(' '),
    lapse: 'clear→lapsed suspect→lapsed notified→lapsed investigating→lapsed clearedWithReason→lapsed',
  });
});

it('どの状態にも着け、後の版に譲った版はもう動かない', () => {
  const reached = new Set(['unchecked', ...Object.values(transitions).map(({ to }) => to)]);
  expect([...reached].sort()).toEqual([...states].sort());
  expect((Object.keys(transitions) as StateEvent[]).filter((event) => stateAfter('superseded', event) !== null)).toEqual([]);
});

it('フラグは、未確認なら設定の値、一致なら1、疑いなら2、理由付き疑いなしなら3で、終わった版は判定のまま', () => {
  const flag = (state: string, verdict: string | null, cleared: string | null = null) => flagOf({ state, verdict, cleared }, '0');
  expect([flag('unchecked', null), flag('enquired', 'H1'), flag('clear', 'M1'), flag('notified', 'M2'), flag('clearedWithReason', 'H1', '{}'), flag('superseded', 'M3'), flag('lapsed', 'M0')]).toEqual(['0', '0', '1', '2', '3', '2', '1']);
  expect(flagOf({ state: 'unchecked', verdict: null, cleared: null }, '2')).toBe('2');
});
