import { html, nothing } from 'lit';
import { get, post } from '../../lib/api.js';
import { number, t } from '../../lib/i18n.js';
import { shortDay, time } from '../../lib/time.js';
import { PlainElement } from '../../parts/element.js';
import { toastProblem } from '../../parts/toast.js';
import { confirm } from '../../workspace/confirm.js';
import { Live } from '../../workspace/live.js';

/** While people come. */
const PAUSE = 15_000;

/** How it goes at the doors of a list, and what was let in twice. */
class CheckInCounts extends PlainElement {
  static properties = { path: {}, zone: {}, rule: {} };
  counts = new Live(this, async (path) => {
    const counts = await get(`${path}/counts`);
    return { ...counts, open: counts.conflicts ? (await get(`${path}/conflicts`)).items : [] };
  }, () => PAUSE);

  async #settle({ id, attendeeName }) {
    const text = html`<label class="field"><span>${t('check-in.settle.why')}</span><input name="reason" required maxlength="500" autocomplete="off"></label>`;
    const said = await confirm({ title: t('check-in.settle.title', { name: attendeeName ?? '' }), text, action: t('check-in.settle') });
    if (!said) return;
    await post(`${this.path}/scans/${id}/undo`, { reason: said.get('reason') }).catch(toastProblem);
    await this.counts.renew();
  }

  #at(at) {
    return `${shortDay(Date.parse(at), this.zone)}, ${time(Date.parse(at), this.zone)}`;
  }

  #conflict(scan) {
    const { earlier } = scan;
    return html`<li><span class="what"><b>${scan.attendeeName ?? t('check-in.nobody')}</b><small>${scan.device.name}, ${this.#at(scan.at)}${earlier ? html` · ${earlier.device.name}, ${this.#at(earlier.at)}` : html` · ${t(`door.${scan.result}`)}`}</small></span>
      <button type="button" class="button small" @click=${() => this.#settle(scan)}>${t('check-in.settle')} …</button></li>`;
  }

  #table(caption, rows) {
    return html`<table class="check-in-table"><caption>${caption}</caption><tbody>${rows.map(([head, count]) => html`<tr><th scope="row">${head}</th><td>${number(count)}</td></tr>`)}</tbody></table>`;
  }

  #more({ quarters, devices }) {
    if (quarters.length === 0) return nothing;
    return html`<details><summary>${t('check-in.more')}</summary><div class="columns">
      ${this.#table(t('check-in.quarters'), quarters.map((quarter) => [this.#at(quarter.from), quarter.in]))}
      ${this.#table(t('check-in.devices'), devices.map((each) => [each.device.name, each.in]))}</div></details>`;
  }

  render() {
    this.counts.follow(this.path);
    return this.counts.view((counts) => html`<p class="check-in-in"><b>${number(counts.in)}</b> ${t(this.rule === 'ONCE_A_DAY' ? 'check-in.of.today' : 'check-in.of', { count: counts.valid })}</p>
      ${counts.open.length ? html`<h3>${t('check-in.conflicts', { count: counts.conflicts })}</h3><ul class="check-in-conflicts">${counts.open.map((scan) => this.#conflict(scan))}</ul>` : nothing}
      ${this.#more(counts)}`);
  }
}
customElements.define('check-in-counts', CheckInCounts);
