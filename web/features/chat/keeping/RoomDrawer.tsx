// What can be set of a room: by everybody what they hear of it, by those who look after it all the rest.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import type { RoomCard } from '../../../../shared/chat.ts';
import { may } from '../../../../shared/ranks.ts';
import { LateWords } from '../../../i18n/LateWords.tsx';
import { Drawer } from '../../../ui/Dialog.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { useRoomName } from '../../../ui/useNameOf.ts';
import { useMe } from '../../accounts/useMe.ts';
import { MembersPane } from '../groups/MembersPane.tsx';
import { OnCard } from '../groups/OnCard.tsx';
import { BansPane } from './BansPane.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { HearingPane } from './HearingPane.tsx';
import { LinksPane } from './LinksPane.tsx';
import { LogPane } from './LogPane.tsx';
import { ReportsPane } from './ReportsPane.tsx';
import { SettingsPane } from './SettingsPane.tsx';
import './keeping.css';

const sets = ['keeping', 'groups', 'reports'] as const;

type Props = { room: RoomCard; keeps: boolean; onClose: () => void };
type Tab = 'members' | 'hearing' | 'settings' | 'reports' | 'bans' | 'links' | 'log';

export function RoomDrawer(props: Props) {
  return (
    <LateWords sets={sets}>
      <Parts {...props} />
    </LateWords>
  );
}

function Parts(props: Props) {
  const { me } = useMe();
  if (!me) return null;
  return <Tabbed {...props} me={me} />;
}

function Tabbed({ room, keeps, me, onClose }: Props & { me: Me }) {
  const t = useTranslations('roomKeeping');
  const groupWords = useTranslations('groups.keep');
  const name = useRoomName()(room);
  const isOwner = room.owner?.id === me.id;
  const [tab, setTab] = useState<Tab>(isOwner ? 'settings' : 'hearing');
  const [closing, setClosing] = useState(false);
  const { id: roomId } = room;
  // One thing is open at a time.
  if (closing) return <CloseDialog room={room} onClose={onClose} />;
  const isGroup = room.kind === 'group';
  // What nobody owns is closed by nobody, and a group by no moderator.
  const mayClose =
    room.kind === 'open' ? !(isOwner && room.lasting) : isGroup && (isOwner || may(me.role, 'keepRooms'));
  const onCloseRoom = mayClose ? () => setClosing(true) : null;
  const hearing = {
    value: 'hearing',
    label: t('tabs.hearing'),
    panel: (
      <div className="stack">
        <HearingPane roomId={roomId} />
        {isGroup ? <OnCard roomId={roomId} /> : null}
      </div>
    ),
  } as const;
  const settings = {
    value: 'settings',
    label: t('tabs.settings'),
    panel: <SettingsPane room={room} isOwner={isOwner} onCloseRoom={onCloseRoom} />,
  } as const;
  const members = {
    value: 'members',
    label: groupWords('tab'),
    panel: (
      <div className="stack">
        <MembersPane room={room} me={me.id} keeps={keeps} />
        {keeps ? (
          <section aria-label={t('tabs.links')}>
            <h3>{t('tabs.links')}</h3>
            <LinksPane roomId={roomId} />
          </section>
        ) : null}
      </div>
    ),
  } as const;
  const ofGroup = isGroup ? [members] : [];
  const links = { value: 'links', label: t('tabs.links'), panel: <LinksPane roomId={roomId} /> } as const;
  const kept = [
    { value: 'reports', label: t('tabs.reports'), panel: <ReportsPane roomId={roomId} /> },
    { value: 'bans', label: t('tabs.bans'), panel: <BansPane roomId={roomId} /> },
    // Into a group they are one more way to invite.
    ...(room.kind === 'open' ? [links] : []),
    { value: 'log', label: t('tabs.log'), panel: <LogPane roomId={roomId} /> },
  ] as const;
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={t('title')} note={name}>
      <div className="keeping">
        {keeps ? (
          <Tabs
            label={t('tabs.label')}
            tabs={[settings, ...ofGroup, hearing, ...kept]}
            value={tab}
            onChange={(value: Tab) => setTab(value)}
          />
        ) : (
          <>
            {hearing.panel}
            {isGroup ? members.panel : null}
          </>
        )}
      </div>
    </Drawer>
  );
}
