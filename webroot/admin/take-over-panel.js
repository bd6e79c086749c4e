import { html, nothing } from 'lit';
import { get } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { toastProblem } from '../parts/toast.js';
import { takeOver } from './take-over.js';

const WANTED = { frame: { sessions: false, times: false }, sessions: { sessions: true, times: false }, times: { sessions: true, times: true } };

/** What a conference that was duplicated takes over from the other one; its details came along already. */
class TakeOverPanel extends PlainElement {
  static properties = { from: {}, to: {}, done: { state: true }, all: { state: true }, copied: { state: true }, failed: { state: true } };

  #start = async (event) => {
    event.preventDefault();
    const wanted = WANTED[new FormData(event.target).get('what')];
    this.failed = false;
    try {
      const [source, target] = await Promise.all([this.from, this.to].map((slug) => get(`/conferences/${slug}`)));
      this.copied = await takeOver(source, target, wanted, (done, all) => ([this.done, this.all] = [done, all]));
    } catch (problem) {
      this.failed = true;
      toastProblem(problem);
    }
    this.all = undefined;
  };

  render() {
    const { from, done, all, copied, failed } = this;
    if (copied) return html`<section class="panel"><p class="fine">${icon('check')}${t('take-over.done', copied)}</p></section>`;
    const choice = (name, checked = false) => html`<label class="keep-choice"><input type="radio" name="what" value=${name} ?checked=${checked}>
      <span><b>${t(`take-over.${name}`)}</b><small>${t(`take-over.${name}.text`)}</small></span></label>`;
    return html`<section class="panel"><h2>${t('take-over.title', { from })}</h2>
      <form class="in-place" @submit=${this.#start}><fieldset class="group" ?disabled=${all !== undefined}><legend class="hidden">${t('take-over.what')}</legend>
        ${choice('frame')}${choice('sessions', true)}${choice('times')}</fieldset>
      ${all === undefined ? html`<p class="actions"><button class="button primary">${t(failed ? 'take-over.again' : 'take-over.start')}</button></p>`
        : html`<progress max=${all} value=${done} aria-label=${t('take-over.progress')}></progress>`}
      ${failed ? html`<p class="hint">${t('take-over.failed')}</p>` : nothing}</form></section>`;
  }
}
customElements.define('take-over-panel', TakeOverPanel);
