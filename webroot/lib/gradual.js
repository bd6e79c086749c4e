/**
 * Which items of a long list are drawn: the first ones at once, the others when they are asked for. What has been drawn once
 * stays so, for when other items hide it for a while. Pure.
 */
export class Gradual {
  #drawn = new Set();
  #items = [];
  #shown = new Set();

  /**
   * Takes the items that are to be shown, in their order.
   * @param {{ id: string }[]} items
   * @param {number} first how many are drawn at least
   */
  take(items, first) {
    this.#items = items;
    this.#draw(0, first);
  }

  /** So many more are to be shown. */
  more(count) {
    this.#draw(this.length, count);
  }

  #draw(from, count) {
    for (const { id } of this.#items.slice(from, from + count)) this.#drawn.add(id);
    const gap = this.#items.findIndex((item) => !this.isDrawn(item));
    this.#shown = new Set(gap < 0 ? this.#items : this.#items.slice(0, gap));
  }

  isDrawn(item) {
    return this.#drawn.has(item.id);
  }

  /** Whether the item and all before it are drawn: a list has no gaps. */
  isShown(item) {
    return this.#shown.has(item);
  }

  /** How many are shown. */
  get length() {
    return this.#shown.size;
  }

  /** How many are yet to be drawn. */
  get missing() {
    return this.#items.length - this.length;
  }
}
