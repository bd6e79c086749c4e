import { html } from 'lit';
import { t } from '../lib/i18n.js';

/** Below mails about the conference. */
export const MAIL = 'MAIL_FOOTER';

export const PLACES = ['HOME', 'SCHEDULE', 'SESSION', MAIL];

/** Those of an offer: it is for some, and a mail cannot ask for whom. */
export const OFFER_PLACES = PLACES.filter((each) => each !== MAIL);

export const placeWords = (places) => PLACES.filter((each) => places.includes(each)).map((each) => t(`promotions.place.${each}`)).join(', ');

/**
 * Places to choose from; says `set` with all that are chosen.
 * @param {{ legend: string, hint: string, chosen: string[], offered?: string[], fault?: string, set: (places: string[]) => void }} options
 */
export function placesField({ legend, hint, chosen, offered = PLACES, fault, set }) {
  const choose = (event) => {
    event.stopPropagation();
    const { value, checked } = event.target;
    set(PLACES.filter((each) => (each === value ? checked : chosen.includes(each))));
  };
  return html`<fieldset class="group" @input=${choose}><legend>${legend}</legend><p class="hint">${hint}</p>${fault ? html`<p class="fault">${fault}</p>` : ''}
    <div class="quota-choices">${PLACES.filter((each) => offered.includes(each) || chosen.includes(each)).map((each) => html`<label class="keep-choice"><input type="checkbox" value=${each} .checked=${chosen.includes(each)}>
      <span><b>${t(`promotions.place.${each}`)}</b></span></label>`)}</div></fieldset>`;
}
