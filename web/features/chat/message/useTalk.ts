// What is going on with messages of the open room: which one is answered, edited, pointed at, and what is open over it.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { attachedOf } from '../../../../shared/attachments.ts';
import type { Message, Quote } from '../../../../shared/chatMessages.ts';
import { excerptOf } from '../../../../shared/text.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';
import { loadAll, loadChanges } from './late.ts';
import type { Opened, RoomTools } from './tools.ts';

/** How long a message that was jumped to stands out, in milliseconds. */
const flashFor = 2_000;

export type Talk = {
  tools: RoomTools;
  /** The message that is answered by what is written next. */
  answering: Quote | null;
  stopAnswering(): void;
  /** The number of the message that is edited. */
  editing: number | null;
  /** The number of the message that stands out for a moment. */
  pointed: number | null;
  opened: Opened | null;
};

export const quoteOf = ({ number, author, body, attachments }: Message): Quote => {
  const attached = attachedOf(attachments);
  return { number, author, body: excerptOf(body), ...(attached && { attached }) };
};

/**
 * @param focusComposer puts the focus where one writes.
 * @param show scrolls to a message that is there; false when it is not.
 */
export function useTalk(
  roomId: string,
  me: string,
  focusComposer: () => void,
  show: (number: number) => boolean,
): Talk {
  const t = useTranslations('talk');
  const errorText = useErrorText();
  const [answering, setAnswering] = useState<Quote | null>(null);
  const [editing, setEditing] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  // What the tools call is always of the last drawing; they themselves stay the same.
  const now = useRef({ t, errorText, focusComposer, show });
  now.current = { t, errorText, focusComposer, show };

  useEffect(loadAll, []);

  const tools = useMemo<RoomTools>(() => {
    const point = (number: number) => {
      setPointed(number);
      setTimeout(() => setPointed((other) => (other === number ? null : other)), flashFor);
    };
    const show = (number: number): boolean => {
      const there = now.current.show(number);
      if (there) point(number);
      return there;
    };
    /** The work itself is fetched late; what it tells is said in the words of now. */
    const work = (run: (part: Awaited<ReturnType<typeof loadChanges>>) => unknown) => {
      loadChanges().then(run, (error: unknown) =>
        toast({ text: now.current.errorText(error).text, bad: true }),
      );
    };
    const place = (message: Message) => ({ roomId, message, words: now.current });
    return {
      roomId,
      me,
      answer(message) {
        setAnswering(quoteOf(message));
        // After what was open has given the focus back.
        requestAnimationFrame(() => now.current.focusComposer());
      },
      edit(message) {
        setEditing(message?.number ?? null);
        if (!message) requestAnimationFrame(() => now.current.focusComposer());
      },
      react: (message, emoji, on) => work(({ react }) => react(place(message), emoji, on)),
      pin: (message, on) => work(({ pin }) => pin(place(message), on)),
      remove: (message) => work(({ remove }) => remove(place(message))),
      save: (message, body) => work(({ saveEdit }) => saveEdit(place(message), body)),
      copy: (message) => work(({ copy }) => copy(place(message))),
      jump(number) {
        if (!show(number)) work(({ jump }) => jump(roomId, { around: number }, now.current, show));
      },
      jumpToTime: (at) => work(({ jump }) => jump(roomId, { at }, now.current, show)),
      open: setOpened,
      close: (closed) => setOpened((other) => (other === closed ? null : other)),
    };
  }, [roomId, me]);

  return { tools, answering, stopAnswering: () => setAnswering(null), editing, pointed, opened };
}
