// The picture of the first paint (public/theme.js): the page starts once it stands, if it comes soon.

type Early = { path: string; answer: Promise<unknown> };

/**
 * Resolves when what was asked early has come and its picture is ready to be painted, at once when nothing was asked,
 * and after `atMost` milliseconds in any case.
 */
export async function firstPicture(early: Early | undefined, atMost: number): Promise<void> {
  // Only pages of the store begin with one.
  if (!early?.path.startsWith('store.')) return;
  const limit = new Promise<void>((resolve) => setTimeout(resolve, atMost));
  await Promise.race([early.answer.then(decodePicture), limit]);
}

async function decodePicture(): Promise<void> {
  const picture = document.querySelector<HTMLImageElement>('[data-first]:not([hidden]) img');
  // A picture that cannot be had is no reason to wait.
  await picture?.decode().catch(() => undefined);
}
