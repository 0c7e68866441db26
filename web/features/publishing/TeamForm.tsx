// An owner names a friend who shall speak for a publisher, and in which role.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OwnPublisher } from '../../../shared/publishing.ts';
import { type PublisherRole, publisherRoles } from '../../../shared/publishingRights.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';
import { useMe } from '../accounts/useMe.ts';
import { MemberField, useNamed } from '../wallet/MemberField.tsx';

export function TeamForm({ publisher }: { publisher: OwnPublisher }) {
  const t = useTranslations('publishing.team');
  const roles = useTranslations('publishing.roles');
  const { me } = useMe();
  const [name, setName] = useState('');
  const [role, setRole] = useState<PublisherRole>('editor');
  const named = useNamed(me, name);
  const bring = trpc.store.publishing.setTeamRole.useMutation();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { member } = named;
    if (!member || bring.isPending) return;
    bring.mutate(
      { publisherId: publisher.id, memberId: member.id, role },
      {
        onSuccess: () => {
          toast({ text: t('done', { name: member.nickname, role: roles(role) }) });
          setName('');
          void cache.store.publishing.team.invalidate();
        },
      },
    );
  };
  return (
    <form className="card stack" onSubmit={onSubmit} noValidate aria-label={t('bring')}>
      <h2>{t('bring')}</h2>
      <div className="publishing-fields">
        <MemberField
          label={t('name')}
          value={name}
          onChange={(typed) => {
            bring.reset();
            setName(typed);
          }}
          named={named}
          hint={t('hint')}
          good={(member) => t('good', { name: member.nickname, publisher: publisher.name })}
        />
        <Select
          label={t('role')}
          options={publisherRoles.map((value) => ({ value, label: roles(value) }))}
          value={role}
          onChange={setRole}
          hint={t(`what.${role}`)}
        />
      </div>
      <Refusal error={bring.error} />
      <div className="wrap">
        <Button
          kind="primary"
          type="submit"
          disabled={!named.member}
          busy={bring.isPending ? t('busy') : undefined}
        >
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}
