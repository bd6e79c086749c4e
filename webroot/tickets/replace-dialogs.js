import { html, nothing, render } from 'lit';
import { shownLanguage, t } from '../lib/i18n.js';
import { field, formFault } from '../parts/field.js';

const LANGUAGES = ['en', 'de'];

/** What is going to happen, before it does. */
const effects = (keys) => html`<ul class="effects">${keys.map((key) => html`<li>${t(key)}</li>`)}</ul>`;

const whose = ({ attendeeName, typeName }) => html`<p><b>${attendeeName ?? typeName}</b>${attendeeName ? ` · ${typeName}` : nothing}</p>`;

/**
 * A form that stays open until what it asks for was done: what the server finds wrong is shown where it was typed.
 * @param {{ title: string, action: string, danger?: boolean, body: (problem: any) => unknown, work: (typed: FormData) => Promise<any> }} question
 * @returns {Promise<any>} what the work came to; null where somebody does not want it
 */
function ask({ title, action, danger, body, work }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'cancel-dialog';
  dialog.setAttribute('aria-labelledby', 'replace-title');
  let [problem, busy, done] = [null, false, null];
  const draw = () => render(html`<form @submit=${run}><h2 id="replace-title">${title}</h2>${body(problem)}${formFault(problem)}
    <p class="actions"><button type="button" class="button" @click=${() => dialog.close()}>${t('order.keep')}</button>
      <button class="button ${danger ? 'danger' : 'primary'}" ?disabled=${busy}>${action}</button></p></form>`, dialog);
  async function run(event) {
    event.preventDefault();
    if (busy) return;
    [busy, problem] = [true, null];
    draw();
    try {
      done = await work(new FormData(event.target));
      dialog.close();
    } catch (refused) {
      [busy, problem] = [false, refused];
      draw();
    }
  }
  draw();
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => (dialog.remove(), resolve(done)), { once: true });
  });
}

/**
 * Asks who gets a ticket, and says who sees what of it.
 * @param {any} ticket
 * @param {boolean} paid whether something was paid for it
 * @param {(recipient: { name: string, email: string, locale: string }) => Promise<any>} handOn
 */
export function askToHandOn(ticket, paid, handOn) {
  const body = (problem) => html`${whose(ticket)}
    ${field({ name: 'name', label: t('transfer.name'), required: true, max: 200, autocomplete: 'off', problem })}
    ${field({ name: 'email', label: t('transfer.email'), type: 'email', required: true, max: 254, autocomplete: 'off', hint: t('transfer.email.hint'), problem })}
    ${field({ name: 'locale', label: t('transfer.locale'), value: shownLanguage(), options: LANGUAGES.map((tag) => [tag, t(`transfer.locale.${tag}`)]), problem })}
    ${effects(['transfer.effect.code', 'transfer.effect.seen', ...(paid ? ['transfer.effect.money'] : []), 'transfer.effect.back'])}`;
  return ask({ title: t('transfer.title'), action: t('transfer.action'), body, work: (typed) => handOn(Object.fromEntries(typed)) });
}

/** Asks before the code of a ticket is replaced. */
export function askToReissue(ticket, reissue) {
  const body = () => html`${whose(ticket)}${effects(['reissue.effect.code', 'reissue.effect.who'])}`;
  return ask({ title: t('reissue.title'), action: t('reissue.action'), body, work: () => reissue() });
}
