import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { maySignIn, signInFor } from '../lib/session.js';
import { formFault } from '../parts/field.js';

/** What somebody whom nobody knows cannot have wait for a transfer. */
const UNKNOWN = ['TRANSFER_TOO_LARGE', 'TRANSFERS_AWAITED'];

/** Why it was not confirmed, and where there are others, the ways on. */
export function payFault(fault, { ways = [], choose, contactEmail } = {}) {
  return UNKNOWN.includes(fault?.code) ? waysOn(fault, { ways, choose, contactEmail }) : formFault(fault);
}

function waysOn({ message, errors }, { ways, choose, contactEmail }) {
  const most = errors.find(({ pointer }) => pointer === '/payment')?.params?.most;
  const { pathname, search } = location;
  return html`<div class="form-fault" role="alert"><p>${message}</p><ul class="ways-on">
    <li>${maySignIn() ? html`<a href="/profile">${t('order.way-on.confirm')}</a>` : html`<a href=${signInFor(pathname + search)}>${t('order.way-on.sign-in')}</a>`}</li>
    ${ways.includes('CARD') ? html`<li><button type="button" class="link" @click=${() => choose('CARD')}>${t('order.pay.CARD')}</button></li>` : nothing}
    ${most ? html`<li>${t('order.way-on.fewer', { count: Number(most) })}</li>` : nothing}
    ${contactEmail ? html`<li><a href="mailto:${contactEmail}">${t('order.way-on.ask', { email: contactEmail })}</a></li>` : html`<li>${t('order.way-on.ask-them')}</li>`}</ul></div>`;
}
