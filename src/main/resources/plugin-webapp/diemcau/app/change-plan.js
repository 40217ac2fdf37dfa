/* The plan of a running conference: its duties in the desk's rows, those closed that nobody edits. */
import {differing, merged, mergedWords} from './change-merge.js';
import {resting} from './change-defer.js';
import {oldAndNew, Part} from './change-part.js';
import {Choosing, folded} from './desk-choose.js';
import {asked, holders, problems, small} from './desk-rows.js';
import {h} from './dom.js';
import {number} from './marks.js';
import {changeOf} from './places.js';
import {ask, send} from '/forms/shared/server.js';

const CHECKED_AFTER_MS = 500;

/** What a correction does to a duty. */
const WHAT = {
  CONFERENCE: 'Sửa thông tin chung', ADDED: 'Thêm việc', LEFT_OUT: 'Bỏ việc', MOVED: 'Dời hạn', GIVEN: 'Giao cơ quan khác', REWORDED: 'Sửa nội dung', OPENED: 'Mở việc', OPENS_OTHERWISE: 'Đổi lúc mở việc',
};

export class PlanChange extends Part {
  sheet = null;
  preview = null;
  lit = null;
  epoch = 0;
  opened = new Set();
  /** New rows that nobody has asked about yet: what they lack is no problem so far. */
  untried = new Set();
  clashes = [];
  wanted = '';

  constructor(place) {
    super(place);
    this.choosing = new Choosing(this);
    this.listeners = [
      ['keydown', event => this.choosing.key(event)],
      ['focusout', event => this.choosing.left(event)],
      ['mousedown', event => this.choosing.pressed(event)],
    ];
    this.listeners.forEach(([name, listener]) => this.node.addEventListener(name, listener));
  }

  leave() {
    super.leave();
    clearTimeout(this.timer);
    this.listeners.forEach(([name, listener]) => this.node.removeEventListener(name, listener));
  }

  /** The plan as it is now; what was typed before a reload is put onto it. */
  async load() {
    if (this.view.deferredSince) return;
    this.take(await ask(`${this.root}/plan/rows`));
    this.opened.clear();
    this.clashes = [];
    const typed = this.kept.get();
    if (!typed?.base?.rows) return;
    this.reason = typed.reason;
    this.put(typed.base, typed);
    this.notice = 'Phần đang sửa dở trước đây vẫn còn dưới đây, chưa được lưu vào kế hoạch.';
    this.check();
  }

  /** Opens the duties that somebody chose elsewhere. */
  begun() {
    const chosen = (this.sheet?.rows ?? []).filter(({code}) => this.duties.includes(code));
    chosen.forEach(({id}) => this.opened.add(id));
    this.paint();
    if (chosen.length > 0) this.goTo(chosen[0].id);
  }

  take(present) {
    const {version, choices, sheet, states, times} = present;
    this.base = structuredClone(wordsAndRows(sheet));
    Object.assign(this, {version, choices, sheet, states, preview: {times, problems: []}});
    this.theirTimes = times;
    this.epoch++;
  }

  /** Our edits, written for another plan, onto the present one. */
  put(base, ours) {
    const {rows, clashes} = merged(base.rows, ours.rows, this.sheet.rows, () => this.newId('n'));
    Object.assign(this.sheet, mergedWords(base, ours, this.sheet), {rows});
    this.clashes = clashes;
    clashes.forEach(({row}) => this.opened.add(row));
    this.epoch++;
  }

  dirty() {
    return this.sheet !== null && this.count() > 0;
  }

  typed() {
    return {base: this.base, ...wordsAndRows(this.sheet)};
  }

  /** Number of things that are no longer as the plan has them. */
  count() {
    const {title, sites} = this.base;
    return this.changed().length + Number(title !== this.sheet.title)
      + this.sheet.sites.filter((site, i) => JSON.stringify(site) !== JSON.stringify(sites[i])).length;
  }

  /** The rows that are no longer as the plan has them. */
  changed() {
    return this.sheet.rows.filter(row => row.off || this.isChanged(row));
  }

  isChanged(row) {
    const before = this.before(row);
    return !before || differing(before, row).length > 0;
  }

  before(row) {
    return row.code ? this.base.rows.find(({id}) => id === row.id) : undefined;
  }

  change(edit) {
    edit?.(this.sheet);
    this.edited();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CHECKED_AFTER_MS);
  }

  /** What is wrong, and the hours in words; a server that is away says so at the preview. */
  async check() {
    try {
      const {asked} = this;
      const preview = await send(`${this.root}/plan/rows/check`, wordsAndRows(this.sheet));
      if (asked === this.asked) this.preview = preview;
      this.paint();
    } catch (refusal) {
      if (!refusal.problems) throw refusal;
    }
  }

  async foresee() {
    clearTimeout(this.timer);
    await this.check();
    this.untried.clear();
    try {
      const effect = await send(`${this.root}/plan/rows/preview`, {version: this.version, ...wordsAndRows(this.sheet)});
      this.preview = {...this.preview, problems: effect.problems};
      effect.problems.forEach(({row}) => this.opened.add(row));
      if (effect.problems.some(({row}) => row === 'title' || row.startsWith('site-'))) this.node.querySelector('.dc-words').open = true;
      if (effect.problems.length === 0) return effect;
      this.problems = [{place: '', message: `Còn ${effect.problems.length} chỗ cần sửa, nêu bên từng dòng dưới đây.`}];
      return null;
    } catch (refusal) {
      return this.fasterColleague(refusal);
    }
  }

  async act() {
    try {
      const {message} = await send(`${this.root}/plan/rows`, {version: this.version, ...wordsAndRows(this.sheet), reason: this.reason}, 'PUT');
      return message;
    } catch (refusal) {
      return this.refused(refusal);
    }
  }

  /** A colleague has changed the plan: ours is put onto theirs, and nothing typed is lost. */
  async fasterColleague(refusal) {
    if (refusal.status !== 409) throw refusal;
    const present = await ask(`${this.root}/plan/rows`);
    if (present.version === this.version) throw refusal;
    const {base, sheet} = this;
    this.take(present);
    this.put(base, wordsAndRows(sheet));
    this.keep();
    this.notice = `Kế hoạch vừa được đồng nghiệp sửa. Nội dung đồng chí đã nhập được giữ nguyên trên kế hoạch mới${
      this.clashes.length > 0 ? `; ${this.clashes.length} việc hai người cùng sửa có ghi chú bên dòng` : ''}. Đề nghị xem trước lại.`;
    this.check();
    return null;
  }

  restore() {
    Object.assign(this.sheet, structuredClone(this.base));
    this.clashes = [];
    this.untried.clear();
    this.opened.clear();
    this.epoch++;
    this.change();
  }

  add() {
    const id = this.newId('n');
    this.opened.add(id);
    this.untried.add(id);
    this.change(sheet => sheet.rows.push({id, code: '', agency: '', units: false, only: [], name: '', kind: 'GENERAL',
      due: '', words: '', proof: 'NONE', ticks: [], off: false}));
    this.goTo(id);
  }

  newId(letter) {
    const used = new Set(this.sheet.rows.map(({id}) => id));
    let count = 1;
    while (used.has(letter + count)) count++;
    return letter + count;
  }

  goTo(id) {
    const at = [...this.node.querySelectorAll('[data-row]')].find(({dataset}) => dataset.row === id);
    at?.scrollIntoView({block: 'center'});
    at?.querySelector('input, select, textarea, button')?.focus({preventScroll: true});
  }

  nameOf(code) {
    return this.choices.agencies.find(each => each.code === code)?.name ?? code;
  }

  problemsOf(id) {
    return [...this.wrong().filter(({row}) => row === id), ...this.clashes.filter(({row}) => row === id).map(clash => ({message: this.clashWords(clash)}))];
  }

  wrong() {
    return this.preview.problems.filter(({row}) => !this.untried.has(row));
  }

  clashWords({theirs, fields}) {
    if (!theirs) return 'Đồng nghiệp vừa bỏ việc này; dòng này thêm lại việc với nội dung đồng chí đã sửa.';
    const written = {
      name: ['tên việc', theirs.name], words: ['nội dung', theirs.words], agency: ['cơ quan', holders(this, theirs)],
      due: ['hạn', theirTime(this.theirTimes, theirs)],
    };
    const told = fields.filter(field => written[field]).map(field => `${written[field][0]} “${written[field][1]}”`);
    return `Đồng nghiệp cũng vừa sửa việc này${told.length > 0 ? `: ${told.join('; ')}` : ''}. Dòng này giữ bản của đồng chí; “Trả lại như cũ” lấy bản của đồng nghiệp.`;
  }

  /** What of a row stays, because its conference runs. */
  settled(row) {
    return row.code ? this.states[row.id] : null;
  }

  acts(row) {
    const before = this.before(row);
    const label = row.name || 'việc mới';
    return [
      before && this.isChanged(row) && small('Trả lại như cũ', () => this.change(() => {
        Object.assign(row, structuredClone(before));
        this.epoch++;
      }), {'aria-label': `Trả lại như cũ: ${label}`}),
      !this.settled(row)?.step && small('Bỏ việc này', () => this.drop(row), {'aria-label': `Bỏ việc này: ${label}`}),
      row.code && small('Đóng', () => this.turn(row, false), {'aria-label': `Đóng: ${label}`}),
    ];
  }

  drop(row) {
    this.opened.delete(row.id);
    this.change(sheet => {
      if (row.code) row.off = true;
      else sheet.rows = sheet.rows.filter(each => each !== row);
    });
  }

  turn(row, open) {
    if (open) this.opened.add(row.id);
    else this.opened.delete(row.id);
    this.paint();
    this.goTo(row.id);
  }

  painted() {
    this.choosing?.settle();
  }

  content() {
    if (this.view.deferredSince) return resting(this.conference, this.view);
    if (!this.sheet) return h('p', {class: 'dc-note', 'data-key': 'wait'}, 'Đang tải…');
    const rows = this.sheet.rows.filter(row => !this.settled(row)?.done);
    const done = this.sheet.rows.filter(row => this.settled(row)?.done);
    const isOfUnits = ({code, units}) => code && units;
    return [
      this.bar(),
      this.effect && this.outcome({label: 'Xác nhận sửa kế hoạch', changes: changes(this.effect.changes)}),
      this.problemsOf('').map(({message}, i) => h('p', {class: 'dc-warn', role: 'alert', 'data-key': `whole${i}`}, message)),
      h('p', {class: 'dc-note', 'data-key': 'marks'}, 'Mốc: ', this.sheet.milestones.map(({id, kind, name}, i) => [
        i > 0 && '; ', name || this.choices.milestones.find(each => each.name === kind)?.words, ` ${this.preview.times[id]?.text ?? ''}`]), '. ',
      h('a', {href: changeOf(this.conference, 'ngay-gio')}, 'Đổi ngày giờ')),
      this.words(),
      this.list('Việc của các cơ quan', rows.filter(row => !isOfUnits(row))),
      this.list('Việc của từng đơn vị', rows.filter(isOfUnits)),
      done.length > 0 && h('details', {class: 'dc-more', 'data-key': 'done-rows'}, h('summary', null, `${number(done.length)} việc đã hoàn thành, không sửa được`),
        h('ul', null, done.map(row => h('li', {'data-row': row.id}, `${row.name} – ${holders(this, row)}`, problems(this, row.id))))),
    ];
  }

  bar() {
    const count = this.count();
    const wrong = this.wrong().length;
    return h('div', {class: 'dc-desk-bar', 'data-key': 'bar'},
      h('button', {type: 'button', class: 'dc-button', 'data-act': 'look', disabled: this.busy || count === 0, onclick: () => this.look()}, 'Xem trước'),
      h('button', {type: 'button', class: 'dc-small', 'data-act': 'add', onclick: () => this.add()}, 'Thêm việc'),
      h('label', {class: 'dc-find'}, h('span', {class: 'dc-only-read'}, 'Tìm việc'), h('input', {type: 'search', placeholder: 'Tìm việc, cơ quan', name: 'find', oninput: event => {
        this.wanted = event.target.value;
        this.paint();
      }})),
      h('span', {role: 'status'}, count === 0 ? 'Chưa sửa gì' : `${number(count)} chỗ thay đổi, chưa lưu`),
      wrong > 0 && h('span', {class: 'dc-warn'}, `${number(wrong)} chỗ cần sửa`),
      this.forget());
  }

  /** What the conference is called, and the words about the sites where it is held. */
  words() {
    const {sheet, epoch} = this;
    const field = (label, of, key, longest) => h('label', {'data-key': `${key}-${epoch}`}, h('span', null, label),
      h('input', {type: 'text', value: of[key], maxlength: longest, name: key, oninput: event => this.change(() => { of[key] = event.target.value; })}));
    return h('details', {class: 'dc-more dc-words', 'data-key': 'words'},
      h('summary', null, `Tên Hội nghị, địa điểm, chủ trì của ${number(sheet.sites.length)} điểm cầu nơi chủ trì`),
      h('div', {'data-row': 'title', 'data-key': 'title'}, field('Tên Hội nghị', sheet, 'title', 300), problems(this, 'title')),
      sheet.sites.map(site => h('fieldset', {'data-row': `site-${site.code}`, 'data-key': site.code},
        h('legend', null, site.name),
        field('Tên điểm cầu', site, 'name', 300), field('Địa điểm', site, 'place', 300), field('Chủ trì', site, 'chair', 300),
        problems(this, `site-${site.code}`))));
  }

  list(title, rows) {
    const parts = folded(this.wanted.trim()).split(' ');
    const found = rows.filter(row => !row.code || parts.every(part => folded(`${row.name} ${holders(this, row)}`).includes(part)));
    return rows.length > 0 && h('section', {'data-key': title},
      h('h4', null, `${title}: ${number(rows.filter(({off}) => !off).length)}`),
      found.length === 0 && h('p', {class: 'dc-note'}, 'Không có việc nào như vậy.'),
      found.map((row, at) => row.off ? this.gone(row) : this.opened.has(row.id) ? asked(this, row, at) : this.line(row)));
  }

  gone(row) {
    return h('div', {class: 'dc-line dc-changed', 'data-row': row.id, 'data-key': `${row.id}-off-${this.epoch}`},
      h('s', null, row.name, h('small', null, holders(this, row))),
      h('b', {class: 'dc-warn'}, 'Bỏ việc này'),
      h('span', {class: 'dc-ask-acts'}, small('Giữ lại', () => this.change(() => { row.off = false; }), {'aria-label': `Giữ lại: ${row.name}`})),
      problems(this, row.id));
  }

  /** A row that nobody edits now. */
  line(row) {
    const isChanged = this.isChanged(row);
    const time = this.preview.times[row.id];
    return h('div', {class: `dc-line${isChanged ? ' dc-changed' : ''}`, 'data-row': row.id, 'data-key': `${row.id}-line-${this.epoch}`},
      h('span', null, h('b', null, row.name), h('small', null, this.settled(row)?.words, isChanged && ' – đã sửa, chưa lưu')),
      h('span', null, holders(this, row), h('small', null, time?.text)),
      h('span', {class: 'dc-ask-acts'},
        small('Sửa', () => this.turn(row, true), {'aria-label': `Sửa: ${row.name}`}),
        !this.settled(row)?.step && small('Bỏ', () => this.drop(row), {'aria-label': `Bỏ: ${row.name}`})),
      problems(this, row.id));
  }
}

const wordsAndRows = ({title, sites, rows}) => ({title, sites, rows});

const theirTime = (times, {id, due}) => times[id]?.text ?? due;

/** One line for each duty, whatever becomes another of it. */
function changes(all) {
  const duties = new Map();
  all.forEach((change, i) => {
    const key = change.duty || i;
    duties.set(key, [...(duties.get(key) ?? []), change]);
  });
  return duties.size === 0
    ? h('p', {'data-key': 'none'}, 'Kế hoạch không có gì thay đổi.')
    : oldAndNew(`${number(duties.size)} chỗ thay đổi`, 'Việc', [...duties.values()].map(those => ({
      name: those[0].name,
      small: sentence(those.map(({what}) => WHAT[what]).join(', ')),
      parts: those.flatMap(({parts, words}) => parts.length === 0 ? [{name: null, before: null, after: words}] : parts),
    })));
}

const sentence = words => words.slice(0, 1) + words.slice(1).toLowerCase();
