// What members want to be seen of them: kept with the account, so that it holds on all their devices.
import { eq, sql } from 'drizzle-orm';
import { presences } from '../../../../drizzle/schema/presence.ts';
import { type Hush, noHush, type QuietHours } from '../../../../shared/hush.ts';
import type { PresenceSettings } from '../../../../shared/presenceView.ts';
import type { Database, Executor, Transaction } from '../../../platform/postgres/database.ts';
import { plain } from '../../../platform/postgres/plain.ts';

/** With when others last saw them there, if that was noted. */
export type StoredPresence = PresenceSettings & { seenAt: number | null };

/** Whoever has chosen nothing. */
export const usualPresence: StoredPresence = {
  chosen: 'online',
  showState: 'everyone',
  showRoom: 'friends',
  showPlaying: 'friends',
  reach: 'everyone',
  hush: noHush,
  seenAt: null,
};

/** Whether somebody who is there is counted and listed nowhere. */
export const isHidden = ({ chosen, showState }: PresenceSettings): boolean =>
  chosen === 'invisible' || showState !== 'everyone';

/** The same, asked of the database where the row may be missing. */
export const hiddenColumn = sql<boolean>`coalesce(${presences.chosen} = 'invisible' or ${presences.showState} <> 'everyone', false)`;

/** SQL for who may write to a member, for statements of other features; null is everyone. */
export const reachOf = (member: string): string =>
  `(select reach from presences where member_id = ${member})`;

const columns = {
  chosen: presences.chosen,
  showState: presences.showState,
  showRoom: presences.showRoom,
  showPlaying: presences.showPlaying,
  reach: presences.reach,
  hushUntil: presences.hushUntil,
  quietFrom: presences.quietFrom,
  quietTo: presences.quietTo,
  quietZone: presences.quietZone,
  seenAt: presences.seenAt,
};
type StoredHush<Time> = {
  hushUntil: Time | null;
  quietFrom: number | null;
  quietTo: number | null;
  quietZone: string | null;
};
type Row = Omit<PresenceSettings, 'hush'> & StoredHush<Date> & { seenAt: Date | null };
const presentHush = ({ hushUntil, quietFrom, quietTo, quietZone }: StoredHush<number>): Hush => ({
  until: hushUntil,
  hours:
    quietFrom === null || quietTo === null || quietZone === null
      ? null
      : { from: quietFrom, to: quietTo, zone: quietZone },
});
const present = ({ seenAt, hushUntil, quietFrom, quietTo, quietZone, ...settings }: Row): StoredPresence => ({
  ...settings,
  hush: presentHush({ hushUntil: hushUntil?.getTime() ?? null, quietFrom, quietTo, quietZone }),
  seenAt: seenAt?.getTime() ?? null,
});

/** Of each of these; those who have chosen nothing among them. */
export async function findPresenceSettings(
  { db }: { db: Executor },
  memberIds: readonly string[],
): Promise<(memberId: string) => StoredPresence> {
  const rows =
    memberIds.length === 0
      ? []
      : await plain(db)<(Omit<StoredPresence, 'hush'> & StoredHush<number> & { memberId: string })[]>`
          select member_id as "memberId", chosen, show_state as "showState", show_room as "showRoom",
            show_playing as "showPlaying", reach, floor(extract(epoch from hush_until) * 1000)::float8 as "hushUntil",
            quiet_from as "quietFrom", quiet_to as "quietTo", quiet_zone as "quietZone",
            floor(extract(epoch from seen_at) * 1000)::float8 as "seenAt"
          from presences where member_id = any(${`{${memberIds.join()}}`}::uuid[])`;
  const stored = new Map(
    rows.map(({ memberId, hushUntil, quietFrom, quietTo, quietZone, ...settings }) => [
      memberId,
      { ...settings, hush: presentHush({ hushUntil, quietFrom, quietTo, quietZone }) },
    ]),
  );
  return (memberId) => stored.get(memberId) ?? usualPresence;
}

/** What changes of them; of `hush` the pause and the hours each on their own. */
type Changes = { [Name in Exclude<keyof PresenceSettings, 'hush'>]?: PresenceSettings[Name] | undefined } & {
  hushUntil?: number | null | undefined;
  quietHours?: QuietHours | null | undefined;
};

/** Only what is named changes. To be called while the member is held. */
export async function storePresence(
  tx: Transaction,
  memberId: string,
  { hushUntil, quietHours, ...named }: Changes,
): Promise<StoredPresence> {
  const hours = quietHours ?? { from: null, to: null, zone: null };
  const changes = {
    ...named,
    ...(hushUntil !== undefined && { hushUntil: hushUntil === null ? null : new Date(hushUntil) }),
    ...(quietHours !== undefined && { quietFrom: hours.from, quietTo: hours.to, quietZone: hours.zone }),
  };
  await tx
    .insert(presences)
    .values({ memberId, ...changes })
    .onConflictDoNothing();
  if (Object.values(changes).some((value) => value !== undefined)) {
    await tx.update(presences).set(changes).where(eq(presences.memberId, memberId));
  }
  const [row] = await tx.select(columns).from(presences).where(eq(presences.memberId, memberId));
  return row ? present(row) : usualPresence;
}

/** Notes that these members were there until now. Those who have left are passed over. */
export async function noteSeen({ db }: Database, memberIds: readonly string[], now: number): Promise<void> {
  const at = new Date(now).toISOString();
  // One order for all, so that two instances do not wait for each other crosswise.
  await db.execute(sql`
    insert into presences (member_id, seen_at)
    select id, ${at}::timestamptz from members where deleted_at is null and id = any(${`{${memberIds.join()}}`}::uuid[])
    order by id
    on conflict (member_id) do update set seen_at = excluded.seen_at`);
}

export async function forgetPresence({ db }: Database, memberId: string): Promise<void> {
  await db.delete(presences).where(eq(presences.memberId, memberId));
}
