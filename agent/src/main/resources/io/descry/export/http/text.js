// Numbers and times as the text report writes them. Pure.
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

const count = (n) => n === null || n === undefined ? '?' : String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

const many = (n, one) => count(n) + ' ' + one + (n === 1 ? '' : 's');

function two(large, unit, small, smallUnit) {
  return count(large) + unit + (small === 0 ? '' : ' ' + small + smallUnit);
}

function duration(millis) {
  if (millis === null || millis === undefined) return '?';
  if (millis < SECOND) return Math.max(0, Math.floor(millis)) + ' ms';
  if (millis < MINUTE) return Math.floor(millis / SECOND) + ' s';
  if (millis < HOUR) return Math.floor(millis / MINUTE) + ' min';
  return millis < DAY
    ? two(Math.floor(millis / HOUR), ' h', Math.floor(millis % HOUR / MINUTE), ' min')
    : two(Math.floor(millis / DAY), ' d', Math.floor(millis % DAY / HOUR), ' h');
}

const when = (iso) => iso.replace('T', ' ').slice(0, 19) + ' UTC';

// When something is foreseen: a figure below a second would be finer than the forecast is.
const forecast = (millis) => millis < SECOND ? 'less than 1 s' : 'about ' + duration(millis);

function tenths(number) {
  const t = Math.round(number * 10);
  return t % 10 === 0 || t >= 100 ? String(Math.round(number)) : Math.floor(t / 10) + '.' + t % 10;
}

function rate(perMinute) {
  if (perMinute >= 10) return count(Math.round(perMinute)) + '/min';
  if (perMinute >= 0.95) return tenths(perMinute) + '/min';
  const hourly = tenths(perMinute * 60);
  return hourly === '0' ? '0/min' : hourly + '/h';
}

function growth(perMinute) {
  if (perMinute === null) return '';
  const text = rate(Math.abs(perMinute));
  return text === '0/min' ? 'flat' : (perMinute < 0 ? '-' : '+') + text;
}

function share(part, whole) {
  const percent = whole <= 0 ? 100 : Math.floor(100 * part / whole);
  return percent === 0 && part > 0 ? '<1 %' : percent + ' %';
}

const CERTAINTY = {
  permanent: 'permanent', recovered: 'recovered by GC', growing: 'growing', suspect: 'suspect', watched: 'not judged yet',
  expected: 'kept', none: 'in use'
};

const isLeak = (verdict) => verdict === 'permanent' || verdict === 'recovered' || verdict === 'growing';

const siteName = (site) => site.applicationFrame || site.frames[0] || '(no stack)';

const held = (site) => site.open + site.orphaned;

// Characters that would turn a line around or hide in it are shown by number.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const visible = (text) =>
  String(text).replace(HIDDEN, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
