// What the demo's members find in their bell: of what happened to them in the seeded world.
import type { AlertKind } from '../../shared/alertKinds.ts';
import { type Currency, currencyOfCountry } from '../../shared/countries.ts';
import { countrySchema } from '../../shared/primitives.ts';
import { discounted, type GameRef } from '../../shared/store.ts';
import { offeredDemoAccounts } from '../features/accounts/queries.ts';
import { generateMember } from '../features/store/seedCatalogue/index.ts';
import { insertRows, type Sql } from '../platform/postgres/bulk.ts';
import { seedId } from './ids.ts';
import { type Person, visitorsOf } from './people.ts';
import type { SeedContext } from './seed.ts';

type Part = { source: string; thing: string; actorId: string | null; params: object; at: Date };
type Told = { kind: AlertKind; read: boolean; parts: Part[] };

/** Things of one alert, and actors that it names, at most. */
const most = 3;

/** For those whom a visitor of the demo may be. */
export async function seedAlerts(sql: Sql, context: SeedContext, people: readonly Person[]): Promise<void> {
  if (!context.demo) return;
  const members = people.slice(0, offeredDemoAccounts);
  const givers = visitorsOf(people);
  const rows = { boxes: [] as object[], alerts: [] as object[], parts: [] as object[] };
  for (const member of members) {
    const told = [
      await giftOf(sql, context, member, givers),
      await dropsOf(sql, context, member),
      await notesOf(sql, member),
    ].filter(({ parts }) => parts.length > 0);
    const newest = ({ parts }: Told) => parts[0]?.at.getTime() ?? 0;
    told.sort((left, right) => newest(left) - newest(right));
    rows.boxes.push({
      member_id: member.id,
      last_number: told.length,
      unread: told.filter(({ read }) => !read).length,
      off: [],
    });
    for (const [index, each] of told.entries()) addAlert(rows, member.id, each, index + 1);
  }
  await insertRows(sql, 'alert_boxes', rows.boxes as never);
  await insertRows(sql, 'alerts', rows.alerts as never);
  await insertRows(sql, 'alert_parts', rows.parts as never);
}

function addAlert(
  rows: { alerts: object[]; parts: object[] },
  memberId: string,
  { kind, read, parts }: Told,
  number: number,
): void {
  const [first] = parts;
  if (!first) return;
  const id = seedId('alert', `${memberId} ${kind}`, first.at.getTime());
  const actors = [...new Set(parts.flatMap(({ actorId }) => actorId ?? []))];
  const { at, params } = first;
  rows.alerts.push({
    ...{ id, member_id: memberId, number, kind, subject: '', params, count: parts.length },
    ...{ actor_count: actors.length, actor_ids: actors.slice(0, most), at, read_at: read ? at : null },
    ...{ withdrawn: false, removed_at: null },
  });
  for (const part of parts) {
    rows.parts.push({
      ...{ member_id: memberId, kind, source: part.source, alert_id: id, number, actor_id: part.actorId },
      ...{ thing: part.thing, params: part.params, at: part.at, withdrawn_at: null },
    });
  }
}

/** The newest copy they have was given to them. */
async function giftOf(
  sql: Sql,
  context: SeedContext,
  member: Person,
  givers: readonly Person[],
): Promise<Told> {
  const found = await sql<(GameRef & { at: Date })[]>`
    select games.id, slug, title, at from entitlements join games on games.id = game_id
    where member_id = ${member.id} order by at desc, games.id limit 1`;
  const giver = givers[member.number % Math.max(1, givers.length)];
  const parts = found.map(({ at, ...game }): Part => {
    const orderId = seedId('gift', member.number, context.now);
    return {
      ...{ source: orderId, thing: orderId, actorId: giver?.id ?? null, at },
      params: { game, games: 1, orderId },
    };
  });
  return { kind: 'gift', read: true, parts: giver ? parts : [] };
}

/** Wishes that are on sale. */
async function dropsOf(sql: Sql, context: SeedContext, member: Person): Promise<Told> {
  const currency: Currency = currencyOfCountry(countrySchema.parse(generateMember(member.number).country));
  const now = context.day(0);
  const found = await sql<(GameRef & { amount: string; percent: number; at: Date })[]>`
    select games.id, slug, title, amount, percent, sales.starts_at as at
    from wishes join games on games.id = wishes.game_id
    join prices on prices.game_id = games.id and currency = ${currency} and amount > 0
    join sales on sales.game_id = games.id and starts_at <= ${now} and ends_at > ${now}
    where member_id = ${member.id} and games.sold order by sales.starts_at desc, games.id limit ${most}`;
  const parts = found.map(({ id, slug, title, amount, percent, at }): Part => {
    const money = (value: number) => ({ amount: value, currency });
    const was = Number(amount);
    return {
      ...{ source: `${id} 0`, thing: id, actorId: null, at },
      params: { game: { id, slug, title }, was: money(was), now: money(discounted(was, percent)) },
    };
  });
  return { kind: 'priceDrop', read: false, parts };
}

/** What was written into their guestbook last. */
async function notesOf(sql: Sql, member: Person): Promise<Told> {
  const found = await sql<{ id: string; author: string; at: Date }[]>`
    select id, author_id as author, at from guestbook_entries
    where owner_id = ${member.id} order by at desc, id limit ${most}`;
  const parts = found.map(({ id, author, at }): Part => {
    return { source: id, thing: id, actorId: author, params: { entryId: id }, at };
  });
  return { kind: 'guestbook', read: false, parts };
}
