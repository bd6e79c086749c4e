import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { codeOf } from './shows.js';

/** Asks for the code of a screen, after one that was `refused` or is for `elsewhere`; tells it by the event `code`. */
class StageCodeForm extends PlainElement {
  static properties = { refused: {}, elsewhere: {}, malformed: { state: true } };

  #open = (event) => {
    event.preventDefault();
    const code = codeOf(new FormData(event.target).get('code'));
    this.malformed = code === null;
    if (code) this.dispatchEvent(new CustomEvent('code', { detail: code, bubbles: true }));
  };

  render() {
    const [wrong] = ['malformed', 'elsewhere', 'refused'].filter((each) => this[each]);
    const fault = wrong ? t(`stage.code.${wrong}`) : null;
    return html`<form class="stage-door" @submit=${this.#open}>${icon('key', 'large')}<h1>${t('stage.door.title')}</h1><p>${t('stage.door.text')}</p>
      <label>${t('stage.door.code')}<input name="code" required autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="40" aria-describedby=${fault ? 'code-fault' : nothing}></label>
      ${fault ? html`<p id="code-fault" class="fault" role="alert">${fault}</p>` : nothing}<button class="button primary">${t('stage.door.open')}</button></form>`;
  }
}
customElements.define('stage-code-form', StageCodeForm);
