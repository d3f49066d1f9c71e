export type BellState =
  | "off"
  | "on"
  /** Wanted, and kept silent by the browser until the person does something on the page. */
  | "waiting";

const key = "altprovision.sound";

/**
 * A sound for new concerns, once the person has switched it on. Remembered for the tab. Browsers play nothing before somebody has clicked or
 * typed, so after loading a page anew it waits for that.
 */
export class Bell {
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();
  #context: AudioContext | undefined;
  #state: BellState = "off";

  constructor(storage: Storage) {
    this.#storage = storage;
    if (storage.getItem(key) === "on") {
      this.#state = "waiting";
      const begin = () => {
        removeEventListener("pointerdown", begin, true);
        removeEventListener("keydown", begin, true);
        if (this.#state === "waiting") {
          void this.#begin();
        }
      };
      addEventListener("pointerdown", begin, true);
      addEventListener("keydown", begin, true);
    }
  }

  get state(): BellState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Rings once, so that the person hears what will come. */
  switchOn = async (): Promise<void> => {
    this.#storage.setItem(key, "on");
    await this.#begin();
    this.ring(false);
  };

  switchOff = (): void => {
    this.#storage.removeItem(key);
    this.#set("off");
  };

  /** @param isUrgent three times instead of once. */
  ring(isUrgent: boolean): void {
    const context = this.#context;
    if (!context || this.#state !== "on") {
      return;
    }

    for (let time = 0; time < (isUrgent ? 3 : 1); time++) {
      tone(context, 880, context.currentTime + time * 0.7);
      tone(context, 1_175, context.currentTime + time * 0.7 + 0.2);
    }
  }

  async #begin() {
    this.#context ??= new AudioContext();
    await this.#context.resume();
    this.#set(this.#context.state === "running" ? "on" : "waiting");
  }

  #set(state: BellState) {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}

function tone(context: AudioContext, frequency: number, at: number) {
  const [oscillator, volume] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  // Faded in and out: a hard edge clicks.
  volume.gain.linearRampToValueAtTime(0.3, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.18);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.2);
}
