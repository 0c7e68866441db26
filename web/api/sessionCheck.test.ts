// Who is signed in, asked again whenever it may have changed unseen.
import { describe, expect, it } from 'vitest';
import type { Me } from '../../shared/accounts.ts';
import { firstConnectionState } from './connectionState.ts';
import { createSessionCheck } from './sessionCheck.ts';
import { testTimers } from './testTimers.ts';

const member = (id: string) => ({ id }) as Me;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const timers = testTimers(0);
  let opened = 1;
  let shown: Me | null = member('ada');
  const changes: (string | null)[] = [];
  const asked: { answer(me: Me | null): void; fail(): void }[] = [];
  const listeners = new Set<() => void>();
  const check = createSessionCheck({
    ask: () =>
      new Promise((answer, reject) => asked.push({ answer, fail: () => reject(new Error('offline')) })),
    known: () => shown,
    async change(me) {
      changes.push(me?.id ?? null);
      shown = me;
    },
    connection: {
      state: () => ({ ...firstConnectionState, status: 'open', opened }),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    timers,
  });
  const reopen = () => {
    opened += 1;
    for (const listener of listeners) listener();
  };
  return { check, asked, changes, reopen, timers };
}

describe('the session', () => {
  it('UI-71: is unsure from a reconnection until the server has answered, then shows who is there', async () => {
    const { check, asked, changes, reopen } = setUp();
    expect([check.isSure(), asked.length]).toEqual([true, 0]);
    reopen();
    expect(check.isSure()).toBe(false);
    asked[0]?.answer(member('ben'));
    await settled();
    expect(changes).toEqual(['ben']);
    expect([check.isSure(), asked.length]).toEqual([true, 1]);
    reopen();
    asked[1]?.answer(member('ben'));
    await settled();
    expect([check.isSure(), changes.length]).toEqual([true, 1]);
  });

  it('UI-71: an answer that was overtaken by a sign-in or another doubt is asked for again', async () => {
    const { check, asked, changes } = setUp();
    for (const overtake of [check.changed, check.doubt]) {
      const before = asked.length;
      check.doubt();
      overtake();
      asked[before]?.answer(null);
      await settled();
      expect([check.isSure(), changes]).toEqual([false, []]);
      asked[before + 1]?.answer(member('ada'));
      await settled();
      expect([check.isSure(), changes]).toEqual([true, []]);
    }
  });

  it('UI-71: stays unsure and asks again while no answer comes', async () => {
    const { check, asked, changes, timers } = setUp();
    check.doubt();
    for (const tries of [1, 2, 3]) {
      expect(asked).toHaveLength(tries);
      asked[tries - 1]?.fail();
      await settled();
      expect(check.isSure()).toBe(false);
      timers.pass(10_000);
    }
    asked[3]?.answer(null);
    await settled();
    expect([check.isSure(), changes]).toEqual([true, [null]]);
  });
});
