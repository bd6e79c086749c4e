import { html } from 'lit';
import { number, t } from '../lib/i18n.js';
import { addDays, instant, longDay, time, wallClock, zoneName } from '../lib/time.js';
import { field } from '../parts/field.js';
import { confirm } from '../workspace/confirm.js';

/** Day, time and zone of the conference. */
export function moment(iso, { timeZone }) {
  const at = Date.parse(iso);
  return `${longDay(at, timeZone)}, ${time(at, timeZone)} ${zoneName(timeZone, at)}`;
}

/** How many an audience has, in words. */
export const inWords = ({ people, mails }) => t('audience.count', { count: people, mails: number(mails) });

/**
 * Asks whether and when a bulletin is to be sent to so many people.
 * @returns {Promise<{ at?: string } | null>} null when it is not
 */
export async function askWhen(count, { timeZone }) {
  const { date } = wallClock(Date.now(), timeZone);
  const choice = (value, checked) => html`<label class="field check"><input type="radio" name="when" value=${value} ?checked=${checked}><span>${t(`bulletin.when.${value}`)}</span></label>`;
  const answer = await confirm({
    title: t('bulletin.send.title', { count: count.people }),
    text: html`<p>${inWords(count)}</p><fieldset class="send-when"><legend class="hidden">${t('bulletin.when')}</legend>${choice('now', true)}${choice('later', false)}
      <div class="columns">${field({ name: 'date', label: t('bulletin.day'), type: 'date', value: addDays(date, 1), min: date, required: true })}
        ${field({ name: 'time', label: t('bulletin.time', { zone: zoneName(timeZone) }), type: 'time', value: '09:00', required: true })}</div></fieldset>`,
    action: t('bulletin.send.action'),
  });
  if (!answer) return null;
  return answer.get('when') === 'later' ? { at: new Date(instant(answer.get('date'), answer.get('time'), timeZone)).toISOString() } : {};
}
