import { file, get, getOpen, post, put } from '../lib/api.js';
import { saveFile } from '../lib/files.js';
import { user } from '../lib/session.js';

const KEY = 'plenary.orders';
/** The codes of the orders that strangers began last, by conference. */
const HELD = 'plenary.held-orders';
/** Of those that are looked at to find a ticket. */
const MOST_KNOWN = 10;
const SECRET = /^[\w-]{20,200}$/;

/** The secrets of orders that strangers made in this browser, by their codes. Accounts open theirs without, and leave none behind. */
const known = () => JSON.parse(localStorage.getItem(KEY) ?? '{}');

const held = () => JSON.parse(localStorage.getItem(HELD) ?? '{}');

/** The order of an address that somebody kept has its secret behind the #, which no server is sent. */
export function secretOf(code) {
  return sent() ?? known()[code];
}

const sent = () => (SECRET.test(location.hash.slice(1)) ? location.hash.slice(1) : null);

const keep = (code, secret) => localStorage.setItem(KEY, JSON.stringify({ ...known(), [code]: secret }));

/** Of the API. */
export const pathOf = (slug, code, step = '') => `/conferences/${slug}/orders/${code}${step && `/${step}`}`;

/** What can be had, without a voucher. */
export const shopOf = async (slug) => (await getOpen(`/conferences/${slug}/shop`)).data.items;

/** The address of an order. */
export const addressOf = (slug, code) => {
  const secret = known()[code];
  return `/c/${slug}/orders/${code}${secret ? `#${secret}` : ''}`;
};

/** @returns {Promise<any>} the order, whose seats are held now */
export const place = async (slug, draft) => begun(slug, await post(`/conferences/${slug}/orders`, draft));

/** What goes with a ticket that somebody has. @returns {Promise<any>} the order of it, which is held now */
export const addTo = async (slug, code, ticketId, wanted) => begun(slug, await post(pathOf(slug, code, `tickets/${ticketId}/add-ons`), wanted, opening(code)));

/** Strangers find it again in this browser. */
function begun(slug, { order, secret }) {
  if (!user.value) {
    keep(order.code, secret);
    localStorage.setItem(HELD, JSON.stringify({ ...held(), [slug]: order.code }));
  }
  return order;
}

/** The order that a stranger began in this browser last, while its seats are held. */
export async function heldOrder(slug) {
  const code = held()[slug];
  const order = code && (await orderOf(slug, code).catch(() => null));
  return order?.state === 'RESERVED' ? order : null;
}

/** The orders of a conference that this browser opens: those of who is signed in, else those it made or was sent. */
export async function ownOrders({ id, slug }) {
  if (user.value) return (await myOrders()).filter(({ conferenceId }) => conferenceId === id);
  const codes = Object.keys(known()).slice(-MOST_KNOWN);
  const found = await Promise.allSettled(codes.map((code) => get(pathOf(slug, code), { secret: known()[code] })));
  return found.flatMap(({ value }) => (value ? [value] : []));
}

const opening = (code) => ({ secret: secretOf(code) });

/** What has opened it is kept, and nothing that somebody put into a link. */
export async function orderOf(slug, code) {
  const order = await get(pathOf(slug, code), opening(code));
  if (sent()) keep(code, sent());
  return order;
}

/** The tickets of people that are still those of whoever ordered them: none that was given back or handed on. */
export const ownTickets = ({ tickets }) => tickets.filter(({ state, parentId }) => !parentId && state !== 'RELEASED' && state !== 'TRANSFERRED');

/** What an order adds to tickets of another one; nothing where it has tickets of its own. */
export const addedNames = ({ tickets }) => (tickets.every(({ parentId }) => parentId) ? [...new Set(tickets.map(({ typeName }) => typeName))].join(', ') : '');

/** What is shown at the door, by ticket. */
export const passesOf = async (slug, code) => new Map((await get(pathOf(slug, code, 'passes'), opening(code))).items.map((pass) => [pass.ticketId, pass.code]));

/** The tickets on paper. */
export const saveTickets = async (slug, code) => saveFile(await file(pathOf(slug, code, 'tickets.pdf'), opening(code)), `${slug}-${code}.pdf`);

/** What those are asked for whom its tickets are, and what they answered. */
export const answersOf = (slug, code) => get(pathOf(slug, code, 'answers'), opening(code));

/** What one request may say; more of them are sent one after the other. */
const MOST_SAID = 4_000;

/** Those who are not named in a request stay as they are. */
export async function nameAttendees(slug, code, items) {
  let order;
  let from = 0;
  while (from < items.length) {
    const some = fitting(items.slice(from));
    order = await put(pathOf(slug, code, 'attendees'), { items: some }, opening(code)).catch(shifted(from));
    from += some.length;
  }
  return order;
}

function fitting(items) {
  let said = 0;
  const some = items.findIndex((item, i) => (said += JSON.stringify(item).length) > MOST_SAID && i > 0);
  return some < 0 ? items : items.slice(0, some);
}

/** A fault is named by its place among all of them. */
const shifted = (from) => (problem) => {
  for (const error of problem.errors ?? []) error.pointer = error.pointer.replace(/^\/items\/(\d+)/, (all, i) => `/items/${Number(i) + from}`);
  throw problem;
};

export const confirmOrder = (slug, code, payment, agreed) =>
  post(pathOf(slug, code, 'confirm'), { ...(payment ? { payment } : {}), ...(agreed ? { termsAccepted: true } : {}) }, opening(code));
/** To the address an order was made with. */
export const mailOrder = (slug, code) => post(pathOf(slug, code, 'mail'), undefined, opening(code));
/** What became of a payment, as far as those learn who only have the reference of the provider. */
export const paymentOf = (slug, code, reference) => get(pathOf(slug, code, 'payment'), { reference });
export const mailPaid = (slug, code, reference) => post(pathOf(slug, code, 'payment/mail'), { reference });
export const mailLinks = (slug, email) => post(`/conferences/${slug}/order-links`, { email });

/** The orders of who is signed in, with those they made before they had their account; without, where nobody knows their address. */
export async function myOrders() {
  await post('/me/orders/claim').catch((problem) => {
    if (problem.code !== 'EMAIL_UNCONFIRMED') throw problem;
  });
  return (await get('/me/orders')).items;
}

/** What each valid ticket is worth now. */
export const quoteOf = async (slug, code) => (await get(pathOf(slug, code, 'cancellation'), opening(code))).tickets;

/** @param {{ name: string, email: string, locale: string }} recipient who gets a ticket */
export const handOn = (slug, code, ticketId, recipient) => post(pathOf(slug, code, `tickets/${ticketId}/transfer`), recipient, opening(code));
export const reissue = (slug, code, ticketId) => post(pathOf(slug, code, `tickets/${ticketId}/reissue`), {}, opening(code));

/** @param {{ ticketIds: string[], refund?: number }} cancellation */
export const cancelOrder = (slug, code, cancellation) => post(pathOf(slug, code, 'cancel'), cancellation, opening(code));
