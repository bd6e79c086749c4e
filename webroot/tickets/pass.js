import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { dayList, stampIn } from '../lib/time.js';
import { avatar } from '../parts/bits.js';
import { PlainElement } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { picture } from '../parts/qr.js';

/** A ticket as it is shown at a door: whose it is, and a code that is black on white in any scheme. */
class TicketPass extends PlainElement {
  static properties = { ticket: { attribute: false }, zone: { attribute: false }, code: { attribute: false }, order: { attribute: false }, kept: { type: Boolean }, actions: { attribute: false }, answers: { attribute: false }, addOns: { attribute: false }, drawn: { state: true } };

  async willUpdate(changed) {
    if (!changed.has('code') || !this.code) return;
    const { code } = this;
    const { generate } = await import('../vendor/lean-qr.js');
    if (code === this.code) this.drawn = generate(code);
  }

  render() {
    const { attendeeName, typeName, state, cancelled, transfer, validDays } = this.ticket;
    const reason = (cancelled ?? transfer)?.reason;
    return html`<article class="panel ticket-card"><div class="ticket-who">${avatar(attendeeName ?? typeName, 'medium')}
      <div><b>${attendeeName ?? t('order.nobody')}</b><small>${typeName}</small>${validDays.length ? html`<small class="ticket-days">${icon('calendar')}${t('ticket.days', { days: dayList(validDays) })}</small>` : nothing}${transfer ? html`<small>${t(transfer.name ? 'transfer.to' : 'transfer.at', { name: transfer.name, time: stampIn(Date.parse(transfer.at), this.zone) })}</small>` : nothing}${reason ? html`<small>${reason}</small>` : nothing}</div><span class="badge ${state.toLowerCase()}">${t(`ticket.state.${state}`)}</span></div>
      ${this.code && this.drawn ? html`${picture(this.drawn, t('ticket.code', { name: attendeeName ?? typeName }))}<p class="ticket-show"><code>${this.order}</code>${this.kept ? html`<span>${icon('check')}${t('ticket.kept')}</span>` : nothing}</p>` : nothing}
      ${this.addOns?.length ? html`<ul class="ticket-with" aria-label=${t('add-ons.title')}>${this.addOns.map((one) => html`<li>+ ${one.typeName}${one.state === 'RELEASED' && state !== 'RELEASED' ? ` · ${t('ticket.state.RELEASED')}` : nothing}</li>`)}</ul>` : nothing}
      ${this.answers?.length ? html`<dl class="answers">${this.answers.map(([label, words]) => html`<div><dt>${label}</dt><dd>${words}</dd></div>`)}</dl>` : nothing}${this.actions ?? nothing}</article>`;
  }
}
customElements.define('ticket-pass', TicketPass);
