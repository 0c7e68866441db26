// Who speaks for a publisher. Owners bring in, change roles and take out; everybody may leave.
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { OwnPublisher, TeamMember } from '../../../shared/publishing.ts';
import { mayPublish, publisherRoles } from '../../../shared/publishingRights.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useMe } from '../accounts/useMe.ts';
import { Paged } from './Paged.tsx';
import { TeamForm } from './TeamForm.tsx';

export function TeamPart({ publisher }: { publisher: OwnPublisher }) {
  const t = useTranslations('publishing.team');
  const { me } = useMe();
  const list = trpc.store.publishing.team.useInfiniteQuery(
    { publisherId: publisher.id, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const [out, setOut] = useState<TeamMember | null>(null);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack">
      {mayPublish(publisher.role, 'house') ? <TeamForm publisher={publisher} /> : null}
      <Paged list={list} failed={t('failed')} isEmpty={false} empty={null}>
        <ul className="panel publishing-list" aria-label={t('title')}>
          {items.map((item) => (
            <Line
              key={item.member.id}
              publisher={publisher}
              item={item}
              isSelf={item.member.id === me?.id}
              onOut={() => setOut(item)}
            />
          ))}
        </ul>
      </Paged>
      {out ? (
        <OutDialog
          publisher={publisher}
          item={out}
          isSelf={out.member.id === me?.id}
          onClose={() => setOut(null)}
        />
      ) : null}
    </div>
  );
}

type LineProps = { publisher: OwnPublisher; item: TeamMember; isSelf: boolean; onOut: () => void };

function Line({ publisher, item: { member, role, since }, isSelf, onOut }: LineProps) {
  const t = useTranslations('publishing.team');
  const roles = useTranslations('publishing.roles');
  const format = useFormatter();
  const errorText = useErrorText();
  const owns = mayPublish(publisher.role, 'house');
  const name = member.nickname;
  const change = trpc.store.publishing.setTeamRole.useMutation({
    onSuccess: (_done, asked) => {
      if (asked.role) toast({ text: t('done', { name, role: roles(asked.role) }) });
    },
    onError: (error) => {
      setChosen(role);
      toast({ text: errorText(error).text, bad: true });
    },
    // What one may do oneself can be less now.
    onSettled: () => cache.store.publishing.invalidate(),
  });
  // Sent by a button: arrow keys alone must give nobody a role.
  const [chosen, setChosen] = useState(role);
  const [standing, setStanding] = useState(role);
  if (standing !== role) {
    setStanding(role);
    setChosen(role);
  }
  return (
    <li className="publishing-row">
      <Avatar avatar={member.avatar} />
      <div className="grow">
        <Link to="/member/$memberId" params={{ memberId: member.id }} className="link">
          {name}
        </Link>
        <p className="small muted">
          {isSelf ? `${t('you')} · ` : null}
          {t('since', { day: format.dateTime(since, { dateStyle: 'medium' }) })}
        </p>
      </div>
      {owns ? (
        <Select
          quiet
          label={t('roleOf', { name })}
          options={publisherRoles.map((value) => ({ value, label: roles(value) }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : (
        <span className="badge is-mute">{roles(role)}</span>
      )}
      {owns && chosen !== role ? (
        <Button
          size="s"
          kind="primary"
          busy={change.isPending ? t('changing') : undefined}
          onClick={() => change.mutate({ publisherId: publisher.id, memberId: member.id, role: chosen })}
        >
          {t('change')}
        </Button>
      ) : isSelf ? (
        <Button size="s" onClick={onOut}>
          {t('leave')}
        </Button>
      ) : owns ? (
        <IconButton icon="x" label={t('takeOut', { name })} onClick={onOut} />
      ) : null}
    </li>
  );
}

type OutProps = { publisher: OwnPublisher; item: TeamMember; isSelf: boolean; onClose: () => void };

function OutDialog({ publisher, item: { member }, isSelf, onClose }: OutProps) {
  const t = useTranslations('publishing.team');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const said = { name: member.nickname, publisher: publisher.name };
  const takeOut = trpc.store.publishing.setTeamRole.useMutation({
    onSuccess: async () => {
      onClose();
      toast({ text: t(isSelf ? 'left' : 'gone', said) });
      // What stands here is theirs no more, so it is not asked for again: the page they come to asks for its own.
      await cache.store.publishing.invalidate(undefined, { refetchType: isSelf ? 'none' : 'active' });
      if (isSelf) await navigate({ to: '/publisher' });
    },
    onError: (error) => {
      onClose();
      toast({ text: errorText(error).text, bad: true });
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(isSelf ? 'askLeave' : 'ask', said)}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('not')}</Button>} />
          <Button
            kind="danger"
            busy={takeOut.isPending ? t('busy') : undefined}
            onClick={() => takeOut.mutate({ publisherId: publisher.id, memberId: member.id, role: null })}
          >
            {t(isSelf ? 'leave' : 'out')}
          </Button>
        </>
      }
    >
      <p>{t(isSelf ? 'leaveText' : 'askText', said)}</p>
    </Dialog>
  );
}
