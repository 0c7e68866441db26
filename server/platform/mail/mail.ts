// Outgoing mail: written in the transaction of what it tells of, sent after it by whichever instance is free.
import { setTimeout } from 'node:timers/promises';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { mails } from '../../../drizzle/schema/mail.ts';
import type { Database, Transaction } from '../postgres/database.ts';
import { plain } from '../postgres/plain.ts';

export type Channel = 'mail' | 'sms';

export type Letter = { subject: string; html: string; text: string };

/** Hands one letter to the outside. Rejects when it was not taken. */
export type Carrier = {
  deliver(letter: Letter & { recipient: string; id: string }): Promise<void>;
  /** Milliseconds it waits for a sign of the other side before it gives up; a delivery ends well within the lease. */
  readonly patience: number;
  close(): void;
};

export type Mail = {
  /** Whether a letter reaches anybody: by a carrier, or by the page that shows the outbox. */
  readonly works: boolean;
  /**
   * Writes a letter; it goes out when the transaction has committed.
   * @param recipient an address; empty for a letter that only takes as long as one that is sent.
   * @param memberId whom it is about: should they delete their account, it goes with them.
   */
  post(tx: Transaction, recipient: string, letter: Letter, memberId: string | null): Promise<void>;
  /** Takes back what is about a member or goes to their address; a letter on its way arrives all the same. */
  takeBack(tx: Transaction, memberId: string, address: string): Promise<void>;
  /** Sends what is due, soon. To be called after the commit; otherwise it waits for the next look. */
  wake(): void;
  /** Resolves when everything that is due now has been tried. */
  settled(): Promise<void>;
  /** Begins nothing more, and waits for what is on its way as long as its carrier is patient. */
  close(): Promise<void>;
};

const second = 1_000;
/** Between two looks for letters that other instances left, in milliseconds. */
const lookEvery = 10 * second;
/** How long one instance may take over a letter before another tries, in milliseconds. */
export const lease = 60 * second;
/** Tries before a letter is given up: with the waits between them about a day. */
const mostTries = 12;
/** Letters sent at the same time. */
const atOnce = 5;

/** Milliseconds to wait after so many failed tries: 20 s, 40 s … at most 4 hours. */
const waitAfter = (tries: number) => Math.min(10 * second * 2 ** tries, 4 * 3_600 * second);

type Resources = { database: Database; clock: { now(): number }; log: Logger; newId(): string };

/**
 * @param channel what it carries: letters or text messages.
 * @param carrier null keeps the letters where the outbox shows them.
 * @param shown whether the outbox is shown to anybody.
 */
export function createMail(
  resources: Resources,
  channel: Channel,
  carrier: Carrier | null,
  shown: boolean,
): Mail {
  const { database, clock, log, newId } = resources;
  let running: Promise<void> | null = null;
  let again = false;
  let closing = false;

  /** Takes letters that are due, so that no other instance sends them while this one tries. */
  function claim() {
    const now = clock.now();
    const due = database.db
      .select({ id: mails.id })
      .from(mails)
      .where(and(eq(mails.channel, channel), isNotNull(mails.nextTryAt), lte(mails.nextTryAt, new Date(now))))
      .orderBy(asc(mails.nextTryAt))
      .limit(atOnce)
      .for('update', { skipLocked: true });
    return database.db
      .update(mails)
      .set({ nextTryAt: new Date(now + lease), tries: sql`${mails.tries} + 1` })
      .where(sql`${mails.id} in ${due}`)
      .returning();
  }

  type Row = Awaited<ReturnType<typeof claim>>[number];

  async function send(row: Row, by: Carrier): Promise<void> {
    try {
      if (row.recipient !== '') await by.deliver(row);
      // What has gone out is nobody's business any more: it held codes and addresses.
      await database.db.delete(mails).where(eq(mails.id, row.id));
    } catch (error) {
      const givenUp = row.tries >= mostTries;
      log.warn(
        { error, channel, mail: row.id, tries: row.tries },
        givenUp ? 'mail given up' : 'mail not sent',
      );
      if (givenUp) await database.db.delete(mails).where(eq(mails.id, row.id));
      else {
        const nextTryAt = new Date(clock.now() + waitAfter(row.tries));
        await database.db.update(mails).set({ nextTryAt }).where(eq(mails.id, row.id));
      }
    }
  }

  async function sendDue(by: Carrier): Promise<void> {
    do {
      again = false;
      for (let rows = await claim(); rows.length > 0; rows = closing ? [] : await claim()) {
        await Promise.all(rows.map((row) => send(row, by)));
      }
    } while (again && !closing);
  }

  function wake(): void {
    if (!carrier || closing) return;
    again = true;
    running ??= sendDue(carrier)
      .catch((error: unknown) => log.warn({ error }, 'mail could not be looked for'))
      .finally(() => {
        running = null;
      });
  }

  const timer = carrier ? setInterval(wake, lookEvery).unref() : null;

  return {
    works: carrier !== null || shown,
    async post(tx, recipient, letter, memberId) {
      const now = new Date(clock.now()).toISOString();
      // Without a carrier nothing is ever due.
      const nextTryAt = carrier ? now : null;
      const { subject, html, text } = letter;
      await plain(tx)`
        insert into mails (id, channel, recipient, member_id, subject, html, text, created_at, next_try_at)
        values (${newId()}, ${channel}, ${recipient}, ${memberId}, ${subject}, ${html}, ${text}, ${now}, ${nextTryAt})`;
    },
    async takeBack(tx, memberId, address) {
      const isTheirs = sql`lower(${mails.recipient}) = lower(${address}) and ${mails.recipient} <> ''`;
      await tx.delete(mails).where(or(eq(mails.memberId, memberId), isTheirs));
    },
    wake,
    async settled() {
      while (running) await running;
    },
    async close() {
      closing = true;
      if (timer) clearInterval(timer);
      if (!carrier) return;
      // What a silent server holds up is left to another instance, after the lease.
      const enough = new AbortController();
      const patience = setTimeout(carrier.patience, undefined, { signal: enough.signal }).catch(() => {});
      await Promise.race([running, patience]);
      enough.abort();
      carrier.close();
    },
  };
}

export type KeptLetter = Letter & { channel: Channel; id: string; recipient: string; createdAt: Date };

/** Letters of these channels that nobody carries, newest first, below an id. */
export function findOutbox(
  { db }: Database,
  channels: Channel[],
  before: string | null,
  limit: number,
): Promise<KeptLetter[]> {
  const { id, channel, recipient, subject, html, text, createdAt } = mails;
  return db
    .select({ id, channel, recipient, subject, html, text, createdAt })
    .from(mails)
    .where(
      and(
        isNull(mails.nextTryAt),
        inArray(channel, channels),
        ne(recipient, ''),
        before === null ? undefined : lt(id, before),
      ),
    )
    .orderBy(desc(id))
    .limit(limit);
}
