import { html, nothing } from 'lit';
import { put } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { toast } from '../parts/toast.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { MAIL, PLACES } from './promotion-places.js';

const EVERY = 15;
const label = (name) => t(name === 'every' ? 'promotions.every' : `promotions.place.${name}`);

/** How many advertisements a conference allows on a page; none, where nobody says more. */
class PromotionRules extends PlainElement {
  static properties = { conference: {}, rules: {}, locked: {}, renew: {} };
  form = new Form(this, ({ placements }) => ({
    ...Object.fromEntries(PLACES.map((place) => [place, placements.find(({ placement }) => placement === place)?.most ?? 0])),
    every: placements.find(({ placement }) => placement === 'SCHEDULE')?.every ?? EVERY,
  }));

  willUpdate(changed) {
    if (changed.has('rules')) this.form.open(this.rules);
  }

  async #save(event) {
    event.preventDefault();
    const { every, ...most } = this.form.values;
    const placements = PLACES.filter((place) => most[place] > 0)
      .map((placement) => ({ placement, most: most[placement], ...(placement === 'SCHEDULE' && { every: every ?? EVERY }) }));
    const saved = await this.form.submit(() => put(`/conferences/${this.conference.slug}/promotion-rules`, { placements }));
    if (!saved) return;
    toast({ text: t('form.saved') });
    await this.renew();
  }

  render() {
    const { form, locked } = this;
    const one = (name, more) => field({ name, label: label(name), type: 'number', required: true, value: form.values[name], problem: form.problem, ...more });
    return html`<section aria-labelledby="promotion-rules-title"><div class="part-head"><h2 id="promotion-rules-title">${t('promotions.rules')}</h2></div>
      <form class="panel panel-form" @submit=${(event) => this.#save(event)} @input=${form.typed}>${formNotice(form, label)}<p class="hint">${t('promotions.rules.text')}</p>
        <fieldset class="plain-set" ?disabled=${locked}><div class="columns thirds">${PLACES.map((place) => one(place, { min: 0, max: place === MAIL ? 1 : 5 }))}</div>
        ${form.values.SCHEDULE ? html`<div class="columns thirds">${one('every', { min: 8, max: 200, hint: t('promotions.every.hint') })}</div>` : nothing}</fieldset>${locked ? nothing : saveBar(form)}</form></section>`;
  }
}
customElements.define('promotion-rules', PromotionRules);
