/** Those who agreed to be named, in the order of their names; pure. @param {string} nameless what somebody is called whose profile has no name */
export const namesOf = (people, nameless) =>
  people.map(({ id, name }) => ({ id, name: name || nameless })).sort((a, b) => a.name.localeCompare(b.name));

/** What is one's own once one is not named any more. */
export const withoutName = ({ shownName, ...own }) => own;
