import { html, nothing } from 'lit';
import { patch, put, remove } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { billboardCard } from '../parts/billboard-card.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import { toast, toastProblem } from '../parts/toast.js';
import { ownPicture } from './own-pictures.js';
import { base64, dataUrl, KINDS } from './picture-file.js';

/** The picture of an advertisement: another file, other words, or none. `renew` reads it again, `close` ends it. */
class PromotionPicture extends PlainElement {
  static properties = { conference: {}, advertisement: {}, sponsor: {}, renew: {}, close: {}, picked: { state: true }, alt: { state: true }, busy: { state: true }, problem: { state: true } };

  firstUpdated() {
    this.querySelector('input[type=file]').focus();
  }

  willUpdate() {
    this.alt ??= this.advertisement.picture?.alt ?? '';
  }

  get #path() {
    return `/conferences/${this.conference.slug}/promotions/${this.advertisement.id}`;
  }

  async #pick(event) {
    event.stopPropagation();
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    try {
      const src = await dataUrl(file);
      if (!src) return;
      const { width, height } = await createImageBitmap(file);
      this.picked = { src, width, height };
    } catch {
      toast({ text: t('advertisement.picture.unreadable') });
    }
  }

  async #save(event) {
    event.preventDefault();
    const { alt } = this;
    await this.#run(() => (this.picked ? put(`${this.#path}/picture`, { picture: base64(this.picked.src), alt }) : patch(this.#path, { picture: { alt } })));
  }

  #remove = () => this.#run(() => remove(`${this.#path}/picture`));

  async #run(change) {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await change();
      toast({ text: t('form.saved') });
      await this.renew();
      this.close();
    } catch (problem) {
      this.problem = problem;
      if (!problem.fault) toastProblem(problem);
    } finally {
      this.busy = false;
    }
  }

  #preview() {
    const kept = ownPicture(this, this.conference.slug, this.advertisement);
    const picture = this.picked ? { ...this.picked, alt: this.alt } : kept && { ...kept, alt: this.alt };
    const { name, logo } = this.sponsor ?? {};
    return html`<section class="promotion-preview" aria-label=${t('advertisement.preview')}><h3 class="label">${t('advertisement.preview')}</h3>
      <figure>${billboardCard({ ...this.advertisement, sponsor: name ?? '', logo, picture, ...(this.advertisement.offer && { offer: { price: 0, ...this.advertisement.offer } }) }, { slug: this.conference.slug })}</figure></section>`;
  }

  render() {
    const has = this.advertisement.picture;
    return html`<form class="in-place" @submit=${this.#save} @input=${({ target }) => target.name === 'alt' && (this.alt = target.value)}>${formFault(this.problem)}
      <h3>${t('advertisement.picture.of', { name: this.advertisement.headline })}</h3><p class="hint">${t('advertisement.picture.text')}</p>
      <p><label class="button small pick-file">${t(has || this.picked ? 'advertisement.picture.change' : 'advertisement.picture.pick')}<input class="hidden" type="file" accept=${KINDS} @change=${this.#pick}></label></p>
      ${field({ name: 'alt', label: t('advertisement.picture.alt'), hint: t('advertisement.picture.alt.hint'), value: this.alt, required: true, max: 200, problem: this.problem })}
      ${has || this.picked ? this.#preview() : nothing}
      <p class="actions"><button class="button primary" ?disabled=${this.busy || !(has || this.picked)}>${t('form.save')}</button>
        ${has ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.#remove}>${t('advertisement.picture.remove')}</button>` : nothing}
        <button type="button" class="button" @click=${() => this.close()}>${t('close')}</button></p></form>`;
  }
}
customElements.define('promotion-picture', PromotionPicture);
