import { html, nothing, render } from 'lit';
import { t } from '../lib/i18n.js';
import { money } from '../lib/money.js';
import { stampIn } from '../lib/time.js';

/** What whoever bought tickets may choose from, with what is given back for each: more than they may not cancel is said, too. */
function choice({ tickets, currency, outstanding }, quoted, chosen, choose, zone) {
  const worth = new Map(quoted.map((one) => [one.ticketId, one]));
  return html`<fieldset class="cancel-choices"><legend>${t('cancel.which')}</legend>${tickets.filter(({ id }) => worth.has(id)).map(({ id, parentId, attendeeName, typeName, price }) => {
    const { refund, until } = worth.get(id);
    const along = parentId && chosen.has(parentId);
    const open = refund !== undefined && !along;
    const words = along ? t(outstanding ? 'cancel.along.off' : 'cancel.along', { sum: money(refund ?? 0, currency) }) : open ? (price ? t(outstanding ? 'cancel.off' : 'cancel.back', { sum: money(refund, currency) }) : t('tickets.free')) : t('cancel.closed');
    return html`<label class="cancel-choice"><input type="checkbox" name="ticket" value=${id} ?disabled=${!open} .checked=${along || chosen.has(id)} @change=${({ target }) => choose(id, target.checked)}>
      <span><b>${attendeeName ?? typeName}</b><small>${attendeeName ? `${typeName} · ` : nothing}${words}${open && until ? ` · ${t('cancel.until', { time: stampIn(Date.parse(until), zone) })}` : nothing}</small></span></label>`;
  })}</fieldset>`;
}

/**
 * Asks which tickets somebody gives back, and shows what they get for them.
 * @param {any} order
 * @param {string} zone of the conference
 * @param {any[] | null} quoted what each valid ticket is worth now; null where nothing was paid yet
 * @param {boolean} [added] whether something was added to its tickets later
 * @returns {Promise<{ ticketIds: string[], refund?: number } | null>} null when they keep them
 */
export function askWhatToCancel(order, zone, quoted, added = false) {
  const dialog = document.createElement('dialog');
  dialog.className = 'cancel-dialog';
  dialog.setAttribute('aria-labelledby', 'cancel-title');
  const open = (quoted ?? []).filter(({ refund }) => refund !== undefined);
  const chosen = new Set(open.map(({ ticketId }) => ticketId));
  const parents = new Map(order.tickets.map(({ id, parentId }) => [id, parentId]));
  const goes = ({ ticketId }) => chosen.has(ticketId) || chosen.has(parents.get(ticketId));
  const refund = () => (quoted ?? []).filter(goes).reduce((all, one) => all + (one.refund ?? 0), 0);
  const choose = (id, wanted) => {
    if (wanted) chosen.add(id);
    else chosen.delete(id);
    draw();
  };
  const sum = () => html`<p class="cancel-sum" role="status"><span>${t(order.outstanding ? 'cancel.sum.invoice' : 'cancel.sum')}</span><b>${money(refund(), order.currency)}</b></p>`;
  const back = () => (refund() && !order.outstanding ? html`<p class="hint">${t(order.payment === 'CARD' ? 'cancel.card' : 'cancel.transfer')}</p>` : nothing);
  const none = quoted && open.length === 0;
  const draw = () => render(none ? html`<form method="dialog"><h2 id="cancel-title">${t('cancel.none')}</h2><p>${t('cancel.none.text')}</p><p class="actions"><button class="button" value="">${t('close')}</button></p></form>`
  : html`<form method="dialog"><h2 id="cancel-title">${t('cancel.title')}</h2>
    ${quoted ? choice(order, quoted, chosen, choose, zone) : nothing}${quoted && order.total ? html`${sum()}${back()}` : nothing}
    ${added ? html`<p class="hint">${t('cancel.added')}</p>` : nothing}<p>${t('order.cancel.sure')}</p><p class="actions"><button class="button" value="">${t('order.keep')}</button>
      <button class="button danger" value="yes" ?disabled=${quoted && chosen.size === 0}>${quoted ? t('cancel.action', { count: chosen.size }) : t('order.cancel')}</button></p></form>`, dialog);
  draw();
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    const answer = () => (dialog.returnValue === 'yes' ? { ticketIds: [...chosen], ...(quoted && { refund: refund() }) } : null);
    dialog.addEventListener('close', () => (dialog.remove(), resolve(answer())), { once: true });
  });
}
