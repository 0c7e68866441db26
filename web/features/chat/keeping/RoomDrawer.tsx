// What can be set of a room: by everybody what they hear of it, by those who look after it all the rest.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { LateWords } from '../../../i18n/LateWords.tsx';
import { Drawer } from '../../../ui/Dialog.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { useRoomName } from '../../../ui/useNameOf.ts';
import { BansPane } from './BansPane.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { HearingPane } from './HearingPane.tsx';
import { LinksPane } from './LinksPane.tsx';
import { LogPane } from './LogPane.tsx';
import { SettingsPane } from './SettingsPane.tsx';
import './keeping.css';

const sets = ['keeping'] as const;

type Props = { room: RoomCard; keeps: boolean; me: string; onClose: () => void };
type Tab = 'hearing' | 'settings' | 'bans' | 'links' | 'log';

export function RoomDrawer(props: Props) {
  return (
    <LateWords sets={sets}>
      <Parts {...props} />
    </LateWords>
  );
}

function Parts({ room, keeps, me, onClose }: Props) {
  const t = useTranslations('roomKeeping');
  const name = useRoomName()(room);
  const isOwner = room.owner?.id === me;
  const [tab, setTab] = useState<Tab>(isOwner ? 'settings' : 'hearing');
  const [closing, setClosing] = useState(false);
  const { id: roomId } = room;
  // One thing is open at a time.
  if (closing) return <CloseDialog room={room} onClose={onClose} />;
  const onCloseRoom = isOwner && room.lasting ? null : () => setClosing(true);
  const hearing = {
    value: 'hearing',
    label: t('tabs.hearing'),
    panel: <HearingPane roomId={roomId} />,
  } as const;
  const settings = {
    value: 'settings',
    label: t('tabs.settings'),
    panel: <SettingsPane room={room} isOwner={isOwner} onCloseRoom={onCloseRoom} />,
  } as const;
  const kept = [
    { value: 'bans', label: t('tabs.bans'), panel: <BansPane roomId={roomId} /> },
    { value: 'links', label: t('tabs.links'), panel: <LinksPane roomId={roomId} /> },
    { value: 'log', label: t('tabs.log'), panel: <LogPane roomId={roomId} /> },
  ] as const;
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('title')} note={name}>
      <div className="keeping">
        {keeps ? (
          <Tabs
            label={t('tabs.label')}
            tabs={[settings, hearing, ...kept]}
            value={tab}
            onChange={(value: Tab) => setTab(value)}
          />
        ) : (
          hearing.panel
        )}
      </div>
    </Drawer>
  );
}
