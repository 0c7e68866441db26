// How rooms, members of rooms and lines reach the wire.
import type { InferSelectModel } from 'drizzle-orm';
import type { roomLines, rooms } from '../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../shared/accounts.ts';
import type { RoomCard, RoomHearing, TimelineLine } from '../../../shared/chat.ts';
import { goneMember } from '../../../shared/gone.ts';

export type RoomRow = Pick<
  InferSelectModel<typeof rooms>,
  | 'id'
  | 'kind'
  | 'title'
  | 'ownerId'
  | 'capacity'
  | 'passwordHash'
  | 'lasting'
  | 'memberCount'
  | 'lastNumber'
  | 'createdAt'
  | 'listed'
  | 'picture'
  | 'gameId'
>;
type LineRow = Pick<InferSelectModel<typeof roomLines>, 'id' | 'afterNumber' | 'kind' | 'memberId' | 'at'>;

/** The public face of a member: nothing but what everybody may see. */
export const memberRef = ({ id, nickname, avatar }: MemberRef): MemberRef => ({ id, nickname, avatar });

/**
 * @param owner null for guests, and where nobody owns the room.
 * @param other the other one of a direct room.
 */
export function presentRoom(row: RoomRow, owner: MemberRef | null, other?: MemberRef): RoomCard {
  return {
    id: row.id,
    title: row.title,
    // Nobody makes the last kind yet.
    kind: row.kind === 'rental' ? 'open' : row.kind,
    ...(other && { with: other }),
    locked: row.passwordHash !== null,
    lasting: row.lasting,
    capacity: row.capacity,
    memberCount: row.memberCount,
    owner,
    createdAt: row.createdAt.getTime(),
    ...(row.kind === 'group' && { listed: row.listed }),
    ...(row.picture !== null && { picture: row.picture }),
    ...(row.gameId !== null && { gameId: row.gameId }),
  };
}

export function presentLine(row: LineRow, refs: ReadonlyMap<string, MemberRef>): TimelineLine {
  return {
    id: row.id,
    afterNumber: row.afterNumber,
    at: row.at.getTime(),
    kind: row.kind,
    member: refs.get(row.memberId) ?? goneMember(row.memberId),
  };
}

/** What a member wants to hear of a room: what is usual is left out. */
export const hearingOf = ({ notify, quiet }: { notify: string; quiet: boolean }): RoomHearing => ({
  ...((notify === 'mentions' || notify === 'nothing') && { notify }),
  ...(quiet && { quiet }),
});
