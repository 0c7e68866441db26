// Where the names of the smileys lie: on this server, under the version of the data, so that they may be kept for good.
export const emojiVersion = '17.0.0';
export const emojiPath = `/assets/emoji-${emojiVersion}`;
