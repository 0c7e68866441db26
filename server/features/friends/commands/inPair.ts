// Every change of what is between two members: judged and done under the locks of both, and told to those who see it.
import { sql } from 'drizzle-orm';
import type { MemberRef } from '../../../../shared/accounts.ts';
import type { Bond, FriendsDurableEvent } from '../../../../shared/friends.ts';
import { AppError } from '../../../errors.ts';
import { appendEvent } from '../../../live/index.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { lockBoth, memberTopic } from '../../accounts/queries.ts';
import { raise, withdraw } from '../../alerts/commands.ts';
import { endInvitationsBetween } from '../../chat/commands/groups/endInvitations.ts';
import { award } from '../../profiles/commands/award.ts';
import { tellDeed } from '../../profiles/commands/deed.ts';
import { bondSeenBy, type Outcome, type Pair } from '../policy.ts';
import { tellEachOther } from '../presence/tell.ts';
import { countTies, readTie } from '../queries/pair.ts';
import { type BlockNote, blocksTopic } from '../topics.ts';

/** To the member alone. */
export const tellMember = (tx: Transaction, memberId: string, event: FriendsDurableEvent): void =>
  void appendEvent(tx, memberTopic(memberId), event);

/**
 * @param judge a function of policy.ts.
 * @returns what the caller sees between both from now on.
 * @throws AppError FRIEND_SELF, NOT_SIGNED_IN, MEMBER_NOT_FOUND, and what `judge` throws.
 */
export async function inPair(
  services: Services,
  callerId: string,
  otherId: string,
  judge: (pair: Pair) => Outcome,
): Promise<Exclude<Bond, 'self'>> {
  if (callerId === otherId) throw new AppError('FRIEND_SELF');
  const { live, clock, log } = services;
  const { bond, became } = await live.transact(async (tx) => {
    const now = clock.now();
    const { caller, other, otherIsBanned } = await lockBoth(tx, callerId, otherId, now);
    const before = await readTie(tx, callerId, otherId);
    const counts = await countTies(tx, [callerId, otherId]);
    const pair: Pair = {
      callerId,
      otherId,
      ...before,
      counts: { caller: counts(callerId), other: counts(otherId) },
      otherIsBanned,
    };
    const after = judge(pair);
    await write(tx, pair, after, now);
    if (after.tie.state === 'friends' && before.tie.state !== 'friends') await awardBoth(tx, pair, now);
    if (after.blocked && !before.blockedBy.caller) await endInvitationsBetween(tx, callerId, otherId);
    await tell(tx, { caller, other }, pair, after, now);
    alert(tx, services, pair, after);
    const became = after.tie.state === 'friends' && after.tie !== pair.tie;
    return { bond: bondSeenBy(callerId, after.tie, after.blocked), became };
  });
  if (became) {
    for (const memberId of [callerId, otherId]) tellDeed(services, memberId);
    await tellEachOther(services, callerId, otherId).catch((error: unknown) =>
      log.warn({ error }, 'new friends could not be told of each other'),
    );
  }
  return bond;
}

/** Each friend counts once for ever, so that ending it and beginning anew earns nothing. */
async function awardBoth(tx: Transaction, { callerId, otherId }: Pair, now: number): Promise<void> {
  const [first = '', second = ''] = [callerId, otherId].sort();
  await award(tx, first, 'friendship', [second], now);
  await award(tx, second, 'friendship', [first], now);
}

async function write(
  tx: Transaction,
  { callerId, otherId, tie: before, blockedBy }: Pair,
  { tie, blocked }: Outcome,
  now: number,
): Promise<void> {
  const at = new Date(now).toISOString();
  if (blocked !== blockedBy.caller) {
    await tx.execute(
      blocked
        ? sql`insert into blocks (member_id, blocked_id, at) values (${callerId}, ${otherId}, ${at})`
        : sql`delete from blocks where member_id = ${callerId} and blocked_id = ${otherId}`,
    );
    appendEvent<BlockNote>(tx, blocksTopic, { type: 'block', memberIds: [callerId, otherId] });
  }
  if (tie === before) return;
  const pair = sql`least(${callerId}::uuid, ${otherId}::uuid), greatest(${callerId}::uuid, ${otherId}::uuid)`;
  if (tie.state === 'none') {
    await tx.execute(sql`delete from bonds where (low_id, high_id) = (${pair})`);
    await tx.execute(sql`delete from friend_notes
      where (member_id, friend_id) in ((${callerId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${callerId}::uuid))`);
    return;
  }
  const declinedAt = tie.state === 'asked' && tie.declined ? at : null;
  // A request that is declined was still asked when it was asked.
  await tx.execute(sql`
    insert into bonds (low_id, high_id, state, asker_id, at, declined_at)
    values (${pair}, ${tie.state}, ${tie.askerId}, ${at}, ${declinedAt})
    on conflict (low_id, high_id) do update set state = excluded.state, declined_at = excluded.declined_at,
      at = case when bonds.state = excluded.state then bonds.at else excluded.at end`);
}

/** What the other one hears of in their bell: a request, its end, and that theirs was accepted. A block takes back what either was asked. */
function alert(
  tx: Transaction,
  services: Services,
  { callerId, otherId, tie, blockedBy }: Pair,
  after: Outcome,
): void {
  const asksBy = (id: string, { state, askerId }: { state: string; askerId?: string }) =>
    state === 'asked' && askerId === id;
  const told = { to: otherId, actorId: callerId, source: services.newId(), params: {} };
  if (after.blocked && !blockedBy.caller) {
    const both = [
      { to: callerId, actorId: otherId },
      { to: otherId, actorId: callerId },
    ];
    for (const kind of ['friendRequest', 'roomInvite'] as const)
      withdraw(tx, services, ...both.map((each) => ({ ...each, kind })));
    return;
  }
  if (after.tie.state === 'friends' && asksBy(otherId, tie))
    raise(tx, services, { ...told, kind: 'friendAccepted', subject: '' });
  if (asksBy(callerId, after.tie) && !asksBy(callerId, tie))
    raise(tx, services, { ...told, kind: 'friendRequest', subject: callerId });
  if (after.tie.state === 'none' && asksBy(callerId, tie))
    withdraw(tx, services, { to: otherId, kind: 'friendRequest', actorId: callerId });
}

/** To each of both, if what they see has changed. */
async function tell(
  tx: Transaction,
  refs: { caller: MemberRef; other: MemberRef },
  { callerId, otherId, tie, blockedBy }: Pair,
  after: Outcome,
  at: number,
): Promise<void> {
  const sides = [
    { viewerId: callerId, member: refs.other, before: blockedBy.caller, now: after.blocked },
    { viewerId: otherId, member: refs.caller, before: blockedBy.other, now: blockedBy.other },
  ].flatMap(({ viewerId, member, before, now }) => {
    const bond = bondSeenBy(viewerId, after.tie, now);
    return bond === bondSeenBy(viewerId, tie, before) ? [] : [{ viewerId, member, bond }];
  });
  if (sides.length === 0) return;
  const counts = await countTies(
    tx,
    sides.map(({ viewerId }) => viewerId),
  );
  for (const { viewerId, member, bond } of sides) {
    tellMember(tx, viewerId, { type: 'friends.bond', member, bond, at, counts: counts(viewerId) });
  }
}
