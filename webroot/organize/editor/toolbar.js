import { html, nothing } from 'lit';
import { t } from '../../lib/i18n.js';
import { go, withQuery } from '../../lib/router.js';
import { dayMonth, weekday, zoneName } from '../../lib/time.js';
import { icon } from '../../parts/icons.js';
import { snapping } from './editor.js';

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
      ${option('all', t('schedule.room.all'))}${option('used', t('editor.used-rooms'))}${rooms.map(({ id, name }) => option(id, name))}</select>${icon('chevron')}</label>`;
}

export const stepChoice = () => html`<label class="pill" title=${t('editor.step')}><span class="hidden">${t('editor.step')}</span>
  <select @change=${(event) => (snapping.value = event.target.value)}>
    ${STEPS.map((step) => html`<option value=${step} ?selected=${step === snapping.value}>${t('editor.step.minutes', { count: Number(step) })}</option>`)}</select>${icon('chevron')}</label>`;

/** Whoever plans thinks in the time of the place. */
export const heading = ({ timeZone }, day) => html`<div class="heading"><h1>${t('editor.title')}</h1>
  <p>${t('zone.event', { zone: zoneName(timeZone, Date.parse(day.start)) })}</p></div>`;

const KEYS = [
  ['Enter', 'pick'], ['← → ↑ ↓', 'arrows'], ['PgUp PgDn', 'hour'], [', .', 'length'], ['Enter', 'drop'], ['Esc', 'back'],
  ['Del', 'unschedule'], ['M', 'dialog'], ['I', 'panel'], ['Ctrl+Z', 'undo'], ['Ctrl+Y', 'redo'], ['?', 'help'],
];

export const popoverHead = (id, title) => html`<div class="panel-head">${title}<span class="spring"></span>
  <button type="button" class="icon-button" aria-label=${t('close')} popovertarget=${id} popovertargetaction="hide">${icon('close')}</button></div>`;

export const help = () => html`<button type="button" class="icon-button" aria-label=${t('editor.help')} title=${t('editor.help')} popovertarget="editor-help">${icon('help')}</button>
  <div class="side-popover" id="editor-help" popover role="dialog" aria-labelledby="editor-help-title">
    ${popoverHead('editor-help', html`<h2 id="editor-help-title">${t('editor.help.title')}</h2>`)}
    <p>${t('editor.help.pointer')}</p><p>${t('editor.help.touch')}</p>
    <dl class="keys">${KEYS.map(([keys, name]) => html`<div><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${t(`editor.help.${name}`)}</dd></div>`)}</dl></div>`;
