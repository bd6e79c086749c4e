import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { accountChoice, choosePromotions, deviceChoice, wantPromotionChoice, wantsPromotions } from '../lib/promotion-choice.js';
import { PlainElement } from '../parts/element.js';
import { toastProblem } from '../parts/toast.js';

/** Whether somebody wants to be shown advertisements, on their devices and in mails. */
class AdvertisementChoice extends PlainElement {
  watch = new Watch(this, accountChoice, deviceChoice);

  #choose = ({ target }) => choosePromotions(target.checked ? 'on' : 'off').catch(toastProblem);

  render() {
    if (!wantPromotionChoice()) return nothing;
    return html`<section class="panel" id="advertisements"><h2>${t('profile.advertisements')}</h2>
      <label class="keep-choice"><input type="checkbox" .checked=${wantsPromotions()} @change=${this.#choose}><span><b>${t('profile.advertisements.show')}</b><small>${t('profile.advertisements.text')}</small></span></label></section>`;
  }
}
customElements.define('advertisement-choice', AdvertisementChoice);
