import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { problemNote } from '../parts/bits.js';
import { icon } from '../parts/icons.js';
import './lost-order.js';
import { returnedNote } from './pay.js';
import './returned.js';

/** Why there is nothing to be had of it any more. */
const endOf = ({ state, approval }) => (approval?.state === 'DECLINED' ? 'DECLINED' : state === 'EXPIRED' && approval?.state === 'ASKED' ? 'UNANSWERED' : state);

/** An order that is over. */
export function ended(order, slug) {
  const end = endOf(order);
  const { reason } = order.approval ?? {};
  return html`<div class="state">${icon('clock', 'large')}<h2>${t(`order.${end}`)}</h2><p>${t(`order.${end}.text`)}</p>${reason ? html`<blockquote class="order-reason">${reason}</blockquote>` : nothing}
    ${returnedNote(order)}<a class="button primary" href="/c/${slug}/tickets">${t('order.again')}</a></div>`;
}

/**
 * Where there is no order to be seen. Whoever pays in one browser and comes back in another is told what became of it.
 * @param {{ slug: string, code: string, returned: boolean, retry: () => void }} asked
 */
export function lostNote(problem, { slug, code, returned, retry }) {
  const lost = problem.status === 404;
  if (lost && returned) return html`<payment-returned .slug=${slug} .code=${code}></payment-returned>`;
  return html`${problemNote(problem, retry)}${lost ? html`<lost-order .slug=${slug}></lost-order>` : nothing}`;
}
