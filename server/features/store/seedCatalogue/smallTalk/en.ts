// English exchanges: an opener and its replies, a line each; an empty line between two exchanges.
export const en = `
Anyone got a spare seat in Apex Harbor tonight? We are three.
I can make it after nine.
Nine works. Bring your own excuses for the chicane.

Is Saltmarch worth starting if I only have an hour at a time?
Yes, it recaps in three sentences when you come back.
And the tides make natural stopping points. I quit at every high water.

Just lost to the seventh duellist in Ember Wake because I dodged left again.
She remembers. Dodge right once and she falls apart.
That worked, thank you. I feel slightly guilty.

What is everyone drinking?
Barley tea. Third cup.
Coffee I will regret at two.
Water, like a champion.

The queue at my ferry stop in Little Transit is forty people long.
Tuesday? Read their diaries, it is always the market.
Oh. OH. They all buy fish.

Does Hexarch by mail really take a month?
Ours took seven weeks. One of us moved house in the middle.
Worth it, though. I still think about that bridge.

Looking for one more for Soft Teeth, no experience needed.
I will join, but I am bad at lying.
Even better for the rest of us.

Finally caught up with my ghost in Night Shift GP.
By how much?
Two hundredths. I am framing the screenshot.

Anyone else keep Tea for the Tide open just for the sound?
Every workday. My colleagues think I live by the sea.

How do you get the bell in Ember Wake to ring twice?
Hit it clean on the off beat, after the third duel.
Nobody tells you, that is sort of the point.

I bought four games in the sale and have played none of them.
That is not a backlog, that is a cellar.

What is a good first game for my dad? He likes trains and hates timers.
Little Transit. Switch the clock off in the options.
Mine got to week nine and now draws metro maps on napkins.

Is the rental thing safe? Somebody wants to borrow my Tidal Works.
The deposit is held until it comes back. I have lent mine nine times.
Set the return for Sunday evening, people finish on weekends.

Gravel Saints or Night Shift GP for somebody who brakes too late?
Gravel Saints. The fences forgive you less, but you learn faster.

The extra patient in The Long Ward rang while I was in the kitchen. In the real kitchen.
Headphones off is worse somehow.
I play it at noon. No shame.

Solved Overlap 61 and I do not know how.
That is the one with two greens?
Yes. I moved something to reach my tea and it clicked.
Put it in your review exactly like that.

What does the review need before I can post it? It is greyed out.
You have to own it, and have played it a little.

Weekend plans?
Laundry and Tidal Works, in some order.
Family dinner, then one round, which will be four.

Moss & Kettle tip: the roof leaks on purpose. Put a pot there.
The mushrooms like it? I patched it on day one...
You can take a plank out again. Ask the carpenter nicely.

Who is up for a slow game of Hexarch, one move a day?
Me. I will check every morning on the bus.
Count me in, I promise to forget whose turn it is.
`;
