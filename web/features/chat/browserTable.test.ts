// A table in a database that could not be opened at first.
import { afterEach, expect, it, vi } from 'vitest';
import { browserTable } from './browserTable.ts';

afterEach(() => vi.unstubAllGlobals());

it('CHAT-242: a browser that could not keep one thing is asked again with the next', async () => {
  const fault = new Error('no room left');
  const done = { result: 'kept' };
  const transaction = {
    objectStore: () => ({}),
    oncomplete: () => {},
    commit() {
      queueMicrotask(() => this.oncomplete());
    },
  };
  let opened = 0;
  vi.stubGlobal('indexedDB', {
    open() {
      opened += 1;
      const isFirst = opened === 1;
      const request = {
        result: { transaction: () => transaction },
        error: fault,
        onsuccess: () => {},
        onerror: () => {},
      };
      queueMicrotask(() => (isFirst ? request.onerror() : request.onsuccess()));
      return request;
    },
  });
  const { run } = browserTable('somewhere', 'things');
  const put = () => run('readwrite', () => done as unknown as IDBRequest<string>);
  await expect(put()).rejects.toBe(fault);
  expect(await put()).toBe('kept');
  expect(await put()).toBe('kept');
  expect(opened).toBe(2);
});
