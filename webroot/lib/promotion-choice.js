import { get, patch } from './api.js';
import { Cell, kept } from './cell.js';
import { maySignIn, user } from './session.js';
import { forgetSightings } from './sightings.js';

/** Whether this device shows advertisements: `on`, `off`, or null where nobody said it. */
export const deviceChoice = kept('plenary.promotions', null);
/** What an account does not know yet that it was told here. */
const untold = kept('plenary.promotions.untold', null);

/** What the account says, which holds on all its devices and for its mails: `on`, `off`, or null; `userId` is undefined until it is known. */
export const accountChoice = new Cell({ userId: undefined, choice: null });

let asking = null;

const word = (wanted) => (wanted === undefined || wanted === null ? null : wanted ? 'on' : 'off');

/** Whether it is known what whoever is signed in said; asks where it is not. */
export function wantPromotionChoice() {
  if (!maySignIn()) return true;
  const { userId } = accountChoice.value;
  if (userId !== undefined && (!user.value || userId === user.value.id)) return true;
  asking ??= get('/me').then(heard, nobody).finally(() => (asking = null));
  return false;
}

/** Whose sign-in has ended meanwhile is nobody any more. */
const nobody = () => maySignIn() || (accountChoice.value = { userId: undefined, choice: null });

/** A no that was said on this device, by who has said nothing else, holds for the account from now on. */
function heard({ user: { id }, profile: { advertisements } }) {
  const [whose, said] = untold.value?.split(' ') ?? [];
  const mine = whose === id ? said : null;
  const choice = mine ?? word(advertisements) ?? (deviceChoice.value === 'off' ? 'off' : null);
  accountChoice.value = { userId: id, choice };
  if (choice !== word(advertisements)) tellAccount(choice).catch(() => {});
}

/** Whoever asks sites not to pass anything on about them (Global Privacy Control) is shown none, unless they said otherwise. */
export const wantsPromotions = () =>
  ((maySignIn() ? accountChoice.value.choice : null) ?? deviceChoice.value ?? (navigator.globalPrivacyControl ? 'off' : 'on')) === 'on';

/** @param {'on' | 'off'} choice holds here at once, and for the account once it is told */
export async function choosePromotions(choice) {
  deviceChoice.value = choice;
  if (choice === 'off') forgetSightings();
  if (maySignIn()) await tellAccount(choice);
}

/** What does not arrive is told the next time. */
async function tellAccount(choice) {
  const userId = accountChoice.value.userId ?? user.value?.id;
  if (userId) {
    untold.value = `${userId} ${choice}`;
    accountChoice.value = { userId, choice };
  }
  await patch('/me', { advertisements: choice === 'on' });
  untold.value = null;
}
