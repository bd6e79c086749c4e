import { html, nothing } from 'lit';
import { get, post } from '../../lib/api.js';
import { newId } from '../../lib/ids.js';
import { shownLanguage, t } from '../../lib/i18n.js';
import { money } from '../../lib/money.js';
import { field, formFault } from '../../parts/field.js';
import { confirm } from '../../workspace/confirm.js';

const WAYS = ['CASH', 'TERMINAL', 'INVOICE', 'FREE'];
const BUYER = ['name', 'address', 'vatId'];

const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** What of a member of the sale is wrong, below the input that holds it. */
const below = (problem, name) => problem && { fault: () => problem.errors.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))?.detail };

const priced = ({ id, name, price, currency }) => [id, t('desk-sale.type', { name, price: price ? money(price, currency) : t('types.free') })];

function question(types, said, problem) {
  const one = (name, more) => field({ name, label: t(`desk-sale.${name}`), value: said?.get(name) ?? undefined, problem: below(problem, name), ...more });
  const buyer = (name, more) => field({ name: `buyer-${name}`, label: t(`desk-sale.buyer.${name}`), value: said?.get(`buyer-${name}`) ?? undefined, problem: below(problem, `invoiceTo/${name}`), ...more });
  return {
    title: t('desk-sale.title'),
    text: html`<p>${t('desk-sale.text')}</p>${one('ticketTypeId', { options: types.map(priced) })}
      ${one('names', { rows: true, required: true, max: 4000, hint: t('desk-sale.names.hint') })}${one('email', { type: 'email', required: true, max: 254, hint: t('desk-sale.email.hint') })}
      ${one('payment', { options: WAYS.map((way) => [way, t(`desk-sale.payment.${way}`)]) })}
      <details class="desk-buyer" ?open=${BUYER.some((name) => said?.get(`buyer-${name}`))}><summary>${t('desk-sale.buyer')}</summary>${buyer('name', { max: 200 })}${buyer('address', { rows: true, max: 500 })}${buyer('vatId', { max: 50 })}</details>
      ${problem ? formFault(problem) : nothing}`,
    action: t('desk-sale.do'),
  };
}

function saleOf(id, said) {
  const buyer = Object.fromEntries(BUYER.map((name) => [name, said.get(`buyer-${name}`).trim() || null]));
  return {
    id, ticketTypeId: said.get('ticketTypeId'), names: lines(said.get('names')), email: said.get('email'), payment: said.get('payment'), locale: shownLanguage(),
    ...(Object.values(buyer).some(Boolean) && { invoiceTo: buyer }),
  };
}

/**
 * Asks what is sold to whom, until it is sold or nobody wants that any more. Asked for once more after an answer got lost, it is the same sale.
 * @param {string} path of the conference
 * @returns {Promise<object | null>} the order
 */
export async function sellAtDesk(path) {
  const types = (await get(`${path}/ticket-types`)).items.filter(({ addOn }) => !addOn);
  if (!types.length) return (await confirm({ title: t('desk-sale.title'), text: t('desk-sale.none'), action: t('close'), cancel: null }), null);
  const id = newId();
  let [said, problem] = [await confirm(question(types))];
  while (said) {
    try {
      return await post(`${path}/desk-sales`, saleOf(id, said));
    } catch (refused) {
      problem = refused;
    }
    said = await confirm(question(types, said, problem));
  }
  return null;
}
