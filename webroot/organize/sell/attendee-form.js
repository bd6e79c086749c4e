import { html } from 'lit';
import { put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { PlainElement } from '../../parts/element.js';
import { field, formFault } from '../../parts/field.js';
import '../../parts/question-fields.js';

/**
 * What is wrong about whoever has a ticket is put right: their name, e-mail and answers. Nobody who corrects one has to know the other.
 * `asked` are the questions of its order with what was answered. Says `kept` with the order, and `closed`.
 */
class AttendeeForm extends PlainElement {
  static properties = { path: {}, ticket: { attribute: false }, asked: { attribute: false }, answers: { state: true }, fault: { state: true }, busy: { state: true } };

  get #questions() {
    return this.asked?.open ? this.asked.questions.map((question) => ({ ...question, required: false })) : [];
  }

  firstUpdated() {
    this.querySelector('input').focus();
  }

  async #save(event) {
    event.preventDefault();
    const { name, email } = Object.fromEntries(new FormData(event.target));
    const answers = this.#questions.length ? { answers: this.querySelector('question-fields').given } : {};
    [this.busy, this.fault] = [true, null];
    try {
      const order = await put(`${this.path}/attendees`, { items: [{ ticketId: this.ticket.id, name, email: email || null, ...answers }] });
      this.dispatchEvent(new CustomEvent('kept', { detail: order }));
    } catch (problem) {
      this.fault = problem;
    }
    this.busy = false;
  }

  #close = () => this.dispatchEvent(new CustomEvent('closed'));

  #faultOf = (member) => this.fault?.fault?.(`items/0/${member}`);

  /** An order beside the list is closed by the same key: the form comes first. */
  #pressed(event) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }

  render() {
    const { id, ticketTypeId, attendeeName, attendeeEmail } = this.ticket;
    const at = (member) => ({ fault: () => this.#faultOf(member) });
    const answers = this.answers ?? this.asked?.items.find(({ ticketId }) => ticketId === id)?.answers ?? {};
    return html`<form class="attendee-form" @submit=${(event) => this.#save(event)} @keydown=${(event) => this.#pressed(event)}>
      ${field({ name: 'name', label: t('orders.attendee.name'), value: attendeeName, required: true, max: 200, autocomplete: 'off', hint: t('orders.attendee.name.hint'), problem: at('name') })}
      ${field({ name: 'email', label: t('orders.attendee.email'), value: attendeeEmail, type: 'email', max: 254, autocomplete: 'off', problem: at('email') })}
      <question-fields prefix=${id} .questions=${this.#questions} .typeId=${ticketTypeId} .answers=${answers} .faultOf=${(question) => this.#faultOf(`answers/${question}`)} @answered=${({ target }) => (this.answers = target.answers)}></question-fields>
      ${formFault(this.fault)}<p class="actions"><button class="button primary" ?disabled=${this.busy}>${t('form.save')}</button><button type="button" class="button" @click=${this.#close}>${t('confirm.cancel')}</button></p></form>`;
  }
}
customElements.define('attendee-form', AttendeeForm);
