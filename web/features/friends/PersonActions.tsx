// What a card offers about its person: how they stand to the member, friends in common, and the way to more.
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import { talkReasons } from '../../../shared/talkReporting.ts';
import { api, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button, buttonClass, IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toast.ts';
import { useOpenDirect } from '../chat/direct/useOpenDirect.ts';
import { useRoomNow } from '../chat/live/useRoomNow.ts';
import { Reporting } from '../moderation/reports/Reporting.tsx';
import { BondButtons } from './BondButtons.tsx';
import { useChangeBond } from './changeBond.ts';
import './friends.css';
import { SureDialog } from './SureDialog.tsx';
import { bondIn, friendIn, useFriends } from './useFriends.ts';

const NoteDialog = lazy(() => import('./NoteDialog.tsx').then((part) => ({ default: part.NoteDialog })));

type Props = {
  person: MemberRef;
  /** Where they are. */
  room: { id: string; title: string } | null;
  /** The room that is open around the card, if one is. */
  here: string | undefined;
  onClose: () => void;
};

export function PersonActions({ person, room, here = '', onClose }: Props) {
  const t = useTranslations('people');
  const reporting = useTranslations('reporting');
  const isIn = useRoomNow(here) !== undefined;
  const errorText = useErrorText();
  const change = useChangeBond();
  const { state } = useFriends();
  const direct = useOpenDirect(person, onClose);
  const [open, setOpen] = useState<'note' | 'block' | 'report' | null>(null);
  if (!state) return null;
  const bond = bondIn(state, person.id);
  const friend = friendIn(state, person.id);
  const setFavourite = (favourite: boolean) =>
    void api.friends.note
      .mutate({ memberId: person.id, favourite })
      .catch((error: unknown) =>
        toast({ text: t('failed', { name: person.nickname, reason: errorText(error).text }), bad: true }),
      );
  return (
    <>
      {bond === 'blocked' ? null : <Mutual memberId={person.id} />}
      <div className="card-acts">
        {bond === 'blocked' ? null : (
          <Button
            kind={bond === 'none' ? 'second' : 'primary'}
            size="s"
            aria-label={`${t('do.message')}: ${person.nickname}`}
            busy={direct.isPending ? t('do.opening') : undefined}
            onClick={() => direct.mutate()}
          >
            {t('do.message')}
          </Button>
        )}
        {room ? (
          <Link
            to="/rooms/$roomId"
            params={{ roomId: room.id }}
            className={buttonClass({ kind: 'second', size: 's' })}
            onClick={onClose}
          >
            {t('do.enter')}
          </Link>
        ) : null}
        {friend ? null : <BondButtons member={person} />}
        <Menu
          trigger={
            <IconButton
              icon="more"
              small
              className="card-more"
              label={t('do.more', { name: person.nickname })}
            />
          }
        >
          {friend ? (
            <>
              <MenuItem icon="heart" onClick={() => setFavourite(!friend.favourite)}>
                {friend.favourite ? t('do.unfavourite') : t('do.favourite')}
              </MenuItem>
              <MenuItem icon="users" onClick={() => setOpen('note')}>
                {t('do.note')}
              </MenuItem>
              <MenuLine />
              <MenuItem icon="x" danger onClick={() => void change('remove', person)}>
                {t('do.remove')}
              </MenuItem>
            </>
          ) : null}
          <MenuItem icon="warn" danger onClick={() => setOpen('report')}>
            {reporting('open')}
          </MenuItem>
          {bond === 'blocked' ? null : (
            <MenuItem icon="lock" danger onClick={() => setOpen('block')}>
              {t('do.block')}
            </MenuItem>
          )}
        </Menu>
      </div>
      <Suspense>
        {open === 'note' && friend ? <NoteDialog friend={friend} onClose={() => setOpen(null)} /> : null}
      </Suspense>
      {open === 'report' ? (
        <Reporting
          about="member"
          name={person.nickname}
          reasons={talkReasons}
          send={(said) =>
            api.chat.reportMember.mutate({ memberId: person.id, ...(isIn && { roomId: here }), ...said })
          }
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'block' ? <SureDialog member={person} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function Mutual({ memberId }: { memberId: string }) {
  const t = useTranslations('people');
  const { data } = trpc.friends.mutual.useQuery({ memberId, limit: 3 });
  if (!data || data.total === 0) return null;
  return (
    <p className="card-mutual small muted">
      <span className="faces">
        {data.items.map(({ id, avatar }) => (
          <Avatar key={id} avatar={avatar} size="s" />
        ))}
      </span>
      {t('mutual', { count: data.total })}
    </p>
  );
}
