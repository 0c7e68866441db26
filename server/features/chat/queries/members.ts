// Who is in a room, and who is online anywhere.
import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { roomMembers } from '../../../../drizzle/schema/chat.ts';
import type { OnlinePage, RoomMember } from '../../../../shared/chat.ts';
import { goneMember, isGone } from '../../../../shared/gone.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor, timeAndId } from '../../../platform/cursor.ts';
import type { Executor } from '../../../platform/postgres/database.ts';
import { prepared } from '../../../platform/postgres/prepared.ts';
import type { Services } from '../../../services.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { findCutOff } from '../../friends/queries.ts';
import { onlineAmong } from '../online.ts';

/** Members stand by when they joined, the longest-present first. */
const firstPlace = [0, '00000000-0000-0000-0000-000000000000'] as const;

const buildMembers = (db: Executor) =>
  db
    .select({
      memberId: roomMembers.memberId,
      joinedAt: roomMembers.joinedAt,
      moderates: roomMembers.moderates,
    })
    .from(roomMembers)
    .where(
      and(
        eq(roomMembers.roomId, sql.placeholder('roomId')),
        sql`(${roomMembers.joinedAt}, ${roomMembers.memberId}) > (${sql.placeholder('joinedAt')}::timestamptz, ${sql.placeholder('memberId')}::uuid)`,
      ),
    )
    .orderBy(asc(roomMembers.joinedAt), asc(roomMembers.memberId))
    .limit(sql.placeholder('limit'))
    .prepare('chat_members');

const preparedMembers = prepared(buildMembers);

type Rows = Awaited<ReturnType<ReturnType<typeof buildMembers>['execute']>>;

function readRows(
  query: ReturnType<typeof buildMembers>,
  roomId: string,
  [joinedAt, memberId]: readonly [number, string],
  limit: number,
): Promise<Rows> {
  return query.execute({ roomId, joinedAt: new Date(joinedAt).toISOString(), memberId, limit: limit + 1 });
}

/** The rows of the first page inside a snapshot; give them to `presentMembers` when the transaction is over. */
export const readMemberRows = (tx: Executor, roomId: string, limit: number): Promise<Rows> =>
  readRows(buildMembers(tx), roomId, firstPlace, limit);

/**
 * Nobody is online to those from whom a block cuts them off.
 * @param showOnline false in a direct room: there a member's own settings say who sees that.
 */
export async function presentMembers(
  services: Services,
  viewer: string,
  rows: Rows,
  limit: number,
  showOnline = true,
): Promise<Page<RoomMember>> {
  const page = rows.slice(0, limit);
  const ids = page.map((row) => row.memberId);
  const [refs, online, cutOff] = await Promise.all([
    findMemberRefs(services.database, ids),
    showOnline ? onlineAmong(services, ids) : new Set<string>(),
    showOnline ? findCutOff(services.database, viewer) : new Set<string>(),
  ]);
  const last = page.at(-1);
  return {
    items: page.map(({ memberId, joinedAt, moderates }) => ({
      ...(refs.get(memberId) ?? goneMember(memberId)),
      joinedAt: joinedAt.getTime(),
      online: online.has(memberId) && !cutOff.has(memberId),
      ...(moderates && { moderates: true as const }),
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.joinedAt.getTime(), last.memberId]) : null,
  };
}

/** @throws AppError BAD_CURSOR */
export async function findMembers(
  services: Services,
  viewer: string,
  roomId: string,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<RoomMember>> {
  const place = cursor == null ? firstPlace : decodeCursor(cursor, timeAndId);
  const [rows, [room]] = await Promise.all([
    readRows(preparedMembers(services.database), roomId, place, limit),
    services.database.sql<{ kind: string }[]>`select kind from rooms where id = ${roomId}`,
  ]);
  if (room?.kind === 'lobby') return { items: [], nextCursor: null };
  return presentMembers(services, viewer, rows, limit, room?.kind !== 'direct');
}

/**
 * Members online anywhere, by id; a page without those from whom a block cuts the viewer off may be shorter. Nobody,
 * while that cannot be known.
 * @param viewer null for guests, who learn only how many there are.
 * @throws AppError BAD_CURSOR
 */
export async function findOnline(
  services: Services,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
  viewer: string | null,
): Promise<OnlinePage> {
  const [after] = cursor == null ? [null] : decodeCursor(cursor, z.tuple([idSchema]));
  const { presence, database, log } = services;
  const cutOff = viewer === null ? new Set<string>() : await findCutOff(database, viewer);
  let total = 0;
  let ids: string[] = [];
  try {
    total = (await presence.count()) - (await onlineAmong(services, [...cutOff])).size;
    if (viewer !== null) ids = await presence.list({ cursor: after, limit: limit + 1 });
  } catch (error) {
    log.warn({ error }, 'presence is not known');
  }
  const page = ids.slice(0, limit);
  const refs = await findMemberRefs(database, page);
  const last = page.at(-1);
  return {
    // Who deleted their account is online for a moment longer than their name.
    items: page.flatMap((id) => refs.get(id) ?? []).filter((ref) => !isGone(ref) && !cutOff.has(ref.id)),
    nextCursor: ids.length > limit && last !== undefined ? encodeCursor([last]) : null,
    total,
  };
}
