import { Cell } from './cell.js';
import { departure } from './session.js';

const KEPT = 'plenary.reasons';

/** Why an administrator acts in organizations of others, by organization; until the tab is closed, or they end it. */
export const reasons = new Cell(JSON.parse(sessionStorage.getItem(KEPT) ?? '{}'));

/** Whose affairs a part of the API is about, as far as the server has said so. */
const owners = new Map();

let ask = async () => null;
let asking = null;

/** @param {() => Promise<string | null>} how somebody is asked; null where they do not want to say */
export function askBy(how) {
  ask = how;
}

/** The conference or the organization; null for what is yet to be made. */
function part(path) {
  const depth = path.startsWith('/admin/') ? 4 : 3;
  const steps = path.split(/[/?]/);
  return steps.length < depth ? null : steps.slice(0, depth).join('/');
}

export const reasonFor = (path) => reasons.value[owners.get(part(path))] ?? null;

/** The reason for what the server did not do without one; null where there is none. */
export async function askedFor(path, problem) {
  const organization = problem.errors.find(({ params }) => params?.organization)?.params.organization;
  if (part(path)) owners.set(part(path), organization);
  if (reasons.value[organization]) return reasons.value[organization];
  asking ??= ask().finally(() => (asking = null));
  const reason = await asking;
  if (reason) keep({ ...reasons.value, [organization]: reason });
  return reason;
}

/** From now on they have to say anew. */
export const endReasons = () => keep({});

function keep(value) {
  reasons.value = value;
  sessionStorage.setItem(KEPT, JSON.stringify(value));
}

departure.watch(endReasons);
