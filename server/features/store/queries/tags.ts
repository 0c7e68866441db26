// Tags by a part of their name, in whatever language it is typed.
import { asc, or, sql } from 'drizzle-orm';
import { tags } from '../../../../drizzle/schema/store.ts';
import type { Language } from '../../../../shared/primitives.ts';
import type { Tag } from '../../../../shared/store.ts';
import type { Database } from '../../../platform/postgres/database.ts';

/** Tags shown at once: who does not see theirs types more of it. */
const atMost = 20;

/** Those whose name holds the text, whatever its case; those that begin with it first. */
export async function findTags({ db }: Database, text: string, language: Language): Promise<Tag[]> {
  const held = text.toLowerCase();
  const named = (spoken: Language) => sql`lower(${tags.names} ->> ${spoken})`;
  const holds = (spoken: Language) => sql`strpos(${named(spoken)}, ${held}) > 0`;
  const name = sql<string>`${tags.names} ->> ${language}`;
  return db
    .select({ slug: tags.slug, name })
    .from(tags)
    .where(held === '' ? undefined : or(holds('en'), holds('ko'), holds('zh')))
    .orderBy(sql`strpos(${named(language)}, ${held}) <> 1`, sql`length(${name})`, asc(tags.slug))
    .limit(atMost);
}
