// How messages reach the wire.
import { messages } from '../../../drizzle/schema/chat.ts';
import type { MemberRef } from '../../../shared/accounts.ts';
import { type Attachment, attachedOf } from '../../../shared/attachments.ts';
import type { Message, Quote } from '../../../shared/chatMessages.ts';
import { goneMember } from '../../../shared/gone.ts';
import { quoteOfNothing } from '../../../shared/messageReducer.ts';
import { excerptOf } from '../../../shared/text.ts';

export const messageColumns = {
  id: messages.id,
  number: messages.number,
  authorId: messages.authorId,
  body: messages.body,
  at: messages.at,
  editedAt: messages.editedAt,
  deletedAt: messages.deletedAt,
  replyTo: messages.replyTo,
  reactions: messages.reactions,
  mentions: messages.mentions,
  mentionsAll: messages.mentionsAll,
  attachments: messages.attachments,
  shownIn: messages.shownIn,
  shownAfter: messages.shownAfter,
};

/** A message, and the one it answers if that is there. */
export type MessageRow = {
  id: string;
  number: number;
  authorId: string;
  body: string;
  at: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  replyTo: number | null;
  reactions: { emoji: string; count: number }[] | null;
  mentions: { id: string; nickname: string }[] | null;
  mentionsAll: boolean;
  attachments: Attachment[] | null;
  shownIn: string | null;
  shownAfter: number | null;
  quotedAuthorId: string | null;
  quotedBody: string | null;
  quotedDeletedAt: Date | null;
  quotedAttachments: Attachment[] | null;
};

/** Those whose names a message shows. */
export const peopleOf = ({ authorId, quotedAuthorId }: MessageRow): string[] =>
  quotedAuthorId === null ? [authorId] : [authorId, quotedAuthorId];

/** @param mine the viewer's own reactions, as `<number> <emoji>` */
export function presentMessage(
  row: MessageRow,
  refs: ReadonlyMap<string, MemberRef>,
  mine: ReadonlySet<string>,
): Message {
  const { id, number, body, editedAt, deletedAt, replyTo, reactions, mentions } = row;
  const written = {
    id,
    number,
    author: refs.get(row.authorId) ?? goneMember(row.authorId),
    body,
    at: row.at.getTime(),
  };
  const whispered = row.shownIn !== null && {
    shownIn: { roomId: row.shownIn, afterNumber: row.shownAfter ?? 0 },
  };
  if (deletedAt) return { ...written, deletedAt: deletedAt.getTime(), ...whispered };
  return {
    ...written,
    ...whispered,
    ...(editedAt && { editedAt: editedAt.getTime() }),
    ...(replyTo !== null && { replyTo: quoteOf(replyTo, row, refs) }),
    ...(reactions && {
      reactions: reactions.map((reaction) => ({
        ...reaction,
        mine: mine.has(`${number} ${reaction.emoji}`),
      })),
    }),
    ...(mentions && { mentions }),
    ...(row.mentionsAll && { mentionsAll: true as const }),
    ...(row.attachments && { attachments: row.attachments }),
  };
}

function quoteOf(number: number, row: MessageRow, refs: ReadonlyMap<string, MemberRef>): Quote {
  const { quotedAuthorId: authorId, quotedBody, quotedDeletedAt } = row;
  if (authorId === null || quotedBody === null || quotedDeletedAt) return quoteOfNothing(number);
  const attached = attachedOf(row.quotedAttachments);
  const author = refs.get(authorId) ?? goneMember(authorId);
  return { number, author, body: excerptOf(quotedBody), ...(attached && { attached }) };
}
