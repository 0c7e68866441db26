// Writes a batch of catalogue games: new ones whole, known ones by the parts that changed. Set by set, never row by row.
import { languages } from '../../../../shared/primitives.ts';
import { insertRows, type Sql } from '../../../platform/postgres/bulk.ts';
import { GENRES } from '../art/types.ts';
import { settleMemberTags } from '../tagging/settle.ts';
import type { Digests, Part } from './match.ts';
import type { CatalogueGame } from './readRow.ts';
import { drawingOf, type Shelves, shelvesOf } from './shelves.ts';
import { digest, slugChoices, slugFor } from './slugs.ts';

export type NewGame = { id: string; game: CatalogueGame; digests: Digests };
export type ChangedGame = NewGame & { parts: readonly Part[] };

/** Pictures of each game's gallery. */
const pictures = 5;

const tagOf = (term: CatalogueGame['terms'][number]) =>
  typeof term === 'string'
    ? { slug: slugFor(term, 'tag'), names: { en: term, ko: term, zh: term } }
    : { slug: term.slug, names: term.names };

const tagsOf = (game: CatalogueGame) => [
  ...new Map(game.terms.map(tagOf).map((tag) => [tag.slug, tag])).values(),
];

/** Makers that are not there yet, and the ids of all by their name in lower case. */
async function providePublishers(sql: Sql, newId: () => string, games: readonly CatalogueGame[]) {
  const names = [...new Set(games.flatMap(({ publisher }) => publisher ?? []))];
  if (names.length === 0) return new Map<string, string>();
  const known = async () =>
    new Map(
      (
        await sql<{ id: string; name: string }[]>`
          select distinct on (wanted.name) p.id, wanted.name
          from unnest(${names}::text[]) wanted(name) join publishers p on lower(p.name) = lower(wanted.name)
          order by wanted.name, p.id`
      ).map(({ id, name }) => [name, id]),
    );
  const there = await known();
  const missing = [
    ...new Map(names.filter((name) => !there.has(name)).map((name) => [name.toLowerCase(), name])).values(),
  ];
  if (missing.length === 0) return there;
  const bases = missing.map((name) => slugFor(name, 'maker'));
  const taken = await takenSlugs(sql, 'publishers', bases);
  const rows = missing.map((name, index) => {
    const base = bases[index] ?? '';
    const slug = taken.has(base) ? `${base}-${digest(name.toLowerCase(), 8)}` : base;
    taken.add(slug);
    return { id: newId(), slug, name };
  });
  await insertRows(sql, 'publishers', rows);
  return known();
}

async function takenSlugs(sql: Sql, table: string, slugs: readonly string[]): Promise<Set<string>> {
  const rows = await sql<
    { slug: string }[]
  >`select slug from ${sql(table)} where slug = any(${[...slugs]}::text[])`;
  return new Set(rows.map(({ slug }) => slug));
}

async function provideTags(sql: Sql, games: readonly CatalogueGame[]): Promise<void> {
  const tags = new Map(games.flatMap(tagsOf).map((tag) => [tag.slug, tag]));
  if (tags.size === 0) return;
  await sql`
    insert into tags (slug, names)
    select slug, names from json_populate_recordset(null::tags, (${JSON.stringify([...tags.values()])}::text)::json)
    on conflict do nothing`;
}

/** Addresses for new games, in their order, so that the same file gives the same ones. */
async function chooseSlugs(sql: Sql, added: readonly NewGame[]): Promise<Map<string, string>> {
  const choices = added.map(({ id, game }) => ({
    id,
    slugs: slugChoices(game.title, game.publisher, game.key),
  }));
  const taken = await takenSlugs(
    sql,
    'games',
    choices.flatMap(({ slugs }) => slugs),
  );
  return new Map(
    choices.map(({ id, slugs }) => {
      const slug = slugs.find((choice) => !taken.has(choice)) ?? `${slugs[2]}-${digest(id, 8)}`;
      taken.add(slug);
      return [id, slug];
    }),
  );
}

const hasPart = (part: Part) => (change: ChangedGame) => change.parts.includes(part);
const releasedAt = ({ released }: CatalogueGame) => (released === null ? null : `${released}T00:00:00Z`);

const textRows = ({ id, game }: NewGame) =>
  languages
    .filter((language) => game.short[language] || game.long[language])
    .map((language) => ({
      game_id: id,
      language,
      short: game.short[language] ?? '',
      long: game.long[language] ?? '',
    }));

/** What belongs to games, of those whose parts are given. */
async function insertBelongings(sql: Sql, shelves: Shelves, games: readonly ChangedGame[]): Promise<void> {
  const rowsOf = (part: Part, rows: (entry: NewGame) => Parameters<typeof insertRows>[2]) =>
    games.filter(hasPart(part)).flatMap(rows);
  await insertRows(sql, 'game_texts', rowsOf('texts', textRows));
  await insertRows(
    sql,
    'game_categories',
    rowsOf('terms', ({ id, game }) =>
      shelvesOf(game, shelves).map((category) => ({ category, game_id: id })),
    ),
  );
  await insertRows(
    sql,
    'game_tags',
    rowsOf('terms', ({ id, game }) =>
      tagsOf(game).map(({ slug }, position) => ({ game_id: id, tag: slug, position })),
    ),
  );
  await insertRows(
    sql,
    'game_requirements',
    rowsOf('requirements', ({ id, game }) => game.requirements.map((needs) => ({ game_id: id, ...needs }))),
  );
  await insertRows(
    sql,
    'prices',
    rowsOf('prices', ({ id, game }) =>
      Object.entries(game.prices).map(([currency, amount]) => ({ game_id: id, currency, amount })),
    ),
  );
}

async function clearBelongings(sql: Sql, changed: readonly ChangedGame[]): Promise<void> {
  const tables = {
    terms: ['game_tags', 'game_categories'],
    prices: ['prices'],
    texts: ['game_texts'],
    requirements: ['game_requirements'],
  } as const;
  for (const [part, names] of Object.entries(tables)) {
    const ids = changed.filter(hasPart(part as Part)).map(({ id }) => id);
    if (ids.length === 0) continue;
    for (const name of names) await sql`delete from ${sql(name)} where game_id = any(${ids}::uuid[])`;
  }
}

/** The columns of the games themselves that changed. */
async function updateGames(sql: Sql, makers: ReadonlyMap<string, string>, changed: readonly ChangedGame[]) {
  const values = changed.map(({ id, game, parts }) => ({
    id,
    parts,
    title: game.title,
    titles: game.titles,
    publisher_id: game.publisher === null ? null : (makers.get(game.publisher) ?? null),
    released_at: releasedAt(game),
    systems: game.systems,
    languages: game.languages,
  }));
  await sql`
    update games g set
      title = case when 'title' = any(r.parts) then r.title else g.title end,
      titles = case when 'title' = any(r.parts) then r.titles else g.titles end,
      publisher_id = case when 'publisher' = any(r.parts) then r.publisher_id else g.publisher_id end,
      released_at = case when 'released' = any(r.parts) then r.released_at else g.released_at end,
      systems = case when 'systems' = any(r.parts) then r.systems else g.systems end,
      languages = case when 'languages' = any(r.parts) then r.languages else g.languages end
    from json_to_recordset((${JSON.stringify(values)}::text)::json) as r(
      id uuid, parts text[], title text, titles jsonb, publisher_id uuid, released_at timestamptz, systems text[], languages text[]
    )
    where g.id = r.id`;
}

async function insertGames(sql: Sql, makers: ReadonlyMap<string, string>, added: readonly NewGame[]) {
  const slugs = await chooseSlugs(sql, added);
  await insertRows(
    sql,
    'games',
    added.map(({ id, game }) => ({
      id,
      slug: slugs.get(id) ?? '',
      title: game.title,
      titles: game.titles,
      publisher_id: game.publisher === null ? null : (makers.get(game.publisher) ?? null),
      genre: drawingOf(game) ?? GENRES[Number.parseInt(digest(game.key, 6), 16) % GENRES.length] ?? 'puzzle',
      systems: game.systems,
      languages: game.languages,
      released_at: releasedAt(game),
      pictures,
      trailer: false,
      downloads: 0,
      reviews: 0,
      positive: 0,
      wishes: 0,
    })),
  );
}

/** Writes a batch inside a transaction; `source` names the catalogue. */
export async function writeGames(
  sql: Sql,
  { newId, shelves, source }: { newId: () => string; shelves: Shelves; source: string },
  added: readonly NewGame[],
  changed: readonly ChangedGame[],
): Promise<void> {
  const all = [...added, ...changed];
  const makers = await providePublishers(
    sql,
    newId,
    all.map(({ game }) => game),
  );
  await provideTags(
    sql,
    all.map(({ game }) => game),
  );
  if (added.length > 0) await insertGames(sql, makers, added);
  if (changed.length > 0) {
    // In one order, as others lock several games too.
    await sql`select 1 from games where id = any(${changed.map(({ id }) => id)}::uuid[]) order by id for update`;
    await updateGames(sql, makers, changed);
    await clearBelongings(sql, changed);
  }
  const whole = added.map(
    (entry): ChangedGame => ({ ...entry, parts: ['texts', 'terms', 'prices', 'requirements'] }),
  );
  await insertBelongings(sql, shelves, [...whole, ...changed]);
  await settleMemberTags(
    sql,
    changed.map(({ id }) => id),
  );
  const marks = all.map(({ id, game, digests }) => ({ source, key: game.key, game_id: id, digests }));
  await sql`
    insert into imported_games (source, key, game_id, digests)
    select source, key, game_id, digests
    from json_populate_recordset(null::imported_games, (${JSON.stringify(marks)}::text)::json)
    on conflict (source, key) do update set digests = imported_games.digests || excluded.digests`;
}
