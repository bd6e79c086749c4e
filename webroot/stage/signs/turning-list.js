import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PlainElement, vars } from '../../parts/element.js';
import { fitOf, turned } from './rules.js';

/**
 * Things of one size, as many at once as there is room for; the others follow by themselves, and nothing scrolls. Style sheets say the
 * least size of one, `--row` and perhaps `--column`, in the unit of the page.
 */
class TurningList extends PlainElement {
  static properties = { things: {}, draw: {}, at: {}, room: { state: true } };
  #sizes = new ResizeObserver(() => this.#measure());

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  #measure() {
    const list = this.querySelector('ul');
    if (!list) return;
    const style = getComputedStyle(this);
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const [row, column, gap] = ['--row', '--column', '--gap-between'].map((name) => unit * Number(style.getPropertyValue(name)));
    const room = fitOf({ width: list.clientWidth, height: list.clientHeight }, { row, column, gap });
    if (room.fit !== this.room?.fit || room.columns !== this.room.columns) this.room = room;
  }

  firstUpdated() {
    this.#measure();
  }

  render() {
    const { fit = 1, columns = 1 } = this.room ?? {};
    const { page, pages, longest, shown } = turned(this.things, fit, this.at);
    const drawn = this.room ? shown : [];
    return html`${repeat([page], (each) => each, () => html`<ul ${vars({ '--columns': String(columns), '--rows': String(Math.max(1, Math.ceil(longest / columns))) })}>${repeat(drawn, idOf, (thing) => html`<li>${this.draw(thing)}</li>`)}</ul>`)}
      <p class="turns" aria-hidden="true">${pages > 1 ? Array.from({ length: pages }, (_, i) => html`<i class=${i === page ? 'on' : ''}></i>`) : nothing}</p>`;
  }
}

const idOf = (thing, i) => thing.id ?? thing.room?.id ?? i;
customElements.define('turning-list', TurningList);
