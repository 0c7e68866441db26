// What a member began in each room and did not send: kept in this browser, and by each page for as long as it is open.

/** Whom it is meant for when not for everyone in the room: somebody, or one of the member's groups. */
export type Addressee = { id: string; nickname: string; isGroup?: boolean };
export type Draft = { text: string; to: Addressee | null };
type Kept = Draft & { at: number };

/** Of more drafts in a browser the oldest fall away; of longer ones the beginning is kept, in UTF-16 units. */
export const draftBounds = { many: 100, long: 8_000 };

const all = 'lobby.draft.';
const keyOf = (memberId: string, roomId: string) => `${all}${memberId}.${roomId}`;
const cut = (text: string) => text.slice(0, draftBounds.long);

/** What was written on this page, or for whom it will be, by key: whatever other pages keep, it stays. */
const own = new Map<string, Draft>();

/** Undefined for what is no addressee: what was meant for somebody must not become something for everyone. */
function readTo(to: unknown): Addressee | null | undefined {
  if (to === null || typeof to !== 'object') return to === null ? null : undefined;
  const { id, nickname, isGroup = false }: { [name in keyof Addressee]?: unknown } = to;
  if (typeof id !== 'string' || typeof nickname !== 'string' || typeof isGroup !== 'boolean')
    return undefined;
  return { id, nickname, ...(isGroup && { isGroup }) };
}

function keepOwn(key: string, draft: Draft): void {
  if (draft.text === '' && !draft.to) own.delete(key);
  else own.set(key, draft);
}

/** Anything that is none is nothing. */
function readKept(json: string | null): Kept | null {
  try {
    const { text, to: whom, at }: Partial<Kept> = JSON.parse(json ?? '{}');
    const to = readTo(whom);
    return typeof text === 'string' && text !== '' && to !== undefined ? { text, to, at: Number(at) } : null;
  } catch {
    return null;
  }
}

/** Private windows and full disks keep nothing instead. */
function attempt<Result>(what: () => Result): Result | null {
  try {
    return what();
  } catch {
    return null;
  }
}

const savedUnder = (key: string) => attempt(() => readKept(localStorage.getItem(key)));

/** What a room that is opened begins with: the words of this page, else the newest that any page kept. */
export function draftOf(memberId: string, roomId: string): Draft {
  const key = keyOf(memberId, roomId);
  return own.get(key) ?? savedUnder(key) ?? { text: '', to: null };
}

/**
 * Keeps what stands in the field now. An empty text takes the draft out of the browser; whom it was for this page still
 * knows, as files may hang on it, until that is nobody. Never throws.
 * @param before what stood there: what another page kept after it is not forgotten with it
 */
export function keepDraft(memberId: string, roomId: string, { text, to }: Draft, before: string): void {
  const key = keyOf(memberId, roomId);
  keepOwn(key, { text, to });
  if (text === '') {
    if (savedUnder(key)?.text === cut(before)) attempt(() => localStorage.removeItem(key));
    return;
  }
  const whom = to && { id: to.id, nickname: to.nickname, ...(to.isGroup && { isGroup: true }) };
  const kept: Kept = { text: cut(text), to: whom, at: Date.now() };
  const saved = attempt(() => {
    const isNew = localStorage.getItem(key) === null;
    localStorage.setItem(key, JSON.stringify(kept));
    if (isNew) dropOldest();
    return true;
  });
  // Else what stood there before would come back, perhaps for somebody else.
  if (!saved) drop(key);
}

/** Takes out what nobody has sent: other pages do not hear of it as gone, for no words go last. */
function drop(key: string): void {
  attempt(() => localStorage.setItem(key, ''));
  attempt(() => localStorage.removeItem(key));
}

function dropOldest(): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(all));
  if (keys.length <= draftBounds.many) return;
  const ages = new Map(keys.map((key) => [key, savedUnder(key)?.at || 0]));
  keys.sort((a, b) => (ages.get(b) ?? 0) - (ages.get(a) ?? 0));
  for (const key of keys.slice(draftBounds.many)) drop(key);
}

/** When somebody else comes in: what was begun on this page. What the browser keeps waits for its author. */
export const forgetDraftsHere = (): void => own.clear();

/** After signing out: everything the member began, on this page and in the browser. Never throws. */
export function forgetDrafts(memberId: string): void {
  forgetDraftsHere();
  attempt(() => {
    const theirs = Object.keys(localStorage).filter((key) => key.startsWith(keyOf(memberId, '')));
    for (const key of theirs) localStorage.removeItem(key);
  });
}

/** Calls with the key and the words when another page has sent or emptied them. Returns how to stop that. */
function onGone(gone: (key: string, text: string) => void): () => void {
  const onStorage = ({ key, oldValue, newValue }: StorageEvent) => {
    const text = newValue === null && key?.startsWith(all) ? readKept(oldValue)?.text : undefined;
    if (key && text !== undefined) gone(key, text);
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

// Also for rooms that are not open now.
onGone((key, text) => {
  const mine = own.get(key);
  if (mine?.text === text) keepOwn(key, { text: '', to: mine.to });
});

/**
 * Calls with what a field becomes when another page has sent or emptied the draft of the room: nothing where the very same
 * words stand, and what it is anywhere else. Returns how to stop that.
 */
export function onDraftGone(
  memberId: string,
  roomId: string,
  change: (become: (text: string) => string) => void,
): () => void {
  return onGone((key, gone) => {
    if (key === keyOf(memberId, roomId)) change((text) => (text === gone ? '' : text));
  });
}
