import { html, nothing } from 'lit';
import { post } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { go, place } from '../lib/router.js';
import { maySignIn, signInByProvider, signInFor } from '../lib/session.js';
import { skeleton } from '../parts/bits.js';
import { formFault } from '../parts/field.js';
import { Page } from '../parts/page.js';
import { toast } from '../parts/toast.js';
import './second-step.js';
import { broughtBack, onTheWay } from './way.js';

const WAITING = '/sign-in/provider?waiting';

/** Where a provider sends browsers back. What they bring works once, so it is handed over as soon as they come. */
class ProviderPage extends Page {
  static properties = { problem: { state: true }, busy: { state: true } };
  #way = onTheWay();
  #came = broughtBack(this.query);

  connectedCallback() {
    super.connectedCallback();
    if (this.#came.isWaiting) return;
    // Out of the address, which stays in the history, and goes along where somebody signs in.
    go(place.value.path, { replace: true });
    if (this.#came.back) this.#finish(this.#came.back);
  }

  async #finish(back) {
    try {
      await (this.#way.linking ? post('/auth/identities/finish', back) : signInByProvider(back));
      this.#goOn();
    } catch (problem) {
      this.problem = problem;
    }
  }

  #goOn() {
    if (this.#way.linking) toast({ text: t('linked.done', this.#way) });
    go(this.#way.next, { replace: true });
  }

  #again = () => go(signInFor(this.#way.next), { replace: true });

  #link = async () => {
    if (this.busy) return;
    this.busy = true;
    try {
      await post('/auth/identities/waiting');
      toast({ text: t('linked.done', this.#way) });
      go(this.#way.next, { replace: true });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  /** Its owner has signed in meanwhile, and says that the two belong together. */
  #waiting() {
    return html`<p>${t('provider.waiting', this.#way)}</p>${formFault(this.problem)}
      <p class="actions"><button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#link}>${t('provider.link')}</button>
        <a class="button" href=${this.#way.next}>${t('provider.leave')}</a></p>`;
  }

  #body() {
    if (this.#came.isWaiting && maySignIn()) return this.#waiting();
    if (this.problem?.code === 'ACCOUNT_EXISTS') {
      return html`<p>${t('provider.exists', this.#way)}</p><p class="actions"><a class="button primary" href=${signInFor(WAITING)}>${t('sign-in')}</a></p>`;
    }
    if (this.problem?.challenge) return html`<second-step .challenge=${this.problem.challenge} @signed-in=${() => this.#goOn()} @ended=${this.#again}></second-step>`;
    if (this.problem) return formFault(this.problem);
    if (this.#came.isRefused) return html`<p role="alert">${t('provider.refused')}</p>`;
    return this.#came.back ? skeleton(1) : html`<p>${t('provider.empty')}</p>`;
  }

  render() {
    const title = t(this.#way.linking || this.#came.isWaiting ? 'linked.title' : 'provider.title');
    this.title(title);
    const again = this.#way.linking ? '/profile' : signInFor(this.#way.next);
    return html`<div class="page form"><div class="panel"><h1>${title}</h1>${this.#body()}
      ${this.#came.isWaiting || (this.#came.back && !this.problem) ? nothing : html`<p class="below"><a href=${again}>${t('provider.again')}</a></p>`}</div></div>`;
  }
}
customElements.define('provider-page', ProviderPage);
