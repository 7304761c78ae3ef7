// Where it begins: the report in this file, or one every few seconds from where the page came from.
const POLL_MILLIS = 5000, SHARE_OF_TIME = 20;

let report = null, live = true, paused = false, token = null, timer = 0;

const linkTo = (what, id) => location.href.split('#')[0] + '#' + what + '=' + encodeURIComponent(id);

function draw(next) {
  report = next;
  table.report = next;
  $('main').hidden = false;
  $('problem').textContent = '';
  drawHead();
  drawVerdict(report);
  drawFindings(report);
  drawChart(report);
  drawTable();
  drawFlame(report);
  drawSockets(report);
  drawLedger(report);
  drawUnseen(report);
}

// Not under the hands of somebody who is marking text, and not the same report twice.
function show(next) {
  $('problem').textContent = '';
  if (report && (next.at === report.at || !getSelection().isCollapsed)) return;
  keepingPlaces(() => draw(next));
  follow();
}

function drawHead() {
  const p = report.process, name = p.mainClass || 'PID ' + p.pid;
  document.title = visible(name) + ' \u2013 Descry';
  fill('process', document.createTextNode(visible([name, 'PID ' + p.pid, p.host, p.container, 'Java ' + p.javaVersion,
    'up ' + duration(p.uptimeMillis)].filter((t) => t).join(' \u00b7 '))));
  $('age').textContent = when(report.at);
  const links = live ? ['report.json', 'report.txt', 'metrics', 'health'].map((name) => el('a', {href: name}, name)) : [];
  fill('foot', token === null ? links : [], el('span', {}, 'Descry ' + report.agent.version + ', ' + report.agent.mode +
    ', tracking since ' + report.agent.trackedSince + (report.agent.cpuMillis === null ? '' : ', ' + duration(report.agent.cpuMillis) + ' of CPU')));
}

function get(path) {
  const headers = token === null ? {} : {Authorization: 'Bearer ' + token};
  return fetch(path, {headers, cache: 'no-store', credentials: 'omit'});
}

async function poll() {
  clearTimeout(timer);
  const start = performance.now();
  try {
    const response = await get('report.json');
    if (response.status === 401) { askForToken(); return; }
    if (!response.ok) throw new Error((await response.text()).trim());
    $('token').hidden = true;
    show(await response.json());
  } catch (e) {
    $('problem').textContent = 'No report: ' + visible(e.message || e) + (report ? '. What is shown is of ' + report.at + '.' : '');
  }
  const took = performance.now() - start;
  if (!paused) timer = setTimeout(poll, Math.max(POLL_MILLIS, SHARE_OF_TIME * took));
}

function askForToken() {
  $('token-wrong').textContent = token === null ? '' : 'That is not the token.';
  token = null;
  sessionStorage.removeItem('descry-token');
  $('main').hidden = true;
  $('token').hidden = false;
  $('token-text').focus();
}

function takeToken(text) {
  token = text;
  sessionStorage.setItem('descry-token', text);
  poll();
}

function showSite(fingerprint) {
  table.opened.add(fingerprint);
  if (!chosenSites().slice(0, table.shown).some((s) => s.fingerprint === fingerprint)) {
    $('filter').value = fingerprint;
    $('verdicts').value = '';
  }
  drawTable();
  const row = $('site-table').querySelector('tr[data-site="' + fingerprint + '"]');
  if (row) {
    row.scrollIntoView({block: 'center'});
    row.querySelector('.where button').focus({preventScroll: true});
  }
}

// A link to a site or a finding is followed once.
let followed = '';

function follow() {
  if (location.hash === followed) return;
  followed = location.hash;
  const [what, id] = location.hash.slice(1).split('=').map(decodeURIComponent);
  if (what === 'site' && /^[0-9a-f]{16}$/.test(id)) showSite(id);
  if (what === 'finding') {
    const card = [...document.querySelectorAll('.finding')].find((c) => c.dataset.finding === id);
    if (card) { card.scrollIntoView({block: 'center'}); card.focus(); }
  }
}

async function copyReport() {
  if (live) {
    const response = await get('report.txt');
    if (response.ok) { await copy(await response.text(), $('copy-text')); return; }
  }
  const head = report.state.toUpperCase() + ': ' + count(report.counts.used) + ' of ' + count(report.limits.soft) + ' descriptors used\n';
  const sites = report.sites.filter((s) => isLeak(s.verdict) || s.verdict === 'suspect');
  await copy(head + report.findings.map(findingText).join('') + sites.map(siteText).join(''), $('copy-text'));
}

function pauseOrGo() {
  paused = !paused;
  $('pause').textContent = paused ? 'Go on' : 'Pause';
  if (paused) clearTimeout(timer); else poll();
}

function begin() {
  const embedded = $('report').textContent.trim();
  live = embedded === '';
  startTable();
  $('copy-text').addEventListener('click', copyReport);
  $('copy-link').addEventListener('click', () => copy(location.href, $('copy-link')));
  window.addEventListener('resize', () => { if (report) drawChart(report); });
  window.addEventListener('hashchange', () => { if (report) follow(); });
  if (!live) { draw(JSON.parse(embedded)); follow(); return; }
  $('pause').hidden = false;
  $('pause').addEventListener('click', pauseOrGo);
  $('token').addEventListener('submit', (event) => { event.preventDefault(); takeToken($('token-text').value); });
  document.addEventListener('visibilitychange', () => { if (document.hidden) clearTimeout(timer); else if (!paused) poll(); });
  const given = /^#token=(.+)$/.exec(location.hash);
  if (given) {
    history.replaceState(null, '', location.pathname);
    takeToken(decodeURIComponent(given[1]));
  } else {
    token = sessionStorage.getItem('descry-token');
    poll();
  }
}

begin();
