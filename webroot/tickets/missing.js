import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { lacks } from '../lib/questions.js';
import { icon } from '../parts/icons.js';
import { ownTickets } from './orders.js';

/** Whether somebody has not said all that those have to say for whom the tickets are, and may still. */
function isMissing({ open, questions, items }, order) {
  const given = new Map(items.map(({ ticketId, answers }) => [ticketId, answers]));
  return open && ownTickets(order).some(({ id, ticketTypeId }) => lacks(questions, ticketTypeId, given.get(id) ?? {}));
}

/** A ticket that was handed on comes without the answers of whoever had it. @param {() => void} answer leads to the questions */
export const missingNote = (asked, order, answer) =>
  (asked && isMissing(asked, order) ? html`<div class="pay-note answers-missing" role="status">${icon('warning')}<span>${t('order.answers-missing')}</span><button type="button" class="button small primary" @click=${answer}>${t('order.answer')}</button></div>` : nothing);
