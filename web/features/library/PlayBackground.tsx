// Goes on telling that a game is played in this browser, when the page has been loaded anew meanwhile.
import { useEffect } from 'react';
import { useMe } from '../accounts/useMe.ts';
import { resumeBeats } from './beats.ts';

export function PlayBackground() {
  const { me } = useMe();
  const memberId = me?.id;
  useEffect(() => {
    if (memberId) resumeBeats();
  }, [memberId]);
  return null;
}
