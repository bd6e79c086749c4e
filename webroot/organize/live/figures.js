import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../../lib/api.js';
import { Watch } from '../../lib/cell.js';
import { saveFile } from '../../lib/files.js';
import { number, t } from '../../lib/i18n.js';
import { mayModerate } from '../../lib/roles.js';
import { shortDay, shownZone, time, zoneChoice } from '../../lib/time.js';
import { empty } from '../../parts/bits.js';
import { icon } from '../../parts/icons.js';
import { csv } from '../../workspace/csv.js';
import { firstOf, showMore } from '../../workspace/list-tools.js';
import { Loaded } from '../../workspace/loaded.js';
import { sortChoice, sortHead, sorted } from '../../workspace/sorting.js';
import { OrganizerPage } from '../organizer-page.js';
import './icons.js';
import { FIGURES, ORDERS, figureRows, figureTable, total } from './figure-rows.js';

/** How much happened live in each session: to be read, sorted, and taken along as a table. */
class LiveFiguresPage extends OrganizerPage {
  watch = new Watch(this, zoneChoice);
  figures = new Loaded(this, async (id) => {
    const [stats, feedback] = await Promise.all([get(`/admin/analytics/live?conference=${id}`), get(`/conferences/${id}/feedback`)]);
    return { stats: stats.items, feedback: feedback.items };
  });

  may(conference) {
    return mayModerate(conference);
  }

  head({ conference }) {
    this.title(t('live-figures.title'), conference.title);
    return html`<a class="icon-button" href="${this.root}/live" aria-label=${t('live-figures.back')}>${icon('back')}</a><h1>${t('live-figures.title')}</h1>`;
  }

  work(program) {
    return this.figures.follow(program.conference.id).view(({ stats, feedback }) => {
      const rows = figureRows(program, stats, feedback);
      return rows.length ? this.#table(program, rows) : empty('chart', t('live-figures.none'), t('live-figures.none.text'));
    });
  }

  #table({ conference }, rows) {
    const shown = sorted(rows, ORDERS);
    const columns = [['session', t('live-figures.session')], ...[...FIGURES, 'average'].map((name) => [name, t(`live-figures.${name}`)])];
    const save = () => saveFile(csv(figureTable(shown)), `${conference.slug}-live.csv`);
    return html`<div class="list-tools">${sortChoice(columns)}<span class="spring"></span><button type="button" class="button small" @click=${save}>${icon('download')}${t('live-figures.csv')}</button></div>
      <div class="table-box"><table class="table stack live-figures"><thead><tr>${columns.map(([name, label]) => sortHead(name, label))}</tr></thead>
        <tbody>${repeat(firstOf(shown), ({ session }) => session?.id ?? 'conference', (row) => this.#row(row, conference))}</tbody>
        <tfoot>${this.#sum(total(rows))}</tfoot></table></div>${showMore(shown)}<p class="hint">${t('live-figures.hint')}</p>`;
  }

  #row(row, { timeZone }) {
    const { session, feedback, average } = row;
    const zone = shownZone(timeZone);
    const about = session ? [session.start === null ? null : `${shortDay(session.start, zone)}, ${time(session.start, zone)}`, session.room?.name].filter(Boolean).join(' · ') : t('live-page.whole');
    const stars = average === null ? nothing : html`<b class="live-average">${icon('star')}${number(Math.round(average * 10) / 10)}</b> `;
    return html`<tr><td><a href="${this.root}/live/${session?.id ?? 'conference'}">${session?.title ?? t('desk.whole')}</a><small>${about}</small></td>
      ${FIGURES.map((name) => this.#cell(name, row[name]))}<td class="number"><span class="stacked">${t('live-figures.average')}</span> ${feedback ? html`${stars}<small>${t('live-figures.given', { count: feedback })}</small>` : html`<span class="none">–</span>`}</td></tr>`;
  }

  #cell = (name, value) => html`<td class="number"><span class="stacked">${t(`live-figures.${name}`)}</span> ${value ? number(value) : html`<span class="none">0</span>`}</td>`;

  #sum = (sums) => html`<tr><td>${t('live-figures.total')}</td>${FIGURES.map((name) => this.#cell(name, sums[name]))}<td class="number"><span class="stacked">${t('live-figures.average')}</span> <small>${t('live-figures.given', { count: sums.feedback })}</small></td></tr>`;
}
customElements.define('organize-live-figures-page', LiveFiguresPage);
