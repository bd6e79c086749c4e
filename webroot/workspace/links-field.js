import { html } from 'lit';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icons.js';

/** A list of links: `[{ url, title, type }]`. Says `edited` with the new list. */
class LinksField extends PlainElement {
  static properties = { name: {}, label: {}, links: {}, problem: {} };

  #tell(links) {
    this.dispatchEvent(new CustomEvent('edited', { detail: { name: this.name, value: links }, bubbles: true }));
  }

  #typed(i, event) {
    event.stopPropagation();
    const member = event.target.name.split('/').pop();
    this.#tell(this.links.map((link, at) => (at === i ? { ...link, [member]: event.target.value || undefined } : link)));
  }

  #add() {
    this.added = true;
    this.#tell([...this.links, { url: '' }]);
  }

  updated() {
    if (this.added) this.querySelector('li:last-child input')?.focus();
    this.added = false;
  }

  #remove(i) {
    this.#tell(this.links.filter((link, at) => at !== i));
    this.querySelector('.add')?.focus();
  }

  #row(link, i) {
    const { name, problem } = this;
    const one = (member, more) => field({ name: `${name}/${i}/${member}`, label: t(`links.${member}`), value: link[member], problem, ...more });
    return html`<li @input=${(event) => this.#typed(i, event)}>
      ${one('url', { type: 'url', required: true, max: 2000, pattern: 'https?://\\S+', placeholder: 'https://' })}${one('title', { max: 500 })}
      <button type="button" class="icon-button" aria-label=${t('links.remove', { title: link.title || link.url || String(i + 1) })} @click=${() => this.#remove(i)}>${icon('trash')}</button></li>`;
  }

  render() {
    const { label, links } = this;
    return html`<fieldset class="group"><legend>${label}</legend>
      <ul class="link-rows">${links.map((link, i) => this.#row(link, i))}</ul>
      <button type="button" class="button small add" ?disabled=${links.length >= 50} @click=${this.#add}>${icon('plus')}${t('links.add')}</button></fieldset>`;
  }
}
customElements.define('links-field', LinksField);
