// The verdict, the findings, the sockets, the ledger and what could not be seen.
const STATE_CLASS = {exhausted: 'bad', leak: 'bad', watching: '', ok: ''};

function drawVerdict(report) {
  const limits = report.limits, counts = report.counts, state = report.state;
  const figure = (name, value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
  $('verdict').className = STATE_CLASS[state] === undefined ? 'warn' : STATE_CLASS[state];
  fill('verdict',
    el('p', {class: 'word'}, state.charAt(0).toUpperCase() + state.slice(1)),
    el('p', {class: 'lead'}, breakable(report.stateReason)),
    report.interimAdvice === null ? null : el('p', {class: 'note'}, 'Buys time: ' + report.interimAdvice),
    el('dl', {class: 'figures'},
      figure('Descriptors', count(counts.used)),
      figure('Limit', limits.soft === null ? 'unlimited' : count(limits.soft)),
      figure('Used', counts.limit === null ? '?' : share(counts.used, counts.limit)),
      figure('Free', counts.free === null ? '?' : count(counts.free)),
      figure('Full', limits.millisToExhaustion === null ? 'not foreseen' : 'in ' + forecast(limits.millisToExhaustion))));
}

function findingText(finding) {
  return visible(finding.code + ' ' + CERTAINTY[finding.certainty] + ': ' + finding.title) + '\n  fix: ' + visible(finding.advice) +
    '\n  finding ' + visible(finding.id) + '\n';
}

function drawFindings(report) {
  $('findings-section').hidden = report.findings.length === 0 && report.withdrawn.length === 0;
  fill('findings', report.findings.map((f) => findingCard(f, report)),
    report.withdrawn.map((w) => el('p', {class: 'note'}, 'Withdrawn: ' + w.id + ', ' + w.reason)));
}

function findingCard(finding, report) {
  const names = {leak: 'leak', limit: 'limit, not a leak', churn: 'churn, not a leak', other: 'other'};
  const link = el('button', {type: 'button'}, 'Copy link'), text = el('button', {type: 'button'}, 'Copy as text');
  link.addEventListener('click', () => copy(linkTo('finding', finding.id), link));
  text.addEventListener('click', () => copy(findingText(finding), text));
  const sites = finding.sites.map((f) => report.sites.find((s) => s.fingerprint === f)).filter((s) => s);
  return el('article', {class: 'finding ' + (finding.certainty === 'expected' ? 'expected' : finding.cause), 'data-finding': finding.id, tabindex: '-1'},
    el('div', {}, tag(finding.cause, names[finding.cause]), tag(finding.certainty, CERTAINTY[finding.certainty]),
      el('span', {class: 'small'}, finding.code + ' \u00b7 ' + finding.rule + ' \u00b7 since ' + when(finding.since))),
    el('h3', {}, breakable(finding.title)),
    el('p', {class: 'fix'}, el('b', {}, 'Fix: '), breakable(finding.advice)),
    el('details', {}, el('summary', {}, 'Evidence'),
      facts(Object.entries(finding.evidence).map(([k, v]) => [k, typeof v === 'number' ? count(v) : v]))),
    el('div', {class: 'foot'}, sites.slice(0, 5).map((s) => el('button', {type: 'button', onclick: () => showSite(s.fingerprint)},
      'Stack of ' + shortFrame(siteName(s)))), text, link));
}

function counted(rows, head, most) {
  const top = Math.max(1, ...rows.map((r) => r.count)), left = rows.length - most;
  return el('div', {}, el('table', {},
    el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, head), el('th', {scope: 'col', class: 'number'}, 'Sockets'), el('th', {class: 'optional'}))),
    el('tbody', {}, rows.slice(0, most).map((r) => el('tr', {},
      el('td', {}, el('span', {class: 'code'}, r.name), r.note ? el('div', {class: 'small'}, r.note) : null),
      el('td', {class: 'number'}, count(r.count)),
      el('td', {class: 'bar optional'}, styled(el('span', {class: 'meter'}), {width: Math.max(1, r.count / top * 100) + '%'})))))),
    left > 0 ? el('p', {class: 'note'}, 'and ' + count(left) + ' more') : null);
}

// Every socket of the report once: those of handles, and those that no handle is known of.
function sockets(report) {
  const name = (r) => (r.host || (r.address.includes(':') ? '[' + r.address + ']' : r.address)) + ':' + r.port;
  return report.handles.filter((h) => h.tcpState !== null && h.fds.length > 0)
    .map((h) => ({state: h.tcpState, remote: h.remote ? name(h.remote) : null}))
    .concat(report.descriptors.filter((d) => d.socket && d.socket.tcpState)
      .map((d) => ({state: d.socket.tcpState, remote: d.socket.remote})));
}

function drawSockets(report) {
  const states = new Map(), remotes = new Map();
  for (const socket of sockets(report)) {
    states.set(socket.state, (states.get(socket.state) || 0) + 1);
    if (!socket.remote) continue;
    const remote = remotes.get(socket.remote) || new Map();
    remote.set(socket.state, (remote.get(socket.state) || 0) + 1);
    remotes.set(socket.remote, remote);
  }
  const sum = (m) => [...m.values()].reduce((a, b) => a + b, 0), most = (a, b) => b.count - a.count;
  const byState = [...states].map(([name, n]) => ({name, count: n})).sort(most);
  const byRemote = [...remotes].map(([name, m]) => ({name, count: sum(m), note: [...m].map(([s, n]) => count(n) + ' ' + s).join(', ')})).sort(most);
  const waiting = report.ports.timeWait.map((r) => ({name: r.remote, count: r.count}));
  $('sockets-section').hidden = byState.length + waiting.length === 0;
  fill('sockets',
    el('div', {}, counted(byState, 'State', 20), waiting.length === 0 ? null
      : counted(waiting, 'In TIME_WAIT: ports of the network namespace, no descriptors', 10)),
    counted(byRemote, 'Remote', 50));
}

const STANDINGS = [['leak', 'leak'], ['suspect', 'suspect'], ['watched', 'watched'], ['inUse', 'in use'], ['kept', 'kept'], ['excluded', 'excluded'],
  ['preAttach', 'before attach'], ['jvm', 'JVM'], ['agent', 'Descry'], ['unknown', 'unknown']];

function drawLedger(report) {
  const ledger = report.ledger, standings = report.standings, whole = ledger.kernel || ledger.tracked || 1;
  const held = STANDINGS.filter(([key]) => standings[key] > 0);
  const part = ([key, name]) => styled(el('span', {class: key, title: name + ' ' + count(standings[key])}), {width: standings[key] / whole * 100 + '%'});
  fill('ledger',
    el('div', {class: 'parts', role: 'img', 'aria-label': 'Shares of the ledger'}, held.map(part)),
    el('p', {class: 'sum'}, held.map(([key, name]) => el('span', {}, el('span', {class: 'key ' + key}), count(standings[key]) + ' ' + name)),
      el('b', {}, '= ' + count(ledger.kernel) + ' in the kernel')),
    el('div', {class: 'scroll'}, el('table', {},
      el('thead', {}, el('tr', {}, ['Kind', 'Descriptors', 'Handles', 'Orphaned', 'Opened', 'Closed', 'Closed by the collector']
        .map((name, i) => el('th', {scope: 'col', class: i ? 'number' : null}, name)))),
      el('tbody', {}, report.kinds.map((k) => el('tr', {}, el('td', {}, k.kind),
        [ledger.byKind[k.kind] || 0, k.open, k.orphaned, k.opened, k.closed, k.recoveredByGc].map((n) => el('td', {class: 'number'}, count(n)))))))),
    report.untracked.length === 0 ? null : [el('h3', {}, 'Without a line'), facts(report.untracked.slice(0, 50).map((u) =>
      [count(u.count) + ' ' + u.kind, el('code', {}, (u.target || '') + ' ' + (u.tcpState || '') + (u.likelySource ? ' (likely ' + u.likelySource + ')' : ''))]))]);
}

function unseen(report) {
  const agent = report.agent, lines = [], unsampled = Object.values(agent.unsampledOpen).reduce((a, b) => a + b, 0);
  if (unsampled > 0) lines.push(many(unsampled, 'open handle') + ' without a stack: the budget for stacks was used up; capture=full takes all.');
  if (report.handlesCut > 0) lines.push(many(report.handlesCut, 'more handle') + ' than this report lists.');
  if (agent.lostEvents > 0) lines.push(many(agent.lostEvents, 'open or close') + ' could not be recorded.');
  for (const part of report.missing) lines.push('/proc/' + part.part + ': ' + part.reason + '.');
  for (const hook of agent.hooks) if (hook.state === 'failed') lines.push('Hook ' + hook.hook + ' failed: ' + hook.why);
  for (const f of agent.failures) lines.push(f.where + ': ' + f.message + (f.count > 1 ? ' (' + count(f.count) + ' times)' : ''));
  return lines;
}

function drawUnseen(report) {
  const lines = unseen(report);
  $('limits-section').hidden = lines.length === 0;
  fill('unseen', lines.map((line) => el('li', {}, line)));
}
