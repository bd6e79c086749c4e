import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { number, t } from '../lib/i18n.js';
import { time } from '../lib/time.js';
import { elapsed } from '../lib/until.js';
import { vars } from '../parts/element.js';
import { icon } from '../parts/icons.js';
import { picture } from '../parts/qr.js';
import { countdown, sizeOf } from './shows.js';

const share = (value) => new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(value);
const width = (value) => ({ '--done': `${(100 * value).toFixed(1)}%` });

const names = (session) => session.speakers.map((credit) => credit.name).filter(Boolean).join(', ');

export const headline = (session, label = nothing) => html`<div class="stage-title ${sizeOf(session.title)}">${label}
  <h1 lang=${session.language ?? nothing}>${session.title}</h1><p class="stage-names">${names(session)}</p></div>`;

/** What is left of a session: a bar beside words. */
export function timeLeft(session, zone) {
  const bar = (at) => html`<b role="timer">${session.overtime ? t('until.overtime') : countdown(session.end - at)}</b>
    <span class="stage-bar"><span class="around"><span>${session.overtime ? nothing : t('stage.left')}</span><span>${t('stage.ends', { time: time(session.published?.end && session.overtime ? session.published.end : session.end, zone) })}</span></span>
      <span class="elapsed" aria-hidden="true" ${vars(width(elapsed(session, at)))}></span></span>`;
  return html`<div class="stage-left"><ticking-text .says=${bar}></ticking-text></div>`;
}

/** How long it takes until a session begins. */
export const timeUntil = (session) => html`<div class="stage-left"><ticking-text
  .says=${(at) => html`<b role="timer">${countdown(session.start - at)}</b><span class="stage-bar"><span class="around"><span>${t('stage.until')}</span></span></span>`}></ticking-text></div>`;

/** @param {object[]} questions of all; @param {number} fit how many there is room for */
export function questionList(questions, fit) {
  return html`<div class="stage-head"><h2>${t('stage.questions')}</h2>${questions.length > 0 ? html`<span>${t('stage.of', { count: Math.min(fit, questions.length), all: questions.length })}</span>` : nothing}</div>
    ${questions.length === 0 ? html`<p class="stage-none">${t('stage.questions.none')}</p>` : html`<ol class="stage-questions">${repeat(questions, ({ id }) => id, (question) => html`<li class=${question.pinned ? 'pinned' : ''}>
      <span class="votes"><svg viewBox="0 0 24 12" aria-hidden="true"><path d="m4 10 8-7 8 7"/></svg><b>${number(question.votes)}</b><span class="hidden">${t('stage.votes', { count: question.votes })}</span></span><p>${question.text}</p></li>`)}</ol>`}`;
}

export function pollPanel(poll) {
  const isOpen = poll.state === 'OPEN';
  const option = ({ text, count, share: of }) => html`<li><span class="around"><span class="text">${poll.kind === 'RATING' ? t('stage.stars', { count: Number(text) }) : text}</span>
      ${of === null ? nothing : html`<b>${poll.kind === 'RANKING' ? t('stage.points', { count }) : share(of)}</b>`}</span>
    ${of === null ? nothing : html`<span class="stage-share" aria-hidden="true" ${vars(width(of))}></span>`}</li>`;
  return html`<section class="stage-panel stage-poll ${poll.options.length > 5 ? 'many' : ''} ${poll.isHidden ? 'uncounted' : ''}"><div class="around">
      <span class="stage-badge ${isOpen ? 'live' : ''}">${t(isOpen ? 'stage.poll.open' : 'stage.poll.ended')}</span><span>${t('stage.answers', { count: poll.answers })}</span></div>
    <h2>${poll.question}</h2><ol>${poll.options.map(option)}</ol>
    ${poll.others > 0 ? html`<p class="others">${t('stage.others', { count: poll.others })}</p>` : poll.isHidden ? html`<p class="others">${t('stage.poll.hidden')}</p>` : nothing}</section>`;
}

export const nextPanel = (session, zone) => html`<section class="stage-panel stage-next"><p class="label">${t('stage.next', { time: time(session.start, zone) })}</p>
  <h2 lang=${session.language ?? nothing}>${session.title}</h2><p>${names(session)}</p></section>`;

/** A code to scan, and what to type instead. @param {string[]} parts of the address, without its protocol @param {object} code of the whole one @param logo that it carries @param ask what it is good for */
export function joinPanel(parts, code, logo, ask = t('stage.join')) {
  return html`<section class="stage-join">${code ? picture(code, t('stage.code'), logo) : html`<span class="code"></span>`}
    <div><p class="ask">${ask}</p><p class="or">${t('stage.type')}</p><p class="address">${parts.map((part, i) => html`${i ? html`<wbr>` : nothing}${part}`)}</p></div></section>`;
}

/** How many are there, and whether what is shown is true at the moment. */
export const presence = (count) => html`<span class="stage-badge">${icon('people')}<span>${number(count)}</span><span class="hidden">${t('stage.present', { count })}</span></span>`;
