import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { roomAddress } from '../../lib/room-address.js';
import { time } from '../../lib/time.js';
import { fullness, remarks } from '../../parts/standing.js';
import { headline, timeLeft, timeUntil } from '../panels.js';
import { stageAt } from '../shows.js';
import { changePanel, foot, head, scan } from './frame.js';
import { changesAt, missingIn, restOfDay } from './rules.js';

/** Beside a door: what is on behind it, what comes there, and what has changed. */
export function roomSign(context) {
  const { program, room, states, at } = context;
  const shown = stageAt(program, room, at, states);
  const on = shown.current ?? shown.next;
  const rest = restOfDay(program, room, at, states).filter(({ id }) => id !== on?.id);
  const changes = changesAt(context.changes, program, states, at, room);
  return html`${head(context)}<div class="sign-main">${whatIsOn(shown, context)}${rest.length ? later(rest, context) : nothing}</div>
    <div class="stage-side">${scan(context, `/in/${roomAddress(room)}`, t('sign.scan.room'))}${changePanel(changes, context)}</div>${foot(context)}`;
}

function whatIsOn({ current, next, pause }, context) {
  const { program, room, states, at, zone } = context;
  if (current) return html`<div class="sign-on">${headline(current, html`<p class="label">${t('sign.now')}</p>`)}${stands(current, context)}${timeLeft(current, zone)}</div>`;
  const missing = missingIn(program, room, at);
  const why = pause ? t('stage.pause', { title: pause.title, time: time(pause.end, zone) }) : missing ? t('now.cancelled', { title: missing.title }) : null;
  const label = why ? html`<p class="label">${why}</p>` : nothing;
  if (!next) return html`<div class="sign-on"><div class="stage-title large">${label}<h1>${t('stage.none')}</h1></div></div>`;
  return html`<div class="sign-on">${headline(next, html`${label}<p class="label">${t('stage.next', { time: time(next.start, zone) })}</p>`)}${stands(next, { states, at })}${timeUntil(next)}</div>`;
}

/** How it stands: whoever comes to a door reads whether to go in, to wait, or to go elsewhere. */
function stands(session, { states, at }) {
  const state = states.get(session.id);
  const said = remarks(session, state, at);
  const seats = said.length ? nothing : fullness(state, at);
  return said.length || seats !== nothing ? html`<p class="sign-stands">${said}${seats}</p>` : nothing;
}

const later = (rest, context) => html`<h2 class="sign-later">${t('sign.later')}</h2><turning-list .things=${rest} .at=${context.at} .draw=${(session) => row(session, context)}></turning-list>`;

function row(session, { states, at, zone }) {
  const { start, published, title, language, isCancelled, speakers } = session;
  const said = remarks(session, states.get(session.id), at);
  const who = speakers.map(({ name }) => name).filter(Boolean).join(', ');
  return html`<article class="sign-next ${isCancelled ? 'cancelled' : ''}"><p class="when">${published && published.start !== start ? html`<s>${time(published.start, zone)}</s>` : nothing}<b>${time(start, zone)}</b></p>
    <div><h3 lang=${language ?? nothing}>${isCancelled ? html`<s>${title}</s>` : title}</h3><p class="who">${isCancelled ? html`<span class="badge cancelled">${t('session.cancelled')}</span>` : said.length ? said : who}</p></div></article>`;
}
