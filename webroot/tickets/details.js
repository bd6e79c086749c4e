import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../lib/i18n.js';
import { PlainElement } from '../parts/element.js';
import { field, formFault } from '../parts/field.js';
import '../parts/question-fields.js';
import { ownTickets } from './orders.js';

/**
 * For whom the tickets of an order are, and what these people are asked. `asked` are its questions with their answers, null where they
 * cannot be changed; says `named` with what the API takes, and `back` where there is a way back.
 */
class AttendeeDetails extends PlainElement {
  static properties = { order: { attribute: false }, asked: { attribute: false }, fault: { attribute: false }, busy: { type: Boolean }, action: {}, wayBack: { type: Boolean } };

  /** What was answered and not kept yet, by ticket: a refusal loses none of it. */
  #typed = new Map();
  /** Of tickets that are for somebody else by what was typed, what was answered before. */
  #former = new Map();

  willUpdate(changed) {
    if (changed.has('asked')) [this.#typed, this.#former] = [new Map(), new Map()];
  }

  get #tickets() {
    return ownTickets(this.order);
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

  #answersOf(id) {
    return this.#typed.get(id) ?? this.asked.items.find(({ ticketId }) => ticketId === id)?.answers ?? {};
  }

  /** Nobody inherits what another one has answered, least of all a consent. Whoever puts the name back has the answers back. */
  #renamed({ id, attendeeName }, name) {
    if (!this.asked || !attendeeName) return;
    const isFormer = name.trim().toLowerCase() === attendeeName.toLowerCase();
    if (isFormer === !this.#former.has(id)) return;
    const before = isFormer ? this.#former.get(id) : this.#answersOf(id);
    if (isFormer) this.#former.delete(id);
    else this.#former.set(id, before);
    this.#typed.set(id, isFormer ? before : {});
    this.requestUpdate();
  }

  #questions({ id, ticketTypeId, attendeeName }, index) {
    if (!this.asked) return nothing;
    const answers = this.#answersOf(id);
    const emptied = Object.keys(this.#former.get(id) ?? {}).length > 0;
    return html`<p class="hint" role="status">${emptied ? t('order.renamed', { name: attendeeName }) : nothing}</p><question-fields prefix=${id} .questions=${this.asked.questions} .typeId=${ticketTypeId} .answers=${answers} @answered=${({ target }) => this.#typed.set(id, target.answers)} .faultOf=${(question) => this.#faultOf(index)(`answers/${question}`)}></question-fields>`;
  }

  #ticket(ticket, index) {
    const { id, typeName, attendeeName, attendeeEmail } = ticket;
    const { order } = this;
    const [name, email] = index === 0 && !attendeeName ? [order.name, order.email] : [attendeeName, attendeeEmail];
    const at = (member) => ({ fault: () => this.#faultOf(index)(member) });
    return html`<fieldset class="panel attendee"><legend><b>${t('order.ticket', { number: index + 1 })}</b> <span>${typeName}</span></legend>
      <div @change=${({ target }) => this.#renamed(ticket, target.value)}>${field({ name: `${id}-name`, label: t('order.attendee'), value: name, required: true, max: 200, autocomplete: index ? 'off' : 'name', problem: at('name') })}</div>
      ${field({ name: `${id}-email`, label: t('question.optional', { label: t('order.attendee.email') }), value: email, type: 'email', max: 254, autocomplete: index ? 'off' : 'email', problem: at('email') })}
      ${this.#questions(ticket, index)}</fieldset>`;
  }

  render() {
    return html`<form class="attendees" @submit=${(event) => this.#named(event)}>${repeat(this.#tickets, ({ id }) => id, (ticket, index) => this.#ticket(ticket, index))}
      ${formFault(this.fault)}<p class="actions">${this.wayBack ? html`<button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('back'))}>${t('order.details.back')}</button>` : nothing}
      <button class="button primary" ?disabled=${this.busy}>${this.action}</button></p></form>`;
  }
}
customElements.define('attendee-details', AttendeeDetails);
