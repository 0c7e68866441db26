// What is said in uploaded trailers, by time, for those who do not hear it.
import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { gameTrailers } from './store.ts';

export const trailerCaptions = pgTable(
  'trailer_captions',
  {
    /** Names the address; others have another. */
    id: uuid().primaryKey(),
    trailerId: uuid('trailer_id')
      .notNull()
      .references(() => gameTrailers.id, { onDelete: 'cascade' }),
    /** BCP 47. */
    language: text().notNull(),
    /** WebVTT, as it was read. */
    body: text().notNull(),
  },
  (table) => [unique('trailer_captions_once').on(table.trailerId, table.language)],
);
