// What she types is kept a moment after the last key, not at each.
const waitMs = 300;

export class Later {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: (() => void) | undefined;

  /** In a moment, in place of what was to be done before. */
  soon(work: () => void): void {
    this.never();
    this.#work = work;
    this.#timer = setTimeout(() => this.now(), waitMs);
  }
  /** What waits is done at once. */
  now(): void {
    const work = this.#work;
    this.never();
    work?.();
  }
  never(): void {
    clearTimeout(this.#timer);
    this.#work = undefined;
  }
}
