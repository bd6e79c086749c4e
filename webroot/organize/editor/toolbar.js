import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { go, withQuery } from '../../lib/router.js';
import { dayMonth, weekday, zoneName } from '../../lib/time.js';
import { count } from '../../parts/bits.js';
import { icon } from '../../parts/icons.js';
import { snapping } from './editor.js';
import { placeOf } from './place.js';
import { conflictWords, placeWords } from './words.js';

const STEPS = ['5', '10', '15'];

export const dayTabs = (program, day) => html`<nav class="day-tabs segmented" aria-label=${t('schedule.days')}>${program.days.map((each) => html`
  <a href=${withQuery({ day: each.index })} aria-current=${each === day ? 'date' : nothing}>
    <b>${weekday(each.date, 'short')}</b> <span>${dayMonth(each.date)}</span></a>`)}</nav>`;

export function historyButtons(editor, { done, undone }) {
  const button = (name, keys, moves) => html`<button type="button" class="icon-button" aria-label=${t(`editor.${name}`)} title="${t(`editor.${name}`)} (${keys})"
    ?disabled=${moves.length === 0} @click=${() => editor[name]()}>${icon(name)}</button>`;
  return html`<div class="history" role="group" aria-label=${t('editor.history')}>${button('undo', 'Ctrl+Z', done)}${button('redo', 'Ctrl+Y', undone)}</div>`;
}

export function roomChoice(program, choice) {
  const rooms = [...program.rooms.values()].sort((a, b) => a.position - b.position);
  const option = (value, text) => html`<option value=${value} ?selected=${value === choice}>${text}</option>`;
  return html`<label class="pill room-pill">${icon('pin')}<span class="hidden">${t('schedule.room')}</span>
    <select class="room-choice" @change=${(event) => go(withQuery({ room: event.target.value }), { replace: true })}>
      ${option('all', t('schedule.all-rooms'))}${option('used', t('editor.used-rooms'))}${rooms.map(({ id, name }) => option(id, name))}</select>${icon('chevron')}</label>`;
}

export const stepChoice = () => html`<label class="pill">${icon('clock')}<span class="hidden">${t('editor.step')}</span>
  <select @change=${(event) => (snapping.value = event.target.value)}>
    ${STEPS.map((step) => html`<option value=${step} ?selected=${step === snapping.value}>${t('editor.step.minutes', { count: Number(step) })}</option>`)}</select>${icon('chevron')}</label>`;

/** Whoever plans thinks in the time of the place. */
export const heading = ({ timeZone }, day) => html`<div class="heading"><h1>${t('editor.title')}</h1>
  <p>${t('zone.event', { zone: zoneName(timeZone, Date.parse(day.start)) })}</p></div>`;

/** A button that says how many conflicts there are, and the list of them, each leading to its session. */
export function conflictList(editor, program, conflicts) {
  if (conflicts.length === 0) return html`<span class="pill calm">${icon('check')}<span>${t('editor.conflicts.none')}</span></span>`;
  const jump = (event, session) => {
    event.target.closest('[popover]').hidePopover();
    editor.reveal(session);
  };
  const row = (conflict) => {
    const session = program.sessions.get(conflict.sessionId);
    return session ? html`<li><button type="button" @click=${(event) => jump(event, session)}><b>${session.title}</b>
      <small>${placeWords(placeOf(session), program)}</small><span>${conflictWords(conflict, program)}</span></button></li>` : nothing;
  };
  return html`<button type="button" class="pill conflict-count" popovertarget="editor-conflicts">${icon('warning')}<span>${t('editor.conflicts', { count: conflicts.length })}</span></button>
    <div class="side-popover" id="editor-conflicts" popover role="dialog" aria-label=${t('editor.conflicts', { count: conflicts.length })}>
      <h2>${t('editor.conflicts.title')} ${count(conflicts.length)}</h2><ul>${conflicts.map(row)}</ul></div>`;
}

const KEYS = [
  ['Enter', 'pick'], ['← → ↑ ↓', 'arrows'], ['PgUp PgDn', 'hour'], [', .', 'length'], ['Enter', 'drop'], ['Esc', 'back'],
  ['Del', 'unschedule'], ['M', 'dialog'], ['I', 'panel'], ['Ctrl+Z', 'undo'], ['Ctrl+Y', 'redo'],
];

export const help = () => html`<button type="button" class="icon-button" aria-label=${t('editor.help')} title=${t('editor.help')} popovertarget="editor-help">${icon('help')}</button>
  <div class="side-popover" id="editor-help" popover role="dialog" aria-labelledby="editor-help-title"><h2 id="editor-help-title">${t('editor.help.title')}</h2>
    <p>${t('editor.help.pointer')}</p><p>${t('editor.help.touch')}</p>
    <dl class="keys">${KEYS.map(([keys, name]) => html`<div><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${t(`editor.help.${name}`)}</dd></div>`)}</dl></div>`;
