// The picture of a group: shown, and changed by its owner.
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { limits } from '../../../../shared/limits.ts';
import { sendFile } from '../../../api/sendFile.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { RoomFace } from '../rooms/RoomFace.tsx';

export function PictureField({ room }: { room: RoomCard }) {
  const t = useTranslations('groups.keep');
  const failed = useTranslations('groups.do');
  const errorText = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (file: File) =>
      sendFile(`/uploads/group-picture?${new URLSearchParams({ group: room.id })}`, file),
    onSuccess: () => toast({ text: t('pictureDone') }),
    onError: (error) => toast({ text: failed('failed', { reason: errorText(error).text }), bad: true }),
  });
  return (
    <section className="row group-picture" aria-label={t('picture')}>
      <RoomFace roomId={room.id} locked={false} picture={room.picture} />
      <div className="grow">
        <Button
          size="s"
          icon="picture"
          busy={upload.isPending ? t('uploading') : undefined}
          onClick={() => input.current?.click()}
        >
          {t('choose')}
        </Button>
        <p className="hint small muted">{t('pictureHint', { max: limits.avatar.maxBytes / 1_048_576 })}</p>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp,image/gif"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) upload.mutate(file);
        }}
      />
    </section>
  );
}
