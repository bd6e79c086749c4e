import { html, nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { MINUTE, time } from '../lib/time.js';
import { until } from '../lib/until.js';
import { pageOf, people, roomBrief, roomFacts, starButton } from '../parts/bits.js';
import { vars } from '../parts/element.js';
import { fullness, remarks, streamLink, timeLeftBar } from '../parts/standing.js';

/** How far ahead a start is told in minutes too. */
const SOON = 60 * MINUTE;

/** @param {{ conference: object, at: number, zone: string, states: Map<string, object>, stars: Set<string>, star: Function }} context */
export function roomRow({ room, now, next, ...more }, context) {
  const facts = room ? roomBrief(room) : '';
  return html`<section class="now-room"><div class="now-place"><h2>${room ? html`<a href="/c/${context.conference.slug}/rooms/${room.id}">${room.name}</a>` : t('room.none')}</h2>
      ${facts ? html`<small title=${roomFacts(room)}>${facts}</small>` : nothing}${now.map(({ id }) => fullness(context.states.get(id), context.at))}</div>
    ${now.length ? html`<div class="now-cell">${now.map((session) => running(session, context))}</div>` : free(next[0], more, context)}
    <div class="next-cell">${next.length ? next.map((session) => coming(session, context)) : html`<p class="rest">${t('now.done')}</p>`}</div></section>`;
}

function running(session, context) {
  return html`<article class="on-now" ${vars({ '--track': session.track?.color })}>
    <div class="on-title"><h3 lang=${session.language ?? nothing}>${link(session, context)}</h3>${star(session, context)}</div>${people(session)}
    ${timeLeftBar(session, context.at)}${notes(session, context)}</article>`;
}

/** How it stands; how late and how full it is stands elsewhere in the row. */
function notes(session, { states, at }) {
  const state = states.get(session.id);
  const said = remarks(session, state, at, (kind) => kind === 'moved' || kind === 'queue');
  const stream = streamLink(state);
  return said.length > 0 || stream !== nothing ? html`<p class="stands">${said}${stream}</p>` : nothing;
}

const link = (session, { conference }) => html`<a href=${pageOf(session, conference)} data-session=${session.id}>${session.title}</a>`;

const star = (session, context) => starButton(session, context.stars.has(session.id), context.star);

/** Nothing runs, and why, as far as the program tells. */
function free(next, { pause, ended, cancelled }, { at, zone }) {
  const clock = (instant) => time(instant, zone);
  const title = pause ? t('now.pause', { title: pause.title, time: clock(pause.end) })
    : next ? t('now.free', { time: clock(next.start) }) : t('now.free.rest');
  const why = cancelled ? t('now.cancelled', { title: cancelled.title })
    : ended && !pause ? t('now.ended', { title: ended.title, time: clock(ended.end) }) : null;
  return html`<div class="now-cell free"><p><b>${title}</b>${why ? html`<small>${why}</small>` : nothing}</p></div>`;
}

function coming(session, context) {
  const wait = session.start - context.at;
  return html`<article class="up-next" ${vars({ '--track': session.track?.color })}><p class="when"><span class="label">${t('now.next')}</span> ${was(session, context)}<b>${time(session.start, context.zone)}</b>
      ${wait < SOON ? html`<small>${t('now.in', { time: until(wait) })}</small>` : nothing}</p>
    <h3 lang=${session.language ?? nothing}>${link(session, context)}</h3><p class="names">${session.speakers.map((credit) => credit.name).join(', ')}</p>${notes(session, context)}${context.stars.has(session.id) ? star(session, context) : nothing}</article>`;
}

/** When it was to begin. */
const was = ({ start, published }, { zone }) => (published && published.start !== start ? html`<s>${time(published.start, zone)}</s> ` : nothing);
