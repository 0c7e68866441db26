// The part of the settings that is about one's own account.
import type { Me, Profile } from '../../../../shared/accounts.ts';
import { trpc } from '../../../api/trpc.ts';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Refusal } from '../mail/Refusal.tsx';
import { useSendsMail } from '../mail/useMailWay.ts';
import { useWays } from '../useWays.ts';
import { ConnectedCard } from './ConnectedCard.tsx';
import { DemoCard } from './DemoCard.tsx';
import { DevicesCard } from './DevicesCard.tsx';
import { EmailCard } from './EmailCard.tsx';
import { CopyCard } from './leaving/CopyCard.tsx';
import { LeavingCard } from './leaving/LeavingCard.tsx';
import { MobileCard } from './MobileCard.tsx';
import { PasskeysCard } from './PasskeysCard.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import { PictureCard } from './PictureCard.tsx';
import { ProfileCard } from './ProfileCard.tsx';

export function OwnCards({ me }: { me: Me }) {
  const { data: profile, error } = trpc.accounts.profile.useQuery();
  if (error && !profile) return <Refusal error={error} />;
  if (!profile) return <Waiting />;
  return (
    <>
      <PictureCard me={me} />
      <ProfileCard key={me.id} me={me} profile={profile} />
      {profile.demo ? <DemoCard /> : <WaysIn me={me} profile={profile} />}
      <CopyCard me={me} />
      {profile.demo ? null : <LeavingCard me={me} hasPassword={profile.hasPassword} />}
    </>
  );
}

/** Whatever leads into the account, and who is in. */
function WaysIn({ me, profile }: { me: Me; profile: Profile }) {
  const sendsMail = useSendsMail();
  const ways = useWays();
  return (
    <>
      {sendsMail ? <EmailCard me={me} verified={profile.emailVerified} /> : null}
      {ways?.sms || profile.mobile ? <MobileCard mobile={profile.mobile} /> : null}
      <PasswordCard hasPassword={profile.hasPassword} />
      <PasskeysCard />
      <ConnectedCard me={me} />
      <DevicesCard />
    </>
  );
}

const Waiting = () => (
  <section className="card">
    <LinesSkeleton count={4} />
  </section>
);
