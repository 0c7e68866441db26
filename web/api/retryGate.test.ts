// What holds back the next try to connect.
import { expect, it } from 'vitest';
import { createRetryGate } from './retryGate.ts';
import { testTimers } from './testTimers.ts';

async function passesWhen(gate: ReturnType<typeof createRetryGate>, act: () => void): Promise<boolean> {
  let through = false;
  const passing = gate.pass().then(() => {
    through = true;
  });
  act();
  await Promise.race([passing, Promise.resolve().then(() => Promise.resolve())]);
  return through;
}

it('UI-50: the first try is made at once, the ones after a failure wait', async () => {
  const timers = testTimers(0);
  const gate = createRetryGate(timers);
  expect(await passesWhen(gate, () => {})).toBe(true);
  gate.failed();
  expect(await passesWhen(gate, () => timers.pass(249))).toBe(false);
  expect(await passesWhen(gate, () => timers.pass(250))).toBe(true);
  gate.failed();
  expect(await passesWhen(gate, () => timers.pass(499))).toBe(false);
  expect(await passesWhen(gate, () => timers.pass(500))).toBe(true);
  gate.succeeded();
  expect(await passesWhen(gate, () => {})).toBe(true);
});

it('UI-50: a sign of hope lets a waiting try through at once', async () => {
  const timers = testTimers(0);
  const gate = createRetryGate(timers);
  gate.failed();
  expect(await passesWhen(gate, () => gate.hurry())).toBe(true);
  expect(timers.waiting).toBe(0);
});
