// Dialogs and drawers: over the page, one at a time; Esc, the veil and the close button give the focus back.
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import type { DialogProps, DrawerProps } from './dialogParts.tsx';

const loadParts = () => import('./dialogParts.tsx');
const DialogPart = lazy(() => loadParts().then((parts) => ({ default: parts.Dialog })));
const DrawerPart = lazy(() => loadParts().then((parts) => ({ default: parts.Drawer })));
const ClosePart = lazy(() => loadParts().then((parts) => ({ default: parts.DialogClose })));

/** True from the first opening on: what was open stays mounted, so that closing can be seen. */
function useWanted(open: boolean): boolean {
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  return wanted;
}

/** Asks about one thing. */
export function Dialog(props: DialogProps) {
  return useWanted(props.open) ? (
    <Suspense>
      <DialogPart {...props} />
    </Suspense>
  ) : null;
}

/** A sheet from the bottom of a narrow screen, with a head that closes it and a foot with the main action. */
export function Drawer(props: DrawerProps) {
  return useWanted(props.open) ? (
    <Suspense>
      <DrawerPart {...props} />
    </Suspense>
  ) : null;
}

/** Closes the dialog or drawer it stands in. */
export function DialogClose(props: ComponentProps<typeof ClosePart>) {
  return <ClosePart {...props} />;
}
