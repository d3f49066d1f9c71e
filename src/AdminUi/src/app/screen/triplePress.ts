/** Milliseconds within which the second and third press have to follow. */
const within = 2_000;

/** Knows when one key was pressed three times in quick succession, with no other key between. */
export class TriplePress {
  #times: number[] = [];

  press(isKey: boolean, at: number): boolean {
    this.#times = isKey ? [...this.#times.filter((time) => at - time <= within), at] : [];
    if (this.#times.length < 3) {
      return false;
    }

    this.#times = [];
    return true;
  }
}
