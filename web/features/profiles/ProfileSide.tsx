// Beside a member's page: their level, what is known of them, whom one knows of their friends, and who sees what.
import { Link } from '@tanstack/react-router';
import { useFormatter, useLocale, useTranslations } from 'use-intl/react';
import { levelOf } from '../../../shared/levels.ts';
import { sections } from '../../../shared/privacy.ts';
import type { MemberProfile } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { useNameOf } from '../../ui/useNameOf.ts';
import { LevelDoor } from './LevelDoor.tsx';
import { Seen } from './Seen.tsx';

export function ProfileSide({ profile }: { profile: MemberProfile }) {
  const { bond, parts } = profile;
  return (
    <aside className="me-side">
      <LevelCard experience={profile.experience} />
      <About profile={profile} />
      {bond !== 'self' && bond !== 'guest' && !profile.as && parts.friends ? (
        <Mutual memberId={profile.id} />
      ) : null}
      {bond === 'self' ? <WhoSees /> : null}
    </aside>
  );
}

function LevelCard({ experience }: { experience: number }) {
  const t = useTranslations('profiles');
  const format = useFormatter();
  const { level, into, step } = levelOf(experience);
  return (
    <section className="card" aria-label={t('level', { level })}>
      <div className="row me-level">
        <LevelDoor level={level} />
        <div className="progress grow">
          <div className="spread">
            <b>{t('level', { level })}</b>
            <span className="muted small">
              {t('points', { into: format.number(into), step: format.number(step) })}
            </span>
          </div>
          <div
            className="rail-bar"
            role="progressbar"
            aria-label={t('toLevel', { level: level + 1 })}
            aria-valuenow={into}
            aria-valuemin={0}
            aria-valuemax={step}
          >
            <i style={{ width: `${(100 * into) / step}%` }} />
          </div>
        </div>
      </div>
      <p className="small muted">{t('levelHint')}</p>
    </section>
  );
}

function About({ profile }: { profile: MemberProfile }) {
  const t = useTranslations('profiles');
  const format = useFormatter();
  const locale = useLocale();
  const { country, parts } = profile;
  const numbers = (['games', 'reviews', 'friends'] as const).filter((part) => parts[part] !== undefined);
  return (
    <section className="card">
      <h2>{t('about')}</h2>
      <dl className="facts">
        <dt>{t('since')}</dt>
        <dd>{format.dateTime(profile.joinedAt, { year: 'numeric', month: 'long' })}</dd>
        {country ? (
          <>
            <dt>{t('country')}</dt>
            <dd>{new Intl.DisplayNames(locale, { type: 'region' }).of(country)}</dd>
          </>
        ) : null}
        {numbers.map((part) => (
          <div key={part} className="contents">
            <dt>{t(`part.${part}`)}</dt>
            <dd>{format.number(parts[part] ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const mutualAtMost = 5;

function Mutual({ memberId }: { memberId: string }) {
  const t = useTranslations('profiles');
  const nameOf = useNameOf();
  const { data } = trpc.profiles.mutualFriends.useQuery({ memberId, limit: mutualAtMost });
  // Whether there is anybody is not waited for: nothing below it moves much.
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('bothKnow')}</h2>
      <ul>
        {data.items.map((person) => (
          <li key={person.id}>
            <Link to="/member/$memberId" params={{ memberId: person.id }} className="line me-line">
              <Avatar avatar={person.avatar} />
              <span className="grow name clip">{nameOf(person.nickname)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhoSees() {
  const t = useTranslations('profiles');
  const { data } = trpc.profiles.privacy.useQuery();
  if (!data) return null;
  return (
    <section className="card">
      <h2>{t('whoSees')}</h2>
      <ul className="stack me-sees">
        {[...sections, 'playTime' as const, 'country' as const].map((part) => (
          <li key={part} className="spread small">
            {t(`part.${part}`)}
            <Seen audience={data[part]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
