import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { stampIn } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { askWhatToCancel } from './cancel-dialog.js';
import { addedNames, addressOf, cancelOrder, ownTickets } from './orders.js';

/** Seats that somebody holds already: the shop counts them as taken, so it leads to them. Tells with `changed` when they were given back. */
class OpenOrder extends PlainElement {
  static properties = { slug: {}, zone: {}, order: {}, busy: { state: true } };

  async #giveBack() {
    if (this.busy || !(await askWhatToCancel(this.order, this.zone, null))) return;
    this.busy = true;
    try {
      await cancelOrder(this.slug, this.order.code);
    } catch (problem) {
      toastProblem(problem);
    }
    this.busy = false;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  render() {
    const { code, reservedUntil } = this.order;
    const names = addedNames(this.order);
    return html`<section class="open-order panel" aria-labelledby="open-order">${icon('clock')}<div><h2 id="open-order">${names ? t('held.add-ons', { names }) : t('held.title', { count: ownTickets(this.order).length })}</h2><p>${t('held.until', { time: stampIn(Date.parse(reservedUntil), this.zone) })}</p></div>
      <p class="actions"><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#giveBack()}>${t('held.back')}</button><a class="button primary" href=${addressOf(this.slug, code)}>${t('held.go-on')}</a></p></section>`;
  }
}
customElements.define('open-order', OpenOrder);
