// One member: who they are, whether they are kept out, and a menu of what the one who looks may do.
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Me, MemberRef } from '../../../shared/accounts.ts';
import type { KeptMember } from '../../../shared/moderation.ts';
import { mayAdminister, mayBan } from '../../../shared/ranks.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toast.ts';
import { BanDialog } from './BanDialog.tsx';
import { KindDialog } from './KindDialog.tsx';
import { RoleDialog } from './RoleDialog.tsx';
import { SignOutDialog } from './SignOutDialog.tsx';

type Props = { member: KeptMember; me: Me; onLog: ((member: MemberRef) => void) | null };

export function MemberRow({ member, me, onLog }: Props) {
  const t = useTranslations('moderation');
  const format = useFormatter();
  const [asked, setAsked] = useState<'ban' | 'role' | 'kind' | 'signOut' | null>(null);
  const close = () => setAsked(null);
  const day = (at: number) => format.dateTime(at, { dateStyle: 'medium' });
  return (
    <li className="moderation-row">
      <Avatar avatar={member.avatar} />
      <div className="grow">
        <p className="moderation-name">
          <b className="clip" title={member.nickname}>
            {member.nickname}
          </b>
          {member.role === 'member' ? null : (
            <span className="badge is-mute">{t(`roles.${member.role}`)}</span>
          )}
          {member.kind === 'normal' ? null : (
            <span className="badge is-mute">{t(`kinds.${member.kind}`)}</span>
          )}
          {member.id === me.id ? <span className="muted small">{t('you')}</span> : null}
        </p>
        {member.email === null ? null : <p className="small muted clip">{member.email}</p>}
        <p className="small muted">
          {t('since', {
            joined: day(member.joinedAt),
            seen: format.relativeTime(member.lastSeenAt, Date.now()),
          })}
        </p>
        {member.ban ? <BanLine ban={member.ban} /> : null}
      </div>
      <Actions member={member} me={me} onLog={onLog} onAsk={setAsked} />
      {asked === 'ban' ? <BanDialog member={member} onClose={close} /> : null}
      {asked === 'role' ? <RoleDialog member={member} onClose={close} /> : null}
      {asked === 'kind' ? <KindDialog member={member} onClose={close} /> : null}
      {asked === 'signOut' ? <SignOutDialog member={member} onClose={close} /> : null}
    </li>
  );
}

function BanLine({ ban: { until, reason } }: { ban: NonNullable<KeptMember['ban']> }) {
  const t = useTranslations('moderation');
  const format = useFormatter();
  return (
    <p className="small moderation-ban">
      <Icon name="lock" small />
      <span>
        {until === null
          ? t('bannedForGood', { reason })
          : t('bannedUntil', {
              until: format.dateTime(until, { dateStyle: 'medium', timeStyle: 'short' }),
              reason,
            })}
      </span>
    </p>
  );
}

type ActionsProps = Props & { onAsk: (what: 'ban' | 'role' | 'kind' | 'signOut') => void };

function Actions({ member, me, onLog, onAsk }: ActionsProps) {
  const t = useTranslations('moderation');
  const errorText = useErrorText();
  const unban = trpc.moderation.unban.useMutation({
    onSuccess: () => toast({ text: t('unbanned', { name: member.nickname }) }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.moderation.invalidate(),
  });
  const bans = mayBan(me, member);
  const administers = mayAdminister(me, member);
  if (!bans && !administers && !onLog) return null;
  return (
    <Menu trigger={<IconButton icon="more" label={t('actions', { name: member.nickname })} />}>
      {administers ? (
        <MenuItem icon="user" onClick={() => onAsk('role')}>
          {t('role.open')}
        </MenuItem>
      ) : null}
      {administers ? (
        <MenuItem icon="pen" onClick={() => onAsk('kind')}>
          {t('kind.open')}
        </MenuItem>
      ) : null}
      {administers ? (
        <MenuItem icon="out" onClick={() => onAsk('signOut')}>
          {t('signOut.open')}
        </MenuItem>
      ) : null}
      {onLog ? (
        <MenuItem icon="rows" onClick={() => onLog(member)}>
          {t('log.open')}
        </MenuItem>
      ) : null}
      {bans && member.ban ? (
        <MenuItem icon="enter" onClick={() => unban.mutate({ memberId: member.id })}>
          {t('unban')}
        </MenuItem>
      ) : null}
      {bans ? (
        <MenuItem icon="lock" danger onClick={() => onAsk('ban')}>
          {t(member.ban ? 'ban.change' : 'ban.open')}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
