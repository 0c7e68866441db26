// Whether a member lets another write to them alone and ask them into rooms, as they have chosen.
import { reachOf } from '../../accounts/queries.ts';
import { friendsBetween } from '../../friends/queries.ts';

/** SQL: whether the second member wants to hear nothing from the first, who is no friend, or not near either. */
export const isOutOfReach = (first: string, second: string): string => `
  case ${reachOf(second)}
    when 'friends' then not ${friendsBetween(first, second)}
    when 'near' then not ${friendsBetween(first, second)} and not exists (
      select from room_members theirs join room_members own using (room_id) join rooms shared on shared.id = room_id
      where theirs.member_id = ${first} and own.member_id = ${second} and shared.kind in ('open', 'group')
    )
    else false
  end`;
