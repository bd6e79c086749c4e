/**
 * Sessions as an iCalendar file (RFC 5545), in UTC; their UIDs are those of the server's exports, so a calendar knows them. Pure.
 */
export function calendarFile(sessions, { conference, updatedAt }, origin) {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plenary//Client//EN', `X-WR-CALNAME:${escape(conference.title)}`,
    ...sessions.flatMap((session) => event(session, conference, updatedAt, origin)),
    'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n') + '\r\n';
}

const event = (session, conference, updatedAt, origin) => [
  'BEGIN:VEVENT',
  `UID:${session.id}`, `SEQUENCE:${session.sequence}`, `DTSTAMP:${utc(Date.parse(updatedAt))}`,
  `DTSTART:${utc(session.start)}`, `DTEND:${utc(session.end)}`, `SUMMARY:${escape(session.title)}`,
  `LOCATION:${escape([session.room?.name, conference.venue].filter(Boolean).join(', '))}`,
  `URL:${origin}/c/${conference.slug}/sessions/${session.id}`,
  `STATUS:${session.status}`,
  'END:VEVENT',
];

const utc = (at) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

const escape = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Lines are at most 75 octets long. */
function fold(line) {
  const folded = [];
  let rest = '';
  for (const letter of line) {
    if (new TextEncoder().encode(rest + letter).length > (folded.length ? 74 : 75)) {
      folded.push(rest);
      rest = '';
    }
    rest += letter;
  }
  return [...folded, rest].join('\r\n ');
}
