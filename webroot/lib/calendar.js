import { addDays } from './time.js';

/**
 * Sessions as an iCalendar file (RFC 5545), in UTC; their UIDs, places and descriptions are those of the server's exports, so a calendar
 * knows them. Pure.
 */
export function calendarFile(sessions, { conference, updatedAt }, origin) {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plenary//Client//EN', `X-WR-CALNAME:${escape(name(conference))}`,
    ...sessions.flatMap((session) => event(session, conference, updatedAt, origin)),
    'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n') + '\r\n';
}

/**
 * The days on which somebody comes, as the mails of the server call them: those that follow each other are one event.
 * @param {string[]} days in order, at least one
 */
export function daysFile({ conference, updatedAt }, days, origin) {
  const spans = days.reduce((all, day) => (all.length && addDays(all.at(-1).last, 1) === day ? [...all.slice(0, -1), { ...all.at(-1), last: day }] : [...all, { first: day, last: day }]), []);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Plenary//Client//EN', ...spans.flatMap((span) => spanEvent(span, conference, updatedAt, origin)), 'END:VCALENDAR'];
  return lines.map(fold).join('\r\n') + '\r\n';
}

/** The end is the first day on which it is over. */
function spanEvent({ first, last }, conference, updatedAt, origin) {
  const day = (iso) => iso.replaceAll('-', '');
  const isWhole = first === conference.startDate && last === conference.endDate;
  return [
    'BEGIN:VEVENT',
    `UID:${conference.id}${isWhole ? '' : `-${day(first)}`}`, `DTSTAMP:${utc(Date.parse(updatedAt))}`,
    `DTSTART;VALUE=DATE:${day(first)}`, `DTEND;VALUE=DATE:${day(addDays(last, 1))}`, `SUMMARY:${escape(conference.title)}`,
    ...[conference.venue ?? conference.city].filter(Boolean).map((place) => `LOCATION:${escape(place)}`),
    `URL:${origin}/c/${conference.slug}`, 'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const isOff = ({ status }) => status === 'CANCELLED';

/** As the exports of the server call it. */
const name = (conference) => (isOff(conference) ? `Cancelled: ${conference.title}` : conference.title);

function event(session, conference, updatedAt, origin) {
  const url = `${origin}/c/${conference.slug}/sessions/${session.id}`;
  return [
    'BEGIN:VEVENT',
    `UID:${session.id}`, `SEQUENCE:${session.sequence + (isOff(conference) ? 1 : 0)}`, `DTSTAMP:${utc(Date.parse(updatedAt))}`,
    `DTSTART:${utc(session.start)}`, `DTEND:${utc(session.end)}`, `SUMMARY:${escape(session.title)}`,
    `LOCATION:${escape(session.room?.name ?? conference.venue ?? conference.city ?? conference.title)}`,
    `DESCRIPTION:${escape(description(session, url))}`,
    `URL:${url}`,
    `STATUS:${isOff(conference) ? 'CANCELLED' : session.status}`,
    'END:VEVENT',
  ];
}

/** Who, what, in which track, and where to read on. */
function description(session, url) {
  const names = session.speakers.map((credit) => credit.name).filter(Boolean).join(', ');
  const end = [session.track?.name, url].filter(Boolean).join('\n');
  return [names, session.summary, session.description, end].filter((part) => part?.trim()).join('\n\n');
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
