import { html } from 'lit';
import { get, put } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field } from '../parts/field.js';
import { toast } from '../parts/toast.js';
import { formNotice, saveBar } from '../workspace/form-parts.js';
import { Form } from '../workspace/form.js';
import { Loaded } from '../workspace/loaded.js';
import { fields, ifChangeable } from './archived.js';

const RULES = ['roomTaken', 'speakerTwice', 'outsideConference'];
const LEVELS = ['BLOCK', 'WARN', 'IGNORE'];

const label = (name) => t(`rules.${name}`);

/** What happens when sessions get in each other's way. */
class RulesForm extends PlainElement {
  static properties = { conference: {} };
  form = new Form(this, ({ roomTaken, speakerTwice, outsideConference }) => ({ roomTaken, speakerTwice, outsideConference }));
  rules = new Loaded(this, async (path) => {
    const rules = await get(`${path}?draft=true`);
    this.form.open(rules);
    return rules;
  });

  async #save(event, path) {
    event.preventDefault();
    // All of them are sent, so there is nothing to merge.
    if (await this.form.submit(() => put(path, this.form.values))) toast({ text: t('form.saved') });
  }

  render() {
    const { form } = this;
    const path = `/conferences/${this.conference.slug}/rules`;
    const one = (name) => field({ name, label: label(name), value: form.values[name], problem: form.problem,
      options: LEVELS.map((level) => [level, t(`rules.${level}`)]), hint: t(`rules.${form.values[name]}.means`) });
    return html`<section class="panel"><h2>${t('rules.title')}</h2>${this.rules.follow(path).view(() => html`
      <form @submit=${(event) => this.#save(event, path)} @input=${form.typed}>${formNotice(form, label)}
        ${fields(this.conference, html`<div class="columns three">${RULES.map(one)}</div>`)}${ifChangeable(this.conference, saveBar(form))}</form>`)}</section>`;
  }
}
customElements.define('rules-form', RulesForm);
