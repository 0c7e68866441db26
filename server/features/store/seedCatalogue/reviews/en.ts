// English sentences of reviews.
import type { ReviewWords } from './types.ts';

export const en: ReviewWords = {
  join: ' ',
  leads: {
    positive: [
      'Bought {title} for the picture on the front, stayed for {hours} hours.',
      '{hours} hours in, and I still find things nobody told me about.',
      'I did not expect to like {title} this much.',
      'Started {title} on a Friday evening and looked up on Sunday.',
      'My partner and I take turns with {title}; dinner has been late all week.',
      'Recommended by a friend who would not stop talking about it. Now I am that friend.',
      'Small, careful, made by people who clearly play their own game.',
      'This is the one I open when I have had enough of everything else.',
      'Finished {title} after {hours} hours and started again the same evening.',
    ],
    mixed: [
      '{title} is two games: one I love and one I put up with.',
      'After {hours} hours I am still not sure what to say.',
      'The first half is lovely. The second half knows it and coasts.',
      'Good ideas, some of them finished.',
      'I like {title} more when I talk about it than when I play it.',
      'Worth a look on sale, with some patience packed.',
    ],
    negative: [
      'I tried for {hours} hours. It is not for me.',
      'I wanted to like {title}. The menus did not want me to.',
      'Looks wonderful in pictures. Then you have to play it.',
      'Somewhere in {title} is a good game, under a lot of waiting.',
      'Lost a save after {hours} hours and, with it, my interest.',
      'My friends like it. I have been sitting it out.',
    ],
  },
  genres: {
    action: {
      positive: [
        'Every defeat was my own fault and I could say exactly why.',
        'The parry sound alone is worth the price.',
        'Fights are short, sharp and different each time.',
      ],
      mixed: [
        'The duels are superb; the walking between them is only walking.',
        'Tight controls, but the last boss outstays its welcome.',
      ],
      negative: [
        'The camera picks its own fights, usually with me.',
        'Hits register when they feel like it, and they rarely feel like it.',
      ],
    },
    rpg: {
      positive: [
        'People in it remember what you said, including the thing you hoped they had forgotten.',
        'I talked to everyone twice and it paid off both times.',
        'The writing trusts you to work it out.',
      ],
      mixed: [
        'Wonderful conversations, but the inventory is a chore by the third chapter.',
        'The companions carry it; the main plot arrives late and out of breath.',
      ],
      negative: ['Nine villages, one personality.', 'My choices were noted down carefully and then ignored.'],
    },
    racing: {
      positive: [
        'Three tenths from my friend’s ghost and I can see exactly where they are.',
        'You feel the grip go a moment before it goes, which is all I ask for.',
        'Ten laps in the rain taught me more than a whole season elsewhere.',
      ],
      mixed: ['Lovely handling, too few circuits to use it on.', 'Great on a pad, stubborn on a keyboard.'],
      negative: [
        'The other drivers are on rails and I am the one who gets the penalty.',
        'Every car understeers in the same way, only in other colours.',
      ],
    },
    simulation: {
      positive: [
        'I watched one crate for twenty minutes and felt responsible for it.',
        'When something goes wrong you can follow the queue back to the reason.',
        'I now have opinions about timetables.',
      ],
      mixed: [
        'The first ten years are perfect, the eleventh is bookkeeping.',
        'Deep and generous, but the tutorial explains everything except what you need.',
      ],
      negative: [
        'Past a certain size it slows down, and so did I.',
        'Too many numbers, too few reasons to care about them.',
      ],
    },
    puzzle: {
      positive: [
        'Each page has one idea, and it is always a good one.',
        'I solved the last one in the shower and ran for a towel.',
        'It never explains and never needs to.',
      ],
      mixed: [
        'Brilliant until about two thirds in, then it repeats itself more loudly.',
        'Clever, though I solved some by luck and it let me.',
      ],
      negative: [
        'The difficulty goes up by asking for patience, not for thought.',
        'Half of the puzzles are about finding the thing to click.',
      ],
    },
    horror: {
      positive: [
        'Nothing jumped at me and I still checked the hall before bed.',
        'It made me afraid of a door that was already closed.',
        'Play it with headphones and somebody in the next room.',
      ],
      mixed: [
        'The first two nights are the best of their kind; later you know its tricks.',
        'Frightening while it is quiet, ordinary while you run.',
      ],
      negative: [
        'I was mostly afraid of losing my progress.',
        'The dark hides the threat, the way out and everything else.',
      ],
    },
    strategy: {
      positive: [
        'I lost on turn twelve and understood why on turn nineteen.',
        'Rules on one page, arguments for a month.',
        'The computer plays like somebody I know.',
      ],
      mixed: [
        'A fine game with people, a dry one without them.',
        'The opening is a joy; the endgame is tidying up.',
      ],
      negative: [
        'One opening wins. Once everybody knows it, it is over.',
        'A turn takes a minute to think and four to click.',
      ],
    },
    cozy: {
      positive: [
        'Nobody wants anything from me here, and they are glad when I come.',
        'I leave it running for the rain.',
        'My daughter names the plants, I do the watering.',
      ],
      mixed: [
        'Very pretty; now and then I would have liked something to do.',
        'Charming for a week, after that I visit on Sundays.',
      ],
      negative: [
        'Calm is fine. This is a waiting room with nice curtains.',
        'Everything is sweet and nothing matters.',
      ],
    },
  },
  closers: {
    positive: [
      'Take your time with it.',
      'Worth the full price, and I rarely say so.',
      'More like this, please.',
      'I have lent it to three people already.',
      'Do not read anything before you start.',
      'Now I have to find out what else they made.',
    ],
    mixedYes: [
      'I would still buy it again.',
      'Recommended, with a cup of tea.',
      'The good parts stay with you.',
    ],
    mixedNo: ['Wait for an update.', 'Borrow it first.', 'On sale, perhaps.'],
    negative: [
      'Perhaps in a year.',
      'Borrow it before you buy it.',
      'A pity, the music is nice.',
      'Your evening may differ from mine.',
    ],
  },
};
