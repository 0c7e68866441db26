// Pictures over the whole page: arrow keys go on, Esc closes and gives the focus back.
import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from './Button.tsx';

type Props = {
  label: string;
  count: number;
  /** The place of the first one shown. */
  first: number;
  previous: string;
  next: string;
  onClose: () => void;
  /** The picture at a place. */
  children: (index: number) => ReactNode;
  /** What else can be done with it. */
  tools?: (index: number) => ReactNode;
};

export function Lightbox({ label, count, first, previous, next, onClose, children, tools }: Props) {
  const words = useTranslations('ui');
  const [index, setIndex] = useState(first);
  const step = (by: number) => setIndex((index + by + count) % count);
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil is-deep" />
        <Dialog.Popup
          className="lightbox"
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key === 'ArrowLeft') step(-1);
            if (event.key === 'ArrowRight') step(1);
          }}
        >
          {children(index)}
          <div className="lightbox-bar">
            {count > 1 ? <IconButton icon="left" label={previous} onClick={() => step(-1)} /> : null}
            <span aria-live="polite">{words('marquee.position', { current: index + 1, total: count })}</span>
            {count > 1 ? <IconButton icon="right" label={next} onClick={() => step(1)} /> : null}
            {tools?.(index)}
            <Dialog.Close render={<IconButton icon="x" label={words('dialog.close')} />} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
