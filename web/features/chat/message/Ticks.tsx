// How far one's own message has come: stored, on a device of another one, read by one. Under the pointer by whom; a press lists all.
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Message } from '../../../../shared/chatMessages.ts';
import { feeds } from '../../../api/feeds.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { roomFeedName } from '../live/roomFeed.ts';
import type { RoomView } from '../live/roomView.ts';
import { reachedBy } from './reached.ts';
import { useRoomTools } from './tools.ts';

export type Reach = 'stored' | 'delivered' | 'read';

const mostNames = 5;
const words = { stored: 'sent', delivered: 'delivered', read: 'read' } as const;

export function Ticks({ message, reach }: { message: Message; reach: Reach }) {
  const t = useTranslations('rooms.log');
  const format = useFormatter();
  const tools = useRoomTools();
  const [by, setBy] = useState('');
  const word = t(words[reach]);
  /** As it is when somebody looks. */
  const look = () => {
    const { read } = reachedBy(feeds.view<RoomView>(roomFeedName(tools.roomId))?.state?.full, message);
    const names = read.slice(0, mostNames).map(({ nickname }) => nickname);
    const others = read.length - names.length;
    setBy(format.list(others > 0 ? [...names, t('others', { count: others })] : names));
  };
  return (
    <button
      type="button"
      className={reach === 'read' ? 'ticks is-read' : 'ticks'}
      // By keyboard the message's menu leads there too.
      tabIndex={-1}
      title={reach === 'read' && by ? t('readBy', { names: by }) : word}
      onPointerEnter={look}
      onClick={() => tools.open({ kind: 'ticks', message })}
    >
      <Icon name={reach === 'stored' ? 'check' : 'checks'} />
      <span className="sr">{word}</span>
    </button>
  );
}
