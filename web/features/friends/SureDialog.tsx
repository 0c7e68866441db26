// Asks before what cannot be taken back alone: ending a friendship, blocking.
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { useChangeBond } from './changeBond.ts';

type Props = { action: 'remove' | 'block'; member: MemberRef; onClose: () => void };

export function SureDialog({ action, member, onClose }: Props) {
  const t = useTranslations('people');
  const change = useChangeBond();
  const name = member.nickname;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(`sure.${action}`, { name })}
      actions={
        <>
          <DialogClose
            render={<Button kind="quiet">{action === 'remove' ? t('sure.keep') : t('sure.leave')}</Button>}
          />
          <Button
            kind="danger"
            onClick={() => {
              onClose();
              void change(action, member);
            }}
          >
            {t(`do.${action}`)}
          </Button>
        </>
      }
    >
      <p>{t(`sure.${action}Text`, { name })}</p>
    </Dialog>
  );
}
