/** Figures as rows for spreadsheets, the first one with the names of the columns. Instants are UTC. Pure. */
export const activeUsers = (months) => [['month', 'activeUsers'], ...months.map((each) => [each.month, each.activeUsers])];

export const engagement = ({ counts }) => [['event', 'count', 'distinctUsers'], ...counts.map((each) => [each.type, each.count, each.distinctUsers])];

/** Hours where they are told, days, and sessions, each with its kind. */
export const access = ({ from, to, views, distinctUsers, hours, days, topSessions, titles }) => [
  ['of', 'start', 'session', 'title', 'views', 'distinctUsers'],
  ['period', `${from}/${to}`, '', '', views, distinctUsers],
  ...days.map((each) => ['day', each.start, '', '', each.views, each.distinctUsers]),
  ...hours.map((each) => ['hour', each.start, '', '', each.views, each.distinctUsers]),
  ...topSessions.map((each) => ['session', '', each.sessionId, titles.get(each.sessionId), each.views, each.distinctUsers]),
];

export const users = (accounts) => [
  ['id', 'name', 'email', 'admin', 'confirmed', 'disabled', 'createdAt', 'lastSignedInAt'],
  ...accounts.map((each) => [each.id, each.displayName, each.email, each.admin, each.confirmed, Boolean(each.disabled), each.createdAt, each.lastSignedInAt]),
];

export const conferences = (items) => [
  ['id', 'slug', 'title', 'organization', 'status', 'startDate', 'endDate', 'timeZone', 'venue', 'city', 'country', 'createdAt'],
  ...items.map((each) => [each.id, each.slug, each.title, each.organization?.slug, each.status, each.startDate, each.endDate, each.timeZone, each.venue, each.city,
    each.country, each.createdAt]),
];
