/** The moves of a visit, `{ id, from, to }` with places, in the order they were made and those taken back. Pure: each change gives a new history. */
export const NOTHING_DONE = { done: [], undone: [] };

/** A new move ends what could be made again. */
export const did = ({ done }, move) => ({ done: [...done, move], undone: [] });

export const undid = ({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, done.at(-1)] });

export const redid = ({ done, undone }) => ({ done: [...done, undone.at(-1)], undone: undone.slice(0, -1) });

/** Without a move that did not come about. */
export const without = ({ done, undone }, move) => ({
  done: done.filter((each) => each !== move),
  undone: undone.filter((each) => each !== move),
});

export const reversed = ({ id, from, to }) => ({ id, from: to, to: from });
