import { getOpen } from './api.js';
import { Cell } from './cell.js';
import { wantPromotionChoice, wantsPromotions } from './promotion-choice.js';

/** Conferences change what they show seldom. */
const TRUSTED = 60_000;

/** What may be shown, by the conference's slug; everybody is told the same. */
export const billboards = new Cell(new Map());
const asked = new Map();

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

/** What may be shown in one place; null where nothing may, or nobody wants it, or that is not known yet. */
export const placeOf = (slug, placement) =>
  (wantPromotionChoice() && wantsPromotions() ? billboards.value.get(slug)?.placements.find((each) => each.placement === placement) ?? null : null);
