// The process's descriptors over time: what the report's `history` has, its limit and its forecast.
const CHART = {width: 1200, height: 280, left: 64, right: 16, top: 20, bottom: 30};
const NARROW = 600;
const RANGES = [['All', Infinity], ['1 day', DAY], ['1 hour', HOUR], ['10 min', 10 * MINUTE], ['1 min', MINUTE]];

let range = Infinity;

function chartPoints(report) {
  const points = report.history.map((p) => ({at: Date.parse(p.at), floor: p.floor, ceiling: p.ceiling}));
  const now = Date.parse(report.at);
  if (report.ledger.kernel !== null) {
    const last = points[points.length - 1];
    if (last && last.at >= now) points.pop();
    points.push({at: now, floor: report.ledger.kernel, ceiling: report.ledger.kernel});
  }
  const from = now - range;
  const first = points.findIndex((p) => p.at >= from);
  return first <= 0 ? points : points.slice(first - 1);
}

function niceStep(span, most) {
  const raw = Math.max(1, span / most), power = Math.pow(10, Math.floor(Math.log10(raw)));
  return [1, 2, 5, 10].map((f) => f * power).find((s) => s >= raw);
}

// The forecast is drawn to the limit where it is near enough to be seen beside the past.
function chartFrame(report, points) {
  const limit = report.limits.soft, left = report.limits.millisToExhaustion;
  const start = points[0].at, now = points[points.length - 1].at;
  const past = Math.max(now - start, 10 * SECOND);
  const end = left === null ? now : now + Math.min(left, past);
  const peak = Math.max(1, ...points.map((p) => p.ceiling));
  const showsLimit = limit !== null && (limit <= 4 * peak || (left !== null && left <= past));
  const top = showsLimit ? Math.max(limit, peak) * 1.08 : peak * 1.3;
  const x = (at) => CHART.left + (at - start) / Math.max(1, end - start) * (CHART.width - CHART.left - CHART.right);
  const y = (n) => CHART.height - CHART.bottom - n / top * (CHART.height - CHART.top - CHART.bottom);
  return {start, now, end, top, limit, left, showsLimit, x, y};
}

function drawGrid(frame) {
  const lines = [], step = niceStep(frame.top, 5);
  for (let n = 0; n <= frame.top; n += step) {
    lines.push(svg('line', {class: 'grid', x1: CHART.left, x2: CHART.width - CHART.right, y1: frame.y(n), y2: frame.y(n)}));
    lines.push(svg('text', {x: CHART.left - 8, y: frame.y(n) + 4, 'text-anchor': 'end'}, count(n)));
  }
  const span = frame.end - frame.start;
  const parts = span < 20 * SECOND || CHART.width < NARROW ? 2 : 4;
  for (let i = 0; i <= parts; i++) {
    const at = frame.start + span * i / parts, ago = at - frame.now;
    const words = Math.abs(ago) < SECOND ? 'now' : ago < 0 ? duration(-ago) + ' ago' : 'in ' + duration(ago);
    const anchor = i === 0 ? 'start' : i === parts ? 'end' : 'middle';
    lines.push(svg('text', {x: frame.x(at), y: CHART.height - 8, 'text-anchor': anchor}, words));
  }
  return lines;
}

function drawLimit(frame) {
  if (frame.limit === null) return [];
  const y = frame.showsLimit ? frame.y(frame.limit) : CHART.top - 6;
  const words = frame.showsLimit ? 'limit ' + count(frame.limit) : 'limit ' + count(frame.limit) + ', far above';
  return [
    frame.showsLimit ? svg('line', {class: 'limit', x1: CHART.left, x2: CHART.width - CHART.right, y1: y, y2: y}) : null,
    svg('text', {class: 'limit-text', x: CHART.left + 6, y: frame.showsLimit ? y - 5 : y + 6}, words)
  ];
}

function drawForecast(frame, points) {
  if (frame.left === null || frame.limit === null) return [];
  const last = points[points.length - 1], part = (frame.end - frame.now) / Math.max(1, frame.left);
  const to = last.ceiling + (frame.limit - last.ceiling) * Math.min(1, part);
  const x = frame.x(frame.end), y = Math.max(CHART.top - 10, frame.y(to));
  const words = 'limit reached in ' + forecast(frame.left);
  return [
    svg('line', {class: 'forecast', x1: frame.x(last.at), y1: frame.y(last.ceiling), x2: x, y2: y}),
    part >= 1 ? svg('circle', {class: 'dot end', cx: x, cy: y, r: 4}) : null,
    svg('text', {class: 'limit-text', x: x - 8, y: Math.max(y - 12, CHART.top - 6), 'text-anchor': 'end'}, words)
  ];
}

function drawChart(report) {
  CHART.width = $('chart').clientWidth || 1200; // A unit is a point: text stays as large as elsewhere.
  CHART.left = CHART.width < NARROW ? 44 : 64;
  const points = chartPoints(report);
  fill('ranges', RANGES.map(([name, span]) => el('button', {
    type: 'button', 'aria-pressed': String(span === range),
    onclick: () => { range = span; drawChart(report); }
  }, name)));
  if (points.length < 2) {
    fill('chart', el('p', {class: 'note'}, 'No past yet: it begins a second after the agent.'));
    return;
  }
  const frame = chartFrame(report, points);
  const at = (p, n) => frame.x(p.at).toFixed(1) + ',' + frame.y(n).toFixed(1);
  const upper = points.map((p) => at(p, p.ceiling)), lower = points.map((p) => at(p, p.floor)).reverse();
  const last = points[points.length - 1];
  const label = 'From ' + count(points[0].floor) + ' to ' + count(last.ceiling) + ' descriptors in ' + duration(last.at - points[0].at);
  fill('chart', svg('svg', {viewBox: '0 0 ' + CHART.width + ' ' + CHART.height, role: 'img', 'aria-label': label},
    drawGrid(frame),
    svg('polygon', {class: 'band', points: upper.concat(lower).join(' ')}),
    svg('polyline', {class: 'curve', points: upper.join(' ')}),
    drawLimit(frame), drawForecast(frame, points),
    svg('circle', {class: 'dot', cx: frame.x(last.at), cy: frame.y(last.ceiling), r: 4})));
}

function sparkline(history) {
  if (!history || history.floors.length < 2) return '';
  const most = Math.max(1, ...history.floors), step = 80 / (history.floors.length - 1);
  const points = history.floors.map((n, i) => (2 + i * step).toFixed(1) + ',' + (20 - n / most * 18).toFixed(1));
  const span = duration(history.stepMillis * history.floors.length);
  const words = 'from ' + count(history.floors[0]) + ' to ' + count(history.floors[history.floors.length - 1]) + ' in ' + span;
  return svg('svg', {class: 'spark', viewBox: '0 0 84 22', role: 'img', 'aria-label': words},
    svg('title', {}, words), svg('polyline', {points: points.join(' ')}));
}
