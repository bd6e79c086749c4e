import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { roomsAt } from '../../lib/rooms-at.js';
import { longDay, time } from '../../lib/time.js';
import { elapsed, timeLeft } from '../../lib/until.js';
import { vars } from '../../parts/element.js';
import { fullness, remarks } from '../../parts/standing.js';
import { changePanel, foot, head, scan } from './frame.js';
import { changesAt } from './rules.js';

/** All rooms with what is on and what comes next, and what has changed. */
export function foyer(context) {
  const { program, states, at } = context;
  const rows = roomsAt(program, at, states);
  const changes = changesAt(context.changes, program, states, at, null);
  return html`${head(context)}<div class="sign-main"><h1 class="hidden">${t('now.title')}</h1>
      ${rows.length ? html`<turning-list .things=${rows} .at=${at} .draw=${(row) => roomRow(row, context)}></turning-list>` : nothingOn(context)}</div>
    <div class="stage-side">${scan(context, '/now', t('sign.scan.foyer'))}${changePanel(changes, context)}</div>${foot(context)}`;
}

function roomRow({ room, now, next, ...more }, context) {
  const [current] = now;
  const [coming] = next;
  return html`<article class="sign-room"><div class="place"><h2>${room?.name ?? t('room.none')}</h2></div>
    ${current ? running(current, context) : free(coming, more, context)}
    <div class="coming">${coming ? upcoming(coming, context) : html`<p class="rest">${t('now.done')}</p>`}</div></article>`;
}

const names = ({ speakers }) => speakers.map(({ name }) => name).filter(Boolean).join(', ');

function running(session, context) {
  const { at, zone } = context;
  return html`<div class="current" ${vars({ '--track': session.track?.color })}><h3 lang=${session.language ?? nothing}>${session.title}</h3><p class="who">${names(session)}</p>
    <p class="left">${stands(session, context) ?? left(session, at)}<span class="ends">${t('sign.until', { time: time(session.end, zone) })}</span></p></div>`;
}

/** What is not as it was announced, else how full it is, as far as that is known. */
function stands(session, { states, at }) {
  const state = states.get(session.id);
  const said = remarks(session, state, at);
  const seats = fullness(state, at);
  return said.length ? said : seats === nothing ? null : seats;
}

const left = (session, at) => html`<span class="elapsed" aria-hidden="true" ${vars({ '--done': `${(100 * elapsed(session, at)).toFixed(1)}%` })}></span><span class="until">${timeLeft(session, at)}</span>`;

/** Nothing runs, and why, as far as the program tells. */
function free(coming, { pause, cancelled }, { zone }) {
  const title = pause ? t('now.pause', { title: pause.title, time: time(pause.end, zone) }) : coming ? t('now.free', { time: time(coming.start, zone) }) : t('now.free.rest');
  return html`<div class="current free"><h3>${title}</h3>${cancelled ? html`<p class="who">${t('now.cancelled', { title: cancelled.title })}</p>` : nothing}</div>`;
}

function upcoming(session, { states, at, zone }) {
  const { start, published, title, language } = session;
  const said = remarks(session, states.get(session.id), at);
  return html`<p class="when">${published && published.start !== start ? html`<s>${time(published.start, zone)}</s> ` : nothing}<b>${time(start, zone)}</b></p>
    <h3 lang=${language ?? nothing}>${title}</h3>${said.length ? html`<p class="said">${said}</p>` : nothing}`;
}

/** Before the first day, after the last one, and when a day is done. */
function nothingOn({ program: { days, conference }, at, zone }) {
  const next = days.find((day) => Date.parse(day.start) > at);
  const start = next && Date.parse(next.start);
  const isBetween = next && next !== days[0];
  const title = conference.status === 'CANCELLED' ? 'conference.cancelled' : isBetween ? 'now.done' : next || days.length === 0 ? 'now.none.title' : 'now.over';
  return html`<div class="stage-title large sign-nothing"><h2>${t(title)}</h2>${next ? html`<p>${t(isBetween ? 'now.done.text' : 'now.none.begin', { day: longDay(start, zone), time: time(start, zone) })}</p>` : nothing}</div>`;
}
