/** So much of an id tells the sessions of a program apart; what is random in it stands at its end. */
const TAIL = 10;

const tail = (id) => id.replaceAll('-', '').slice(-TAIL);

/**
 * The address of a page that shows these sessions to whoever has it. It says what is chosen and nothing of who chose, needs no
 * account, and stays as it is when the agenda changes. Pure, as all here.
 */
export const sharedAddress = (slug, sessions) => `/c/${slug}/shared?sessions=${sessions.map(({ id }) => tail(id)).join('.')}`;

/** The sessions that such an address names, as far as the program still has them. */
export function sharedSessions(program, text) {
  const wanted = new Set((text ?? '').toLowerCase().split('.').filter((each) => each.length === TAIL));
  return [...program.sessions.values()].filter(({ id }) => wanted.has(tail(id)));
}
