// Whom members are cut off from by a block, in either direction, as it stands at the moment: for feeds that tell many of
// one, and so hide from some who it is.
import type { Live, Sight } from '../../live/index.ts';
import { gather } from '../../platform/gather.ts';
import type { Database } from '../../platform/postgres/database.ts';
import type { Services } from '../../services.ts';
import { type BlockNote, blocksTopic } from './topics.ts';

/** Many clients reconnect at once. */
const together = { size: 500, atOnce: 1, patient: true };

const askers = new WeakMap<Database, (memberId: string) => Promise<Set<string>>>();

/** Whom the member has blocked, and who has blocked them. What is asked in one turn of the event loop shares a query. */
export function findCutOff(database: Database, memberId: string): Promise<Set<string>> {
  const known = askers.get(database);
  if (known) return known(memberId);
  const made = gather<string, Set<string>>({ ...together, ask: (ids) => findAll(database, ids) });
  askers.set(database, made);
  return made(memberId);
}

async function findAll({ sql }: Database, memberIds: readonly string[]): Promise<Set<string>[]> {
  // As text, since of an array PostgreSQL sees how long it is, and plans anew each time.
  const rows = await sql<{ memberId: string; otherId: string }[]>`
    select asked.id as "memberId", other.id as "otherId" from string_to_table(${[...new Set(memberIds)].join()}, ',') as asked(id)
    cross join lateral (
      select blocked_id as id from blocks where member_id = asked.id::uuid
      union select member_id from blocks where blocked_id = asked.id::uuid
    ) as other`;
  const found = new Map<string, Set<string>>();
  for (const { memberId, otherId } of rows)
    found.set(memberId, (found.get(memberId) ?? new Set()).add(otherId));
  return memberIds.map((id) => found.get(id) ?? new Set());
}

type Entry = {
  ids: ReadonlySet<string>;
  /** Reads one after another: what is read last is the newest. */
  read: Promise<void>;
  /** One for each open feed: told of those who are cut off from now on, and of those who are not any more. */
  feeds: Set<(change: Change) => void>;
};
type Change = { cutOff: readonly string[]; back: readonly string[] };
type Book = { entries: Map<string, Entry>; watching: Promise<() => void> | null };

/** Of members with an open feed; one a process. */
const books = new WeakMap<Live, Book>();

function bookOf(live: Live): Book {
  const known = books.get(live);
  if (known) return known;
  const made: Book = { entries: new Map(), watching: null };
  books.set(live, made);
  return made;
}

type Needs = Pick<Services, 'live' | 'database' | 'log'>;

/** Watched before anything is read, so that no block falls between the two. */
function watch(services: Needs, book: Book): Promise<() => void> {
  if (book.watching) return book.watching;
  const readAll = (ids: Iterable<string>) => {
    for (const id of ids) readAgain(services, id, book.entries.get(id));
  };
  const watching = services.live.watch<BlockNote>(blocksTopic, {
    onEvent: ({ memberIds }) => readAll(memberIds),
    onAnew: () => readAll(book.entries.keys()),
  });
  book.watching = watching;
  watching.catch(() => {
    if (book.watching === watching) book.watching = null;
  });
  return watching;
}

function readAgain({ database, log }: Needs, memberId: string, entry: Entry | undefined): void {
  if (!entry) return;
  const read = async () => {
    const before = entry.ids;
    entry.ids = await findCutOff(database, memberId);
    const cutOff = [...entry.ids].filter((id) => !before.has(id));
    const back = [...before].filter((id) => !entry.ids.has(id));
    if (cutOff.length + back.length > 0) for (const tell of entry.feeds) tell({ cutOff, back });
  };
  // Its feeds go on with what was known where it cannot be read; where it never could they have failed already.
  entry.read = entry.read
    .then(read)
    .catch((error: unknown) => log.warn({ error }, 'whom a block cuts off is not known'));
}

function enter(services: Needs, book: Book, memberId: string): Entry {
  const known = book.entries.get(memberId);
  if (known) return known;
  const entry: Entry = { ids: new Set(), read: Promise.resolve(), feeds: new Set() };
  entry.read = watch(services, book).then(async () => {
    entry.ids = await findCutOff(services.database, memberId);
  });
  book.entries.set(memberId, entry);
  return entry;
}

/** Kept until no feed needs it any more. */
async function keep(
  services: Needs,
  memberId: string,
  tell: (change: Change) => void,
): Promise<{ entry: Entry; end(): void }> {
  const book = bookOf(services.live);
  const entry = enter(services, book, memberId);
  entry.feeds.add(tell);
  const end = () => {
    entry.feeds.delete(tell);
    if (entry.feeds.size > 0 || book.entries.get(memberId) !== entry) return;
    book.entries.delete(memberId);
    if (book.entries.size > 0) return;
    const { watching } = book;
    book.watching = null;
    watching?.then((stop) => stop()).catch(() => {});
  };
  try {
    await entry.read;
    return { entry, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** What a feed tells of people, one of whom may be cut off from its reader. */
export type Seen<Event> = {
  /** What is left of an event without what it says of these; the very event where it says nothing of them. */
  without(event: Event, cutOff: ReadonlySet<string>): Event | null;
  /** What tells the reader's page that somebody is not to be seen any more. */
  vanishing(otherId: string): Event;
  /** What tells it of those whom no block hides any more. */
  appearing(otherIds: readonly string[]): Promise<Event[]>;
};

/** What a member sees of passing events about others. */
export function sightOf<Event>(
  services: Needs,
  memberId: string,
  { without, vanishing, appearing }: Seen<Event>,
): Sight<Event> {
  let ids: () => ReadonlySet<string> = () => new Set();
  return {
    async begin(tell) {
      const show = async (back: readonly string[]) => {
        // One who is blocked again meanwhile has vanished again.
        for (const event of await appearing(back)) if (without(event, ids()) === event) tell(event);
      };
      const { entry, end } = await keep(services, memberId, ({ cutOff, back }) => {
        for (const id of cutOff) tell(vanishing(id));
        if (back.length === 0) return;
        show(back).catch((error: unknown) => services.log.warn({ error }, 'who is seen again is not known'));
      });
      ids = () => entry.ids;
      return end;
    },
    shows(passing) {
      const cutOff = ids();
      // Mostly there is nobody, and nothing has to be parsed.
      if (cutOff.size === 0) return true;
      const { event } = passing;
      const left = without(event, cutOff);
      return left === event || (left ?? false);
    },
  };
}
