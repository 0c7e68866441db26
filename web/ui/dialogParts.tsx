// How dialogs and drawers are made of Base UI's parts. Fetched with the first one that opens (see Dialog.tsx).
import { Dialog as Base } from '@base-ui/react/dialog';
import type { FormEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from './Button.tsx';

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Names the one thing asked. */
  title: ReactNode;
  children: ReactNode;
  /** Asked when it has closed: whether the focus goes back to what opened it. Without it, it does. */
  givesFocusBack?: () => boolean;
  /** Buttons that say what happens ("Stay", "Leave"). */
  actions?: ReactNode;
};

export type DrawerProps = Omit<DialogProps, 'actions'> & { note?: ReactNode; foot?: ReactNode };

/** Through a portal React hands events on to where the dialog was opened: a form there must not be sent too. */
const keepSubmit = (event: FormEvent) => event.stopPropagation();

export function Dialog({ open, onOpenChange, title, children, actions, givesFocusBack }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Viewport className="dialog-place">
          <Base.Popup className="dialog" onSubmit={keepSubmit} finalFocus={givesFocusBack}>
            <Base.Title>{title}</Base.Title>
            {children}
            {actions ? <div className="dialog-acts">{actions}</div> : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export const DialogClose = Base.Close;

export function Drawer({ open, onOpenChange, title, note, children, foot, givesFocusBack }: DrawerProps) {
  const t = useTranslations('ui.dialog');
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="drawer" onSubmit={keepSubmit} finalFocus={givesFocusBack}>
          <div className="drawer-head">
            <Base.Title>{title}</Base.Title>
            {note ? <span className="muted small">{note}</span> : null}
            <Base.Close render={<IconButton icon="x" label={t('close')} />} />
          </div>
          <div className="drawer-in">{children}</div>
          {foot ? <div className="drawer-foot">{foot}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
