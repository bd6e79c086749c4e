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
