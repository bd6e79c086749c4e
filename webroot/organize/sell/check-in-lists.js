import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../lib/i18n.js';
import { empty } from '../../parts/bits.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import './check-in-counts.js';
import { InPlace } from '../in-place.js';
import { momentField } from '../moment-field.js';
import { soldName } from './sold-names.js';
import { typeChoice } from './type-choice.js';

const RULES = ['ONCE', 'ONCE_A_DAY', 'IN_AND_OUT'];
const label = (name) => t(`check-in.${name}`);

/** The lists by which people are let in. `renew` reads the `lists` again. */
class CheckInLists extends PlainElement {
  static properties = { conference: {}, lists: {}, types: {}, renew: {} };
  list = new InPlace(this, {
    path: () => this.#path,
    items: () => this.lists,
    read: ({ name, rule = 'ONCE', ticketTypeIds = [], opensAt = null, closesAt = null }) => ({ name, rule, ticketTypeIds: [...ticketTypeIds].sort(), opensAt, closesAt }),
    renew: () => this.renew(),
    hasOrder: false,
  });

  get #path() {
    return `/conferences/${this.conference.slug}/check-in-lists`;
  }

  #fields(one) {
    return html`<div class="columns">${field(one('name', { required: true, max: 200, hint: t('check-in.name.hint') }))}
      ${field(one('rule', { options: RULES.map((rule) => [rule, t(`check-in.rule.${rule}`)]) }))}</div>${typeChoice(this.list.form, this.types, { label: t('check-in.ticketTypeIds'), hint: t('check-in.ticketTypeIds.hint') })}
      <div class="columns sales-window">${momentField(one('opensAt'), this.conference)}${momentField(one('closesAt'), this.conference)}</div>`;
  }

  #form(id) {
    return this.list.formOf(id, label, (one) => this.#fields(one));
  }

  #row(list, i) {
    if (this.list.editing === list.id) return html`<li class="open">${this.#form(list.id)}</li>`;
    const names = this.types.filter(({ id }) => list.ticketTypeIds.includes(id)).map((type) => soldName(type, this.types));
    return html`<li><span class="what"><b>${list.name}</b><small>${t(`check-in.rule.${list.rule}`)} · ${names.length ? names.join(', ') : t('check-in.all')}</small></span>
      <check-in-counts .path=${`${this.#path}/${list.id}`} .rule=${list.rule} .zone=${this.conference.timeZone}></check-in-counts>
      ${this.list.actions(list, i, () => this.list.remove(list, { title: t('check-in.delete.title', { name: list.name }) }))}</li>`;
  }

  #rows() {
    const adding = this.list.editing === 'new';
    if (this.lists.length === 0 && !adding) return empty('ticket', t('check-in.empty'), t('check-in.empty.text'));
    return html`<ul class="layout-list sold-list">${repeat(this.lists, ({ id }) => id, (list, i) => this.#row(list, i))}
      ${adding ? html`<li class="open">${this.#form()}</li>` : nothing}</ul>`;
  }

  render() {
    return html`<section aria-labelledby="check-in-title"><div class="part-head"><h2 id="check-in-title">${t('check-in.title')}</h2>
      <span class="spring"></span>${this.list.addButton(t('check-in.new'), () => ({}))}</div>${this.#rows()}</section>`;
  }
}
customElements.define('check-in-lists', CheckInLists);
