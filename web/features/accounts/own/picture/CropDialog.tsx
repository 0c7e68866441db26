// Chooses the part of a picture that shows, and saves it. Fetched when a picture has been chosen.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import Cropper, { type Area, type Point } from 'react-easy-crop';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../../shared/accounts.ts';
import { cache } from '../../../../api/trpc.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { Progress } from '../../../../ui/Progress.tsx';
import { toast } from '../../../../ui/toast.ts';
import { Refusal } from '../../mail/Refusal.tsx';
import { cutSquare, type Opened } from './openPicture.ts';
import { sendPicture } from './sendPicture.ts';
import './crop.css';

/** Times that a picture can be made larger. */
const zoom = { min: 1, max: 4, step: 0.05 };
/** Pixels that one press of an arrow key moves it. */
const keyboardStep = 8;

type Parts = { percent: Area; pixels: Area };

export function CropDialog({ me, opened, onDone }: { me: Me; opened: Opened; onDone: () => void }) {
  const t = useTranslations('settings.avatar');
  const hint = useId();
  const [at, setAt] = useState<Point>({ x: 0, y: 0 });
  const [scale, setScale] = useState(zoom.min);
  const [part, setPart] = useState<Parts | null>(null);
  const [sent, setSent] = useState(0);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const save = useMutation({
    mutationFn: async ({ pixels }: Parts) => {
      setSent(0);
      const picture = await cutSquare(opened.image, pixels);
      const { signal } = leaving.current;
      return sendPicture(picture, { memberId: me.id, onProgress: setSent, signal });
    },
    onSuccess: (next) => {
      cache.accounts.me.setData(undefined, next);
      toast({ text: t('saved') });
      onDone();
    },
  });
  const close = () => {
    onDone();
    // It may have arrived all the same.
    if (save.isPending) void cache.accounts.me.invalidate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('part')}
      actions={
        <>
          <Button onClick={close}>{t('keep')}</Button>
          <Button
            kind="primary"
            busy={save.isPending ? t('saving') : undefined}
            onClick={() => part && save.mutate(part)}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="crop-stage">
        <Cropper
          image={opened.address}
          crop={at}
          zoom={scale}
          minZoom={zoom.min}
          maxZoom={zoom.max}
          aspect={1}
          cropShape="round"
          objectFit="cover"
          showGrid={false}
          keyboardStep={keyboardStep}
          disableAutomaticStylesInjection
          classes={{ cropAreaClassName: 'crop-area' }}
          cropperProps={{ role: 'application', 'aria-label': t('area'), 'aria-describedby': hint }}
          mediaProps={{ alt: '' }}
          onCropChange={setAt}
          onZoomChange={setScale}
          onCropAreaChange={(percent, pixels) => setPart({ percent, pixels })}
        />
      </div>
      <p id={hint} className="muted small">
        {t('areaHint')}
      </p>
      <label className="crop-zoom">
        <span className="label">{t('zoom')}</span>
        <input
          className="range"
          type="range"
          {...zoom}
          value={scale}
          onChange={(event) => setScale(Number(event.target.value))}
        />
      </label>
      <div className="crop-previews">
        <span className="muted small">{t('preview')}</span>
        {[56, 32, 24].map((size) => (
          <Preview key={size} size={size} address={opened.address} area={part?.percent} />
        ))}
      </div>
      {save.isPending ? <Progress label={t('sent')} share={sent} /> : null}
      <Refusal error={save.error} />
    </Dialog>
  );
}

/** The part in a circle of so many pixels. @param props.area in percent of the picture. */
function Preview({ size, address, area }: { size: number; address: string; area: Area | undefined }) {
  return (
    <span className="crop-preview" style={{ width: size, height: size }}>
      {area ? (
        <img
          src={address}
          alt=""
          style={{
            width: `${10_000 / area.width}%`,
            height: `${10_000 / area.height}%`,
            left: `${(-100 * area.x) / area.width}%`,
            top: `${(-100 * area.y) / area.height}%`,
          }}
        />
      ) : null}
    </span>
  );
}
