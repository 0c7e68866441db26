// What a member keeps about friends for themselves: own names, favourites, groups.
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { friendLimits } from '../../../../shared/friendLimits.ts';
import type { FriendNote, noteFriendInput, renameLabelInput } from '../../../../shared/friends.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { lockBoth } from '../../accounts/queries.ts';
import { readTie } from '../queries/pair.ts';
import { tellMember } from './inPair.ts';

/**
 * Only what is named changes.
 * @throws AppError FRIEND_SELF, NOT_SIGNED_IN, MEMBER_NOT_FOUND, NOT_FRIENDS, TOO_MANY_LABELS
 */
export async function noteFriend(
  { live, clock }: Services,
  memberId: string,
  { memberId: friendId, ownName, favourite, labels }: z.output<typeof noteFriendInput>,
): Promise<FriendNote> {
  if (memberId === friendId) throw new AppError('FRIEND_SELF');
  return live.transact(async (tx) => {
    await lockBoth(tx, memberId, friendId, clock.now());
    const { tie } = await readTie(tx, memberId, friendId);
    if (tie.state !== 'friends') throw new AppError('NOT_FRIENDS');
    const [stored] = await tx.execute<FriendNote>(sql`
      insert into friend_notes (member_id, friend_id, own_name, favourite, labels)
      values (${memberId}, ${friendId}, ${ownName ?? ''}, ${favourite ?? false}, ${arrayOf(labels ?? [])})
      on conflict (member_id, friend_id) do update set
        own_name = coalesce(${ownName ?? null}, friend_notes.own_name),
        favourite = coalesce(${favourite ?? null}::boolean, friend_notes.favourite),
        labels = coalesce(${labels ? arrayOf(labels) : sql`null`}::text[], friend_notes.labels)
      returning own_name as "ownName", favourite, labels`);
    if (!stored) throw new Error('An upsert returns its row.');
    await judgeLabels(tx, memberId);
    tellMember(tx, memberId, { type: 'friends.noted', memberId: friendId, ...stored });
    return stored;
  });
}

/**
 * Gives a group another name, also one that is taken, whose friends it then joins; null dissolves it.
 * @throws AppError NOT_SIGNED_IN
 */
export async function renameLabel(
  { live, clock }: Services,
  memberId: string,
  { label, to }: z.output<typeof renameLabelInput>,
): Promise<void> {
  if (label === to) return;
  await live.transact(async (tx) => {
    // The member alone: no note of theirs changes meanwhile.
    await lockBoth(tx, memberId, memberId, clock.now());
    // Each group stands where it stood first.
    const changed = await tx.execute(sql`
      update friend_notes set labels = array(
        select name from unnest(
          case when ${to}::text is null then array_remove(labels, ${label}) else array_replace(labels, ${label}, ${to}) end
        ) with ordinality as now(name, place) group by name order by min(place))
      where member_id = ${memberId} and ${label} = any(labels)`);
    if (changed.count > 0) tellMember(tx, memberId, { type: 'friends.label', label, to });
  });
}

/** @throws AppError TOO_MANY_LABELS */
async function judgeLabels(tx: Transaction, memberId: string): Promise<void> {
  const { max } = friendLimits.labels;
  const [counted] = await tx.execute<{ labels: number }>(sql`
    select count(distinct label)::int as labels from friend_notes, unnest(labels) as label
    where member_id = ${memberId}`);
  if ((counted?.labels ?? 0) > max) throw new AppError('TOO_MANY_LABELS', { max });
}

const arrayOf = (labels: readonly string[]) =>
  sql`array(select value from json_array_elements_text(${JSON.stringify(labels)}::text::json))`;
