// Where what waits to be sent is kept over a reload: in IndexedDB, one row a message, of all members of this browser.
import { browserPlace } from '../browserStorage.ts';
import { browserTable } from '../browserTable.ts';
import { entriesOf, type Kept, keptOf } from './entry.ts';
import type { OutboxStorage } from './outbox.ts';

type Row = { key: string; memberId: string; kept: Kept };

const table = browserTable('lobby.outbox', 'entries');
/** Under names like this, by member, lay what waited before it had a table. */
const oldName = 'lobby.outbox.';

const rows = () => table.run('readonly', (entries) => entries.getAll() as IDBRequest<Row[]>);

export function outboxStore(memberId: string): OutboxStorage & { close(): void } {
  const listeners = new Set<() => void>();
  // Other pages of this browser, which may hold the same messages.
  const others = new BroadcastChannel(`${oldName}${memberId}`);
  others.onmessage = () => {
    for (const listener of listeners) listener();
  };
  const put = (kept: Kept) =>
    table.run('readwrite', (entries) => entries.put({ key: kept.key, memberId, kept } satisfies Row));

  /** Once: what is in the table is the table's. */
  async function carryOver() {
    const place = browserPlace(`${oldName}${memberId}`);
    const text = place.read();
    if (text === null) return;
    for (const entry of entriesOf(listIn(text))) await put(keptOf(entry));
    place.remove();
  }

  return {
    async read() {
      await carryOver();
      const mine = (await rows()).filter((row) => row.memberId === memberId);
      // Keys of one millisecond are in no order, but nobody writes two messages in one.
      return entriesOf(mine.map(({ kept }) => kept)).sort((a, b) => a.createdAt - b.createdAt);
    },
    async put(entry) {
      await put(keptOf(entry));
    },
    async remove(key) {
      await table.run('readwrite', (entries) => entries.delete(key));
      others.postMessage(key);
    },
    onRemoved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => others.close(),
  };
}

function listIn(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/**
 * The keys of the files that messages wait for, of whichever member.
 * @throws when it cannot be known
 */
export async function filesWaitedFor(): Promise<(key: string) => boolean> {
  const keys = (await rows()).flatMap(({ kept }) => kept.files?.map(({ key }) => key) ?? []);
  // Of members who have not been here since it was kept there.
  const old = Object.entries(localStorage)
    .filter(([name]) => name.startsWith(oldName))
    .map(([, text]) => text)
    .join();
  return (key) => keys.includes(key) || old.includes(key);
}
