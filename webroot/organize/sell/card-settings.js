import { html, nothing } from 'lit';
import { get, put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { stamp } from '../../lib/time.js';
import { PlainElement } from '../../parts/element.js';
import { field } from '../../parts/field.js';
import { icon } from '../../parts/icons.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { formNotice, saveBar } from '../../workspace/form-parts.js';
import { Form } from '../../workspace/form.js';
import { Loaded } from '../../workspace/loaded.js';

const label = (name) => t(`cards.${name}`);

/** With which account at the provider cards are taken. What is secret is typed, and never shown again. */
class CardSettings extends PlainElement {
  static properties = { conference: {} };
  form = new Form(this, ({ enabled }) => ({ enabled, secretKey: '', webhookSecret: '' }));
  settings = new Loaded(this, async (path) => {
    const settings = await get(path);
    this.form.open(settings);
    return settings;
  });

  get #path() {
    return `/conferences/${this.conference.slug}/card-settings`;
  }

  /** By the id, which stays where the address of the conference changes. */
  get #webhook() {
    return `${location.origin}/api/v1/conferences/${this.conference.id}/payments/stripe/webhook`;
  }

  #copy = () => navigator.clipboard.writeText(this.#webhook).then(() => toast({ text: t('cards.copied') }), toastProblem);

  async #save(event) {
    event.preventDefault();
    const { enabled, secretKey, webhookSecret } = this.form.values;
    const path = this.#path;
    const saved = await this.form.submit(() => put(path, { enabled, ...(secretKey && { secretKey }), ...(webhookSecret && { webhookSecret }) }));
    if (!saved) return;
    this.settings.adopt(path, saved);
    toast({ text: t('form.saved') });
  }

  #state({ enabled, key, refusedAt }) {
    const state = !key ? 'none' : !enabled ? 'off' : refusedAt ? 'refused' : 'on';
    return html`<span class="badge sales ${state === 'on' ? 'open' : 'off'}">${t(`cards.state.${state}`, { at: refusedAt && stamp(new Date(refusedAt)) })}</span>`;
  }

  #secret(name, kept, placeholder) {
    const { form } = this;
    return field({ name, label: label(name), value: form.values[name], type: 'password', autocomplete: 'off', max: 250, placeholder: kept ? '••••••••' : placeholder, hint: kept ? t('cards.kept', { key: kept }) : t(`cards.${name}.hint`), problem: form.problem });
  }

  #form({ key, webhookSecret }) {
    const { form } = this;
    return html`<form class="panel panel-form" autocomplete="off" @submit=${(event) => this.#save(event)} @input=${form.typed}>${formNotice(form, label)}
      ${this.#secret('secretKey', key, 'sk_live_…')}
      <div class="field"><span id="webhook-label">${t('cards.webhook')}</span><div class="copy-line"><code aria-labelledby="webhook-label">${this.#webhook}</code>
        <button type="button" class="icon-button" aria-label=${t('cards.copy')} title=${t('cards.copy')} @click=${this.#copy}>${icon('copy')}</button></div><small>${t('cards.webhook.hint')}</small></div>
      ${this.#secret('webhookSecret', webhookSecret ? 'whsec_…' : null, 'whsec_…')}
      ${field({ name: 'enabled', label: label('enabled'), type: 'checkbox', value: form.values.enabled, hint: t('cards.enabled.hint'), problem: form.problem })}${saveBar(form)}</form>`;
  }

  render() {
    this.settings.follow(this.#path);
    const { value } = this.settings;
    return html`<section aria-labelledby="cards-title"><div class="part-head"><h2 id="cards-title">${t('cards.title')}</h2>${value ? this.#state(value) : nothing}</div>
      ${this.settings.view((settings) => this.#form(settings))}</section>`;
  }
}
customElements.define('card-settings', CardSettings);
