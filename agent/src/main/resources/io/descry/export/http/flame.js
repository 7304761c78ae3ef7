// Stacks of all sites as one tree from the thread to the open, each as wide as it holds descriptors.
const ROW = 20, MOST_FRAMES = 1500, LEAST_SHARE = 1 / 700;

let zoomed = [];

function flameTree(sites) {
  const root = {name: 'all sites', value: 0, children: new Map(), path: []};
  for (const site of sites) {
    if (site.descriptors === 0) continue;
    let node = root;
    node.value += site.descriptors;
    const frames = site.frames.slice().reverse().concat(site.kind);
    for (const frame of frames) {
      let child = node.children.get(frame);
      if (!child) {
        child = {name: frame, value: 0, children: new Map(), path: node.path.concat(frame), parent: node, ours: false};
        node.children.set(frame, child);
      }
      child.value += site.descriptors;
      child.ours = child.ours || frame === site.applicationFrame;
      node = child;
    }
  }
  return root;
}

// Follows the zoom as far as it exists in this report.
function zoomTarget(root) {
  let node = root;
  for (const name of zoomed) {
    const child = node.children.get(name);
    if (!child) break;
    node = child;
  }
  return node;
}

function flameColour(node) {
  let hash = 0;
  const name = node.name.replace(/\(.*/, '').split('.').slice(0, -2).join('.');
  for (const c of name) hash = (hash * 31 + c.charCodeAt(0)) | 0;
  const hue = node.ours ? 8 + Math.abs(hash) % 10 : 36 + Math.abs(hash) % 26;
  return 'hsl(' + hue + ' ' + (node.ours ? 82 : 72) + '% ' + (66 + Math.abs(hash >> 8) % 10) + '%)';
}

function flameLayout(root, target) {
  const placed = [];
  let depth = 0;
  const line = [];
  for (let node = target; node; node = node.parent) line.unshift(node);
  for (const node of line) placed.push({node, left: 0, width: 1, depth: depth++, dim: node !== target});
  let level = [{node: target, left: 0}];
  while (level.length && placed.length < MOST_FRAMES) {
    const below = [];
    for (const {node, left} of level) {
      let at = left;
      const children = [...node.children.values()].sort((a, b) => b.value - a.value);
      for (const child of children) {
        const width = child.value / target.value;
        if (width >= LEAST_SHARE && placed.length < MOST_FRAMES) {
          placed.push({node: child, left: at, width, depth, dim: false});
          below.push({node: child, left: at});
        }
        at += width;
      }
    }
    level = below;
    depth++;
  }
  return placed;
}

function shortFrame(name) {
  const m = /^(?:.*\.)?([^.(]+\.[^.(]+)(\(.*)?$/.exec(name);
  return m ? m[1] : name;
}

function drawFlame(report) {
  const root = flameTree(report.sites), target = zoomTarget(root);
  const note = root.value === 0 ? 'No tracked descriptor has a stack.'
    : many(root.value, 'descriptor') + ' with a stack; the application\'s frames are red. Click or Enter zooms.';
  $('flame-note').textContent = note;
  if (root.value === 0) { fill('flame'); return; }
  const placed = flameLayout(root, target);
  const zoom = (node) => { zoomed = node.path; drawFlame(report); $('flame').querySelector('[tabindex="0"]').focus(); };
  const buttons = placed.map((place) => flameButton(place, root, target, zoom));
  fill('flame', buttons);
  $('flame').style.height = (Math.max(...placed.map((p) => p.depth)) + 1) * ROW + 'px';
  $('flame').onkeydown = (event) => flameKey(event, placed, buttons, root, zoom);
}

function flameButton(place, root, target, zoom) {
  const words = place.node.name + ': ' + many(place.node.value, 'descriptor') + ', ' + share(place.node.value, root.value);
  const button = el('button', {
    type: 'button', title: visible(words), 'aria-label': visible(words), class: place.dim ? 'dim' : null,
    tabindex: place.node === target ? '0' : '-1', onclick: () => zoom(place.node)
  }, place.width > 0.02 ? shortFrame(place.node.name) : '');
  return styled(button, {
    left: place.left * 100 + '%', width: 'calc(' + place.width * 100 + '% - 1px)', top: place.depth * ROW + 'px',
    background: flameColour(place.node)
  });
}

function flameKey(event, placed, buttons, root, zoom) {
  if (event.key === 'Escape') { zoom(root); return; }
  const here = placed[buttons.indexOf(document.activeElement)];
  if (!here) return;
  const middle = here.left + here.width / 2;
  const within = (p) => p.left <= middle + 1e-9 && p.left + p.width >= middle - 1e-9;
  const same = placed.filter((p) => p.depth === here.depth).sort((a, b) => a.left - b.left);
  const next = {
    ArrowUp: () => placed.find((p) => p.depth === here.depth - 1 && within(p)),
    ArrowDown: () => placed.find((p) => p.depth === here.depth + 1 && p.node.parent === here.node)
      || placed.find((p) => p.depth === here.depth + 1 && within(p)),
    ArrowLeft: () => same[same.indexOf(here) - 1],
    ArrowRight: () => same[same.indexOf(here) + 1]
  }[event.key];
  const to = next && next();
  if (next) event.preventDefault();
  if (to) buttons[placed.indexOf(to)].focus();
}
