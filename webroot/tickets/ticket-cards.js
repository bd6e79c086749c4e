import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { answered } from '../lib/questions.js';
import { serverTime } from '../lib/time.js';
import { icon } from '../parts/icons.js';
import { toast } from '../parts/toast.js';
import { addLink, apart, goingWith } from './added.js';
import { handOn, reissue } from './orders.js';
import './pass.js';
import { askToHandOn, askToReissue } from './replace-dialogs.js';
import { transferWords } from './terms.js';

/**
 * The tickets of an order, and what their holder may do with them.
 * @param {{ order: any, asked: any, passes: Map<string, any> | null, kept: boolean, asOf: number | null, later: any }} shown
 * @param {(order: any) => Promise<any>} adopt takes what has become of the order
 */
export function ticketCards(shown, conference, adopt) {
  const { order, passes, kept, asOf, later } = shown;
  return html`${apart(order)}<ul class="ticket-cards">${order.tickets.filter(({ parentId }) => !parentId).map((ticket) => html`<li><ticket-pass .ticket=${ticket} .zone=${conference.timeZone} .code=${passes?.get(ticket.id)} .order=${order.code} ?kept=${kept || asOf} .actions=${actions(ticket, shown, conference, adopt)} .answers=${answersOf(ticket, shown)} .addOns=${goingWith(ticket, order, later)}></ticket-pass></li>`)}</ul>`;
}

function actions(ticket, { order, asOf, later }, conference, adopt) {
  if (ticket.state !== 'VALID' || asOf) return nothing;
  const { slug } = conference;
  const until = Date.parse(ticket.transferUntil);
  const open = until > serverTime();
  return html`<p class="ticket-actions">${open ? html`<button type="button" class="button small" @click=${() => toAnother(ticket, slug, order.code, adopt)}>${icon('share')}${t('transfer.open')}</button>` : nothing}${addLink(slug, ticket, later)}
    <button type="button" class="button small" @click=${() => anew(ticket, slug, order.code, adopt)}>${icon('code')}${t('reissue.open')}</button>${open ? html`<small>${transferWords(until, conference)}</small>` : nothing}</p>`;
}

async function toAnother(ticket, slug, code, adopt) {
  const order = await askToHandOn(ticket, ticket.price > 0, async (recipient) => adopt(await handOn(slug, code, ticket.id, recipient)));
  if (order) toast({ text: t('transfer.done', { name: order.tickets.find(({ id }) => id === ticket.id).transfer.name }) });
}

async function anew(ticket, slug, code, adopt) {
  if (await askToReissue(ticket, async () => adopt(await reissue(slug, code, ticket.id)))) toast({ text: t('reissue.done') });
}

function answersOf({ id }, { asked }) {
  const { answers } = asked?.items.find(({ ticketId }) => ticketId === id) ?? {};
  return answers ? answered(asked.questions, answers) : [];
}
