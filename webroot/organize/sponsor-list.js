import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { put, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { empty } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';
import { sponsorLogo } from '../parts/pictures.js';
import { toastProblem } from '../parts/toast.js';
import { InPlace } from './in-place.js';
import { base64, dataUrl, KINDS } from './picture-file.js';
import { PLACES, placesField, placeWords } from './promotion-places.js';

const label = (name) => t(`sponsor.${name}`);

/** The sponsors of a conference, in their order. `renew` reads them again; `locked` only shows them. */
class OrganizeSponsorList extends PlainElement {
  static properties = { conference: {}, sponsors: {}, advertisements: {}, locked: {}, renew: {} };
  list = new InPlace(this, {
    path: () => `/conferences/${this.conference.slug}/sponsors`,
    items: () => this.sponsors,
    read: ({ name = '', level = '', line = '', link = '', placements = PLACES, listed = true }) => ({ name, level, line, link, placements, listed }),
    body: (changes, { placements }, isNew) => (isNew ? { placements, ...changes } : changes),
    show: (sponsors) => (this.sponsors = sponsors),
    renew: () => this.renew(),
  });

  #fields(one) {
    const { form } = this.list;
    const levels = [...new Set(this.sponsors.map(({ level }) => level).filter(Boolean))];
    return html`<div class="columns">${field(one('name', { required: true, max: 100 }))}${field(one('level', { max: 50, hint: t('sponsor.level.hint'), suggestions: levels }))}</div>
      <div class="columns">${field(one('link', { required: true, max: 2000, type: 'url', pattern: 'https://.*', placeholder: 'https://', hint: t('sponsor.link.hint') }))}
      ${field(one('line', { max: 120, hint: t('sponsor.line.hint') }))}</div>
      ${placesField({ legend: label('placements'), hint: t('sponsor.placements.hint'), chosen: form.values.placements, fault: form.problem?.fault('placements'), set: (places) => form.set('placements', places) })}
      ${field(one('listed', { type: 'checkbox', hint: t('sponsor.listed.hint') }))}`;
  }

  #form(id) {
    return this.list.formOf(id, label, (one) => this.#fields(one));
  }

  async #picture(sponsor, file) {
    if (!file) return;
    try {
      const url = await dataUrl(file);
      if (!url) return;
      await put(`/conferences/${this.conference.slug}/sponsors/${sponsor.id}/logo`, { picture: base64(url) });
      await this.renew();
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #unpicture(sponsor) {
    await remove(`/conferences/${this.conference.slug}/sponsors/${sponsor.id}/logo`).then(() => this.renew(), toastProblem);
  }

  #logo(sponsor) {
    if (this.locked) return nothing;
    const pick = (event) => {
      event.stopPropagation();
      this.#picture(sponsor, event.target.files[0]);
      event.target.value = '';
    };
    return html`<label class="button small pick-file">${t(sponsor.logo ? 'sponsor.logo.change' : 'sponsor.logo.add')}<input class="hidden" type="file" accept=${KINDS} aria-label=${t('sponsor.logo.of', { name: sponsor.name })} @change=${pick}></label>
      ${sponsor.logo ? html`<button type="button" class="icon-button" aria-label=${t('sponsor.logo.remove', { name: sponsor.name })} title=${t('sponsor.logo.remove', { name: sponsor.name })} @click=${() => this.#unpicture(sponsor)}>${icon('close')}</button>` : nothing}`;
  }

  #row(sponsor, i) {
    if (this.list.editing === sponsor.id) return html`<li class="open">${this.#form(sponsor.id)}</li>`;
    const total = this.advertisements.filter(({ sponsorId }) => sponsorId === sponsor.id).length;
    return html`<li>${sponsorLogo(this.conference.slug, sponsor)}<span class="what"><b>${sponsor.name}${sponsor.level ? html` <span class="badge level">${sponsor.level}</span>` : nothing}</b><small>${sponsor.line ?? sponsor.link.replace(/^https:\/\//, '')}</small></span>
      <span class="sponsor-places"><small>${placeWords(sponsor.placements) || t('sponsor.no-places')}${sponsor.listed ? nothing : html` · ${t('sponsor.unlisted')}`}</small></span>
      ${this.#logo(sponsor)}${total ? html`<a class="button small" href="/c/${this.conference.slug}/organize/sponsors/${sponsor.id}">${t('sponsor.report')}</a>` : nothing}
      ${this.locked ? nothing : this.list.actions(sponsor, i, () => this.list.remove(sponsor, { title: t('sponsor.delete.title', { name: sponsor.name }) }))}</li>`;
  }

  #rows() {
    const adding = this.list.editing === 'new';
    if (this.sponsors.length === 0 && !adding) return empty('megaphone', t('sponsor.empty'), t('sponsor.empty.text'));
    return html`<ol class="layout-list sold-list">${repeat(this.sponsors, ({ id }) => id, (sponsor, i) => this.#row(sponsor, i))}
      ${adding ? html`<li class="open">${this.#form()}</li>` : nothing}</ol>`;
  }

  render() {
    return html`<section aria-labelledby="sponsors-title"><div class="part-head"><h2 id="sponsors-title">${t('sponsor.title')}</h2>
      <span class="spring"></span>${this.locked ? nothing : this.list.addButton(t('sponsor.new'), () => ({}))}</div>${this.#rows()}</section>`;
  }
}
customElements.define('organize-sponsor-list', OrganizeSponsorList);
