// Playing begins, goes on and ends on a device. Time is the server's: a client says only that it is still there.
import { sql } from 'drizzle-orm';
import type { NowPlaying } from '../../../../shared/library.ts';
import { playing } from '../../../../shared/playing.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { holdMember } from '../../accounts/queries.ts';
import { lockDevices, makeRoom, meetDevice } from '../devices/meet.ts';
import { tellLibrary } from '../tell.ts';
import { countStretch } from './count.ts';

type Session = { gameId: string; startedAt: number; beatAt: number };
type Device = { id: string; name: string };

async function sessionOn(tx: Transaction, memberId: string, deviceId: string): Promise<Session | null> {
  const [row] = await tx.execute<{ game_id: string; started: string; beat: string }>(sql`
    select game_id, (extract(epoch from started_at) * 1000)::bigint as started,
      (extract(epoch from beat_at) * 1000)::bigint as beat
    from play_sessions where member_id = ${memberId} and device_id = ${deviceId}`);
  return row ? { gameId: row.game_id, startedAt: Number(row.started), beatAt: Number(row.beat) } : null;
}

/** Holds these copies, in one order, before anything that hangs on them; returns those there are. */
async function holdCopies(tx: Transaction, memberId: string, gameIds: string[]): Promise<Set<string>> {
  const held = await tx.execute<{ game_id: string }>(sql`
    select game_id from entitlements
    where member_id = ${memberId} and game_id = any(${`{${gameIds.join(',')}}`}::uuid[])
    order by game_id for update`);
  return new Set([...held].map(({ game_id }) => game_id));
}

/** Counts up to now what a device played, if it was heard of in time; else it stays at when it was. */
async function countUp(tx: Transaction, memberId: string, session: Session, now: number): Promise<boolean> {
  if (now - session.beatAt > playing.missedAfter) return false;
  await countStretch(tx, { memberId, gameId: session.gameId }, session.beatAt, now);
  return true;
}

/** The same play, heard of now. A clock that was put back takes nothing away. */
const goneOn = (session: Session, now: number): Session => ({
  ...session,
  beatAt: Math.max(now, session.beatAt),
});

/** Writes what a device plays from now on. */
async function write(
  tx: Transaction,
  memberId: string,
  deviceId: string,
  { gameId, startedAt, beatAt }: Session,
): Promise<NowPlaying> {
  const [started, beat] = [startedAt, beatAt].map((at) => new Date(at).toISOString());
  const [row] = await tx.execute<{ play_ms: string }>(sql`
    with played as (
      insert into play_sessions (member_id, device_id, game_id, started_at, beat_at)
      values (${memberId}, ${deviceId}, ${gameId}, ${started}, ${beat})
      on conflict (member_id, device_id) do update
      set game_id = excluded.game_id, started_at = excluded.started_at, beat_at = excluded.beat_at
    )
    select play_ms from entitlements where member_id = ${memberId} and game_id = ${gameId}`);
  return { gameId, deviceId, since: startedAt, playMs: Number(row?.play_ms ?? 0) };
}

/**
 * Begins to play on a device; whatever was played there ends. Where it is this game already, play goes on.
 * @throws AppError GAME_NOT_OWNED, RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function startPlaying(
  services: Services,
  memberId: string,
  { gameId, device }: { gameId: string; device: Device },
): Promise<NowPlaying> {
  await services.limits.consume('play', memberId);
  const playingNow = await services.live.transact(async (tx) => {
    await holdMember(tx, memberId);
    await lockDevices(tx, memberId);
    const before = await sessionOn(tx, memberId, device.id);
    const held = await holdCopies(tx, memberId, before ? [before.gameId, gameId] : [gameId]);
    if (!held.has(gameId)) throw new AppError('GAME_NOT_OWNED', { gameId });
    const now = services.clock.now();
    await meetDevice(tx, memberId, device, now);
    await makeRoom(tx, memberId, device.id);
    const heard = before !== null && held.has(before.gameId) && (await countUp(tx, memberId, before, now));
    const same = heard && before.gameId === gameId;
    return write(
      tx,
      memberId,
      device.id,
      same ? goneOn(before, now) : { gameId, startedAt: now, beatAt: now },
    );
  });
  // Friends may see it.
  services.presence.touch(memberId);
  tellLibrary(services, memberId);
  return playingNow;
}

/**
 * Hears that a device is still there: what it played since it was heard of last counts. Where it was not heard of in
 * time, a new stretch begins. Null where nothing is played there.
 * @throws AppError RATE_LIMITED, NOT_SIGNED_IN.
 */
export async function stillPlaying(
  services: Services,
  memberId: string,
  deviceId: string,
): Promise<NowPlaying | null> {
  await services.limits.consume('play', memberId);
  return services.live.transact(async (tx) => {
    const session = await holdSession(tx, memberId, deviceId);
    if (!session) return null;
    const now = services.clock.now();
    await tx.execute(sql`
      update game_devices set seen_at = ${new Date(now).toISOString()}
      where member_id = ${memberId} and id = ${deviceId}`);
    const heard = await countUp(tx, memberId, session, now);
    const { gameId } = session;
    return write(
      tx,
      memberId,
      deviceId,
      heard ? goneOn(session, now) : { gameId, startedAt: now, beatAt: now },
    );
  });
}

/** Ends what is played on a device; where nothing is, that is no matter. @throws AppError RATE_LIMITED, NOT_SIGNED_IN. */
export async function stopPlaying(services: Services, memberId: string, deviceId: string): Promise<void> {
  await services.limits.consume('play', memberId);
  await services.live.transact(async (tx) => {
    const session = await holdSession(tx, memberId, deviceId);
    if (!session) return;
    await countUp(tx, memberId, session, services.clock.now());
    await tx.execute(
      sql`delete from play_sessions where member_id = ${memberId} and device_id = ${deviceId}`,
    );
  });
  services.presence.touch(memberId);
  tellLibrary(services, memberId);
}

/** What a device plays, its copy held for the rest of the transaction. */
async function holdSession(tx: Transaction, memberId: string, deviceId: string): Promise<Session | null> {
  await holdMember(tx, memberId);
  await lockDevices(tx, memberId);
  const session = await sessionOn(tx, memberId, deviceId);
  if (!session) return null;
  const held = await holdCopies(tx, memberId, [session.gameId]);
  // Given back meanwhile, and the session with it.
  return held.has(session.gameId) ? session : null;
}
