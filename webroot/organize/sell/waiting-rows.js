import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { number, t } from '../../lib/i18n.js';
import { dateOf, stampIn } from '../../lib/time.js';
import { avatar } from '../../parts/bits.js';
import { icon } from '../../parts/icons.js';

/** Ids of what somebody waits for: ticket types of which one is enough, or a session. */
export const awaitedBy = ({ ticketTypeId, otherTypeIds, sessionId }) => (sessionId ? [sessionId] : [ticketTypeId, ...otherTypeIds]);

/** Whether two wait for the same, and one of them can come before the other. */
export const sameList = (one, other) => awaitedBy(one).some((id) => awaitedBy(other).includes(id));

const wordsOf = (entry, names) => awaitedBy(entry).map((id) => names.get(id)).filter(Boolean).join(` ${t('waitlist.or')} `);

/** In the order in which they are served. */
export const CLASSES = ['VIP', 'STANDARD'];

let dragged = null;

/**
 * Those of a class, in their order. A row that is dragged on another asks to come before it.
 * @param {any[]} entries
 * @param {{ form: (entry: any) => unknown, move: Function, offer: Function, remove: Function, drop: Function, names: Map<string, string> | null, zone: string }} does
 *   `names` of what they wait for where several are shown
 */
export const waitingBand = (name, entries, does) => html`<section class="waiting-band" aria-labelledby="band-${name}"><h2 id="band-${name}">${t(`waitlist.class.${name}`)} <small>${t(`waitlist.class.${name}.text`)}</small><span class="count">${number(entries.length)}</span></h2>
  ${entries.length === 0 ? html`<p class="hint">${t('waitlist.nobody')}</p>` : html`<ol>${repeat(entries, ({ id }) => id, (entry) => row(entry, does))}</ol>`}</section>`;

function row(entry, does) {
  const form = does.form(entry);
  if (form) return html`<li class="open">${form}</li>`;
  const over = (event) => dragged && dragged.id !== entry.id && sameList(dragged, entry) && event.preventDefault();
  return html`<li draggable="true" @dragstart=${() => (dragged = entry)} @dragend=${() => (dragged = null)} @dragover=${over}
    @drop=${(event) => (event.preventDefault(), does.drop(dragged, entry))}><b class="place">${number(entry.position)}</b>
    ${avatar(entry.name)}<span class="what"><b>${entry.name}</b><small>${[entry.email, does.names && wordsOf(entry, does.names)].filter(Boolean).join(' · ')}</small>${entry.reason ? html`<small class="reason">${t('quoted', { text: entry.reason })}</small>` : nothing}
      ${entry.seats > 1 ? html`<small class="together">${icon('people')}${t(entry.splits ? 'waitlist.splits' : 'waitlist.together', { count: entry.seats })}</small>` : nothing}</span>
    <time datetime=${entry.joinedAt}>${dateOf(Date.parse(entry.joinedAt), does.zone)}</time>
    <span class="row-actions">${button(entry, 'move', 'up', does.move)}${button(entry, 'offer', 'ticket', does.offer)}${button(entry, 'remove', 'trash', does.remove)}</span></li>`;
}

function button(entry, what, symbol, run) {
  const label = t(`waitlist.${what}`, { name: entry.name });
  return html`<button type="button" class="icon-button" data-do="${what} ${entry.id}" aria-label=${label} title=${label} @click=${() => run(entry)}>${icon(symbol)}</button>`;
}

/** To whom seats are offered at the moment, beside those who wait. */
export const offers = (offered, names, conference, remove) => html`<aside class="panel waiting-offers"><h2>${t('waitlist.offers')} <small>${number(offered.length)}</small></h2>
  ${offered.length === 0 ? html`<p class="hint">${t('waitlist.offers.none')}</p>` : html`<ul>${offered.map((entry) => html`<li>${avatar(entry.name)}<span class="what"><b>${entry.name}</b>
    <small>${t('waitlist.offers.seats', { count: entry.seats })} · ${wordsOf(entry, names)}</small>${entry.offeredUntil ? html`<small>${t('waitlist.offers.until', { time: stampIn(Date.parse(entry.offeredUntil), conference.timeZone) })}</small>` : nothing}</span>
    ${entry.sessionId ? button(entry, 'remove', 'trash', remove) : html`<a class="hint" href="/c/${conference.slug}/organize/orders?order=${entry.orderCode}">${entry.orderCode}</a>`}</li>`)}</ul>`}</aside>`;
