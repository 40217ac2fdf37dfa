/* The board on the wall of the operations room: nothing to press, readable from afar, and honest about its age. */
import {draw, h} from './dom.js';
import {kind, number, sign} from './marks.js';
import {ask} from '/forms/shared/server.js';
import {signIn, whoIsThere} from './signin.js';

// All scripts are loaded, so loading.js can stop.
delete document.body.dataset.loading;

const EVERY_MS = 15_000;
const STALE_MS = 60_000;
const PATIENCE_MS = 10_000;

/** One or two words, that fit a cell in letters that are read from four metres. */
const WORDS = {
  OVERDUE: 'Quá hạn',
  FAILED: 'Chưa đạt',
  RISK: 'Lưu ý',
  DUE_SOON: 'Sắp hạn',
  PROMISED: 'Đã hẹn',
  OPEN: 'Chưa làm',
  WORKING: 'Đang làm',
  WAITING: 'Chờ',
  DONE: 'Xong',
  CLOSED: '–',
  NONE: '–',
};

const node = document.getElementById('wall');
const wanted = decodeURIComponent(location.pathname.split('/man-hinh/')[1]?.split('/')[0] ?? '');
let data = null;
let loadedAt = 0;
let trouble = null;
let timer;

async function refresh() {
  clearTimeout(timer);
  try {
    if (!data) await whoIsThere(node);
    data = await ask(`/api/wall${wanted && `/${encodeURIComponent(wanted)}`}`, {signal: AbortSignal.timeout(PATIENCE_MS)});
    loadedAt = performance.now();
    trouble = null;
  } catch (problem) {
    // Known data stay on the wall during an outage of the server, but not after a refusal.
    if (problem.status >= 400 && problem.status < 500) data = null;
    trouble = problem.message;
    if ([401, 403].includes(problem.status)) {
      await signIn(node, problem.status === 403 ? trouble : null);
      return refresh();
    }
  }
  paint();
  clearTimeout(timer);
  timer = setTimeout(refresh, EVERY_MS);
}

function paint() {
  document.title = data ? `${data.conference.title} – Điểm Cầu` : 'Bảng theo dõi – Điểm Cầu';
  draw(node, data ? wall(data) : h('p', {class: 'message', role: 'status'}, trouble ?? 'Đang tải…'));
}

function wall({conference, next, milestones, totals, chase, columns, levels, sites, late}) {
  const has = column => columns.some(({id}) => id === column);
  const registers = has('registration');
  const isStale = performance.now() - loadedAt > STALE_MS;
  return [
    h('p', {class: `age ${isStale ? 'stale' : ''}`, role: 'status', 'data-key': 'age'}, isStale
      ? `MẤT LIÊN LẠC VỚI MÁY CHỦ – số liệu cũ, của lúc ${conference.now.text}`
      : conference.now.text),
    h('header', {'data-key': 'header'},
      h('div', {class: 'next'},
        h('h1', null, conference.title),
        next
          ? h('p', null, h('b', null, next.length), h('span', null, `đến ${next.at.text}`), h('span', {class: 'words'}, next.words))
          : h('p', null, h('b', null, conference.statusText))),
      h('ol', {class: 'milestones'}, milestones.map(({name, at, passed}) =>
        h('li', {class: passed ? 'passed' : ''}, h('b', null, name), ` ${at.text}`, passed && ' ✓')))),
    h('dl', {'data-key': 'totals'},
      total('Nhiệm vụ xong', `${number(totals.done)}/${number(totals.duties)}`),
      total('Quá hạn', number(totals.overdue), totals.overdue > 0),
      registers && total('Đơn vị đăng ký', `${number(totals.registered)}/${number(totals.registering)}`),
      (registers || totals.sites > 0) && total('Điểm cầu', number(totals.sites)),
      registers && total('Đại biểu', number(totals.delegates)),
      has('lineTest') && total('Chạy thử đạt', `${number(totals.passed)}/${number(totals.sites)}`),
      has('lineTest') && total('Chưa đạt', number(totals.failed), totals.failed > 0),
      total('Thư đôn đốc', number(chase.escalations)),
      total('Thư lỗi', number(chase.undelivered), chase.undelivered > 0),
      columns.length > 0 && total('Sẵn sàng', `${number(totals.ready)}/${number(sites.length)}`)),
    columns.length > 0 && h('table', {'data-key': 'sites'},
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Điểm cầu'),
        columns.map(({name}) => h('th', {scope: 'col'}, name)), levels.below && h('th', {scope: 'col'}, `Cấp ${levels.below}`))),
      h('tbody', null, sites.map(site => row(site, levels)))),
    h('p', {class: 'late', 'data-key': 'late'}, late.length > 0 && [h('b', null, `Quá hạn ${number(totals.overdue)} việc: `),
      byAgency(late)]),
  ];
}

function total(name, value, isBad = false) {
  return h('div', {class: isBad ? 'bad' : ''}, h('dt', null, name), h('dd', null, value));
}

function row({name, verdict, cells, communes}, levels) {
  return h('tr', {'data-key': name},
    h('th', {scope: 'row', class: name.length > 26 ? 'long' : ''}, h('span', {class: kind(verdict)}, sign(verdict)), h('span', null, name)),
    cells.map(mark => h('td', {class: kind(mark)}, WORDS[mark])),
    levels.below && rolledUp(communes));
}

function rolledUp(communes) {
  if (!communes || communes.registered === 0) return h('td', {class: kind('NONE')}, communes ? 'Không' : '–');
  const {registered, passed, failed} = communes;
  const mark = failed > 0 ? 'FAILED' : passed === registered ? 'DONE' : 'WAITING';
  return h('td', {class: kind(mark)}, failed > 0 ? `${failed} lỗi/${registered}` : `${passed}/${registered}`);
}

/** "Huyện ủy Hương Khê (2), Viễn thông tỉnh (1)". */
function byAgency(late) {
  return late.map(({agency, duties}) => `${agency} (${duties})`).join(', ');
}

document.addEventListener('visibilitychange', () => data && refresh());
// Marks old data as old, also without a response.
setInterval(() => data && paint(), 5_000);
refresh();
