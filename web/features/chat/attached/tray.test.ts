// What hangs on the next message, and whose it is.
import { afterEach, expect, it, vi } from 'vitest';

const session = vi.hoisted(() => ({ change: () => {} }));
vi.mock('../../../api/session.ts', () => ({
  onSessionChange: (listener: () => void) => {
    session.change = listener;
  },
}));

import { fileOf } from './files.ts';
import { addToTray, takeTray, trayOf } from './tray.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('UI-486: once somebody else is here nothing hangs on anything, not what is still being kept either', async () => {
  const gone: string[] = [];
  vi.stubGlobal('createImageBitmap', async () => ({ width: 4, height: 3, close() {} }));
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:shown');
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void gone.push(url));
  addToTray('hall', [new File(['a'], 'a.png', { type: 'image/png' })], 4);
  addToTray('attic', [new File(['b'], 'b.txt', { type: 'text/plain' })], 4);
  await expect
    .poll(() => [...trayOf('hall'), ...trayOf('attic')].map(({ ready }) => ready))
    .toEqual([true, true]);
  addToTray('attic', [new File(['c'], 'c.txt', { type: 'text/plain' })], 4);
  const keys = [...trayOf('hall'), ...trayOf('attic')].map(({ key }) => key);
  expect(keys).toHaveLength(3);
  session.change();
  expect([trayOf('hall'), trayOf('attic')]).toEqual([[], []]);
  expect(gone).toEqual(['blob:shown']);
  for (const key of keys) await expect.poll(() => fileOf(key)).toBeNull();
  expect(takeTray('attic')).toEqual([]);
});
