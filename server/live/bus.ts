// The bus: how instances wake each other. A wake-up call, never the truth: whatever it loses is found in the log.

export type BusListener = (bytes: Buffer) => void;

/**
 * In which order the subscribers of a topic hear what several instances publish. `the same`: all in one, which what tells
 * a state needs, so that the last said is the last heard. `own first`: those of the publishing instance without the way
 * over the bus, the others by it; for what carries its own number, or where only the order of each publisher matters. What
 * is published one way may overtake what was published the other.
 */
export type BusOrder = 'the same' | 'own first';

export type Bus = {
  /**
   * Sends bytes to every present subscriber of the topic, here and elsewhere. Never throws; may lose them, or bring
   * them twice, when it goes down. While it is down, they reach the subscribers of this process alone.
   * @param order 'the same' without it.
   */
  publish(topic: string, bytes: Buffer, order?: BusOrder): void;
  /**
   * Whether something published here, to be heard here first, still waits for more to go with it. Then `sent` is called
   * once it has gone and been handed out here.
   */
  whenSent(sent: () => void): boolean;
  /**
   * Listens to a topic. Resolves once what is published from now on arrives, or at once while the bus is down (then
   * the subscription is made when it comes up). The resolved function takes the listener away again.
   */
  subscribe(topic: string, listener: BusListener): Promise<() => Promise<void>>;
  /**
   * Which of these topics have a subscriber at the moment, here or elsewhere; all of them while that cannot be known.
   * Never throws.
   */
  followed(topics: readonly string[]): Promise<ReadonlySet<string>>;
  /** Calls back each time the bus works again after it did not, with every subscription in place. */
  onUp(listener: () => void): () => void;
  /** Calls back each time the bus stops working. */
  onDown(listener: () => void): () => void;
  /** Whether what is published now reaches the others. */
  readonly isUp: boolean;
  /** Topics with at least one listener in this process. */
  readonly topics: number;
  close(): Promise<void>;
};
