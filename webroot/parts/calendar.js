import { html, nothing } from 'lit';
import { kept, open } from '../lib/details.js';
import { saveFile, savePrinted, saveProgram } from '../lib/files.js';
import { shownLanguage, t } from '../lib/i18n.js';
import { fold } from '../lib/program.js';
import { icon } from './icons.js';
import { toast, toastProblem } from './toast.js';

/** Hands the sessions that have a time over as a file; one alone is asked for where its texts are not here yet. */
export async function saveCalendar(sessions, program, title) {
  const { slug } = program.conference;
  const { calendarFile } = await import('../lib/calendar.js');
  const placed = sessions.filter((session) => session.start !== null);
  if (placed.length === 1 && !(await kept(slug, placed[0].id))) await open(slug, placed[0].id);
  const whole = await Promise.all(placed.map(async (session) => ({ ...session, ...(await textsOf(await kept(slug, session.id))) })));
  const text = calendarFile(whole, program, location.origin);
  const name = fold(title).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  saveFile(new Blob([text], { type: 'text/calendar' }), `${program.conference.slug}-${name}.ics`);
}

/** Calendars show texts as they are. */
async function textsOf({ summary, description } = {}) {
  const { toText } = await import('../lib/plain-text.js');
  return { summary: await toText(summary), description: await toText(description) };
}

async function copy(address) {
  try {
    await navigator.clipboard.writeText(address);
    toast({ text: t('shared') });
  } catch {
    toast({ text: address, lasts: true });
  }
}

const printed = (slug) => savePrinted(slug, shownLanguage(), () => toast({ text: t('calendar.making') })).catch(toastProblem);

/** The whole conference in the user's own calendar. Calendars come without a token, so a draft has no address for them. */
export function calendarChoices({ slug, status }) {
  if (status === 'DRAFT') return nothing;
  const path = `/api/v1/conferences/${slug}/schedule.ics`;
  return html`<section><h2>${t('calendar.title')}</h2><p class="hint">${t('calendar.text')}</p>
    <p class="actions"><a class="button" href="webcal://${location.host}${path}">${icon('calendar')}${t('calendar.subscribe')}</a>
      <button type="button" class="button" @click=${() => copy(location.origin + path)}>${icon('copy')}${t('calendar.copy')}</button>
      <button type="button" class="button" @click=${() => saveProgram(slug, 'ics').catch(toastProblem)}>${icon('download')}${t('calendar.download')}</button>
      <button type="button" class="button" @click=${() => printed(slug)}>${icon('download')}${t('calendar.pdf')}</button></p></section>`;
}
