/** What keys mean at the desk, in the order in which they are explained; pure. */
export const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'approve'],
  ['h', 'hold'],
  ['x', 'decline'],
  ['p', 'pin'],
  ['o', 'off'],
  ['d', 'answered'],
  ['w', 'write'],
  ['g', 'merge'],
  ['m', 'mute'],
  ['z', 'undo'],
  ['?', 'help'],
];

const ACTIONS = new Map(KEYS);

/** @returns {string | undefined} what a key does; nothing together with others, which belong to the browser */
export const actionOf = ({ key, ctrlKey, metaKey, altKey }) => (ctrlKey || metaKey || altKey ? undefined : ACTIONS.get(key.toLowerCase()));

/** What can be done with a question, by where it stands; first what has a button of its own. */
const DOABLE = {
  new: ['approve', 'hold', 'decline', 'merge', 'mute'],
  approved: ['pin', 'answered', 'off', 'write', 'merge', 'hold', 'decline', 'mute'],
  held: ['approve', 'hold', 'decline', 'merge', 'mute'],
  answered: ['pin', 'approve', 'write', 'mute'],
  declined: ['approve', 'mute'],
};

/** Of somebody whose account is gone nobody can be silenced, which the server says. */
export const doable = (section) => DOABLE[section] ?? [];

/** What a plain decision sends; those that ask first are none of them. */
export function decisionOf(action, question) {
  switch (action) {
    case 'approve': return { action: 'APPROVE' };
    case 'hold': return { action: question.aside ? 'REQUEUE' : 'HOLD' };
    case 'pin': return { action: question.pinned ? 'UNPIN' : 'PIN' };
    case 'off': return { action: question.offStage ? 'UNPIN' : 'OFF_STAGE' };
    case 'answered': return { action: 'ANSWER' };
    default: return null;
  }
}
