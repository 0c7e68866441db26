// Sends what was written: in order per room, each message under one key however often it takes, nothing lost offline.
import { retryDelay } from '../../../api/backoff.ts';
import { appErrorOf, retryAfterOf } from '../../../api/errors.ts';
import type { Timers } from '../../../api/timers.ts';
import type { Delivered, OutboxEntry, OutboxState, Written } from './entry.ts';

/** Tries after which a fault on the server's side is shown instead of tried again. */
const triesAtFault = 3;
/** What passes, or ends this outbox with the member's session: the entry is kept for when they are back. */
const waitsFor = new Set<string>([
  'OFFLINE',
  'RATE_LIMITED',
  'SLOW_MODE',
  'SESSION_CHANGED',
  'NOT_SIGNED_IN',
]);
/** How long a sent entry stands in for its message until the room itself has it, in milliseconds. */
const standInMs = 60_000;
/** How many messages keep the identity of the row they came from. */
const rememberedKeys = 500;

/** Milliseconds after which a browser that neither keeps nor refuses to is taken for one that keeps nothing. */
const storagePatience = 2_000;

/** What keeps entries over a reload. It does what it is asked in that order, and rejects what it cannot. */
export type OutboxStorage = {
  /** Everything that is kept, in the order it was written. */
  read(): Promise<OutboxEntry[]>;
  /** Keeps one entry, in the place of the one with its key; resolves when it would survive a reload. */
  put(entry: OutboxEntry): Promise<void>;
  remove(key: string): Promise<void>;
  /** Calls when another page of this browser has taken an entry out; returns how to stop that. */
  onRemoved(listener: () => void): () => void;
};

export type OutboxOptions = {
  send(entry: OutboxEntry): Promise<Delivered>;
  /** Called once when a message is stored, before the entries say so. */
  onSent(entry: OutboxEntry, sent: Delivered): void;
  storage: OutboxStorage;
  newKey(): string;
  timers: Timers;
};

export type Outbox = {
  /** Puts a message in line and returns its key. It is among the entries once it would survive a reload. */
  add(message: Written): string;
  /** Puts a failed message in line again, under its old key. */
  retry(key: string): void;
  /** Takes a message out; one that is under way stays. */
  drop(key: string): void;
  /** The room's entries in the order they were written; the same array until something changes. */
  entries(roomId: string): readonly OutboxEntry[];
  subscribe(listener: () => void): () => void;
  /** Whether there is a connection: without one, everything waits. Becoming true tries at once. */
  setConnected(connected: boolean): void;
  /** The row identity of a message that was sent from here, else undefined. */
  keyOf(messageId: string): string | undefined;
  close(): void;
};

export function createOutbox({ send, onSent, storage, newKey, timers }: OutboxOptions): Outbox {
  let all: OutboxEntry[] = [];
  /** Taken out again before they were among the entries. */
  const dropped = new Set<string>();
  let connected = false;
  let closed = false;
  let byRoom = new Map<string, readonly OutboxEntry[]>();
  const listeners = new Set<() => void>();
  const busyRooms = new Set<string>();
  const wakeUps = new Map<string, () => void>();
  const keys = new Map<string, string>();
  const none: readonly OutboxEntry[] = [];

  function show(next: OutboxEntry[]) {
    all = next;
    byRoom = new Map();
    for (const listener of listeners) listener();
  }

  /** @returns whether it was done in time */
  function inTime(work: Promise<unknown>): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = timers.after(storagePatience, () => resolve(false));
      work
        .then(() => resolve(true))
        .catch(() => resolve(false))
        .finally(cancel);
    });
  }

  /** What was kept comes first. */
  async function takeOver() {
    const kept = await storage.read();
    if (closed) return;
    const here = new Set(all.map((entry) => entry.key));
    show([...kept.filter((entry) => !here.has(entry.key)), ...all]);
    pumpAll();
  }

  /** What was written and is not among the entries yet, one after the other. */
  let line: Promise<unknown> = inTime(takeOver());

  function setState(key: string, state: OutboxState, more: Partial<OutboxEntry> = {}) {
    const before = all.find((entry) => entry.key === key);
    if (!before) return;
    const after = { ...before, ...more, state };
    show(all.map((entry) => (entry === before ? after : entry)));
    if (state.kind === 'sent') storage.remove(key).catch(() => {});
    else if (!after.kept) return;
    else if (after.tries !== before.tries || state.kind === 'failed' || before.state.kind === 'failed')
      storage.put(after).catch(() => {});
  }

  function remove(key: string) {
    const entry = all.find((other) => other.key === key);
    show(all.filter((other) => other !== entry));
    if (entry && entry.state.kind !== 'sent') storage.remove(key).catch(() => {});
  }

  /** What another page has sent or taken out is not ours any more. */
  async function letGo() {
    const known = await storage.read().catch(() => null);
    if (!known || closed) return;
    const keys = new Set(known.map((entry) => entry.key));
    const isOurs = ({ key, kept, state }: OutboxEntry) =>
      !kept || keys.has(key) || state.kind === 'sending' || state.kind === 'sent';
    if (!all.every(isOurs)) show(all.filter(isOurs));
  }
  const stopHearing = storage.onRemoved(() => void letGo());

  function wakeLater(roomId: string, ms: number) {
    wakeUps.get(roomId)?.();
    const cancel = timers.after(ms, () => {
      wakeUps.delete(roomId);
      void pump(roomId);
    });
    wakeUps.set(roomId, cancel);
  }

  /** Sends the room's waiting entries one after the other until one has to wait. */
  async function pump(roomId: string): Promise<void> {
    if (busyRooms.has(roomId)) return;
    busyRooms.add(roomId);
    try {
      while (connected && !closed) {
        const next = all.find((entry) => entry.roomId === roomId && entry.state.kind === 'waiting');
        if (next?.state.kind !== 'waiting') return;
        const early = (next.state.until ?? 0) - timers.now();
        if (early > 0) return wakeLater(roomId, early);
        if (!(await trySending(next))) return;
      }
    } finally {
      busyRooms.delete(roomId);
    }
  }

  /** @returns whether the room's next entry may be tried */
  async function trySending(entry: OutboxEntry): Promise<boolean> {
    const tries = entry.tries + 1;
    setState(entry.key, { kind: 'sending' }, { tries });
    try {
      const sent = await send(entry);
      if (closed) return false;
      remember(sent.id, entry.key);
      onSent(entry, sent);
      setState(entry.key, { kind: 'sent', sent });
      timers.after(standInMs, () => remove(entry.key));
      return true;
    } catch (error) {
      if (closed) return false;
      const told = appErrorOf(error);
      const isFault = told.code === 'UNEXPECTED' && tries < triesAtFault;
      if (!waitsFor.has(told.code) && !isFault) {
        setState(entry.key, { kind: 'failed', error: told });
        return true;
      }
      const asked = retryAfterOf(error);
      const until = asked === null ? {} : { until: timers.now() + asked };
      setState(entry.key, { kind: 'waiting', ...until });
      wakeLater(entry.roomId, asked ?? retryDelay(tries - 1, timers.random()));
      return false;
    }
  }

  function remember(messageId: string, key: string) {
    keys.set(messageId, key);
    const oldest = keys.keys().next();
    if (keys.size > rememberedKeys && !oldest.done) keys.delete(oldest.value);
  }

  function pumpAll() {
    for (const roomId of new Set(all.map((entry) => entry.roomId))) void pump(roomId);
  }

  return {
    add(message) {
      const key = newKey();
      const createdAt = timers.now();
      const entry = { ...message, key, createdAt, kept: true, tries: 0, state: { kind: 'waiting' } } as const;
      // Asked for in the turn of the key press, whatever the line still waits for.
      const keeping = inTime(storage.put(entry));
      line = line.then(async () => {
        const kept = await keeping;
        if (closed) return;
        if (dropped.delete(key)) return void storage.remove(key).catch(() => {});
        // Read with what was kept already, where it was written before that was.
        if (all.some((other) => other.key === key)) return;
        show([...all, { ...entry, kept }]);
        void pump(message.roomId);
      });
      return key;
    },
    retry(key) {
      const entry = all.find((other) => other.key === key);
      if (entry?.state.kind !== 'failed') return;
      setState(key, { kind: 'waiting' });
      void pump(entry.roomId);
    },
    drop(key) {
      const entry = all.find((other) => other.key === key);
      if (!entry) dropped.add(key);
      if (entry?.state.kind === 'waiting' || entry?.state.kind === 'failed') remove(key);
    },
    entries(roomId) {
      const known = byRoom.get(roomId);
      if (known) return known;
      const entries = all.filter((entry) => entry.roomId === roomId);
      const listed = entries.length === 0 ? none : entries;
      byRoom.set(roomId, listed);
      return listed;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setConnected(now) {
      if (connected === now) return;
      connected = now;
      if (!now) return;
      for (const cancel of wakeUps.values()) cancel();
      wakeUps.clear();
      pumpAll();
    },
    keyOf: (messageId) => keys.get(messageId),
    close() {
      closed = true;
      stopHearing();
      for (const cancel of wakeUps.values()) cancel();
      wakeUps.clear();
    },
  };
}
