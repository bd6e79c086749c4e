/*
 * <plenary-schedule conference="estuary-2027" day="2" track="Main" lang="de" color="#0b6e4f"></plenary-schedule>
 * The schedule of a conference on a page of any site: reads what is public of it, and shows it in a shadow of its own. It makes no
 * markup out of texts and no inline styles, so that it works under a strict policy, which has to allow this file in script-src and
 * the server it comes from in connect-src. `server` says which one that is, where the file is loaded as a module or from elsewhere.
 */
(() => {
  if (customElements.get('plenary-schedule')) return;
  const OWN = document.currentScript?.src ? new URL(document.currentScript.src).origin : null;
  const MINUTE = 60_000;
  const WORDS = {
    en: { days: 'Days', loading: 'The schedule is on its way.', failed: 'The schedule is out of reach at the moment.', none: 'No program yet', cancelled: 'Cancelled', whole: 'Whole schedule', zone: 'Event time' },
    de: { days: 'Tage', loading: 'Das Programm wird geladen.', failed: 'Das Programm ist gerade nicht zu erreichen.', none: 'Noch kein Programm', cancelled: 'Entfällt', whole: 'Ganzes Programm', zone: 'Ortszeit' },
  };
  const STYLES = `
    :host { display: block; color-scheme: inherit; font: 400 0.9375rem/1.5 system-ui, sans-serif; --own: var(--plenary-color, #4a49c9); --line: color-mix(in srgb, currentColor 18%, transparent); --surface: color-mix(in srgb, currentColor 5%, transparent); }
    * { box-sizing: border-box; margin: 0; padding: 0; }
    header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.25rem 1rem; margin-bottom: 0.75rem; }
    h2 { font-size: 1.125rem; }
    h3 { font-size: 0.9375rem; padding-top: 0.55rem; font-variant-numeric: tabular-nums; }
    h4 { font-size: 0.9375rem; overflow-wrap: break-word; }
    .quiet { font-size: 0.8125rem; opacity: 0.85; }
    a { color: inherit; text-decoration: none; }
    a:hover { text-decoration: underline; }
    nav { display: flex; flex-wrap: wrap; gap: 0.25rem; margin-bottom: 1rem; }
    button { padding: 0.35rem 0.8rem; border: 1px solid var(--line); border-radius: 2rem; background: none; color: inherit; font: inherit; font-size: 0.8125rem; cursor: pointer; }
    button[aria-pressed='true'] { border-color: var(--own); border-width: 2px; font-weight: 600; }
    section { display: grid; grid-template-columns: 4rem minmax(0, 1fr); padding-top: 0.5rem; }
    ul { display: grid; gap: 0.5rem; list-style: none; }
    li { padding: 0.5rem 0.75rem; border-left: 3px solid var(--own); border-radius: 0.4rem; background: var(--surface); }
    .cancelled h4 { text-decoration: line-through; }
    footer { margin-top: 1rem; font-size: 0.8125rem; font-weight: 600; }`;

  /** An element with attributes and children; texts stay texts. */
  function make(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, value);
    made.append(...children.filter((child) => child != null && child !== ''));
    return made;
  }

  class PlenarySchedule extends HTMLElement {
    static observedAttributes = ['conference', 'server', 'day', 'track', 'lang', 'color'];
    #shadow = this.attachShadow({ mode: 'open' });
    #styles = new CSSStyleSheet();
    #asked = null;
    #schedule = null;
    #day = null;

    connectedCallback() {
      this.#styles.replaceSync(STYLES);
      this.#shadow.adoptedStyleSheets = [this.#styles];
      this.#load();
    }

    disconnectedCallback() {
      this.#asked?.abort();
    }

    attributeChangedCallback(name, before, after) {
      if (!this.isConnected || before === after) return;
      if (name === 'conference' || name === 'server') this.#load();
      else this.#draw();
    }

    get #server() {
      return (this.getAttribute('server') ?? OWN ?? location.origin).replace(/\/+$/, '');
    }

    get #words() {
      const wanted = [this.getAttribute('lang'), document.documentElement.lang, ...navigator.languages];
      return WORDS[wanted.map((tag) => tag?.slice(0, 2).toLowerCase()).find((tag) => tag in WORDS) ?? 'en'];
    }

    get #locale() {
      return this.#words === WORDS.de ? 'de-DE' : 'en-GB';
    }

    /** What was asked for last is what counts. */
    async #load() {
      const conference = this.getAttribute('conference');
      if (!conference) return;
      this.#asked?.abort();
      const asked = (this.#asked = new AbortController());
      this.#schedule = null;
      this.#say(this.#words.loading);
      try {
        const answer = await fetch(`${this.#server}/api/v1/conferences/${encodeURIComponent(conference)}/schedule`,
          { signal: asked.signal, credentials: 'omit', headers: { Accept: 'application/json' } });
        if (!answer.ok) throw new Error(`Status ${answer.status}`);
        this.#schedule = await answer.json();
        this.#draw();
        this.dispatchEvent(new Event('load'));
      } catch {
        if (asked.signal.aborted) return;
        this.#say(this.#words.failed);
        this.dispatchEvent(new Event('error'));
      }
    }

    #say(text) {
      this.#shadow.replaceChildren(make('p', { role: 'status' }, text));
    }

    #draw() {
      if (!this.#schedule) return;
      const { conference, days } = this.#schedule;
      const color = this.getAttribute('color') ?? conference.colors?.primary;
      if (color && CSS.supports('color', color)) this.style.setProperty('--plenary-color', color);
      const day = days.find(({ index }) => index === (this.#day ?? Number(this.getAttribute('day')))) ?? this.#current(days);
      const page = `${this.#server}/c/${encodeURIComponent(conference.slug)}`;
      this.#shadow.replaceChildren(
        make('header', {}, make('h2', {}, this.#link(page, conference.title)), make('p', { class: 'quiet' }, `${this.#words.zone} (${this.#zone(conference, day)})`)),
        this.#days(days, day),
        ...this.#sections(day, page),
        make('footer', {}, this.#link(`${page}/schedule`, this.#words.whole)));
    }

    #current(days) {
      const now = Date.now();
      return days.find(({ start, end }) => Date.parse(start) <= now && now < Date.parse(end)) ?? days[0];
    }

    #zone({ timeZone }, day) {
      const at = day ? Date.parse(day.start) : Date.now();
      return new Intl.DateTimeFormat(this.#locale, { timeZoneName: 'short', timeZone }).formatToParts(at).find(({ type }) => type === 'timeZoneName').value;
    }

    #link = (href, text) => make('a', { href, target: '_blank', rel: 'noopener' }, text);

    #days(days, shown) {
      if (days.length < 2) return '';
      const name = new Intl.DateTimeFormat(this.#locale, { weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' });
      return make('nav', { 'aria-label': this.#words.days }, ...days.map((day) => {
        const button = make('button', { type: 'button', 'aria-pressed': String(day === shown) }, name.format(new Date(`${day.date}T00:00:00Z`)));
        button.addEventListener('click', () => {
          this.#day = day.index;
          this.#draw();
          this.#shadow.querySelector('[aria-pressed=true]').focus();
        });
        return button;
      }));
    }

    #sections(day, page) {
      const { conference, rooms, tracks, sessions, speakers } = this.#schedule;
      const wanted = this.getAttribute('track')?.toLowerCase();
      const track = wanted && tracks.find(({ id, name, slug }) => [id, name, slug].some((each) => each?.toLowerCase() === wanted));
      const clock = new Intl.DateTimeFormat(this.#locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: conference.timeZone });
      const names = new Map(speakers.map(({ id, name }) => [id, name]));
      const shown = sessions.filter(({ slot, trackId }) => slot && day && (slot.day ?? slot.start.slice(0, 10)) === day.date && (!wanted || trackId === track?.id));
      if (shown.length === 0) return [make('p', {}, this.#words.none)];
      const byStart = new Map();
      for (const session of shown) byStart.set(session.slot.start, [...(byStart.get(session.slot.start) ?? []), session]);
      return [...byStart].map(([start, each]) => make('section', {}, make('h3', {}, make('time', { datetime: start }, clock.format(Date.parse(start)))),
        make('ul', {}, ...each.map((session) => {
          const isCancelled = session.status === 'CANCELLED';
          const end = Date.parse(start) + session.slot.durationMinutes * MINUTE;
          const facts = [isCancelled && this.#words.cancelled, `${clock.format(Date.parse(start))}–${clock.format(end)}`,
            rooms.find(({ id }) => id === session.slot.roomId)?.name, tracks.find(({ id }) => id === session.trackId)?.name].filter(Boolean).join(' · ');
          const people = session.speakers.map((credit) => credit.name ?? names.get(credit.speakerId)).filter(Boolean).join(', ');
          return make('li', { class: isCancelled ? 'cancelled' : null },
            make('h4', { lang: session.language }, this.#link(`${page}/sessions/${session.id}`, session.title)),
            people && make('p', { class: 'quiet' }, people), make('p', { class: 'quiet' }, facts));
        }))));
    }
  }
  customElements.define('plenary-schedule', PlenarySchedule);
})();
