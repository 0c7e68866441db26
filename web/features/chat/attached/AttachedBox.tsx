// What hangs on a message: pictures that open over the page, files to be downloaded, and how far the sending is.
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { type Attachment, attachmentAddress } from '../../../../shared/attachments.ts';
import { useSize } from '../../../i18n/useSize.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { IconName } from '../../../ui/icons.ts';
import type { OutboxEntry, WaitingFile } from '../outbox/entry.ts';
import { boxOf } from './box.ts';
import { fileOf } from './files.ts';
import { localAddress, onProgress, shareOf, stopUploading } from './sendFiles.ts';

const PictureOver = lazy(() => import('./PictureOver.tsx').then((part) => ({ default: part.PictureOver })));

type Hung = Attachment | WaitingFile;
type Picture = Extract<Attachment, { kind: 'image' }>;
const isStored = (each: Hung): each is Attachment => 'id' in each;

type Props = { hung: readonly Hung[]; entry: OutboxEntry | null };

export function AttachedBox({ hung, entry }: Props) {
  const t = useTranslations('talk.attach');
  const [open, setOpen] = useState<number | null>(null);
  const pictures = hung.filter((each): each is Picture => each.kind === 'image' && isStored(each));
  return (
    <div className="hung">
      {hung.map((each) =>
        each.kind === 'file' ? (
          <FileCard key={isStored(each) ? each.id : each.key} file={each} />
        ) : isStored(each) ? (
          <button
            key={each.id}
            type="button"
            className="hung-image"
            style={boxOf(each, hung.length)}
            aria-label={t('open', { name: each.name })}
            onClick={() => setOpen(pictures.indexOf(each as Picture))}
          >
            <img
              src={localAddress(each.id) ?? attachmentAddress(each.id, 'preview')}
              width={each.width}
              height={each.height}
              alt=""
              loading="lazy"
              decoding="async"
            />
            {each.kind === 'image' && each.moves ? <span className="hung-sign">{t('moves')}</span> : null}
          </button>
        ) : (
          <WaitingPicture key={each.key} file={each} count={hung.length} />
        ),
      )}
      {entry ? <Sending messageKey={entry.key} /> : null}
      {open === null ? null : (
        <Suspense fallback={null}>
          <PictureOver pictures={pictures} first={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  );
}

/** A picture that is here and not there yet. */
function WaitingPicture({ file, count }: { file: WaitingFile; count: number }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let address: string | null = null;
    let gone = false;
    void fileOf(file.key).then((blob) => {
      if (!blob || gone) return;
      address = URL.createObjectURL(blob);
      setUrl(address);
    });
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [file.key]);
  return (
    <span className="hung-image" style={boxOf(file, count)}>
      {url ? <img src={url} alt={file.name} width={file.width} height={file.height} /> : null}
    </span>
  );
}

const icons: Record<string, IconName> = { video: 'start', audio: 'wave', text: 'rows', archive: 'library' };

function FileCard({ file }: { file: Hung }) {
  const t = useTranslations('talk.attach');
  const size = useSize();
  const type = isStored(file) && file.kind === 'file' ? file.type : 'other';
  const inside = (
    <>
      <Icon name={icons[type] ?? 'receipt'} />
      <span className="grow">
        <b className="clip block">{file.name}</b>
        <span className="tiny muted">
          {type === 'other' ? size(file.bytes) : `${t(`types.${type}`)} · ${size(file.bytes)}`}
        </span>
      </span>
    </>
  );
  if (!isStored(file)) return <span className="hung-file">{inside}</span>;
  return (
    <a className="hung-file" href={attachmentAddress(file.id, 'file')} download={file.name}>
      {inside}
      <Icon name="download" small />
      <span className="sr">{t('download')}</span>
    </a>
  );
}

/** How much has gone, and the way to stop it. */
function Sending({ messageKey }: { messageKey: string }) {
  const t = useTranslations('talk.attach');
  const format = useFormatter();
  const share = useSyncExternalStore(onProgress, () => shareOf(messageKey));
  if (share === null) return null;
  const percent = format.number(share, { style: 'percent' });
  return (
    <div className="hung-progress">
      <progress max={1} value={share} aria-label={t('uploading')} />
      <span className="tiny muted">{percent}</span>
      <button type="button" className="link small" onClick={() => stopUploading(messageKey)}>
        {t('stop')}
      </button>
    </div>
  );
}
