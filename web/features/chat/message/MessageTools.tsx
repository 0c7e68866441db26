// The tools beside a message under the pointer or with the focus: react, answer, and the menu with the rest.
import { useTranslations } from 'use-intl/react';
import type { Message } from '../../../../shared/chatMessages.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { standOn } from './stand.ts';
import { useRoomTools } from './tools.ts';

export function MessageTools({ message }: { message: Message }) {
  const t = useTranslations('talk');
  const tools = useRoomTools();
  return (
    <div className="msg-tools" role="toolbar" aria-label={t('tools')}>
      <IconButton
        small
        icon="smile"
        label={t('react')}
        aria-haspopup="dialog"
        onClick={(event) => tools.open({ kind: 'picker', message, stand: standOn(event.currentTarget) })}
      />
      <IconButton small icon="answer" label={t('answer')} onClick={() => tools.answer(message)} />
      <IconButton
        small
        icon="more"
        label={t('more')}
        aria-haspopup="menu"
        onClick={(event) => tools.open({ kind: 'menu', message, stand: standOn(event.currentTarget) })}
      />
    </div>
  );
}
