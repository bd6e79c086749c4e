import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { confirm } from '../../workspace/confirm.js';

const whose = ({ attendeeName, typeName }) => html`<p><b>${attendeeName ?? t('orders.unnamed')}</b> · ${typeName}</p>`;

const why = (hint) => html`<label class="field"><span>${t('orders.why')}</span><textarea name="reason" required maxlength="500" rows="2"></textarea>${hint ? html`<small>${hint}</small>` : nothing}</label>`;

/**
 * Asks who gets a ticket, and why.
 * @returns {Promise<{ name: string, email: string, reason: string } | null>} as the API takes it; null where nobody does
 */
export async function askForRecipient(ticket) {
  const text = html`${whose(ticket)}<p>${t('orders.transfer.text')}</p>
    <label class="field"><span>${t('orders.transfer.name')}</span><input name="name" required maxlength="200" autocomplete="off"></label>
    <label class="field"><span>${t('orders.transfer.email')}</span><input name="email" type="email" required maxlength="254" autocomplete="off"></label>
    ${why(t('orders.transfer.reason.hint'))}`;
  const said = await confirm({ title: t('orders.transfer.title'), text, action: t('orders.transfer.action') });
  return said && Object.fromEntries(said);
}

/** Asks why the code of a ticket is replaced. */
export async function askToReissue(ticket) {
  const text = html`${whose(ticket)}<p>${t('orders.reissue.text')}</p>${why(null)}`;
  const said = await confirm({ title: t('orders.reissue.title'), text, action: t('orders.reissue.action') });
  return said && Object.fromEntries(said);
}
