// What hangs on messages: pictures and other files, as everybody in the room is told of them.

/** Sides of the pictures a drawn one is served as, in pixels: what the timeline shows, and what opens over the page. */
export const attachmentSides = { preview: 800, full: 2_560 } as const;
export const renditions = ['preview', 'full', 'file'] as const;
/** Pictures have `preview` and `full`, files have `file`. */
export type Rendition = (typeof renditions)[number];

type About = {
  id: string;
  /** As its sender called it. */
  name: string;
  /** Of what is downloaded. */
  bytes: number;
};

/** A picture that is drawn, upright, and what its sides are, in pixels. `moves`: `full` does, `preview` is its first image. */
export type AttachedPicture = About & { kind: 'image'; width: number; height: number; moves?: true };
/** Anything else. `type` is told by its content, for a word and a sign; it is served as bytes to be kept. */
export type AttachedFile = About & { kind: 'file'; type: AttachedType };
export type Attachment = AttachedPicture | AttachedFile;

/** What the content of a file is known as. */
export type AttachedType = 'pdf' | 'archive' | 'audio' | 'video' | 'text' | 'other';

/** What a line that shows the beginning of a message says of what hangs on it. `name` is of the first file, or picture. */
export type Attached = { kind: Attachment['kind']; count: number; name: string };

/** In one line: pictures, if that is all, else the first file and how many there are. */
export function attachedOf(attachments: readonly Attachment[] | null | undefined): Attached | undefined {
  const [first] = attachments ?? [];
  if (!attachments || !first) return undefined;
  const file = attachments.find(({ kind }) => kind === 'file') ?? first;
  return { kind: file.kind, count: attachments.length, name: file.name };
}

/** Where members of its room get it. */
export const attachmentAddress = (id: string, rendition: Rendition): string =>
  `/uploads/attachments/${id}/${rendition}`;

/** What a server takes: megabytes of 2^20 bytes of one file, and of one member's in a day; files of one message. */
export type AttachmentLimits = { megabytes: number; megabytesADay: number; perMessage: number };
