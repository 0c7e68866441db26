// The sound of a new message: two soft notes, made on the spot.

const notes = [
  { pitch: 659.3, at: 0 },
  { pitch: 880, at: 0.09 },
];
/** Seconds a note fades for, and how loud it begins. */
const fade = 0.28;
const loudness = 0.06;

let context: AudioContext | null = null;

/** Silent where the browser allows no sound yet, as before the first press on the page. */
export function playSound(): void {
  try {
    context ??= new AudioContext();
    const audio = context;
    void audio.resume().then(
      () => ring(audio),
      () => {},
    );
  } catch {
    // No sound here.
  }
}

function ring(audio: AudioContext): void {
  for (const { pitch, at } of notes) {
    const begins = audio.currentTime + at;
    const note = audio.createOscillator();
    const volume = audio.createGain();
    note.type = 'sine';
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0, begins);
    volume.gain.linearRampToValueAtTime(loudness, begins + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.0001, begins + fade);
    note.connect(volume).connect(audio.destination);
    note.start(begins);
    note.stop(begins + fade);
  }
}
