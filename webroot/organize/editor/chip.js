import { html, nothing } from 'lit';
import { Watch } from '../../lib/cell.js';
import { PlainElement } from '../../parts/element.js';

/** The session that is dragged, at the pointer, while it is not over a place of the grid. */
class DragChip extends PlainElement {
  static properties = { hold: {} };

  willUpdate(changed) {
    if (changed.has('hold')) this.watch = new Watch(this, this.hold);
  }

  moveTo({ x, y }) {
    this.style.setProperty('--x', `${x}px`);
    this.style.setProperty('--y', `${y}px`);
  }

  render() {
    const held = this.hold.value;
    return held && !held.place && !held.byKeys ? html`<span>${held.session.title}</span>` : nothing;
  }
}
customElements.define('drag-chip', DragChip);
