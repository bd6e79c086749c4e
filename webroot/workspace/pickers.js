import { html, nothing, render } from 'lit';
import { intl, locale, t } from '../lib/i18n.js';
import { addDays, dateOnly } from '../lib/time.js';
import { icon } from '../parts/icons.js';

const GAP = 6;
const STEP = 15;

/** The day a week begins with, 1 for Monday to 7 for Sunday, as people of the language expect. */
function firstWeekday() {
  const known = new Intl.Locale(locale());
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

const isoOf = (date) => date.toISOString().slice(0, 10);

const today = () => new Intl.DateTimeFormat('en-CA').format(Date.now());

/** So many months on; of the last days of a long month the last one of a short one. */
function addMonths(iso, months) {
  const date = dateOnly(`${iso.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = dateOnly(isoOf(date));
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(Number(iso.slice(8)), last.getUTCDate()));
  return isoOf(date);
}

/** The weeks a month is seen in: six or fewer rows of seven days. */
function weeksOf(iso) {
  const first = dateOnly(`${iso.slice(0, 7)}-01`);
  const lead = ((first.getUTCDay() || 7) - firstWeekday() + 7) % 7;
  const days = Array.from({ length: 42 }, (_, i) => addDays(isoOf(first), i - lead));
  return [0, 7, 14, 21, 28, 35].map((at) => days.slice(at, at + 7)).filter((week) => week.some((day) => day.slice(0, 7) === iso.slice(0, 7)));
}

const KEYS = { ArrowLeft: (day) => addDays(day, -1), ArrowRight: (day) => addDays(day, 1), ArrowUp: (day) => addDays(day, -7), ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1), PageDown: (day) => addMonths(day, 1) };

/** Below a button that stands behind its input, within the window; it goes when something else is pressed. */
function open(button, label) {
  const box = document.createElement('div');
  box.className = 'picker-box';
  box.popover = 'auto';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', label);
  button.after(box);
  box.addEventListener('toggle', ({ newState }) => newState === 'closed' && box.remove());
  return box;
}

function show(box, input) {
  box.showPopover();
  const field = input.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const below = field.bottom + GAP + size.height <= innerHeight ? field.bottom + GAP : Math.max(GAP, field.top - GAP - size.height);
  box.style.setProperty('--x', `${Math.max(GAP, Math.min(field.left, innerWidth - size.width - GAP))}px`);
  box.style.setProperty('--y', `${below}px`);
}

function take(box, input, value) {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  box.hidePopover();
  input.focus();
}

/** A calendar for an input of a date. */
export function pickDay(input, button, label) {
  const box = open(button, label);
  const isOutside = (day) => (input.min && day < input.min) || (input.max && day > input.max);
  let at = input.value || (isOutside(today()) ? input.min : today());
  const go = (day) => {
    at = day;
    draw();
    box.querySelector('[tabindex="0"]')?.focus();
  };
  const pressed = (event) => {
    const next = KEYS[event.key];
    if (!next) return;
    event.preventDefault();
    go(next(at));
  };
  const cell = (day) => html`<td><button type="button" tabindex=${day === at ? 0 : -1} ?disabled=${isOutside(day)} class=${day.slice(0, 7) === at.slice(0, 7) ? '' : 'other'}
    aria-pressed=${day === input.value} aria-current=${day === today() ? 'date' : nothing} aria-label=${intl(Intl.DateTimeFormat, { dateStyle: 'full', timeZone: 'UTC' }).format(dateOnly(day))}
    @click=${() => take(box, input, day)}>${Number(day.slice(8))}</button></td>`;
  const weekday = (day) => html`<th scope="col">${intl(Intl.DateTimeFormat, { weekday: 'short', timeZone: 'UTC' }).format(dateOnly(day))}</th>`;
  const step = (months, name, key) => html`<button type="button" class="icon-button ${name}" aria-label=${t(key)} @click=${() => ((at = addMonths(at, months)), draw())}>${icon('chevron')}</button>`;
  const draw = () => {
    const weeks = weeksOf(at);
    render(html`<div class="picker-head">${step(-1, 'before', 'picker.before')}
        <b aria-live="polite">${intl(Intl.DateTimeFormat, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(dateOnly(at))}</b>${step(1, 'after', 'picker.after')}</div>
      <table class="picker-days" @keydown=${pressed}><thead><tr>${weeks[0].map(weekday)}</tr></thead>
        <tbody>${weeks.map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody></table>`, box);
  };
  draw();
  show(box, input);
  box.querySelector('[tabindex="0"]')?.focus();
}

/** The quarters of the day for an input of a time. */
export function pickTime(input, button, label) {
  const box = open(button, label);
  const times = Array.from({ length: (24 * 60) / STEP }, (_, i) => `${String(Math.floor((i * STEP) / 60)).padStart(2, '0')}:${String((i * STEP) % 60).padStart(2, '0')}`);
  const near = times.findLast((time) => time <= (input.value || '09:00')) ?? times[0];
  const move = (event) => {
    const way = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (!way) return;
    event.preventDefault();
    event.target[way]?.focus();
  };
  render(html`<div class="picker-times" @keydown=${move}>${times.map((time) => html`<button type="button" aria-pressed=${time === input.value} @click=${() => take(box, input, time)}>${time}</button>`)}</div>`, box);
  show(box, input);
  const shown = box.querySelectorAll('button')[times.indexOf(near)];
  shown.scrollIntoView({ block: 'center' });
  shown.focus({ preventScroll: true });
}
