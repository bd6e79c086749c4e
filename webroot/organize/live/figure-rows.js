/** What is counted of each session, in the order of the columns. */
export const FIGURES = ['questions', 'votes', 'answers', 'messages', 'minutes'];

/**
 * How much happened live, where most did first; what is of the conference itself has no session. Pure.
 * @param {{ sessions: Map<string, object> }} program
 * @param {object[]} stats by session, as counted
 * @param {object[]} summaries of feedback, by session
 */
export function figureRows(program, stats, summaries) {
  const summed = new Map(summaries.map((summary) => [summary.sessionId, summary]));
  return stats
    .filter(({ sessionId }) => !sessionId || program.sessions.has(sessionId))
    .map(({ sessionId, feedback, ...counts }) => ({ ...counts, session: sessionId ? program.sessions.get(sessionId) : null, feedback: summed.get(sessionId)?.answers ?? feedback, average: summed.get(sessionId)?.average ?? null }));
}

/** All rows together. An average of averages would be none. */
export const total = (rows) => Object.fromEntries([...FIGURES, 'feedback'].map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]));

const title = ({ session }) => session?.title ?? '';

/** How rows are sorted by each column: the most first. */
export const ORDERS = {
  session: (a, b) => (title(a) < title(b) ? -1 : Number(title(a) > title(b))),
  ...Object.fromEntries([...FIGURES, 'average'].map((name) => [name, (a, b) => (b[name] ?? -1) - (a[name] ?? -1)])),
};

/** The same as rows of a file. */
export const figureTable = (rows) => [
  ['session_id', 'title', 'start', 'room', ...FIGURES, 'feedback', 'average'],
  ...rows.map(({ session, average, feedback, ...row }) => [
    session?.id, session?.title, session && session.start !== null ? new Date(session.start).toISOString() : '', session?.room?.name, ...FIGURES.map((name) => row[name]), feedback, average]),
];
