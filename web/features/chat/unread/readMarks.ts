// How far the member has read each room, kept in this browser.

export type ReadMark = {
  /** The newest message number that was seen. */
  number: number;
  /** When the room was last looked at, in epoch milliseconds. */
  at: number;
};

export type ReadMarks = {
  of(roomId: string): ReadMark | undefined;
  /** The room is being looked at and everything up to this number is on the screen. */
  read(roomId: string, number: number): void;
  /** A room is seen in the list for the first time: what was said before counts as read. */
  meet(roomId: string, number: number): void;
  forget(roomId: string): void;
  /** The number of messages above the mark; 0 for a room never met. */
  unread(roomId: string, newest: number): number;
  subscribe(listener: () => void): () => void;
  /** Rises with each change. */
  version(): number;
  /** Another page of this browser has read something. */
  storageChanged(): void;
};

/** The most rooms remembered; those looked at longest ago go first. */
const mostRooms = 300;

export type MarksStorage = { read(): string | null; write(text: string): void };

/** @param now epoch milliseconds */
export function createReadMarks(storage: MarksStorage, now: () => number): ReadMarks {
  let marks = marksFromText(storage.read());
  let version = 0;
  const listeners = new Set<() => void>();

  const changed = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const keep = () => {
    storage.write(marksToText(marks));
    changed();
  };
  const set = (roomId: string, mark: ReadMark) => {
    marks = new Map(marks).set(roomId, mark);
    keep();
  };

  return {
    of: (roomId) => marks.get(roomId),
    read(roomId, number) {
      const before = marks.get(roomId);
      set(roomId, { number: Math.max(number, before?.number ?? 0), at: now() });
    },
    meet(roomId, number) {
      if (!marks.has(roomId)) set(roomId, { number, at: now() });
    },
    forget(roomId) {
      if (!marks.has(roomId)) return;
      marks = new Map(marks);
      marks.delete(roomId);
      keep();
    },
    unread(roomId, newest) {
      const mark = marks.get(roomId);
      return mark ? Math.max(0, newest - mark.number) : 0;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    storageChanged() {
      // Both pages have read what either has read.
      for (const [roomId, mark] of marksFromText(storage.read())) {
        const ours = marks.get(roomId);
        if (!ours || mark.number > ours.number) marks = new Map(marks).set(roomId, mark);
      }
      changed();
    },
  };
}

function marksToText(marks: Map<string, ReadMark>): string {
  const newest = [...marks].sort(([, a], [, b]) => b.at - a.at).slice(0, mostRooms);
  return JSON.stringify(newest.map(([roomId, { number, at }]) => [roomId, number, at]));
}

function marksFromText(text: string | null): Map<string, ReadMark> {
  const marks = new Map<string, ReadMark>();
  let rows: unknown;
  try {
    rows = JSON.parse(text ?? '[]');
  } catch {
    return marks;
  }
  if (!Array.isArray(rows)) return marks;
  for (const row of rows) {
    if (!Array.isArray(row)) continue;
    const [roomId, number, at] = row as unknown[];
    if (typeof roomId === 'string' && typeof number === 'number' && typeof at === 'number') {
      marks.set(roomId, { number, at });
    }
  }
  return marks;
}
