// The page of a member: who they are, what they own and say, and their guestbook, as far as they show it.
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Guise, Section } from '../../../shared/privacy.ts';
import type { MemberProfile } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useMe } from '../accounts/useMe.ts';
import { ActivityPart } from './activity/ActivityPart.tsx';
import { Favourites } from './Favourites.tsx';
import { FriendsPart } from './FriendsPart.tsx';
import { GamesPart } from './GamesPart.tsx';
import { Guestbook } from './guestbook/Guestbook.tsx';
import { ProfileSide } from './ProfileSide.tsx';
import { ProfileSkeleton } from './ProfileSkeleton.tsx';
import { ProfileTop } from './ProfileTop.tsx';
import { ReviewsPart } from './ReviewsPart.tsx';
import { SeeAs } from './SeeAs.tsx';
import { WishesPart } from './WishesPart.tsx';
import './profiles.css';

export function ProfilePage() {
  const t = useTranslations('profiles');
  const { memberId } = useParams({ from: '/frame/page/member/$memberId' });
  const { me } = useMe();
  const [as, setAs] = useState<{ memberId: string; guise: Guise } | null>(null);
  // Of each page anew.
  const guise = as && as.memberId === memberId && me?.id === memberId ? as.guise : null;
  const profile = trpc.profiles.profile.useQuery({ memberId, ...(guise && { as: guise }) });
  usePageTitle(profile.data?.nickname, profile.data?.bio || undefined);
  if (profile.isPending) return <ProfileSkeleton />;
  if (profile.isError) {
    const { code, params } = readError(profile.error);
    // An address that is no id is nobody's either.
    if (code === 'MEMBER_NOT_FOUND' || code === 'BAD_INPUT') return <Nobody gone={params['gone'] === true} />;
    return (
      <ErrorState
        title={t('failed')}
        error={profile.error}
        onRetry={() => void profile.refetch()}
        retrying={profile.isFetching}
      />
    );
  }
  const { bond } = profile.data;
  return (
    <>
      {me?.id === memberId ? (
        <SeeAs value={guise} onChange={(next) => setAs(next && { memberId, guise: next })} />
      ) : null}
      <Member key={`${memberId} ${bond}`} profile={profile.data} />
    </>
  );
}

function Nobody({ gone }: { gone: boolean }) {
  const t = useTranslations('profiles');
  return (
    <Empty
      drawing="door"
      level={1}
      title={gone ? t('goneTitle') : t('nobodyTitle')}
      way={
        <Link to="/rooms" className={buttonClass({ kind: 'primary' })}>
          {t('toRooms')}
        </Link>
      }
    >
      {gone ? t('goneText') : t('nobodyText')}
    </Empty>
  );
}

/** Parts that have a tab of their own; favourites stand in the first one. */
const tabbed = ['games', 'wishlist', 'reviews', 'friends', 'guestbook'] as const satisfies Section[];
type Tab = 'all' | (typeof tabbed)[number];

function Member({ profile }: { profile: MemberProfile }) {
  const t = useTranslations('profiles');
  const format = useFormatter();
  const [tab, setTab] = useState<Tab>('all');
  const shown = tabbed.filter((part) => profile.parts[part] !== undefined);
  const panels: Record<(typeof tabbed)[number], React.ReactNode> = {
    games: <GamesPart profile={profile} />,
    wishlist: <WishesPart profile={profile} />,
    reviews: <ReviewsPart profile={profile} />,
    friends: <FriendsPart profile={profile} />,
    guestbook: <Guestbook profile={profile} />,
  };
  const all = { value: 'all' as const, label: t('all'), panel: <All profile={profile} onAll={setTab} /> };
  return (
    <>
      <ProfileTop profile={profile} />
      <div className="me-cols">
        <div className="me-main">
          <Tabs
            label={t('parts')}
            value={shown.some((part) => part === tab) ? tab : 'all'}
            onChange={setTab}
            tabs={[
              all,
              ...shown.map((part) => ({
                value: part,
                label: t(`part.${part}`),
                count: format.number(profile.parts[part] ?? 0),
                panel: panels[part],
              })),
            ]}
          />
        </div>
        <ProfileSide profile={profile} />
      </div>
    </>
  );
}

function All({ profile, onAll }: { profile: MemberProfile; onAll: (tab: Tab) => void }) {
  const t = useTranslations('profiles');
  const { bond, parts, mayWrite } = profile;
  /** Visitors are not told what is empty; the owner is, with a way to fill it. */
  const stands = (part: Section) => (bond === 'self' ? parts[part] !== undefined : Boolean(parts[part]));
  const guestbook = stands('guestbook') || mayWrite;
  const any = (['favourites', 'games', 'reviews'] as const).some(stands) || guestbook || profile.activity;
  if (!any) {
    return (
      // Whether more is kept from the viewer is not told.
      <Empty drawing="shelf" title={t('nothingTitle')}>
        {t('nothingText', { name: profile.nickname })}
      </Empty>
    );
  }
  return (
    <>
      {stands('favourites') ? <Favourites profile={profile} /> : null}
      {stands('games') ? <GamesPart profile={profile} onAll={() => onAll('games')} /> : null}
      {profile.activity ? <ActivityPart profile={profile} /> : null}
      {stands('reviews') ? <ReviewsPart profile={profile} onAll={() => onAll('reviews')} /> : null}
      {guestbook ? <Guestbook profile={profile} onAll={() => onAll('guestbook')} /> : null}
    </>
  );
}
