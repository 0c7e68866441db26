// Signs a member out of every device.
import { useTranslations } from 'use-intl/react';
import type { KeptMember } from '../../../shared/moderation.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';
import { MemberDevices } from './MemberDevices.tsx';

export function SignOutDialog({ member, onClose }: { member: KeptMember; onClose: () => void }) {
  const t = useTranslations('moderation.signOut');
  const name = member.nickname;
  const end = trpc.moderation.endSessions.useMutation({
    async onSuccess() {
      toast({ text: t('done', { name }) });
      onClose();
      await cache.moderation.invalidate();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title', { name })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('not')}</Button>} />
          <Button
            kind="danger"
            busy={end.isPending ? t('busy') : undefined}
            onClick={() => end.mutate({ memberId: member.id })}
          >
            {t('submit')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="muted">{t('what')}</p>
        <MemberDevices memberId={member.id} />
        <Refusal error={end.error} />
      </div>
    </Dialog>
  );
}
