import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import '../parts/question-fields.js';

/**
 * For whom the tickets of an order are, and what these people are asked. `asked` are its questions with their answers, null where they
 * cannot be changed; says `named` with what the API takes, and `back` where there is a way back.
 */
class AttendeeDetails extends PlainElement {
  static properties = { order: { attribute: false }, asked: { attribute: false }, fault: { attribute: false }, busy: { type: Boolean }, action: {}, wayBack: { type: Boolean } };

  /** What was typed and not kept yet, by ticket: a refusal loses none of it. */
  #typed = new Map();

  willUpdate(changed) {
    if (changed.has('asked')) this.#typed = new Map();
  }

  /** What goes to others is of nobody. */
  get #tickets() {
    return this.order.tickets.filter(({ state, parentId }) => state !== 'RELEASED' && !parentId);
  }

  #named(event) {
    event.preventDefault();
    const typed = new FormData(event.target);
    const items = this.#tickets.map(({ id }) => ({
      ticketId: id, name: typed.get(`${id}-name`), email: typed.get(`${id}-email`) || null, ...(this.asked && { answers: this.querySelector(`question-fields[prefix="${id}"]`).given }),
    }));
    this.dispatchEvent(new CustomEvent('named', { detail: items }));
  }

  /** To the first answer that was refused. */
  async updated(changed) {
    if (!changed.has('fault') || !this.fault) return;
    await Promise.all([...this.querySelectorAll('question-fields')].map((fields) => fields.updateComplete));
    this.querySelector('[aria-invalid="true"]')?.focus();
  }

  #faultOf(index) {
    return (member) => this.fault?.fault?.(`items/${index}/${member}`);
  }

  #questions({ id, ticketTypeId }, index) {
    if (!this.asked) return nothing;
    const answers = this.#typed.get(id) ?? this.asked.items.find(({ ticketId }) => ticketId === id).answers;
    return html`<question-fields prefix=${id} .questions=${this.asked.questions} .typeId=${ticketTypeId} .answers=${answers} @answered=${({ target }) => this.#typed.set(id, target.answers)} .faultOf=${(question) => this.#faultOf(index)(`answers/${question}`)}></question-fields>`;
  }

  #ticket(ticket, index) {
    const { id, typeName, attendeeName, attendeeEmail } = ticket;
    const { order } = this;
    const [name, email] = index === 0 ? [attendeeName ?? order.name, attendeeEmail ?? order.email] : [attendeeName, attendeeEmail];
    const at = (member) => ({ fault: () => this.#faultOf(index)(member) });
    return html`<fieldset class="panel attendee"><legend><b>${t('order.ticket', { number: index + 1 })}</b> <span>${typeName}</span></legend>
      ${field({ name: `${id}-name`, label: t('order.attendee'), value: name, required: true, max: 200, autocomplete: index ? 'off' : 'name', problem: at('name') })}
      ${field({ name: `${id}-email`, label: t('order.attendee.email'), value: email, type: 'email', max: 254, autocomplete: index ? 'off' : 'email', problem: at('email') })}
      ${this.#questions(ticket, index)}</fieldset>`;
  }

  render() {
    return html`<form class="attendees" @submit=${(event) => this.#named(event)}>${repeat(this.#tickets, ({ id }) => id, (ticket, index) => this.#ticket(ticket, index))}
      ${formFault(this.fault)}<p class="actions">${this.wayBack ? html`<button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('back'))}>${t('order.details.back')}</button>` : nothing}
      <button class="button primary" ?disabled=${this.busy}>${this.action}</button></p></form>`;
  }
}
customElements.define('attendee-details', AttendeeDetails);
