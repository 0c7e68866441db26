// Above a timeline whose new part begins further up than what has been fetched: how much is new, and the way there.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useRoomTools } from '../message/tools.ts';
import './firstUnread.css';

type Props = { afterNumber: number; newest: number };

export function FirstUnread({ afterNumber, newest }: Props) {
  const t = useTranslations('rooms.log');
  const tools = useRoomTools();
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <div className="first-unread">
      <button
        type="button"
        className="first-unread-go"
        onClick={() => {
          setClosed(true);
          tools.jump(afterNumber + 1);
        }}
      >
        <Icon name="down" small />
        <span className="clip">{t('firstUnread', { count: newest - afterNumber })}</span>
      </button>
      <IconButton small icon="x" label={t('firstUnreadClose')} onClick={() => setClosed(true)} />
    </div>
  );
}
