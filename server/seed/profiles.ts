// Members' pages: backgrounds, favourites, who sees what, notes in guestbooks, and levels made of what they did.
import { backgrounds } from '../../shared/backgrounds.ts';
import { type Deed, deeds } from '../../shared/levels.ts';
import { seeded } from '../features/store/art/seeded.ts';
import { collector, type Sql } from '../platform/postgres/bulk.ts';
import { guestbookNotes } from './guestbookNotes.ts';
import { seedId } from './ids.ts';
import type { Person } from './people.ts';
import type { SeedContext } from './seed.ts';

/** Members whose pages are furnished: those a visitor of the demo meets. */
const furnished = 60;
const notesAtMost = 7;
/** Share of the days on which a member looks in. */
const presentDays = 0.3;

export async function seedProfiles(sql: Sql, context: SeedContext, people: readonly Person[]): Promise<void> {
  const hosts = people.slice(0, furnished);
  await seedPages(sql, hosts);
  await seedFavourites(sql, hosts);
  await seedNotes(sql, context, hosts);
  await seedVisits(sql, context, people);
  await countDeeds(sql);
  context.onProgress('pages, guestbooks and levels');
}

async function seedPages(sql: Sql, hosts: readonly Person[]): Promise<void> {
  const pages = collector(sql, 'profiles');
  for (const { id, number } of hosts) {
    const rng = seeded(`page:${number}`);
    const open = () => (rng.chance(0.7) ? 'everyone' : 'friends');
    await pages.add({
      member_id: id,
      background: rng.pick(backgrounds),
      games: open(),
      play_time: open(),
      wishlist: rng.chance(0.5) ? 'everyone' : 'me',
      friends: open(),
      writers: rng.chance(0.8) ? 'everyone' : 'friends',
    });
  }
  await pages.flush();
}

/** What they played most. */
async function seedFavourites(sql: Sql, hosts: readonly Person[]): Promise<void> {
  await sql`
    insert into favourite_games (member_id, position, game_id)
    select member_id, place - 1, game_id from (
      select member_id, game_id,
        row_number() over (partition by member_id order by play_ms desc, game_id) as place
      from entitlements where member_id = any(${hosts.map(({ id }) => id)}::uuid[])
    ) played
    where place <= 5`;
}

async function seedNotes(sql: Sql, context: SeedContext, hosts: readonly Person[]): Promise<void> {
  const entries = collector(sql, 'guestbook_entries');
  const earned = collector(sql, 'member_deeds');
  for (const host of hosts) {
    const rng = seeded(`guestbook:${host.number}`);
    const writers = rng.shuffle(hosts.filter(({ id }) => id !== host.id)).slice(0, rng.int(1, notesAtMost));
    for (const writer of writers) {
      const at = context.day(rng.float(Math.max(host.joinedDay, writer.joinedDay, -context.days), -0.1));
      await entries.add({
        id: seedId('note', `${host.number}:${writer.number}`, at.getTime()),
        owner_id: host.id,
        author_id: writer.id,
        body: rng.pick(guestbookNotes[writer.language]),
        at,
      });
      await earned.add(deedOf(host.id, 'guestbook', writer.id, at));
    }
  }
  await entries.flush();
  await earned.flush();
}

async function seedVisits(sql: Sql, context: SeedContext, people: readonly Person[]): Promise<void> {
  const visits = collector(sql, 'member_deeds');
  for (const { id, joinedDay, number } of people) {
    const rng = seeded(`visits:${number}`);
    for (let day = Math.ceil(Math.max(joinedDay, -context.days)); day < 0; day += 1) {
      if (!rng.chance(presentDays)) continue;
      const at = context.day(day);
      await visits.add(deedOf(id, 'visit', at.toISOString().slice(0, 10), at));
    }
  }
  await visits.flush();
}

const deedOf = (memberId: string, deed: Deed, reference: string, at: Date) => ({
  member_id: memberId,
  deed,
  reference,
  points: deeds[deed].points,
  at,
});

/** Reviews and complete pages count too; experience is the sum of all of it. */
async function countDeeds(sql: Sql): Promise<void> {
  const { profile, review } = deeds;
  await sql`
    insert into member_deeds (member_id, deed, reference, points, at)
    select member_id, 'review', game_id::text,
      case when row_number() over (partition by member_id, at::date order by at, game_id) * ${review.points} <= ${review.perDay}
        then ${review.points} else 0 end,
      at
    from reviews`;
  await sql`
    insert into member_deeds (member_id, deed, reference, points, at)
    select id, 'profile', 'complete', ${profile.points}, joined_at from profiles join members on id = member_id
    where bio <> '' and background is not null`;
  await sql`
    update members set experience = earned.points
    from (select member_id, sum(points) as points from member_deeds group by member_id) earned
    where id = earned.member_id`;
  await sql`
    insert into member_levels (member_id, level, at)
    select member_id, level, min(at) from (
      select member_id, at, points, sum(points) over (partition by member_id order by at, deed, reference) as after
      from member_deeds
    ) as earned
    cross join lateral generate_series(
      2 + floor((-75 + sqrt((5625 + 100 * (after - points))::float8)) / 50)::int,
      1 + floor((-75 + sqrt((5625 + 100 * after)::float8)) / 50)::int
    ) as level
    group by member_id, level`;
}
