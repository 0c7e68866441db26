// Reads new messages out to those who do not see the screen; older ones that are fetched stay silent.
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { attachedOf } from '../../../../shared/attachments.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import { saidIn } from '../attached/said.ts';
import { isFolded } from './folding.ts';

/** How many of the last messages stand in the live region. */
const kept = 4;

type Props = {
  /** Calls with every message of others as it arrives; returns how to stop that. */
  subscribe: (listener: (message: Message) => void) => () => void;
};

export function Announcer({ subscribe }: Props) {
  const t = useTranslations('rooms.log');
  const list = useTranslations('chat.list');
  const [messages, setMessages] = useState<Message[]>([]);
  useEffect(
    () =>
      subscribe((message) => {
        if (!isFolded(message.author.id)) setMessages((before) => [...before, message].slice(-kept));
      }),
    [subscribe],
  );
  return (
    <div className="sr" role="log" aria-label={t('news')}>
      {messages.map(({ id, author, body, attachments }) => {
        const attached = attachedOf(attachments);
        const said = saidIn({ body, ...(attached && { attached }) }, list);
        return <p key={id}>{t('announce', { name: author.nickname, body: said })}</p>;
      })}
    </div>
  );
}
