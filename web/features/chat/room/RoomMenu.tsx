// What else can be done with a room, behind the button in its head.
import { useTranslations } from 'use-intl/react';
import { IconButton } from '../../../ui/Button.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { toast } from '../../../ui/toast.ts';

export function RoomMenu({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('rooms.room');
  return (
    <Menu trigger={<IconButton icon="more" label={t('more')} />}>
      <MenuItem icon="check" onClick={() => void copyLink(t('linkCopied'), t('linkNotCopied'))}>
        {t('copyLink')}
      </MenuItem>
      <MenuItem icon="out" danger onClick={onLeave}>
        {t('leave')}
      </MenuItem>
    </Menu>
  );
}

async function copyLink(done: string, failed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toast({ text: done });
  } catch {
    toast({ text: failed, bad: true });
  }
}
