// Asks before a block: it ends a friendship too, which the way back does not bring back.
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { useChangeBond } from './changeBond.ts';

type Props = { member: MemberRef; onClose: () => void };

export function SureDialog({ member, onClose }: Props) {
  const t = useTranslations('people');
  const change = useChangeBond();
  const name = member.nickname;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('sure.block', { name })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('sure.leave')}</Button>} />
          <Button
            kind="danger"
            onClick={() => {
              onClose();
              void change('block', member);
            }}
          >
            {t('do.block')}
          </Button>
        </>
      }
    >
      <p>{t('sure.blockText', { name })}</p>
    </Dialog>
  );
}
