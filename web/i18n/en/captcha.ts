// Words of captchas, fetched with the first one.
export const captcha = {
  title: 'One moment',
  why: 'There were many tries lately. This shows that a person, not a swarm of programs, is at the door.',
  working: 'Your browser works it out',
  byHand: 'Answer it myself',
  not: 'Not now',
  wrong: 'That was not it. Here is another one.',
  pictureLabel: 'What do you read?',
  pictureHint: 'Five letters and digits. Capital or small makes no difference.',
  pictureAlt: 'Five letters and digits, bent. If you cannot see them, take the sound.',
  soundLabel: 'How many tones in each group?',
  soundHint: 'Four groups, so four digits, such as 3526.',
  play: 'Play',
  submit: 'Go on',
  another: 'Another one',
  to: { picture: 'Show a picture', sound: 'Let me hear it' },
} as const;
