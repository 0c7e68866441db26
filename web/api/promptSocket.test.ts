// A socket over a network that says nothing any more.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** As a browser's, but what the other end does is in our hands. */
class Wire extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  readyState = 0;
  close() {
    this.readyState = 2;
  }
  fire(type: string, readyState = this.readyState) {
    this.readyState = readyState;
    this.dispatchEvent(new Event(type));
  }
}

type Prompt = Wire & { drop(): void };

async function socket() {
  const { PromptSocket, goodbyeMs } = await import('./promptSocket.ts');
  const made = new PromptSocket('ws://nowhere') as unknown as Prompt;
  const heard: string[] = [];
  for (const type of ['open', 'message', 'error', 'close'])
    made.addEventListener(type, () => heard.push(type));
  return { made, heard, goodbyeMs };
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Wire);
  vi.stubGlobal('CloseEvent', Event);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('UI-406: a dropped socket is closed at once, and nothing is heard of it after', async () => {
  const { made, heard } = await socket();
  made.fire('open', 1);
  made.fire('message');
  made.drop();
  expect(heard).toEqual(['open', 'message', 'close']);
  made.fire('message');
  made.fire('error');
  made.fire('close', 3);
  expect(heard).toEqual(['open', 'message', 'close']);
});

it('UI-406: a closed one waits a little for the other end, and is closed once', async () => {
  const { made, heard, goodbyeMs } = await socket();
  made.fire('open', 1);
  made.close();
  made.fire('message');
  expect(heard).toEqual(['open', 'message']);
  vi.advanceTimersByTime(goodbyeMs);
  made.fire('close', 3);
  expect(heard).toEqual(['open', 'message', 'close']);

  const other = await socket();
  other.made.fire('open', 1);
  other.made.close();
  other.made.fire('close', 3);
  vi.advanceTimersByTime(goodbyeMs);
  expect(other.heard).toEqual(['open', 'close']);
});

it('UI-406: one that is not open yet ends as the browser says', async () => {
  const { made, heard, goodbyeMs } = await socket();
  made.drop();
  made.close();
  vi.advanceTimersByTime(goodbyeMs);
  expect(heard).toEqual([]);
  made.fire('error', 3);
  made.fire('close');
  expect(heard).toEqual(['error', 'close']);
});
