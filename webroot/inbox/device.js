import { html, nothing } from 'lit';
import { Watch } from '../lib/cell.js';
import { t } from '../lib/i18n.js';
import { findPush, forgetDevice, push, pushAccess, turnPushOff, turnPushOn } from '../lib/push.js';
import { stamp } from '../lib/time.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';

/** Whether this browser tells things while nobody looks at the client, and which others do. */
class PushDevices extends PlainElement {
  static properties = { access: { state: true }, isBusy: { state: true } };
  watch = new Watch(this, push);

  connectedCallback() {
    super.connectedCallback();
    this.#do(findPush);
  }

  async #do(change) {
    this.isBusy = true;
    try {
      await change();
      this.access = await pushAccess();
    } catch (problem) {
      toastProblem(problem);
    }
    this.isBusy = false;
  }

  #device({ id, browser, seenAt }) {
    const name = browser ?? t('push.unknown');
    return html`<li><span>${name}<small>${t('push.seen', { at: stamp(Date.parse(seenAt)) })}</small></span>
      <button type="button" class="icon-button" aria-label=${t('push.forget', { name })} title=${t('push.forget', { name })}
        ?disabled=${this.isBusy} @click=${() => this.#do(() => forgetDevice(id))}>${icon('close')}</button></li>`;
  }

  #others() {
    const others = this.access?.devices.filter(({ isThis }) => !isThis) ?? [];
    return others.length ? html`<h3>${t('push.others')}</h3><ul class="devices">${others.map((device) => this.#device(device))}</ul>` : nothing;
  }

  #switch() {
    if (push.value === 'denied' || push.value === 'never') return html`<p class="push-note">${icon('warning')}<span>${t(`push.${push.value}`)}</span></p>`;
    const change = ({ target }) => this.#do(target.checked ? turnPushOn : turnPushOff);
    return html`<label class="field check"><input type="checkbox" .checked=${push.value === 'on'} ?disabled=${this.isBusy || !push.value} @change=${change}>
      <span>${t('push.here')}<small>${t('push.here.text')}</small></span></label>`;
  }

  render() {
    return html`<section class="panel"><h2>${t('push.title')}</h2>${this.#switch()}
      ${this.access?.sends === false ? html`<p class="push-note">${icon('warning')}<span>${t('push.kept')}</span></p>` : nothing}${this.#others()}</section>`;
  }
}
customElements.define('push-devices', PushDevices);
