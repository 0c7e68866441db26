// Of several pages of one browser only one makes a sound or shows a notice of a message.

const place = 'lobby.noticed';
/** Messages remembered. */
const remembered = 20;

/** Whether nobody has told of it yet in this browser; from now on somebody has. */
export async function isFirstToTell(roomId: string, number: number): Promise<boolean> {
  const claim = () => {
    const name = `${roomId} ${number}`;
    try {
      const told = (localStorage.getItem(place) ?? '').split(',');
      if (told.includes(name)) return false;
      localStorage.setItem(place, [...told, name].slice(-remembered).join(','));
    } catch {
      // Without a common memory each page tells by itself.
    }
    return true;
  };
  return 'locks' in navigator ? navigator.locks.request(place, claim) : claim();
}
