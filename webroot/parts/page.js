import { Watch } from '../lib/cell.js';
import { isSaid } from '../lib/given.js';
import { nextTask } from '../lib/idle.js';
import { place } from '../lib/router.js';
import { PlainElement } from './element.js';

/** What a page has in common: it follows the address and names the window. */
export class Page extends PlainElement {
  place = new Watch(this, place);

  /** Behind what the document says it is drawn in a task of its own. */
  async scheduleUpdate() {
    if (!this.hasUpdated && isSaid()) await nextTask();
    return super.scheduleUpdate();
  }

  /** While the address leads elsewhere already and the next page is on its way, its parameters are none of this one. */
  shouldUpdate() {
    return place.value.tag === this.localName;
  }

  get params() {
    return place.value.params;
  }

  get query() {
    return place.value.query;
  }

  /** @param {...(string | undefined)} parts from the special to the general */
  title(...parts) {
    const title = [...parts, 'Plenary'].filter(Boolean).join(' · ');
    if (document.title !== title) document.title = title;
  }
}
