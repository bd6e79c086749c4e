import { html, nothing } from 'lit';
import { sellable, soldName } from './sold-names.js';

/**
 * For which ticket types something is: none for all. What nobody has by itself is not offered, but what was chosen is shown.
 * @param {import('../../workspace/form.js').Form} form has the chosen ones as `ticketTypeIds`, in one order, so that choosing one again changes nothing
 * @param {{ label: string, hint: string, note?: (type: any) => string }} words
 */
export function typeChoice(form, types, { label, hint, note = () => '' }) {
  const chosen = new Set(form.values.ticketTypeIds);
  const offered = sellable(types);
  const withdrawn = types.filter((type) => chosen.has(type.id) && !offered.includes(type));
  const choose = (event) => {
    event.stopPropagation();
    const { value, checked } = event.target;
    form.set('ticketTypeIds', [...chosen].filter((id) => id !== value).concat(checked ? value : []).sort());
  };
  const box = (type) => html`<label class="keep-choice"><input type="checkbox" value=${type.id} .checked=${chosen.has(type.id)}>
    <span><b>${soldName(type, types)}</b>${note(type) ? html`<small>${note(type)}</small>` : nothing}</span></label>`;
  const fault = form.problem?.fault?.('ticketTypeIds');
  return html`<fieldset class="group" @input=${choose}><legend>${label}</legend><p class="hint">${hint}</p>${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}<div class="quota-choices">${[...offered, ...withdrawn].map(box)}</div></fieldset>`;
}
