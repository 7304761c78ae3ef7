// Elements. Text goes in as text, never as markup: nothing here parses HTML.
const $ = (id) => document.getElementById(id);

function make(parent, name, properties, ...children) {
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) parent.addEventListener(key.slice(2), value);
    else parent.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === '') continue;
    parent.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
  return parent;
}

const el = (name, properties, ...children) => make(document.createElement(name), name, properties, ...children);

const svg = (name, properties, ...children) =>
  make(document.createElementNS('http://www.w3.org/2000/svg', name), name, properties, ...children);

const fill = (id, ...children) => $(id).replaceChildren(...children.flat(Infinity).filter((child) => child));

const tag = (kind, text) => el('span', {class: 'tag ' + kind}, text || kind);

// Names of classes and paths are long words: they may break behind a dot, a parenthesis or a slash; no file's ending, no rate.
const breakable = (text) => (text.match(/.+?(?:[.(](?!\w+:\d)|\D\/|$)/gs) || []).flatMap((part) => [part, el('wbr', {})]);

// The attribute `style` is not allowed here; the object is.
function styled(element, styles) {
  Object.assign(element.style, styles);
  return element;
}

function stack(frames, ours, cut) {
  return el('ol', {class: 'stack'},
    frames.map((frame) => el('li', {class: frame === ours ? 'ours' : null}, frame)),
    cut === null ? el('li', {class: 'cut'}, '... cut by the JVM')
      : cut > 0 ? el('li', {class: 'cut'}, '... ' + cut + ' more') : null);
}

function facts(pairs) {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return el('dl', {class: 'facts'}, shown.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

// Where an element stands, so that what is drawn anew can be found again: the nearest ancestor with a name, and steps.
const NAMED = ['data-site', 'data-detail', 'data-finding', 'data-column', 'id'];

function placeOf(element) {
  const steps = [];
  let node = element;
  while (node && !NAMED.some((name) => node.hasAttribute(name))) {
    steps.unshift([...node.parentElement.children].indexOf(node));
    node = node.parentElement;
  }
  const name = node && NAMED.find((n) => node.hasAttribute(n));
  return node && {steps, selector: '[' + name + '="' + CSS.escape(node.getAttribute(name)) + '"]'};
}

function at(place) {
  return place && place.steps.reduce((node, step) => node && node.children[step], document.querySelector(place.selector));
}

// Draws anew, and leaves the focus and what is unfolded where they were.
function keepingPlaces(drawing) {
  const focus = document.activeElement === document.body ? null : placeOf(document.activeElement);
  const unfolded = [...document.querySelectorAll('details[open]')].map(placeOf);
  drawing();
  for (const details of unfolded.map(at)) if (details) details.open = true;
  const focused = at(focus);
  if (focused && focused !== document.activeElement) focused.focus({preventScroll: true});
}

async function copy(text, button) {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch (e) { // Only a secure context has a clipboard; a file and a plain address are none.
    const area = el('textarea', {});
    area.value = text;
    document.body.append(area);
    area.select();
    done = document.execCommand('copy');
    area.remove();
  }
  const before = button.dataset.label || button.textContent;
  button.dataset.label = before;
  button.textContent = done ? 'Copied' : 'Not copied';
  setTimeout(() => { button.textContent = before; }, 1500);
  button.focus();
}
