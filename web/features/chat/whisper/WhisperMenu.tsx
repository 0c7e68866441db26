// The menu of what somebody whispered, in the room it was said in. What can be done with messages of a conversation of two
// besides is done there.
import { Menu } from '@base-ui/react/menu';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { Icon } from '../../../ui/Icon.tsx';
import type { OpenedWhisper } from '../message/tools.ts';
import { useRoomTools } from '../message/tools.ts';

type Props = { opened: OpenedWhisper; onClose: () => void };

export function WhisperMenu({ opened: { message, roomId, anchor }, onClose }: Props) {
  const t = useTranslations('talk');
  const reporting = useTranslations('reporting');
  const tools = useRoomTools();
  const navigate = useNavigate();
  return (
    <Menu.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Menu.Portal>
        <Menu.Positioner
          className="menu-place"
          anchor={anchor}
          sideOffset={6}
          align="end"
          collisionPadding={8}
        >
          <Menu.Popup className="menu" aria-label={t('menu')} finalFocus={() => anchor}>
            <Menu.Item
              className="menu-item"
              onClick={() => void navigate({ to: '/rooms/$roomId', params: { roomId } })}
            >
              <Icon name="rooms" />
              {t('whisper.open')}
            </Menu.Item>
            {message.body === '' ? null : (
              <Menu.Item className="menu-item" onClick={() => tools.copy(message)}>
                <Icon name="copy" />
                {t('copy')}
              </Menu.Item>
            )}
            {message.author.id === tools.me ? null : (
              <>
                <Menu.Separator className="menu-line" />
                <Menu.Item
                  className="menu-item is-danger"
                  onClick={() => tools.open({ kind: 'report', message, direct: roomId })}
                >
                  <Icon name="warn" />
                  {reporting('open')}
                </Menu.Item>
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
