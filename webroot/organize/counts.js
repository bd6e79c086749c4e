import { t } from '../lib/i18n.js';

/** Sessions in words as attendees count them; the breaks among them by themselves. @param {object[]} [all] of which these were found */
export function inWords(sessions, all = sessions) {
  const talks = withoutBreaks(sessions).length;
  const text = sessions.length < all.length
    ? t('sessions.found', { count: talks, all: withoutBreaks(all).length })
    : t('sessions.count', { count: talks });
  const breaks = sessions.length - talks;
  return breaks ? t('sessions.and-breaks', { sessions: text, breaks: t('sessions.breaks', { count: breaks }) }) : text;
}

export const withoutBreaks = (sessions) => sessions.filter(({ isBreak }) => !isBreak);
