// Who sees a part of one's page, as its owner reads it.
import { useTranslations } from 'use-intl/react';
import type { Audience, Detail, Section } from '../../../shared/privacy.ts';
import type { MemberProfile } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { Icon } from '../../ui/Icon.tsx';

const icons = { everyone: 'globe', friends: 'users', me: 'lock' } as const;

export function Seen({ audience }: { audience: Audience }) {
  const t = useTranslations('profiles');
  return (
    <span className="seen">
      <Icon name={icons[audience]} />
      {t(`audience.${audience}`)}
    </span>
  );
}

/** Beside the head of a part, for its owner alone. */
export function SeenPart({ profile, section }: { profile: MemberProfile; section: Section | Detail }) {
  const { data } = trpc.profiles.privacy.useQuery(undefined, { enabled: profile.bond === 'self' });
  return data && profile.bond === 'self' ? <Seen audience={data[section]} /> : null;
}
