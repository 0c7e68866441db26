// How far members have come in small rooms: noted as it happens, stored and told to the rooms once a second.
import type { RoomEphemeralEvent, Tick } from '../../../shared/chat.ts';
import { limits } from '../../../shared/limits.ts';
import type { Live } from '../../live/index.ts';
import type { Services } from '../../services.ts';
import { findPresenceSettings, isHidden } from '../accounts/queries.ts';
import { roomTopic } from './topics.ts';

/** Milliseconds between two times a room is told: marks move with every message. */
const pace = 1_000;

/** A message, and all before it, has come to one of the member's devices; `read` where they say that they have read it. */
type Note = { roomId: string; memberId: string; delivered: number; read?: true };
type Needs = Pick<Services, 'live' | 'database' | 'log'>;

type Notebook = {
  waiting: Map<string, Note>;
  timer: NodeJS.Timeout | null;
  flushing: Promise<void>;
  closed: boolean;
};

const notebooks = new WeakMap<Live, Notebook>();

function notebookOf({ live }: Pick<Services, 'live'>): Notebook {
  const known = notebooks.get(live);
  if (known) return known;
  const made: Notebook = { waiting: new Map(), timer: null, flushing: Promise.resolve(), closed: false };
  notebooks.set(live, made);
  return made;
}

/** Notes that a message has come to a member's device, or that they have read it. What is told is only the furthest. */
export function noteTick(services: Needs, note: Note): void {
  const book = notebookOf(services);
  if (book.closed) return;
  const key = `${note.roomId} ${note.memberId}`;
  const before = book.waiting.get(key);
  book.waiting.set(key, { ...before, ...note, delivered: Math.max(before?.delivered ?? 0, note.delivered) });
  book.timer ??= setTimeout(() => {
    book.timer = null;
    const notes = [...book.waiting.values()];
    book.waiting.clear();
    book.flushing = flush(services, notes).catch((error: unknown) =>
      services.log.warn({ error }, 'chat could not tell how far members have come'),
    );
  }, pace).unref();
}

/** Takes no more notes, and waits for what is being stored. */
export async function stopTicks(services: Pick<Services, 'live'>): Promise<void> {
  const book = notebookOf(services);
  book.closed = true;
  if (book.timer) clearTimeout(book.timer);
  await book.flushing;
}

/**
 * That something came to a device of somebody who looks offline would say that they are there: of them is told what they
 * have read and no more.
 */
async function withoutHidden({ database }: Needs, notes: readonly Note[]): Promise<Note[]> {
  const settingsOf = await findPresenceSettings(database, [
    ...new Set(notes.map(({ memberId }) => memberId)),
  ]);
  return notes.flatMap((note) => {
    if (!isHidden(settingsOf(note.memberId))) return note;
    return note.read ? { ...note, delivered: 0 } : [];
  });
}

async function flush(services: Needs, all: readonly Note[]): Promise<void> {
  const notes = await withoutHidden(services, all);
  if (notes.length === 0) return;
  const {
    database: { sql },
    live,
  } = services;
  const rows = await sql<(Tick & { roomId: string })[]>`
    with small as (
      select asked.* from json_to_recordset((${JSON.stringify(notes)}::text)::json)
        as asked("roomId" uuid, "memberId" uuid, delivered bigint)
      join rooms on rooms.id = "roomId" and member_count <= ${limits.tickedRoom.max} and kind <> 'lobby'
    ), free as (
      -- Whoever holds one of these rows is not waited for: the next note stores more than this one would have.
      select m.room_id, m.member_id, small.delivered from room_members m
      join small on small."roomId" = m.room_id and small."memberId" = m.member_id
      where m.delivered_number < small.delivered
      order by m.room_id, m.member_id for no key update of m skip locked
    ), stored as (
      update room_members m set delivered_number = free.delivered from free
      where m.room_id = free.room_id and m.member_id = free.member_id
    )
    select m.room_id as "roomId", m.member_id as id, m.read_number::float8 as read,
      greatest(m.delivered_number, m.read_number, small.delivered)::float8 as delivered
    from small join room_members m on m.room_id = small."roomId" and m.member_id = small."memberId"
    order by 1, 2`;
  const told = new Map<string, Tick[]>();
  for (const { roomId, ...tick } of rows) told.set(roomId, [...(told.get(roomId) ?? []), tick]);
  for (const [roomId, ticks] of told) {
    live.publishEphemeral<RoomEphemeralEvent>(roomTopic(roomId), {
      type: 'ticks',
      ticks,
    });
  }
}
