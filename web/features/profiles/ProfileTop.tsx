// The head of a member's page: the background, the face with how far they are to the next level, the name.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { backgroundAddress } from '../../../shared/backgrounds.ts';
import { levelOf } from '../../../shared/levels.ts';
import type { MemberProfile } from '../../../shared/profiles.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { EditPage } from './edit/EditPage.tsx';
import { LevelDoor } from './LevelDoor.tsx';

export function ProfileTop({ profile }: { profile: MemberProfile }) {
  const { background, bio, nickname } = profile;
  const { level, into, step } = levelOf(profile.experience);
  return (
    <header className="me-top">
      <img
        className="me-art"
        src={backgroundAddress(background, 800)}
        srcSet={([800, 1600] as const)
          .map((width) => `${backgroundAddress(background, width)} ${width}w`)
          .join()}
        sizes="(max-width: 40rem) 800px, 1300px"
        width={1600}
        height={560}
        alt=""
        fetchPriority="high"
      />
      <div className="me-head">
        <span className="me-face">
          <Avatar avatar={profile.avatar} size="xl" />
          <Ring part={into / step} />
        </span>
        <div className="me-names">
          <h1>
            <span className="me-name">{nickname}</span> <LevelDoor level={level} />
          </h1>
          {bio ? <p className="me-bio">{bio}</p> : null}
        </div>
        {profile.bond === 'self' ? <OwnerActions profile={profile} /> : null}
      </div>
    </header>
  );
}

/** How far it is to the next level, around the face; the side says it in words. */
function Ring({ part }: { part: number }) {
  const around = 2 * Math.PI * 48;
  return (
    <svg className="me-ring" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="48" />
      {part > 0 ? (
        <circle cx="50" cy="50" r="48" className="is-done" strokeDasharray={`${part * around} ${around}`} />
      ) : null}
    </svg>
  );
}

function OwnerActions({ profile }: { profile: MemberProfile }) {
  const t = useTranslations('profiles');
  const [editing, setEditing] = useState(false);
  return (
    <div className="me-acts">
      <Button icon="pen" onClick={() => setEditing(true)}>
        {t('edit')}
      </Button>
      <Link to="/settings" className={buttonClass({ kind: 'quiet' })}>
        <Icon name="settings" small />
        {t('nameAndWords')}
      </Link>
      <EditPage profile={profile} open={editing} onOpenChange={setEditing} />
    </div>
  );
}
