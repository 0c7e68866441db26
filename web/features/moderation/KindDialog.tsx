// Makes a member of another kind.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { KeptMember } from '../../../shared/moderation.ts';
import { memberKinds } from '../../../shared/ranks.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';

export function KindDialog({ member, onClose }: { member: KeptMember; onClose: () => void }) {
  const t = useTranslations('moderation');
  const [kind, setKind] = useState(member.kind);
  const name = member.nickname;
  const change = trpc.moderation.setKind.useMutation({
    async onSuccess() {
      toast({ text: t('kind.done', { name, kind: t(`kinds.${kind}`) }) });
      onClose();
      await cache.moderation.invalidate();
    },
  });
  const same = kind === member.kind;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('kind.title', { name })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('kind.not')}</Button>} />
          <Button
            kind="primary"
            aria-disabled={same}
            busy={change.isPending ? t('kind.busy') : undefined}
            onClick={() => same || change.mutate({ memberId: member.id, kind })}
          >
            {t('kind.submit')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Segments
          label={t('kind.label')}
          options={memberKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <p className="muted">{t(`kind.what.${kind}`)}</p>
        <Refusal error={change.error} />
      </div>
    </Dialog>
  );
}
