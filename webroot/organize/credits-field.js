import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { avatar } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import './person-picker.js';

/** Who speaks, in order: `[{ speakerId, name, number }]`. Says `edited` with the new list. */
class CreditsField extends PlainElement {
  static properties = { conference: {}, credits: {}, problem: {} };

  #tell(credits) {
    this.dispatchEvent(new CustomEvent('edited', { detail: { name: 'speakers', value: credits }, bubbles: true }));
  }

  #move(from, to) {
    const credits = [...this.credits];
    credits.splice(to, 0, ...credits.splice(from, 1));
    this.#tell(credits);
  }

  #remove({ speakerId }) {
    this.#tell(this.credits.filter((credit) => credit.speakerId !== speakerId));
    this.querySelector('input').focus();
  }

  #row(credit, i) {
    const { slug } = this.conference;
    const button = (key, symbol, run, off) => html`<button type="button" class="icon-button" ?disabled=${off} aria-label=${t(key, { name: credit.name })}
      title=${t(key, { name: credit.name })} @click=${run}>${icon(symbol)}</button>`;
    return html`<li>${avatar(credit.name, 'medium')}<a href="/c/${slug}/organize/speakers/${credit.speakerId}">${credit.name}</a><span class="spring"></span>
      ${button('credits.up', 'up', () => this.#move(i, i - 1), i === 0)}
      ${button('credits.down', 'chevron', () => this.#move(i, i + 1), i === this.credits.length - 1)}
      ${button('credits.remove', 'close', () => this.#remove(credit))}</li>`;
  }

  render() {
    const { conference, credits, problem } = this;
    const faults = problem?.errors?.filter(({ pointer }) => pointer.startsWith('/speakers')) ?? [];
    return html`<fieldset class="group"><legend class="hidden">${t('session.speakers', { count: credits.length })}</legend>
      <ul class="credit-rows">${credits.map((credit, i) => this.#row(credit, i))}</ul>
      ${faults.length ? html`<p class="fault">${faults.map(({ detail }) => detail).join(' ')}</p>` : nothing}
      <person-picker id="credit-picker" .organization=${conference.organizationId} .label=${t('credits.add')} .without=${credits.map((credit) => credit.speakerId)}
        @picked=${({ detail }) => this.#tell([...credits, { speakerId: detail.id, name: detail.name }])}></person-picker></fieldset>`;
  }
}
customElements.define('credits-field', CreditsField);
