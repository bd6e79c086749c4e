import { importedHere } from '../lib/changes.js';
import { programOf } from '../lib/programs.js';

/** The versions of programs before imports that were begun here, by import: what those change is no news to who began them. */
const versions = new Map();

/** To be asked before the server is told. */
export const versionNow = (slug) => programOf(slug).value.program?.version;
export const begun = (id, version) => versions.set(id, version);

export async function ended(slug, id) {
  const since = versions.get(id);
  versions.delete(id);
  if (since !== undefined) await importedHere(slug, since);
}
