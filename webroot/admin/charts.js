import { html, nothing, svg } from 'lit';
import { PlainElement, vars } from '../lib/element.js';
import { intl, number, t } from '../lib/i18n.js';
import { bar, geometry, legible, line } from './chart-scale.js';

const HEIGHT = 232;
const LABEL_ROOM = 62;

const compact = (value) => intl(Intl.NumberFormat, { notation: 'compact' }).format(value);

/**
 * Counts over time. The picture is summed up in words, each value can be pointed at, reached by arrow keys, and read in a table.
 * `series`: `{ name, kind: 'bar' | 'area' | 'line' }`; `points`: `{ label, tick, values }` with a value for each series.
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

  #picture(plot) {
    const { points, series } = this;
    const fits = legible(points.length, plot.box.right - plot.box.left, LABEL_ROOM);
    return html`<svg width=${this.width} height=${HEIGHT} role="img" aria-label="${this.label}. ${this.summary}">
      ${plot.ticks.map((value) => svg`<line class="rule" x1=${plot.box.left} x2=${plot.box.right} y1=${plot.y(value)} y2=${plot.y(value)}/>
        <text class="tick" x=${plot.box.left - 8} y=${plot.y(value) + 4} text-anchor="end">${compact(value)}</text>`)}
      ${points.map((point, i) => (fits(i) ? svg`<text class="tick" x=${plot.x(i)} y=${HEIGHT - 8} text-anchor="middle">${point.tick}</text>` : nothing))}
      ${series.map(({ kind }, s) => svg`<g class="series series-${s}">${shape(kind, points.map(({ values }) => values[s]), plot)}</g>`)}
      ${this.at === null ? nothing : svg`<line class="pointer" x1=${plot.x(this.at)} x2=${plot.x(this.at)} y1=${plot.box.top} y2=${plot.box.bottom}/>
        ${series.map((_, s) => svg`<circle class="dot dot-${s}" r="4" cx=${plot.x(this.at)} cy=${plot.y(points[this.at].values[s])}/>`)}`}</svg>`;
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
    const { points, series } = this;
    const plot = geometry({ width: this.width, height: HEIGHT, count: points.length, largest: Math.max(0, ...points.flatMap(({ values }) => values)) });
    const point = (event) => (this.at = plot.indexAt(event.offsetX));
    const leave = () => (this.at = null);
    const now = this.at ?? points.length - 1;
    return html`${series.length > 1 ? html`<p class="legend">${series.map(({ name }, s) => html`<span class="key key-${s}">${name}</span>`)}</p>` : nothing}
      <div class="plot">${this.#picture(plot)}
        <div class="probe" tabindex="0" role="slider" aria-label=${t('chart.probe', { label: this.label })} aria-valuemin="0" aria-valuemax=${points.length - 1} aria-valuenow=${now}
          aria-valuetext=${this.#reading(now)} @keydown=${this.#keys} @pointermove=${point} @pointerdown=${point} @pointerleave=${leave} @blur=${leave}></div>${this.#tip(plot)}</div>
      ${this.#table()}`;
  }
}

function shape(kind, values, plot) {
  if (kind === 'bar') {
    const width = Math.min(36, plot.band * 0.68);
    return values.map((value, i) => (value > 0 ? svg`<path class="bar" d=${bar(plot.x(i) - width / 2, plot.y(value), width, plot.box.bottom)}/>` : nothing));
  }
  const path = line(values.map((value, i) => [plot.x(i), plot.y(value)]));
  const area = `${path}L${plot.x(values.length - 1)} ${plot.box.bottom}L${plot.x(0)} ${plot.box.bottom}z`;
  return svg`${kind === 'area' ? svg`<path class="area" d=${area}/>` : nothing}<path class="line" d=${path}/>`;
}
customElements.define('time-chart', TimeChart);
