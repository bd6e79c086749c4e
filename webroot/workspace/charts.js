import { html, nothing, svg } from 'lit';
import { intl, number, t } from '../lib/i18n.js';
import { PlainElement, vars } from '../parts/element.js';
import { bar, geometry, legible, line } from './chart-scale.js';

/** Of the first series, which matters most, and of the others. */
const HEIGHTS = [180, 90];
/** Above a plot: room for its name, where there is more than one. */
const HEADS = [28, 48];
const FOOT = 26;
const LABEL_ROOM = 62;

const compact = (value) => intl(Intl.NumberFormat, { notation: 'compact' }).format(value);

/**
 * Counts over time. The picture is summed up in words, each value can be pointed at, reached by arrow keys, and read in a table.
 * Each series has a scale of its own, one below the other: `{ name, kind: 'bar' | 'area' }`. `points`: `{ label, tick, values }`
 * with a value for each series; `tick` is what stands below it, if anything.
 */
class TimeChart extends PlainElement {
  static properties = { label: {}, summary: {}, column: {}, series: {}, points: {}, width: { state: true }, at: { state: true } };
  #observer = new ResizeObserver(([{ contentRect }]) => (this.width = Math.round(contentRect.width)));

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  willUpdate(changed) {
    if (changed.has('points')) this.at = null;
  }

  #keys = (event) => {
    const last = this.points.length - 1;
    const from = this.at ?? last;
    const to = { ArrowLeft: from - 1, ArrowDown: from - 1, ArrowRight: from + 1, ArrowUp: from + 1, PageDown: from - 7, PageUp: from + 7, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.at = Math.min(last, Math.max(0, to));
  };

  /** What a value is, in words. */
  #reading(i) {
    const { label, values } = this.points[i];
    return `${label}: ${this.series.map(({ name }, s) => `${number(values[s])} ${name}`).join(', ')}`;
  }

  #plots() {
    const { points, series, width } = this;
    let above = series.length === 1 ? -HEADS[0] / 2 : 0;
    return series.map((_, s) => {
      const rank = Math.min(s, 1);
      const top = above + HEADS[rank];
      const plot = geometry({ width, top, bottom: top + HEIGHTS[rank], count: points.length, largest: Math.max(0, ...points.map(({ values }) => values[s])) });
      above = plot.box.bottom;
      return plot;
    });
  }

  #picture(plots, height) {
    return html`<svg width=${this.width} height=${height} role="img" aria-label="${this.label}. ${this.summary}">
      ${this.series.map((each, s) => this.#drawing(each, s, plots[s]))}${this.#ticks(plots[0], height - 8)}
      ${this.at === null ? nothing : plots.map((plot, s) => this.#mark(plot, s))}</svg>`;
  }

  #drawing({ name, kind }, s, plot) {
    const { left, right, top } = plot.box;
    return svg`${this.series.length > 1 ? svg`<text class="chart-name" x="0" y=${top - 14}>${name}</text>` : nothing}
      ${plot.ticks.map((value) => svg`<line class="chart-rule" x1=${left} x2=${right} y1=${plot.y(value)} y2=${plot.y(value)}/>
        <text class="chart-tick" x=${left - 8} y=${plot.y(value) + 4} text-anchor="end">${compact(value)}</text>`)}
      <g class="series series-${s}">${shape(kind, this.points.map(({ values }) => values[s]), plot)}</g>`;
  }

  #ticks(plot, y) {
    const marked = this.points.map(({ tick }, i) => ({ tick, i })).filter(({ tick }) => tick);
    const fits = legible(marked.length, plot.box.right - plot.box.left, LABEL_ROOM);
    return marked.map(({ tick, i }, k) => (fits(k) ? svg`<text class="chart-tick" x=${plot.x(i)} y=${y} text-anchor="middle">${tick}</text>` : nothing));
  }

  #mark(plot, s) {
    const x = plot.x(this.at);
    return svg`<line class="pointer" x1=${x} x2=${x} y1=${plot.box.top} y2=${plot.box.bottom}/><circle class="dot dot-${s}" r="4" cx=${x} cy=${plot.y(this.points[this.at].values[s])}/>`;
  }

  #tip(plot) {
    if (this.at === null) return nothing;
    const { label, values } = this.points[this.at];
    const x = plot.x(this.at);
    return html`<div class="chart-tip ${x > this.width / 2 ? 'before' : ''}" aria-hidden="true" ${vars({ '--x': `${x}px` })}><b>${label}</b>
      ${this.series.map(({ name }, s) => html`<span class="key key-${s}">${name} <b>${number(values[s])}</b></span>`)}</div>`;
  }

  #table() {
    const { points, series, column } = this;
    return html`<details class="chart-table"><summary>${t('chart.table')}</summary><div class="table-box" tabindex="0" role="region" aria-label=${this.label}><table class="table">
      <thead><tr><th scope="col">${column}</th>${series.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
      <tbody>${points.map(({ label, values }) => html`<tr><th scope="row">${label}</th>${values.map((value) => html`<td class="number">${number(value)}</td>`)}</tr>`)}</tbody></table></div></details>`;
  }

  render() {
    if (!this.width) return nothing;
    const { points } = this;
    const plots = this.#plots();
    const height = plots.at(-1).box.bottom + FOOT;
    const point = (event) => (this.at = plots[0].indexAt(event.offsetX));
    const leave = () => (this.at = null);
    const now = this.at ?? points.length - 1;
    return html`<div class="plot">${this.#picture(plots, height)}
        <div class="probe" tabindex="0" role="slider" aria-label=${t('chart.probe', { label: this.label })} aria-valuemin="0" aria-valuemax=${points.length - 1} aria-valuenow=${now}
          aria-valuetext=${this.#reading(now)} @keydown=${this.#keys} @pointermove=${point} @pointerdown=${point} @pointerleave=${leave} @blur=${leave}></div>${this.#tip(plots[0])}</div>
      ${this.#table()}`;
  }
}

function shape(kind, values, plot) {
  const { bottom } = plot.box;
  if (kind === 'bar') {
    const width = Math.min(36, plot.band * 0.68);
    return values.map((value, i) => (value > 0 ? svg`<path class="bar" d=${bar(plot.x(i) - width / 2, plot.y(value), width, bottom)}/>` : nothing));
  }
  const path = line(values.map((value, i) => [plot.x(i), plot.y(value)]));
  return svg`<path class="area" d=${`${path}L${plot.x(values.length - 1)} ${bottom}L${plot.x(0)} ${bottom}z`}/><path class="line" d=${path}/>`;
}
customElements.define('time-chart', TimeChart);
