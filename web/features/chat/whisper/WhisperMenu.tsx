// The menu of what somebody whispered, in the room it was said in. What can be done with messages of a conversation of two
// besides is done there.
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { MenuItemPart, MenuLinePart } from '../../../ui/menuParts.tsx';
import { RowMenu } from '../message/RowMenu.tsx';
import type { OpenedWhisper } from '../message/tools.ts';
import { useRoomTools } from '../message/tools.ts';

type Props = { opened: OpenedWhisper; onClose: () => void };

export function WhisperMenu({ opened: { message, roomId, stand }, onClose }: Props) {
  const t = useTranslations('talk');
  const reporting = useTranslations('reporting');
  const tools = useRoomTools();
  const navigate = useNavigate();
  return (
    <RowMenu stand={stand} onClose={onClose}>
      <MenuItemPart icon="rooms" onClick={() => void navigate({ to: '/rooms/$roomId', params: { roomId } })}>
        {t('whisper.open')}
      </MenuItemPart>
      {message.body === '' ? null : (
        <MenuItemPart icon="copy" onClick={() => tools.copy(message)}>
          {t('copy')}
        </MenuItemPart>
      )}
      {message.author.id === tools.me ? null : (
        <>
          <MenuLinePart />
          <MenuItemPart
            danger
            icon="warn"
            onClick={() => tools.open({ kind: 'report', message, direct: roomId })}
          >
            {reporting('open')}
          </MenuItemPart>
        </>
      )}
    </RowMenu>
  );
}
