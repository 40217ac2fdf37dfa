/* Where the Office turns a letter into a conference: the letter on the left, what it asks on the right. */
import {Adding} from './desk-agency.js';
import {beginning} from './desk-begin.js';
import {letterPane, offsets} from './desk-letter.js';
import {frame} from './desk-frame.js';
import {outcome} from './desk-outcome.js';
import {Choosing} from './desk-choose.js';
import {duties} from './desk-rows.js';
import {draw, h} from './dom.js';
import {said} from './said.js';
import {addressOf, changeOf, deskOf, DESK} from './places.js';
import {ask, send} from '/forms/shared/server.js';

const SAVED_AFTER_MS = 600;
const SAVED_AGAIN_AFTER_MS = 3000;

/** Our page for drafts in Cockpit. */
export const deskPage = {
  id: 'diemcau-desk',
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: {path: `${DESK}/:draft?`},
  render(node) {
    this.unmount();
    node.classList.add('dc', 'dc-page', 'dc-desk-page');
    const id = decodeURIComponent(location.hash.slice(1).split('?')[0].slice(DESK.length + 1));
    if (id) {
      const desk = new Desk(node, id);
      this.leave = () => desk.leave();
    } else {
      this.leave = beginning(node);
    }
  },
  unmount() {
    this.leave?.();
    this.leave = null;
  },
};

class Desk {
  sheet = null;
  preview = null;
  opened = false;
  problems = null;
  conflict = null;
  state = '';
  lit = null;
  epoch = 0;
  cursor = null;
  busy = false;

  constructor(node, id) {
    this.node = node;
    this.url = `/api/desk/drafts/${encodeURIComponent(id)}`;
    this.choosing = new Choosing(this);
    this.adding = new Adding(this);
    this.listeners = [
      ['mouseover', event => this.light(event.target, false)],
      ['focusin', event => this.light(event.target, true)],
      ['keydown', event => this.key(event)],
      ['focusout', event => this.choosing.left(event)],
      ['mousedown', event => this.choosing.pressed(event)],
    ];
    this.listeners.forEach(([name, listener]) => node.addEventListener(name, listener));
    this.unload = event => {
      if (this.dirty) event.preventDefault();
    };
    addEventListener('beforeunload', this.unload);
    this.paint();
    this.load();
  }

  async load() {
    try {
      this.choices = await ask('/api/desk/choices');
      this.show(await ask(this.url));
      await this.check();
    } catch (refusal) {
      this.fail(refusal);
    }
  }

  show({version, first, conference, savedText, by, sheet}) {
    this.version = version;
    this.first = first;
    this.conference = conference;
    this.state = `Đã lưu lúc ${savedText}, ${by}.`;
    this.sheet = sheet;
    this.epoch++;
    this.paint();
  }

  /** An edit by hand: drawn at once, saved a little later. */
  change(edit) {
    edit?.(this.sheet);
    this.cursor = null;
    this.state = 'Đang lưu…';
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), SAVED_AFTER_MS);
    this.paint();
  }

  /** Saves what is not saved yet, one after the other. */
  flush() {
    clearTimeout(this.timer);
    this.saving = (this.saving ?? Promise.resolve()).then(() => this.save());
    return this.saving;
  }

  async save() {
    if (!this.dirty || this.conflict) return;
    this.dirty = false;
    try {
      const {version, first, savedText, by} = await send(this.url, {version: this.version, sheet: this.sheet}, 'PUT');
      Object.assign(this, {version, first, problems: null});
      if (!this.dirty) this.state = `Đã lưu lúc ${savedText}, ${by}.`;
      await this.check();
    } catch (refusal) {
      if (!refusal.problems) throw refusal;
      this.dirty = true;
      this.state = 'Chưa lưu được.';
      if (refusal.status === 409) this.conflict = refusal.message;
      // A server that is away comes back; a refusal stays one.
      if (refusal.status === 0 || refusal.status >= 500) this.timer = setTimeout(() => this.flush(), SAVED_AGAIN_AFTER_MS);
      this.fail(refusal);
    }
  }

  async check() {
    if (this.conference) return;
    // A colleague added an agency since the page was opened.
    const known = new Set(this.choices.agencies.map(({code}) => code));
    if (this.sheet.rows.some(({agency}) => agency && !known.has(agency))) await this.adding.renew();
    this.preview = await ask(`${this.url}/check`, {method: 'POST'});
    this.paint();
  }

  fail(refusal) {
    if (!refusal.problems) throw refusal;
    this.problems = refusal.problems;
    this.paint();
  }

  /** Shows what was saved before this; that is saved as well, so that nothing is lost. */
  async undo() {
    await this.flush();
    const before = (this.cursor ?? this.version) - 1;
    if (before < this.first || this.conflict) return;
    try {
      const {sheet} = await ask(`${this.url}?version=${before}`);
      this.sheet = sheet;
      this.epoch++;
      this.change();
      this.cursor = before;
      await this.flush();
    } catch (refusal) {
      this.fail(refusal);
    }
  }

  /** After a colleague's save: theirs is shown, or ours becomes the newest. Both stay among the saved ones. */
  async settle(keepOurs) {
    const ours = this.sheet;
    try {
      const theirs = await ask(this.url);
      this.conflict = this.problems = null;
      this.dirty = false;
      this.show(theirs);
      if (keepOurs && !theirs.conference) {
        this.sheet = ours;
        this.epoch++;
        this.change();
        await this.flush();
      } else {
        await this.check();
      }
    } catch (refusal) {
      this.fail(refusal);
    }
  }

  async open() {
    await this.flush();
    if (this.conflict) return;
    this.opened = true;
    this.paint();
    const at = this.node.querySelector('.dc-outcome');
    at?.scrollIntoView({block: 'start'});
    at?.focus();
  }

  async call() {
    if (this.busy) return;
    await this.flush();
    if (this.conflict) return;
    this.busy = true;
    this.paint();
    try {
      const {id} = await send(`${this.url}/call`, {version: this.version});
      location.hash = addressOf(id);
    } catch (refusal) {
      this.busy = false;
      this.fail(refusal);
      this.node.querySelector('.dc-problems')?.scrollIntoView({block: 'center'});
    }
  }

  /** A duty of a sentence that nobody had, or of the marked part of the letter, or of nothing. */
  add(sentence) {
    const {from, to, words} = sentence ?? offsets(this.node.querySelector('.dc-read')) ?? {from: null, to: null, words: ''};
    const id = this.newId('r');
    const row = {id, agency: '', units: false, only: [], name: words.trim().replace(/\s+/g, ' ').slice(0, 200), kind: 'GENERAL',
      due: this.sheet.milestones.find(({kind}) => kind === 'SESSION')?.id ?? '', words: words || 'Văn phòng giao thêm.', from, to, proof: 'NONE', ticks: []};
    this.change(sheet => {
      if (sentence) sheet.unassigned = sheet.unassigned.filter(each => each !== sentence);
      const after = sheet.rows.findIndex(each => from !== null && each.from !== null && each.from > from);
      sheet.rows.splice(after < 0 ? sheet.rows.length : after, 0, row);
    });
    this.goTo(id);
  }

  newId(letter) {
    const used = new Set([...this.sheet.rows, ...this.sheet.milestones, ...this.sheet.unassigned].map(({id}) => id));
    let number = 1;
    while (used.has(letter + number)) number++;
    return letter + number;
  }

  goTo(id) {
    const at = [...this.node.querySelectorAll('[data-row]')].find(({dataset}) => dataset.row === id);
    at?.scrollIntoView({block: 'center'});
    at?.querySelector('input, select, textarea, button')?.focus({preventScroll: true});
  }

  /** Ties a row to its sentence: who looks at one sees the other. */
  light(target, brings) {
    const row = target.closest?.('[data-row]')?.dataset.row ?? target.closest?.('[data-of]')?.dataset.of.split(' ')[0] ?? null;
    if (row === this.lit && !brings) return;
    this.lit = row;
    this.node.querySelectorAll('[data-of], [data-row]').forEach(each =>
      each.classList.toggle('dc-lit', row !== null && (each.dataset.row ?? each.dataset.of).split(' ').includes(row)));
    const pane = this.node.querySelector('.dc-read');
    if (brings && target.closest?.('[data-row]') && pane) {
      const said = pane.querySelector('.dc-lit');
      if (said) pane.scrollTop += said.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    }
  }

  key(event) {
    if (this.choosing.key(event)) return;
    if (event.key === 'Escape' && event.target.closest?.('.dc-add-agency')) return this.adding.close();
    const sentence = event.target.closest?.('[data-nobody]');
    if (sentence && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      sentence.click();
    }
  }

  nameOf(code) {
    return this.choices.agencies.find(each => each.code === code)?.name ?? code;
  }

  problemsOf(id) {
    return (this.preview?.problems ?? []).filter(({row}) => row === id);
  }

  paint() {
    if (this.left) return;
    draw(this.node, this.sheet ? this.view() : said(this.problems && {problems: this.problems}) ?? h('p', {class: 'dc-note'}, 'Đang tải…'));
    this.choosing.settle();
  }

  view() {
    const {sheet} = this;
    if (this.conference) {
      return [crumbs(sheet.title), h('p', {class: 'dc-done', 'data-key': 'called'}, 'Hội nghị này đã được triệu tập. ',
        h('a', {href: addressOf(this.conference)}, 'Xem Hội nghị'), ' · ', h('a', {href: changeOf(this.conference)}, 'Sửa, dời, hủy'))];
    }
    return [
      crumbs(sheet.title),
      this.bar(),
      this.conflict && this.settling(),
      said(!this.conflict && this.problems && {problems: this.problems.map(({place, message}) => ({place: this.place(place), message}))}),
      h('div', {class: 'dc-desk', 'data-key': 'desk'},
        letterPane(this),
        h('div', {class: 'dc-asked', 'data-key': 'asked'},
          this.opened && outcome(this), frame(this), duties(this))),
    ];
  }

  /** The row of a refused call in words. */
  place(place) {
    const [id] = place.split('.');
    return this.sheet.rows.find(each => each.id === id)?.name ?? this.preview?.steps.find(each => each.id === id)?.name ?? '';
  }

  bar() {
    const open = this.sheet.unassigned.length;
    const wrong = this.preview?.problems.length ?? 0;
    return h('div', {class: 'dc-desk-bar', 'data-key': 'bar'},
      h('button', {type: 'button', class: 'dc-button', onclick: () => this.open()}, 'Xem trước và triệu tập'),
      h('button', {type: 'button', class: 'dc-small', onclick: () => this.add()}, 'Thêm việc'),
      h('button', {type: 'button', class: 'dc-small', disabled: (this.cursor ?? this.version) <= this.first, onclick: () => this.undo()}, 'Hoàn tác'),
      h('a', {class: open > 0 ? 'dc-warn dc-nobody-count' : 'dc-nobody-count', href: '#', onclick: event => {
        event.preventDefault();
        this.node.querySelector('.dc-nobodys')?.scrollIntoView({block: 'center'});
        this.node.querySelector('.dc-nobodys button')?.focus({preventScroll: true});
      }}, `Chưa giao cho ai: ${open} câu`),
      h('span', {class: wrong > 0 ? 'dc-warn' : ''}, wrong > 0 ? `${wrong} chỗ cần sửa` : 'Không còn chỗ cần sửa'),
      h('span', {class: 'dc-soft', role: 'status'}, this.state));
  }

  settling() {
    return h('div', {class: 'dc-problems dc-settle', role: 'alert', 'data-key': 'conflict'},
      h('p', null, `${this.conflict} Phần đang sửa ở đây chưa được lưu.`),
      h('button', {type: 'button', class: 'dc-small', onclick: () => this.settle(false)}, 'Xem bản của đồng nghiệp'), ' ',
      h('button', {type: 'button', class: 'dc-small', onclick: () => this.settle(true)}, 'Lưu bản đang sửa thành bản mới nhất'));
  }

  leave() {
    this.flush();
    this.left = true;
    removeEventListener('beforeunload', this.unload);
    this.listeners.forEach(([name, listener]) => this.node.removeEventListener(name, listener));
  }
}

function crumbs(title) {
  return h('nav', {class: 'dc-crumbs', 'aria-label': 'Hội nghị', 'data-key': 'crumbs'},
    h('a', {href: '#/diemcau'}, 'Hội nghị'), ' › ', h('a', {href: deskOf()}, 'Lập Hội nghị mới'), ' › ', title || 'Chưa có tên');
}
