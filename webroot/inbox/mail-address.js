import { html, nothing } from 'lit';
import { get, post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { deviceZone, longDay, stamp } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';

/** Nothing, unless mails to its owner came back or were called spam: then nothing is mailed until they say so. */
class MailAddress extends PlainElement {
  static properties = { known: { state: true }, isBusy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    get('/me/mail-address').then((known) => { this.known = known; }, () => {});
  }

  #try = async () => {
    this.isBusy = true;
    try {
      this.known = await post('/me/mail-address/try');
      toast({ text: t('address.tried', { address: this.known.address }) });
    } catch (problem) {
      toastProblem(problem);
    }
    this.isBusy = false;
  };

  #action() {
    const may = Date.parse(this.known.mayTryAt);
    return may > Date.now()
      ? html`<p class="push-note">${icon('clock')}<span>${t('address.tomorrow', { at: stamp(may) })}</span></p>`
      : html`<button type="button" class="button small" ?disabled=${this.isBusy} @click=${this.#try}>${t('address.try')}</button>`;
  }

  render() {
    if (!this.known?.cause) return nothing;
    const { address, cause, reason, since } = this.known;
    return html`<section class="panel mail-address" role="alert"><h2>${icon('warning')}${t(`address.title.${cause}`)}</h2>
      <p>${t(`address.text.${cause}`, { address, day: longDay(Date.parse(since), deviceZone()) })}</p>
      ${cause === 'BOUNCED' ? html`<p><code>${reason}</code></p>` : nothing}
      <p>${t(`address.help.${cause}`)} <a href="/profile">${t('address.change')}</a></p>${this.#action()}</section>`;
  }
}
customElements.define('mail-address', MailAddress);
