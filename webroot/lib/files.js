import { file } from './api.js';

/** Hands something over as a file of the user's own. */
export function saveFile(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The program as one of the formats of the API. A link of the page would carry no token, and a draft is not for everybody. */
export const saveProgram = async (slug, format) => saveFile(await file(`/conferences/${slug}/schedule.${format}`), `${slug}.${format}`);

const TRIES = 20;
const PAUSE = 2_000;

/**
 * The program to print. The first who wants it of a version waits until it is made.
 * @param {() => void} [waiting] told once where that takes long
 */
export async function savePrinted(slug, language, waiting = () => {}) {
  for (let tries = 1; ; tries++) {
    try {
      return saveFile(await file(`/conferences/${slug}/schedule.pdf?language=${language}`), `${slug}.pdf`);
    } catch (problem) {
      if (problem.status !== 503 || tries === TRIES) throw problem;
      if (tries === 1) waiting();
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }
}

/** @param {{ ticketTypeId?: string, since?: string | null, ticketId?: string, part?: number | null }} which all where nothing is said */
export function badgesQuery(which) {
  const query = new URLSearchParams(Object.entries(which).filter(([, value]) => value)).toString();
  return query && `?${query}`;
}

/** Badges to print, of those who have a right to see who comes. */
export const saveBadges = async (slug, which) => saveFile(await file(`/conferences/${slug}/badges.pdf${badgesQuery(which)}`), `${slug}-badges${which.part ? `-${which.part}` : ''}.pdf`);
