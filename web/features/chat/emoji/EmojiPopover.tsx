// The smiley picker over its button. Comes open: it is fetched by the press that wants it.
import { Popover } from '@base-ui/react/popover';
import { lazy, type ReactElement, type RefObject, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Loading } from '../../../ui/Skeleton.tsx';

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx').then((part) => ({ default: part.EmojiPicker })));

type Props = {
  trigger: ReactElement;
  /** The picker stands on it. */
  anchor: RefObject<HTMLElement | null>;
  onPick: (emoji: string) => void;
  onClose: () => void;
};

export function EmojiPopover({ trigger, anchor, onPick, onClose }: Props) {
  const words = useTranslations('rooms.emoji');
  const [open, setOpen] = useState(true);
  const field = useRef<HTMLInputElement>(null);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner
          className="menu-place"
          anchor={anchor}
          side="top"
          align="end"
          sideOffset={8}
          collisionPadding={8}
        >
          <Popover.Popup
            className="pop smileys"
            aria-label={words('title')}
            initialFocus={field}
            finalFocus={false}
          >
            <Suspense fallback={<Loading className="smileys-wait">{null}</Loading>}>
              <EmojiPicker
                field={field}
                onPick={(emoji, keepOpen) => {
                  onPick(emoji);
                  if (keepOpen) return;
                  setOpen(false);
                  onClose();
                }}
              />
            </Suspense>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
