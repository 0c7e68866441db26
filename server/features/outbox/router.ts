// The outbox: mail that nobody carries, shown to whoever runs a demo on their own machine.
import { z } from 'zod';
import { limits } from '../../../shared/limits.ts';
import type { OutboxLetter } from '../../../shared/outbox.ts';
import { idSchema, type Page, pageInput } from '../../../shared/primitives.ts';
import { AppError } from '../../errors.ts';
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts';
import { findOutbox } from '../../platform/mail/index.ts';
import { publicProcedure, router } from '../../trpc.ts';

const firstPage = { cursor: null, limit: limits.page.default };

export const outboxRouter = router({
  /** Letters, newest first. Errors: OUTBOX_OFF where all of it goes out or others can come in, BAD_CURSOR. */
  letters: publicProcedure
    .input(z.object(pageInput).optional())
    .query(async ({ ctx, input = firstPage }): Promise<Page<OutboxLetter>> => {
      const { config, database } = ctx.services;
      if (config.outbox.length === 0) throw new AppError('OUTBOX_OFF');
      const { cursor, limit } = input;
      const before = cursor == null ? null : decodeCursor(cursor, z.tuple([idSchema]))[0];
      const rows = await findOutbox(database, config.outbox, before, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(({ id, channel, recipient, subject, text, createdAt }) => ({
          id,
          channel,
          recipient,
          subject,
          text,
          at: createdAt.getTime(),
        })),
        nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
      };
    }),
});
