// Reviews that were begun, as the browser keeps them.
import { afterEach, expect, it, vi } from 'vitest';
import { forgetReviewDrafts, keepDraft, readDraft } from './drafts.ts';

/** Entries are its own properties, as a browser's are. */
function storage(): Record<string, string> {
  const stored: Record<string, string> = Object.create({
    getItem: (name: string) => stored[name] ?? null,
    setItem: (name: string, value: string) => {
      stored[name] = value;
    },
    removeItem: (name: string) => delete stored[name],
  });
  return stored;
}

const draft = { recommended: true, body: 'Half a word', language: 'en' } as const;

afterEach(() => {
  vi.unstubAllGlobals();
});

it('UI-492: who signs out leaves none, of whichever game; those of others stay', () => {
  const stored = storage();
  vi.stubGlobal('localStorage', stored);
  for (const game of ['chess', 'go']) keepDraft('ada', game, draft);
  keepDraft('ben', 'chess', draft);
  stored['lobby.theme'] = 'dark';
  forgetReviewDrafts('ada');
  expect([readDraft('ada', 'chess'), readDraft('ada', 'go')]).toEqual([null, null]);
  expect(readDraft('ben', 'chess')).toEqual(draft);
  expect(stored['lobby.theme']).toBe('dark');
});

it('UI-492: where there is no storage nothing is forgotten and nothing thrown', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(() => forgetReviewDrafts('ada')).not.toThrow();
});
