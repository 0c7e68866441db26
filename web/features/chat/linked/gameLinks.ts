// Finds links to games of this shop in a message. What is hidden, or shown as code, is left as it is. Pure.
import { type Inline, parseMessage } from '../markdown/parse.ts';

/** Cards that stand under one message. */
export const mostCards = 3;

const path = /^\/game\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/;

/** The game an address of this shop's own page leads to, by its name there. @param origin of this page */
export function gameIn(href: string, origin: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return url.origin === origin ? (path.exec(url.pathname)?.[1] ?? null) : null;
}

function linksIn(parts: readonly Inline[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'link') return [part.href];
    return part.kind === 'bold' || part.kind === 'italic' || part.kind === 'strike'
      ? linksIn(part.children)
      : [];
  });
}

/** The games a message links to, each once, in its order. */
export function gamesLinkedIn(body: string, origin: string): string[] {
  const links = parseMessage(body).flatMap((block) => {
    if (block.kind === 'code') return [];
    return linksIn(block.kind === 'list' ? block.items.flat() : block.children);
  });
  const games = links.flatMap((href) => gameIn(href, origin) ?? []);
  return [...new Set(games)].slice(0, mostCards);
}
