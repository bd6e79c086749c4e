import { html, nothing } from 'lit';
import { post } from '../lib/api.js';
import { changedHere } from '../lib/changes.js';
import { saveFile } from '../lib/files.js';
import { byName, t } from '../lib/i18n.js';
import { wallClock } from '../lib/time.js';
import { reload } from '../lib/work.js';
import { icon } from '../parts/icons.js';
import { toast, toastProblem } from '../parts/toast.js';
import { confirm } from '../workspace/confirm.js';
import { csv } from '../workspace/csv.js';
import { isArchived } from './archived.js';
import { typesOf } from './session-form.js';

/** So many the server changes at once. */
const MOST = 200;

/** @returns {Promise<string[]>} the ids of those that say something else now */
async function update(slug, sessions, changes) {
  const changed = [];
  for (let from = 0; from < sessions.length; from += MOST) {
    const ids = sessions.slice(from, from + MOST).map(({ id }) => id);
    changed.push(...(await post(`/conferences/${slug}/session-updates`, { ids, changes })).changed);
  }
  await changedHere(slug, changed);
  return changed;
}

/** Changes a member of sessions, and offers to take that back. */
async function change(slug, sessions, member, value) {
  try {
    const ids = new Set(await update(slug, sessions, { [member]: value }));
    await reload(slug);
    const changed = sessions.filter(({ id }) => ids.has(id));
    toast(changed.length === 0 ? { text: t('bulk.same') } : {
      text: t('bulk.done', { count: changed.length }), action: t('bulk.undo'), run: () => takeBack(slug, changed, member),
    });
  } catch (problem) {
    toastProblem(problem);
    await reload(slug);
  }
}

/** Each gets what it had. */
async function takeBack(slug, sessions, member) {
  const values = new Map(sessions.map((session) => [session[member] ?? null, []]));
  for (const session of sessions) values.get(session[member] ?? null).push(session);
  try {
    for (const [value, those] of values) await update(slug, those, { [member]: value });
    toast({ text: t('bulk.undone', { count: sessions.length }) });
  } catch (problem) {
    toastProblem(problem);
  }
  await reload(slug);
}

function choice(label, options, run) {
  const chosen = ({ target }) => {
    const { value } = target;
    target.value = '';
    run(value);
  };
  return html`<label class="chip select"><span class="hidden">${label}</span>
    <select @change=${chosen}><option value="" disabled .selected=${true}>${label}</option>
      ${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}</select>${icon('chevron')}</label>`;
}

async function askForType(program, sessions) {
  const types = typesOf(program);
  const answer = await confirm({
    title: t('bulk.type.title', { count: sessions.length }),
    text: html`<label class="field"><span>${t('session.field.type')}</span><input name="type" maxlength="500" list="bulk-types" autocomplete="off">
      <datalist id="bulk-types">${types.map((type) => html`<option value=${type}></option>`)}</datalist><small>${t('bulk.type.hint')}</small></label>`,
    action: t('bulk.apply'),
  });
  if (answer) await change(program.conference.slug, sessions, 'type', answer.get('type').trim() || null);
}

async function cancel({ conference }, sessions) {
  const sure = await confirm({ title: t('bulk.cancel.title', { count: sessions.length }), text: t('bulk.cancel.text', { count: sessions.length }), action: t('bulk.cancel'), cancel: t('bulk.keep'), danger: true });
  if (sure) await change(conference.slug, sessions, 'status', 'CANCELLED');
}

/** What can be done with several sessions at once; the one that attendees would miss comes last. */
export function bulkActions(program, sessions) {
  const { conference, tracks } = program;
  const save = html`<button type="button" class="button small" @click=${() => saveSessions(program, sessions)}>${icon('download')}${t('bulk.csv')}</button>`;
  if (isArchived(conference)) return save;
  const named = [...tracks.values()].sort((a, b) => byName(a.name, b.name)).map(({ id, name }) => [id, name]);
  const set = (member) => (value) => change(conference.slug, sessions, member, value === 'none' ? null : value);
  return html`${choice(t('bulk.track'), [...named, ['none', t('sessions.track.none')]], set('trackId'))}
    <button type="button" class="button small" @click=${() => askForType(program, sessions)}>${t('bulk.type')}</button>
    ${choice(t('bulk.status'), ['CONFIRMED', 'TENTATIVE'].map((value) => [value, t(`session.status.${value}`)]), set('status'))}${save}
    ${sessions.every((session) => session.isCancelled) ? nothing : html`<button type="button" class="button small danger" @click=${() => cancel(program, sessions)}>${t('bulk.cancel')}</button>`}`;
}

/** Sessions as a table of their own; days and times are those of the conference. */
export function saveSessions({ conference }, sessions) {
  const { timeZone, slug } = conference;
  const head = ['title', 'subtitle', 'speakers', 'track', 'type', 'language', 'day', 'date', 'start', 'end', 'minutes', 'room', 'status', 'id'];
  const clock = (at) => (at === null ? { date: '', time: '' } : wallClock(at, timeZone));
  const rows = sessions.map((session) => [
    session.title, session.subtitle, session.speakers.map(({ name }) => name).join('; '), session.track?.name, session.type, session.language, session.day,
    clock(session.start).date, clock(session.start).time, clock(session.end).time, session.start === null ? '' : session.minutes, session.room?.name, session.status, session.id,
  ]);
  saveFile(csv([head, ...rows]), `${slug}-sessions.csv`);
}
