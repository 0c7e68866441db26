// The foot of a form in a dialog: the way out, and what sends it.
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { DialogClose } from './Dialog.tsx';
import type { IconName } from './icons.ts';

type Props = {
  /** Closes the dialog and changes nothing. */
  stay: ReactNode;
  /** Says what happens. */
  submit: ReactNode;
  /** What the form does now, while it is being sent. */
  busy: ReactNode;
  kind?: 'primary' | 'danger';
  icon?: IconName;
};

export function FormActs({ stay, submit, busy, kind = 'primary', icon }: Props) {
  return (
    <div className="dialog-acts">
      <DialogClose render={<Button kind="quiet">{stay}</Button>} />
      <Button kind={kind} type="submit" busy={busy} {...(icon && { icon })}>
        {submit}
      </Button>
    </div>
  );
}
