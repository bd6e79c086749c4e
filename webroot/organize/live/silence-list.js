import { html } from 'lit';
import { get, remove } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { shortDay, shownZone, time } from '../../lib/time.js';
import { PlainElement } from '../../parts/element.js';
import { toast, toastProblem } from '../../parts/toast.js';
import { Live } from '../../workspace/live.js';

/** No room tells of them. */
const PAUSE = 30_000;

/** Who does not take part, in the whole conference, and until when. */
class SilenceList extends PlainElement {
  static properties = { conference: {} };
  silences = new Live(this, (path) => get(path).then(({ items }) => items), () => PAUSE);

  get #path() {
    return `/conferences/${this.conference.id}/silences`;
  }

  renew() {
    return this.silences.renew();
  }

  async #lift({ id }) {
    try {
      await remove(`${this.#path}/${id}`);
      toast({ text: t('desk.lifted') });
    } catch (problem) {
      toastProblem(problem);
    }
    await this.renew();
  }

  #until(until) {
    const zone = shownZone(this.conference.timeZone);
    return until ? t('desk.silence.until', { day: shortDay(Date.parse(until), zone), time: time(Date.parse(until), zone) }) : t('desk.silence.for.good');
  }

  #row(silence) {
    const { name, kind, until, reason } = silence;
    const who = name ?? t('desk.anonymous');
    return html`<li><p><b>${who}</b><small>${[t(`desk.silence.${kind}`), this.#until(until), reason].filter(Boolean).join(' · ')}</small></p>
      <button type="button" class="button" aria-label=${t('desk.lift.of', { name: who })} @click=${() => this.#lift(silence)}>${t('desk.lift')}</button></li>`;
  }

  render() {
    this.silences.follow(this.#path);
    return html`<section class="panel desk-panel" aria-labelledby="desk-silences"><div class="desk-panel-head"><h2 id="desk-silences">${t('desk.silences')}</h2></div>
      ${this.silences.view((silences) => (silences.length ? html`<ul class="desk-silences">${silences.map((each) => this.#row(each))}</ul>` : html`<p class="hint">${t('desk.silences.none')}</p>`))}</section>`;
  }
}
customElements.define('silence-list', SilenceList);
