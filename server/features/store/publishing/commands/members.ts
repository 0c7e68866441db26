// Who speaks for a publisher: given and taken by its owners, and by the console.
import { and, eq, isNull, ne } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { members } from '../../../../../drizzle/schema/accounts.ts';
import { publisherMembers } from '../../../../../drizzle/schema/reviews.ts';
import { publishers } from '../../../../../drizzle/schema/store.ts';
import { idSchema } from '../../../../../shared/primitives.ts';
import { type PublisherRole, publishingLimits } from '../../../../../shared/publishingRights.ts';
import { AppError } from '../../../../errors.ts';
import type { Database, Transaction } from '../../../../platform/postgres/database.ts';
import { plain } from '../../../../platform/postgres/plain.ts';
import type { Services } from '../../../../services.ts';
import { followPublishing, holdKind, noteKept } from '../../../accounts/commands.ts';
import { lockBoth } from '../../../accounts/queries.ts';
import { raise } from '../../../alerts/commands.ts';
import { findFriendsAmong } from '../../../friends/queries.ts';
import { expectPublisher } from '../policy.ts';

type Tools = Pick<Services, 'clock' | 'newId'>;

/**
 * Has a member speak for a publisher in a role, or no more; it stands in the audit log, and their kind follows.
 * @param publisher its id or its slug. @param role null takes it away. @param now epoch milliseconds.
 * @throws AppError PUBLISHER_NOT_FOUND, NOT_SIGNED_IN for a member who is gone.
 */
export async function setPublisherRole(
  { db }: Database,
  publisher: string,
  memberId: string,
  role: PublisherRole | null,
  now: number,
  newId: () => string = uuidv7,
): Promise<void> {
  await db.transaction(async (tx) => {
    // Whoever changes who speaks for a publisher waits here for others who do, the member before the publisher.
    await holdKind(tx, memberId);
    const byId = idSchema.safeParse(publisher).success;
    const found = await holdPublisher(
      tx,
      byId ? eq(publishers.id, publisher) : eq(publishers.slug, publisher),
    );
    const from = await findRole(tx, found.id, memberId);
    const tools = { clock: { now: () => now }, newId };
    await moveRole(tx, tools, { actorId: null, publisher: found, memberId, from, role });
  });
}

/**
 * An owner brings a friend into the team of a publisher, gives somebody in it another role, or takes them out; and
 * everybody takes themselves out; who is concerned is told by whom. Again is no change.
 * @param input `role` null takes them out.
 * @throws AppError PUBLISHER_NOT_FOUND, NOT_ALLOWED, MEMBER_NOT_FOUND, TEAM_STRANGER, TEAM_FULL, LAST_OWNER, RATE_LIMITED,
 *   NOT_SIGNED_IN.
 */
export async function setTeamRole(
  services: Services,
  actorId: string,
  { publisherId, memberId, role }: { publisherId: string; memberId: string; role: PublisherRole | null },
): Promise<void> {
  const { limits, live, clock, newId } = services;
  await limits.consume('publish', actorId);
  const isSelf = memberId === actorId;
  await live.transact(async (tx) => {
    if (isSelf) await holdKind(tx, actorId);
    else await lockBoth(tx, actorId, memberId, clock.now());
    const publisher = await holdPublisher(tx, eq(publishers.id, publisherId));
    await expectPublisher(tx, actorId, publisherId, isSelf && role === null ? 'look' : 'house');
    const from = await findRole(tx, publisherId, memberId);
    if (from === role) return;
    const team = eq(publisherMembers.publisherId, publisherId);
    if (from === 'owner') {
      if (!(await hasOtherOwner(tx, publisherId, memberId))) throw new AppError('LAST_OWNER');
    }
    if (from === null) {
      // Under the lock that who ends a friendship takes.
      const friends = await findFriendsAmong({ sql: plain(tx) }, actorId, [memberId]);
      if (!friends.has(memberId)) throw new AppError('TEAM_STRANGER');
      const { max } = publishingLimits.team;
      if ((await tx.$count(publisherMembers, team)) >= max) throw new AppError('TEAM_FULL', { max });
    }
    await moveRole(tx, services, { actorId, publisher, memberId, from, role });
    const params = { publisher: { slug: publisher.slug, name: publisher.name }, from, to: role };
    raise(tx, services, {
      to: memberId,
      actorId,
      kind: 'team',
      source: newId(),
      subject: publisherId,
      params,
    });
  });
}

/** @throws AppError PUBLISHER_NOT_FOUND. */
async function holdPublisher(tx: Transaction, which: ReturnType<typeof eq>) {
  const { id, slug, name } = publishers;
  const [found] = await tx.select({ id, slug, name }).from(publishers).where(which).for('no key update');
  if (!found) throw new AppError('PUBLISHER_NOT_FOUND');
  return found;
}

const roleOf = (publisherId: string, memberId: string) =>
  and(eq(publisherMembers.publisherId, publisherId), eq(publisherMembers.memberId, memberId));

/** One who is still there: whose account was closed may stand in the team for a moment longer. */
async function hasOtherOwner(tx: Transaction, publisherId: string, memberId: string): Promise<boolean> {
  const others = await tx
    .select({ id: members.id })
    .from(publisherMembers)
    .innerJoin(members, eq(members.id, publisherMembers.memberId))
    .where(
      and(
        eq(publisherMembers.publisherId, publisherId),
        eq(publisherMembers.role, 'owner'),
        ne(publisherMembers.memberId, memberId),
        isNull(members.deletedAt),
      ),
    )
    .limit(1);
  return others.length > 0;
}

async function findRole(
  tx: Transaction,
  publisherId: string,
  memberId: string,
): Promise<PublisherRole | null> {
  const { role } = publisherMembers;
  const [standing] = await tx.select({ role }).from(publisherMembers).where(roleOf(publisherId, memberId));
  return standing?.role ?? null;
}

type Move = {
  /** Null: the console. */
  actorId: string | null;
  publisher: { id: string; name: string };
  memberId: string;
  from: PublisherRole | null;
  role: PublisherRole | null;
};

async function moveRole(tx: Transaction, tools: Tools, { actorId, publisher, memberId, from, role }: Move) {
  if (from === role) return;
  const held = await holdKind(tx, memberId);
  if (role === null) {
    await tx.delete(publisherMembers).where(roleOf(publisher.id, memberId));
  } else {
    const { publisherId, memberId: member } = publisherMembers;
    await tx
      .insert(publisherMembers)
      .values({ publisherId: publisher.id, memberId, role, at: new Date(tools.clock.now()) })
      .onConflictDoUpdate({ target: [publisherId, member], set: { role } });
  }
  const details = { publisher: publisher.name, from, to: role };
  await noteKept(tx, tools, { actorId, memberId, action: 'publisher', details });
  const speaks = (await tx.$count(publisherMembers, eq(publisherMembers.memberId, memberId))) > 0;
  await followPublishing(tx, tools, { memberId, held, speaks });
}
