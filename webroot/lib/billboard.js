import { getOpen } from './api.js';
import { Cell, kept } from './cell.js';
import { forgetSightings } from './sightings.js';

/** Conferences change what they show seldom. */
const TRUSTED = 60_000;

/** What may be shown, by the conference's slug; everybody is told the same. */
export const billboards = new Cell(new Map());
const asked = new Map();

/** Whether this device shows advertisements: `on`, `off`, or null where nobody said it. */
export const promotionChoice = kept('plenary.promotions', null);

/** Whoever asks sites not to pass anything on about them (Global Privacy Control) is shown none, unless they said otherwise here. */
export const wantsPromotions = () => (promotionChoice.value ?? (navigator.globalPrivacyControl ? 'off' : 'on')) === 'on';

export function hidePromotions() {
  promotionChoice.value = 'off';
  forgetSightings();
}

export function showPromotions() {
  promotionChoice.value = 'on';
}

/** Asks what a conference shows, if that is not known well enough. Without an answer there is nothing. */
export async function wantBillboard(slug) {
  if (Date.now() - (asked.get(slug) ?? -Infinity) < TRUSTED) return;
  asked.set(slug, Date.now());
  const { etag } = billboards.value.get(slug) ?? {};
  try {
    const answer = await getOpen(`/conferences/${slug}/billboard`, etag);
    if (answer.data) billboards.value = new Map(billboards.value).set(slug, { ...answer.data, etag: answer.etag });
  } catch {
    asked.delete(slug);
  }
}

/** What may be shown in one place; null where nothing may, or nobody wants it. */
export const placeOf = (slug, placement) =>
  (wantsPromotions() ? billboards.value.get(slug)?.placements.find((each) => each.placement === placement) ?? null : null);
