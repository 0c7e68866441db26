// What was begun and not sent, as one page and several keep it.
import { beforeEach, expect, it, vi } from 'vitest';

const everyone = null;
const ben = { id: 'b', nickname: 'Ben' };
const plain = (text: string) => ({ text, to: everyone });
type Drafts = typeof import('./drafts.ts');

/** Entries are its own properties, as a browser's are. */
let stored: Record<string, string>;
const methods = {
  getItem: (name: string) => stored[name] ?? null,
  setItem: (name: string, value: string) => {
    stored[name] = value;
  },
  removeItem: (name: string) => delete stored[name],
};

/** A fresh page over what the browser keeps; `heard` tells it of what another page did to a name. */
async function openPage() {
  vi.resetModules();
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  const drafts: Drafts = await import('./drafts.ts');
  const heard = (key: string, oldValue: string | null, newValue: string | null) =>
    page.dispatchEvent(Object.assign(new Event('storage'), { key, oldValue, newValue }));
  return { ...drafts, heard };
}

beforeEach(() => {
  stored = Object.create(methods);
  vi.stubGlobal('localStorage', stored);
  return () => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  };
});

it('UI-467: what was begun outlives its page with whom it was for, by member and room, until it is emptied', async () => {
  const page = await openPage();
  page.keepDraft('ada', 'hall', { text: 'half', to: ben }, '');
  page.keepDraft('ada', 'attic', plain('other'), '');
  const next = await openPage();
  expect(next.draftOf('ada', 'hall')).toEqual(expect.objectContaining({ text: 'half', to: ben }));
  expect(next.draftOf('ada', 'cellar')).toEqual(plain(''));
  expect(next.draftOf('ben', 'hall')).toEqual(plain(''));
  next.keepDraft('ada', 'hall', plain('half'), 'half');
  expect((await openPage()).draftOf('ada', 'hall')).toMatchObject(plain('half'));
  next.keepDraft('ada', 'hall', plain(''), 'half');
  expect((await openPage()).draftOf('ada', 'hall')).toEqual(plain(''));
  expect(Object.keys(stored)).toEqual(['lobby.draft.ada.attic']);
});

it('UI-467: whom it was for is known to its page while no words stand, until it is for nobody', async () => {
  const page = await openPage();
  page.keepDraft('ada', 'hall', { text: 'half', to: ben }, '');
  page.keepDraft('ada', 'hall', { text: '', to: ben }, 'half');
  page.keepDraft('ada', 'attic', { text: 'half', to: ben }, '');
  const sent = stored['lobby.draft.ada.attic'] ?? '';
  delete stored['lobby.draft.ada.attic'];
  page.heard('lobby.draft.ada.attic', sent, null);
  const nothingFor = { text: '', to: ben };
  expect([page.draftOf('ada', 'hall'), page.draftOf('ada', 'attic')]).toEqual([nothingFor, nothingFor]);
  expect(Object.keys(stored)).toEqual([]);
  page.keepDraft('ada', 'hall', plain(''), '');
  expect(page.draftOf('ada', 'hall')).toEqual(plain(''));
});

it('UI-487: a page whose field is empty changes nothing of what another keeps by choosing who gets it', async () => {
  const [one, other] = [await openPage(), await openPage()];
  other.keepDraft('ada', 'hall', { text: 'psst', to: ben }, '');
  const kept = { ...stored };
  const eve = { id: 'e', nickname: 'Eve', isGroup: true };
  for (const to of [eve, everyone]) {
    one.keepDraft('ada', 'hall', { text: '', to }, '');
    expect({ ...stored }).toEqual(kept);
  }
  // One that has words keeps its own, for whom it chose.
  one.keepDraft('ada', 'hall', { text: 'aloud', to: eve }, 'aloud');
  expect((await openPage()).draftOf('ada', 'hall')).toMatchObject({ text: 'aloud', to: eve });
  expect(other.draftOf('ada', 'hall')).toEqual({ text: 'psst', to: ben });
});

it('UI-486: somebody who comes in ends what the page knows, and leaves what the browser keeps', async () => {
  const page = await openPage();
  page.keepDraft('ada', 'hall', { text: '', to: ben }, '');
  page.keepDraft('ada', 'attic', plain('b'), '');
  page.forgetDraftsHere();
  expect(page.draftOf('ada', 'hall')).toEqual(plain(''));
  expect(page.draftOf('ada', 'attic')).toMatchObject(plain('b'));
});

it('UI-486: who signs out leaves nothing, on the page or in the browser; what others began stays', async () => {
  const page = await openPage();
  page.keepDraft('ada', 'hall', plain('a'), '');
  page.keepDraft('ada', 'attic', plain('b'), '');
  page.keepDraft('ben', 'hall', plain('c'), '');
  stored['lobby.theme'] = 'dark';
  page.forgetDrafts('ada');
  expect(page.draftOf('ada', 'hall')).toEqual(plain(''));
  expect(Object.keys(stored)).toEqual(['lobby.draft.ben.hall', 'lobby.theme']);
});

it('UI-487: each page keeps its own words, and one that comes later begins with the newest', async () => {
  const [one, other] = [await openPage(), await openPage()];
  one.keepDraft('ada', 'hall', plain('first'), '');
  other.keepDraft('ada', 'hall', plain('second'), '');
  expect(one.draftOf('ada', 'hall')).toEqual(plain('first'));
  expect((await openPage()).draftOf('ada', 'hall')).toMatchObject(plain('second'));
  // What the first sends takes nothing from what the other has kept since.
  one.keepDraft('ada', 'hall', plain(''), 'first');
  expect((await openPage()).draftOf('ada', 'hall')).toMatchObject(plain('second'));
});

it('UI-487: what another page sent goes where the very same words stand, in an open field and a room that is not open', async () => {
  const page = await openPage();
  const key = 'lobby.draft.ada.hall';
  let field = 'same';
  const stop = page.onDraftGone('ada', 'hall', (become) => {
    field = become(field);
  });
  page.keepDraft('ada', 'hall', plain('same'), '');
  const kept = stored[key] ?? '';
  page.heard('lobby.draft.ada.attic', kept, null);
  page.heard(key, kept, JSON.stringify({ text: 'longer', to: null, at: 1 }));
  expect(field).toBe('same');
  delete stored[key];
  page.heard(key, kept, null);
  expect([field, page.draftOf('ada', 'hall')]).toEqual(['', plain('')]);
  field = 'own';
  page.keepDraft('ada', 'hall', plain('own'), '');
  page.heard(key, kept, null);
  expect([field, page.draftOf('ada', 'hall')]).toEqual(['own', plain('own')]);
  // Longer words that begin the same are others.
  const { long } = page.draftBounds;
  field = 'x'.repeat(long + 1);
  page.keepDraft('ada', 'hall', plain(field), '');
  page.heard(key, stored[key] ?? '', null);
  expect([field.length, page.draftOf('ada', 'hall').text.length]).toEqual([long + 1, long + 1]);
  stop();
  field = 'same';
  page.heard(key, kept, null);
  expect(field).toBe('same');
});

it('UI-488: a hundred are kept, the oldest make room, and of a long one its beginning', async () => {
  vi.useFakeTimers();
  const page = await openPage();
  const { many, long } = page.draftBounds;
  const open = async (number: number) => (await openPage()).draftOf('ada', `room ${number}`).text;
  for (let number = 0; number < many; number += 1) {
    vi.advanceTimersByTime(1);
    page.keepDraft('ada', `room ${number}`, plain('words'), '');
  }
  vi.advanceTimersByTime(1);
  page.keepDraft('ada', 'room 0', plain('newer words'), 'words');
  const whole = 'x'.repeat(long + 1);
  page.keepDraft('ada', `room ${many}`, plain(whole), '');
  expect(Object.keys(stored)).toHaveLength(many);
  expect([await open(0), await open(1), await open(2)]).toEqual(['newer words', '', 'words']);
  expect((await open(many)).length).toBe(long);
  // The page that has it whole goes on with all of it, and forgets what is kept of it.
  expect(page.draftOf('ada', `room ${many}`).text).toBe(whole);
  page.keepDraft('ada', `room ${many}`, plain(''), whole);
  expect(Object.keys(stored)).toHaveLength(many - 1);
});

it('UI-488: of what made room for newer ones other pages do not hear as of something sent', async () => {
  vi.useFakeTimers();
  const [page, other] = [await openPage(), await openPage()];
  const key = 'lobby.draft.ada.room 0';
  const heard: (string | null)[][] = [];
  const tell = (name: string, value: string | null) => {
    if (name === key) heard.push([stored[name] ?? null, value]);
  };
  const { setItem, removeItem } = methods;
  vi.spyOn(methods, 'setItem').mockImplementation((name, value) => {
    tell(name, value);
    setItem(name, value);
  });
  vi.spyOn(methods, 'removeItem').mockImplementation((name) => {
    tell(name, null);
    return removeItem(name);
  });
  for (let number = 0; number <= page.draftBounds.many; number += 1) {
    vi.advanceTimersByTime(1);
    page.keepDraft('ada', `room ${number}`, plain('words'), '');
  }
  expect(stored[key]).toBeUndefined();
  other.keepDraft('ada', 'room 0', plain('words'), '');
  for (const [before = null, after = null] of heard) other.heard(key, before, after);
  expect(other.draftOf('ada', 'room 0')).toEqual(plain('words'));
});

it('UI-488: where a newer version cannot be kept the older one goes, not to come back for somebody else', async () => {
  const page = await openPage();
  page.keepDraft('ada', 'hall', plain('half'), '');
  const full = vi.spyOn(methods, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  page.keepDraft('ada', 'hall', { text: 'half', to: ben }, 'half');
  full.mockRestore();
  expect(page.draftOf('ada', 'hall')).toEqual({ text: 'half', to: ben });
  expect((await openPage()).draftOf('ada', 'hall')).toEqual(plain(''));
});

it.each([
  '{',
  '7',
  'null',
  '{"at":1}',
  '{"text":"","to":null,"at":1}',
  '{"text":"half","at":1}',
  '{"text":"half","to":"b","at":1}',
  '{"text":"half","to":{"id":"b"},"at":1}',
  '{"text":"half","to":{"id":1,"nickname":"Ben"},"at":1}',
  '{"text":"half","to":{"id":"b","nickname":"Ben","isGroup":1},"at":1}',
])('UI-488: a storage that holds %s reads as nothing begun', async (text) => {
  stored['lobby.draft.ada.hall'] = text;
  expect((await openPage()).draftOf('ada', 'hall')).toEqual(plain(''));
});

it('UI-488: where nothing can be kept a draft holds until the page is left', async () => {
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  const page = await openPage();
  page.keepDraft('ada', 'hall', plain('half'), '');
  expect(page.draftOf('ada', 'hall')).toEqual(plain('half'));
  page.keepDraft('ada', 'hall', plain(''), 'half');
  expect(page.draftOf('ada', 'hall')).toEqual(plain(''));
  page.keepDraft('ada', 'hall', plain('half'), '');
  page.forgetDrafts('ada');
  expect(page.draftOf('ada', 'hall')).toEqual(plain(''));
});
