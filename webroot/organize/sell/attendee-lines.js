import { html, nothing } from 'lit';
import { get } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { worded } from '../../lib/worded.js';
import { PlainElement } from '../../parts/element.js';
import { icon } from '../../parts/icons.js';
import { toastProblem } from '../../parts/toast.js';
import { Loaded } from '../../workspace/loaded.js';

const PAGE = 50;
const OUTCOMES = ['REFUSED', 'ADDED', 'ALREADY', 'SKIPPED'];
const SYMBOLS = { ADDED: 'plus', ALREADY: 'check', SKIPPED: 'forward', REFUSED: 'warning' };

/** What becomes of each line of a file, and why. */
class AttendeeLines extends PlainElement {
  static properties = { path: {}, job: {}, outcome: { state: true } };
  lines = new Loaded(this, (address) => get(address));

  /** Those that need somebody's eyes come first. */
  get #outcome() {
    return this.outcome ?? (this.job.counts.refused ? 'REFUSED' : '');
  }

  get #address() {
    return `${this.path}/lines?${new URLSearchParams({ limit: PAGE, ...(this.#outcome && { outcome: this.#outcome }) })}`;
  }

  #more = async () => {
    const { items, nextCursor } = this.lines.value;
    try {
      const next = await get(`${this.#address}&cursor=${encodeURIComponent(nextCursor)}`);
      this.lines.value = { ...next, items: [...items, ...next.items] };
      this.requestUpdate();
    } catch (problem) {
      toastProblem(problem);
    }
  };

  #columns() {
    const { columns, mapping } = this.job;
    return (mapping?.fields ?? []).map(({ column }) => column).sort((a, b) => a - b).map((column) => ({ column, name: columns[column].name }));
  }

  #row({ line, cells, outcome, orderCode, findings }, columns) {
    const wrong = new Set(findings.map(({ column }) => column));
    const root = location.pathname.replace(/\/imports\/.*$/, '');
    return html`<tr class=${outcome.toLowerCase()}><td class="number">${line}</td>
      <td><span class="line-outcome">${icon(SYMBOLS[outcome])}${orderCode ? html`<a href="${root}?order=${orderCode}">${t(`attendees.line.${outcome}`)}</a>` : t(`attendees.line.${outcome}`)}</span>
        ${findings.map(({ code, params, message }) => html`<small>${worded(`attendees.finding.${code}`, params, message)}</small>`)}</td>
      ${columns.map(({ column }) => html`<td class=${wrong.has(column) ? 'wrong' : nothing}>${cells[column] || html`<span class="never">–</span>`}</td>`)}</tr>`;
  }

  #table({ items, nextCursor }) {
    const columns = this.#columns();
    if (items.length === 0) return html`<p class="hint">${t('attendees.lines.none')}</p>`;
    return html`<div class="table-box" tabindex="0" role="region" aria-label=${t('attendees.report')}><table class="table attendee-lines"><thead><tr><th scope="col" class="number">${t('attendees.line')}</th><th scope="col">${t('attendees.line.outcome')}</th>
        ${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${items.map((line) => this.#row(line, columns))}</tbody></table></div>
      ${nextCursor ? html`<p class="more"><button type="button" class="button" @click=${this.#more}>${t('orders.more')}</button></p>` : nothing}`;
  }

  render() {
    const { counts, state, updatedAt } = this.job;
    const some = { ADDED: counts.added, ALREADY: counts.already, SKIPPED: counts.skipped, REFUSED: counts.refused };
    const chip = (value, text) => html`<button type="button" class="chip" aria-pressed=${this.#outcome === value} @click=${() => (this.outcome = value)}>${text}</button>`;
    this.lines.follow(`${this.#address}#${state}${updatedAt}`);
    return html`<section aria-labelledby="lines-title"><div class="part-head"><h2 id="lines-title">${t('attendees.report')}</h2></div>
      <div class="chips" role="group" aria-label=${t('attendees.line.outcome')}>${chip('', t('attendees.lines.all'))}${OUTCOMES.filter((value) => some[value]).map((value) => chip(value, t(`attendees.line.${value}`)))}</div>
      ${this.lines.view((page) => this.#table(page))}</section>`;
  }
}
customElements.define('attendee-lines', AttendeeLines);
