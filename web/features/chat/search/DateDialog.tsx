// Asks for a day, and leads to the first message said then or later.
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { LateWords } from '../../../i18n/LateWords.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useRoomTools } from '../message/tools.ts';
import { beginningOfDay } from './operators.ts';

const sets = ['finding'] as const;

export function DateDialog({ onClose }: { onClose: () => void }) {
  return (
    <LateWords sets={sets}>
      <Parts onClose={onClose} />
    </LateWords>
  );
}

function Parts({ onClose }: { onClose: () => void }) {
  const t = useTranslations('finding');
  const tools = useRoomTools();
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(false);
  const at = beginningOfDay(value);
  // It goes to the message.
  const goes = useRef(false);
  const go = () => {
    setTried(true);
    if (at === null) return;
    goes.current = true;
    onClose();
    tools.jumpToTime(at);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('dateTitle')}
      givesFocusBack={() => !goes.current}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('stay')}</Button>} />
          <Button kind="primary" type="submit" form="to-date">
            {t('go')}
          </Button>
        </>
      }
    >
      <form
        id="to-date"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <TextField
          label={t('date')}
          hint={t('dateHint')}
          problem={tried && at === null ? t('dateMissing') : undefined}
          type="date"
          max="9999-12-31"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
