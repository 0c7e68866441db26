// Gives a member another role.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { KeptMember } from '../../../shared/moderation.ts';
import { roles } from '../../../shared/ranks.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';

export function RoleDialog({ member, onClose }: { member: KeptMember; onClose: () => void }) {
  const t = useTranslations('moderation');
  const [role, setRole] = useState(member.role);
  const name = member.nickname;
  const give = trpc.moderation.setRole.useMutation({
    async onSuccess() {
      toast({ text: t('role.done', { name, role: t(`roles.${role}`) }) });
      onClose();
      await cache.moderation.invalidate();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('role.title', { name })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('role.not')}</Button>} />
          <Button
            kind="primary"
            aria-disabled={role === member.role}
            busy={give.isPending ? t('role.busy') : undefined}
            onClick={() => role === member.role || give.mutate({ memberId: member.id, role })}
          >
            {t('role.submit')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Segments
          label={t('role.label')}
          options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={role}
          onChange={setRole}
        />
        <p className="muted">{t(`role.what.${role}`)}</p>
        <Refusal error={give.error} />
      </div>
    </Dialog>
  );
}
