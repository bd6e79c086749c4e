/** One session as an iCalendar file (RFC 5545), in UTC; its UID is that of the server's exports' slot. Pure. */
export function calendarFile(session, conference, origin) {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plenary//Client//EN', 'BEGIN:VEVENT',
    `UID:${session.id}`, `SEQUENCE:${session.sequence}`, `DTSTAMP:${utc(Date.parse(session.updatedAt))}`,
    `DTSTART:${utc(session.start)}`, `DTEND:${utc(session.end)}`, `SUMMARY:${escape(session.title)}`,
    `LOCATION:${escape([session.room?.name, conference.venue].filter(Boolean).join(', '))}`,
    `URL:${origin}/c/${conference.slug}/sessions/${session.id}`,
    `STATUS:${session.status}`, 'END:VEVENT', 'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n') + '\r\n';
}

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
