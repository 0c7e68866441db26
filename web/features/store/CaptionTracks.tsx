// What is said in an uploaded trailer, for the player to offer in each language there is.

import { captionAddress } from '../../../shared/captions.ts';
import type { Captions } from '../../../shared/trailers.ts';

export function CaptionTracks({ captions }: { captions: readonly Captions[] }) {
  return captions.map(({ id, language }) => (
    <track
      key={id}
      kind="captions"
      src={captionAddress(id)}
      srcLang={language}
      // In its own words, as people look for theirs.
      label={new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language}
    />
  ));
}
