// Covers standing on one ledge: a shelf that scrolls sideways, and the wall of several rows.
import type { ReactNode } from 'react';

/** The children are books (`li`). Reached and scrolled by keyboard through their links. */
export function Shelf({ children }: { children: ReactNode }) {
  return <ul className="shelf">{children}</ul>;
}

/** The same books in rows, for a list shown as covers. */
export function Wall({ children }: { children: ReactNode }) {
  return <ul className="wall">{children}</ul>;
}

/** A place on the shelf: the cover, the ledge it stands on, and at most two lines hanging below. */
export function Book({ children }: { children: ReactNode }) {
  return <li className="book">{children}</li>;
}

/**
 * Headline of a section with an optional note and a link at its end.
 *
 * @param id of the headline, which can be given the focus then.
 */
export function SectionHead({
  id,
  title,
  note,
  children,
}: {
  id?: string;
  title: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="section-head">
      <h2 {...(id && { id, tabIndex: -1 })}>{title}</h2>
      {note ? <span className="muted small">{note}</span> : null}
      {children}
    </div>
  );
}
