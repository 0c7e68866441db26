// The menu of a message: everything that can be done with it.
import { Menu } from '@base-ui/react/menu';
import { useTranslations } from 'use-intl/react';
import type { Message } from '../../../../shared/chatMessages.ts';
import type { IconName } from '../../../ui/icons.ts';
import { MenuItemPart, MenuLinePart } from '../../../ui/menuParts.tsx';
import { useRoomNow } from '../live/useRoomNow.ts';
import { RowMenu } from './RowMenu.tsx';
import type { Stand } from './stand.ts';
import { mayEdit, mayRemove, mayReport, type Rights, useRoomTools } from './tools.ts';

/** What is sent most, as the list of emoji has it. */
const quick = ['👍️', '❤️', '😂', '🎉', '😮', '😢'];

type Props = { message: Message; stand: Stand; pinned: boolean; rights: Rights; onClose: () => void };

export function MessageMenu({ message, stand, pinned, rights, onClose }: Props) {
  const t = useTranslations('talk');
  const reporting = useTranslations('reporting');
  const tools = useRoomTools();
  const ticked = useRoomNow(tools.roomId)?.ticks !== undefined;
  const mine = new Set((message.reactions ?? []).filter((each) => each.mine).map(({ emoji }) => emoji));
  const item = (icon: IconName, label: string, onClick: () => void, danger = false) => (
    <MenuItemPart icon={icon} onClick={onClick} danger={danger}>
      {label}
    </MenuItemPart>
  );
  return (
    <RowMenu stand={stand} onClose={onClose}>
      <Menu.Group className="quick-smileys" aria-label={t('react')}>
        {quick.map((emoji) => (
          <Menu.CheckboxItem
            key={emoji}
            className="quick-smiley"
            checked={mine.has(emoji)}
            closeOnClick
            aria-label={emoji}
            onCheckedChange={(on) => tools.react(message, emoji, on)}
          >
            {emoji}
          </Menu.CheckboxItem>
        ))}
      </Menu.Group>
      {item('smile', t('addReaction'), () => tools.open({ kind: 'picker', message, stand }))}
      {item('answer', t('answer'), () => tools.answer(message))}
      {mayEdit(message, rights) ? item('pencil', t('edit'), () => tools.edit(message)) : null}
      {rights.pins ? item('pin', pinned ? t('unpin') : t('pin'), () => tools.pin(message, !pinned)) : null}
      {message.body === '' ? null : item('copy', t('copy'), () => tools.copy(message))}
      {ticked && message.author.id === rights.me
        ? item('checks', t('reach.open'), () => tools.open({ kind: 'ticks', message }))
        : null}
      {message.reactions
        ? item('users', t('reactions'), () => tools.open({ kind: 'reactions', message }))
        : null}
      {message.editedAt ? item('clock', t('history'), () => tools.open({ kind: 'history', message })) : null}
      {mayRemove(message, rights) || mayReport(message, rights) ? <MenuLinePart /> : null}
      {mayReport(message, rights)
        ? item('warn', reporting('open'), () => tools.open({ kind: 'report', message }), true)
        : null}
      {mayRemove(message, rights)
        ? item('trash', t('remove'), () => tools.open({ kind: 'remove', message }), true)
        : null}
    </RowMenu>
  );
}
