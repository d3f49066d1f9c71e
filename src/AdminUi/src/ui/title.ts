/** The title of the browser's tab: what waits, in number, and the page. Whoever writes a title writes it here, so that neither hides the other. */
class TabTitle {
  #page = "";
  #waiting = 0;
  #isHidden = false;

  page(title: string): void {
    this.#page = title;
    this.#write();
  }

  waiting(count: number): void {
    this.#waiting = count;
    this.#write();
  }

  /** While the screen is hidden, the tab does not tell what is behind it either. */
  hidden(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#write();
  }

  #write() {
    document.title = writeTitle(this.#isHidden ? "" : this.#page, this.#waiting);
  }
}

export const writeTitle = (page: string, waiting: number): string =>
  `${waiting > 0 ? `(${waiting}) ` : ""}${page ? `${page} – ` : ""}AltProvision`;

export const tabTitle = new TabTitle();
