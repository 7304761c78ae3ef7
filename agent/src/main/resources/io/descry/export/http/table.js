// The sites: sorted, filtered, opened. A row is made when it is shown.
const PAGE = 100, MOST_HANDLES_SHOWN = 100, MOST_TARGETS_SHOWN = 50;
const SEVERITY = ['permanent', 'recovered', 'growing', 'suspect', 'expected', 'none'];

const COLUMNS = [
  {name: 'Verdict', value: (s) => SEVERITY.indexOf(s.verdict), up: true, cell: (s) => tag(s.verdict, CERTAINTY[s.verdict])},
  {name: 'Kind', value: (s) => s.kind, up: true, cell: (s) => s.kind, optional: true},
  {name: 'Opened at', value: siteName, up: true},
  {name: 'Open', value: (s) => s.open, number: true, sum: true, cell: (s) => count(s.open)},
  {name: 'Orphaned', value: (s) => s.orphaned, number: true, sum: true, optional: true, cell: (s) => count(s.orphaned)},
  {name: 'Descriptors', value: (s) => s.descriptors, number: true, sum: true, cell: (s) => count(s.descriptors)},
  {name: 'Growth', value: (s) => s.netPerMinute === null ? -Infinity : s.netPerMinute, number: true, cell: (s) => growth(s.netPerMinute)},
  {name: 'Oldest', value: (s) => s.oldestAgeMillis === null ? -1 : s.oldestAgeMillis, number: true, optional: true,
    cell: (s) => s.oldestAgeMillis === null ? '' : duration(s.oldestAgeMillis)},
  {name: 'Trend', cell: (s) => sparkline(s.history), optional: true}
];

const table = {sort: null, up: true, shown: PAGE, opened: new Set(), report: null};

function matches(site, words, verdict) {
  if (verdict === 'leaks' ? !isLeak(site.verdict) : verdict && site.verdict !== verdict) return false;
  if (words.length === 0) return true;
  if (!site.haystack) {
    site.haystack = [site.kind, site.fingerprint, site.verdict, ...site.frames, ...(site.submittedBy || []),
      ...site.targets.map((t) => t.target), site.library ? site.library.artifact : ''].join('\n').toLowerCase();
  }
  return words.every((word) => site.haystack.includes(word));
}

function chosenSites() {
  const words = $('filter').value.toLowerCase().split(/\s+/).filter((w) => w);
  const chosen = table.report.sites.filter((site) => matches(site, words, $('verdicts').value));
  const column = COLUMNS[table.sort];
  if (!column) return chosen; // As the report has them: by severity, then by descriptors.
  const sign = table.up ? 1 : -1;
  return chosen.map((site) => [column.value(site), site])
    .sort(([a], [b]) => sign * (a < b ? -1 : a > b ? 1 : 0)).map(([, site]) => site);
}

function drawTable() {
  const chosen = chosenSites(), all = table.report.sites.length;
  $('site-table').replaceChildren(
    el('thead', {}, el('tr', {}, COLUMNS.map(headCell))),
    el('tbody', {}, chosen.slice(0, table.shown).map(siteRows)),
    el('tfoot', {}, sumRow(chosen)));
  $('shown').textContent = chosen.length === all ? many(all, 'site') : count(chosen.length) + ' of ' + many(all, 'site');
  const left = chosen.length - table.shown;
  $('more').hidden = left <= 0;
  $('all').hidden = left <= PAGE;
  $('more').textContent = 'Show ' + Math.min(PAGE, left) + ' more';
  $('all').textContent = 'Show all ' + count(chosen.length);
}

function headCell(column, index) {
  const kind = (column.number ? 'number ' : '') + (column.optional ? 'optional' : '');
  if (!column.value) return el('th', {scope: 'col', class: kind}, column.name);
  const sorted = table.sort === index;
  return el('th', {scope: 'col', class: kind, 'aria-sort': sorted ? (table.up ? 'ascending' : 'descending') : null},
    el('button', {type: 'button', 'data-column': index, onclick: () => sortBy(index)},
      column.name + (sorted ? (table.up ? ' \u2191' : ' \u2193') : '')));
}

function sortBy(index) {
  const first = Boolean(COLUMNS[index].up);
  if (table.sort !== index) { table.sort = index; table.up = first; }
  else if (table.up === first) table.up = !first;
  else { table.sort = null; }
  drawTable();
  $('site-table').querySelector('[data-column="' + index + '"]').focus();
}

function siteRows(site) {
  const open = table.opened.has(site.fingerprint);
  const cells = COLUMNS.map((column) => column.cell
    ? el('td', {class: (column.number ? 'number ' : '') + (column.optional ? 'optional ' : '') + column.name.toLowerCase()}, column.cell(site))
    : whereCell(site, open));
  const row = el('tr', {class: 'site' + (open ? ' open' : ''), 'data-site': site.fingerprint}, cells);
  return open ? [row, detailRow(site)] : [row];
}

function whereCell(site, open) {
  const most = site.targets[0];
  const under = most ? most.target + (site.targets.length > 1 ? ' and ' + count(site.targets.length - 1) + ' more' : '') : '';
  return el('td', {class: 'where'},
    el('button', {type: 'button', 'aria-expanded': String(open), onclick: () => toggle(site)}, el('span', {}, breakable(siteName(site)))),
    under ? el('span', {class: 'by'}, under.length > 120 ? under.slice(0, 50) + '...' + under.slice(-67) : under) : null);
}

function toggle(site) {
  if (!table.opened.delete(site.fingerprint)) table.opened.add(site.fingerprint);
  drawTable();
  const row = $('site-table').querySelector('tr[data-site="' + site.fingerprint + '"]');
  if (row) row.querySelector('.where button').focus({preventScroll: true});
}

function sumRow(chosen) {
  return el('tr', {}, COLUMNS.map((column, index) => el('td', {class: (column.number ? 'number ' : '') + (column.optional ? 'optional' : '')},
    column.sum ? count(chosen.reduce((sum, site) => sum + column.value(site), 0)) : index === 2 ? 'Sum' : '')));
}

function detailRow(site) {
  const link = el('button', {type: 'button'}, 'Copy link');
  link.addEventListener('click', () => copy(linkTo('site', site.fingerprint), link));
  const text = el('button', {type: 'button'}, 'Copy as text');
  text.addEventListener('click', () => copy(siteText(site), text));
  const detail = el('td', {colspan: COLUMNS.length},
    facts([
      ['Verdict', CERTAINTY[site.verdict] + (site.reason ? ': ' + site.reason : '')],
      ['Since tracking began', count(site.opened) + ' opened, ' + count(site.closed) + ' closed, ' +
        count(site.recoveredByGc) + ' closed by the collector' + (site.estimated ? ' (estimated from samples)' : '')],
      ['Library', site.library ? site.library.artifact + ' ' + (site.library.version || '') : null],
      ['States', Object.entries(site.tcpStates).map(([state, n]) => count(n) + ' ' + state).join(', ')],
      ['Kind, fingerprint', el('code', {}, site.kind + ' ' + site.fingerprint)]
    ]),
    stack(site.frames, site.applicationFrame, site.cutFrames),
    site.submittedBy ? [el('h3', {}, 'Submitted by'), stack(site.submittedBy, null, 0)] : null,
    targetList(site), handleList(site), el('div', {class: 'choices'}, text, link));
  return el('tr', {class: 'detail', 'data-detail': site.fingerprint}, detail);
}

function targetList(site) {
  if (site.targets.length < 2) return null;
  const left = site.targets.length - MOST_TARGETS_SHOWN;
  return el('details', {}, el('summary', {}, many(site.targets.length, 'target')),
    facts(site.targets.slice(0, MOST_TARGETS_SHOWN).map((t) => [count(t.count), el('code', {}, t.target)])),
    left > 0 ? el('p', {class: 'note'}, 'and ' + count(left) + ' more') : null);
}

function handleList(site) {
  const handles = table.report.handles.filter((handle) => handle.site === site.fingerprint);
  if (handles.length === 0) return null;
  const left = handles.length - MOST_HANDLES_SHOWN;
  return el('details', {}, el('summary', {}, many(handles.length, 'handle') + ', oldest first'),
    facts(handles.slice(0, MOST_HANDLES_SHOWN).map((h) => [
      duration(h.ageMillis), el('code', {}, ['fd ' + h.fds.join(', '), h.target, h.tcpState, h.state === 'orphaned' ? 'orphaned' : '',
        'thread ' + (h.thread.name || h.thread.id)].filter((t) => t).join(' \u00b7 '))])),
    left > 0 ? el('p', {class: 'note'}, 'and ' + count(left) + ' more') : null);
}

function siteText(site) {
  return visible(many(held(site), site.kind + ' handle') + ' open at ' + siteName(site) + ', ' + (growth(site.netPerMinute) || 'no rate yet')) +
    '\n  site ' + site.fingerprint + ': ' + visible(CERTAINTY[site.verdict] + ', ' + site.reason) + '\n' +
    site.frames.map((f) => (f === site.applicationFrame ? '  > ' : '    ') + visible(f)).join('\n') + '\n';
}

function startTable() {
  const choices = [['', 'All verdicts'], ['leaks', 'Leaks'], ...SEVERITY.map((v) => [v, CERTAINTY[v]])];
  fill('verdicts', choices.map(([value, name]) => el('option', {value}, name)));
  const again = () => { table.shown = PAGE; drawTable(); };
  $('filter').addEventListener('input', again);
  $('verdicts').addEventListener('change', again);
  $('more').addEventListener('click', () => { table.shown += PAGE; drawTable(); });
  $('all').addEventListener('click', () => { table.shown = Infinity; drawTable(); });
}
