import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { byName, t } from '../../lib/i18n.js';
import { empty } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { InPlace } from '../in-place.js';
import { quotaBar } from '../quota-bar.js';

const label = (name) => t(`quotas.${name}`);

/** How many seats there are, for all ticket types that need one of them. `renew` reads the `quotas` again. */
class TicketQuotas extends PlainElement {
  static properties = { conference: {}, types: {}, quotas: {}, renew: {} };
  list = new InPlace(this, {
    path: () => `/conferences/${this.conference.slug}/quotas`,
    items: () => this.quotas,
    read: ({ name, size }) => ({ name, size }),
    renew: () => this.renew(),
    hasOrder: false,
  });

  #fields(one) {
    return html`<div class="columns wide-first">${field(one('name', { required: true, max: 200, hint: t('quotas.name.hint') }))}
      ${field(one('size', { type: 'number', min: 0, max: 1_000_000, hint: t('quotas.size.hint') }))}</div>`;
  }

  #form(id) {
    return this.list.formOf(id, label, (one) => this.#fields(one));
  }

  #remove(quota) {
    return this.list.remove(quota, { title: t('quotas.delete.title', { name: quota.name }) });
  }

  #row(quota, i) {
    if (this.list.editing === quota.id) return html`<li class="open">${this.#form(quota.id)}</li>`;
    const names = this.types.filter(({ quotaIds }) => quotaIds.includes(quota.id)).map(({ name }) => name).sort(byName);
    return html`<li><span class="what"><b>${quota.name}</b><small>${names.length ? names.join(', ') : t('quotas.unused')}</small></span>
      <span class="quota-bars">${quotaBar(quota)}</span>${this.list.actions(quota, i, () => this.#remove(quota))}</li>`;
  }

  #rows() {
    const adding = this.list.editing === 'new';
    if (this.quotas.length === 0 && !adding) return empty('people', t('quotas.empty'), t('quotas.empty.text'));
    return html`<ul class="layout-list sold-list">${repeat(this.quotas, ({ id }) => id, (quota, i) => this.#row(quota, i))}
      ${adding ? html`<li class="open">${this.#form()}</li>` : nothing}</ul>`;
  }

  render() {
    return html`<section aria-labelledby="quotas-title"><div class="part-head"><h2 id="quotas-title">${t('quotas.title')}</h2><p role="status">${this.quotas.length ? t('quotas.count', { count: this.quotas.length }) : nothing}</p>
      <span class="spring"></span>${this.list.addButton(t('quotas.new'), () => ({}))}</div>${this.#rows()}</section>`;
  }
}
customElements.define('ticket-quotas', TicketQuotas);
