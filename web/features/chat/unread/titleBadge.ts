// The number of unread messages in front of the page's title.

const badge = /^\(\d+\+?\) /;

/** The title with this number in front, or without one at zero; a number that is there already is replaced. */
export function titleWith(title: string, unread: number): string {
  const bare = title.replace(badge, '');
  return unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${bare}` : bare;
}

/** Keeps the number in front of whatever title the pages set; returns how to take it away. */
export function keepTitleBadge(unread: number): () => void {
  const put = () => {
    const wanted = titleWith(document.title, unread);
    if (document.title !== wanted) document.title = wanted;
  };
  put();
  const observer = new MutationObserver(put);
  const title = document.querySelector('title');
  if (title) observer.observe(title, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    document.title = titleWith(document.title, 0);
  };
}
