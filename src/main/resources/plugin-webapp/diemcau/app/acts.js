/* What the Office does about a conference's duties: remind, enter on behalf, re-open, give away, add, report. */
import {draw, h} from './dom.js';
import {PANELS} from './panels.js';
import {changeOf} from './places.js';
import {said} from './said.js';
import {ask, send} from '/forms/shared/server.js';

/** Open panels and typed text by conference, because the page redraws every few seconds. */
const desks = new Map();

/**
 * The bar with its panels.
 *
 * @param selection the chosen duties: [{code, agency, name, agencyName, taskId, state, registering}]
 * @param refresh loads the page's data and draws it anew
 * @param registers whether units register sites at this conference
 */
export function toolbar({conference, selection, refresh, registers}) {
  if (!desks.has(conference)) desks.set(conference, new Desk(conference));
  const desk = desks.get(conference);
  desk.selection = selection;
  desk.refresh = refresh;
  desk.registers = registers;
  return h('div', {class: 'dc-office', 'data-key': 'office'}, desk.view());
}

class Desk {
  open = null;
  given = null;
  results = null;
  problems = null;
  /** What was looked at and waits for its confirmation: {sent, seen}. */
  look = null;
  busy = false;

  constructor(conference) {
    this.conference = conference;
    this.root = `/api/conferences/${encodeURIComponent(conference)}`;
  }

  view() {
    return [
      h('div', {class: 'dc-tools', role: 'group', 'aria-label': 'Việc của Văn phòng', 'data-key': 'bar'},
        this.button('remind'), this.registers && [this.entry(), this.button('reopen'), this.button('place')], ['deadline', 'reassign', 'add', 'message', 'incident'].map(id => this.button(id)),
        this.changing()),
      this.results && h('div', {class: 'dc-results', role: 'status', 'data-key': 'results'}, this.told()),
      this.open && this.panel(),
    ];
  }

  button(id) {
    const {label, needsSelection} = PANELS[id];
    const count = needsSelection && this.selection.length > 0 ? ` (${this.selection.length})` : '';
    const missing = needsSelection && this.selection.length === 0;
    return h('button', {type: 'button', class: 'dc-button', 'data-act': id, disabled: missing && this.open !== id, 'aria-expanded': String(this.open === id),
      title: missing ? 'Chọn việc trong bảng trước' : null, onclick: event => this.toggle(event, id)}, label + count);
  }

  /** Opens the unit's own form, which states the source of the entry. */
  entry() {
    const [duty] = this.selection;
    return this.selection.length === 1 && duty.taskId && duty.registering
      ? h('a', {class: 'dc-button', href: `/camunda/app/tasklist/default/#/?task=${duty.taskId}`, target: '_blank'}, 'Nhập thay đơn vị')
      : h('button', {type: 'button', class: 'dc-button', disabled: true, title: 'Chọn đúng một việc đăng ký trong bảng trước'}, 'Nhập thay đơn vị');
  }

  /** The page of changes; of the chosen duties, if there are some. */
  changing() {
    const codes = [...new Set(this.selection.map(({code}) => code))];
    return h('a', {class: 'dc-button dc-changing', href: `/camunda/app/cockpit/default/${changeOf(this.conference, null, codes)}`},
      codes.length > 0 ? `Sửa việc (${codes.length})` : 'Sửa, dời, hủy');
  }

  panel() {
    const {label, submit, body, preview} = PANELS[this.open];
    return h('form', {class: 'dc-panel', novalidate: true, 'aria-label': label, 'data-key': `panel-${this.open}`, onsubmit: event => this.submit(event),
      oninput: event => this.edited(event)},
      said(this.problems && {problems: this.problems}),
      body(this),
      this.look && h('div', {class: 'dc-outcome', 'data-key': 'look'}, preview(this.look.seen, this)),
      h('div', {class: 'dc-tools', 'data-key': 'buttons'},
        h('button', {class: 'dc-button', disabled: this.busy}, preview && !this.look ? 'Xem trước' : submit),
        h('button', {type: 'button', class: 'dc-small', onclick: event => this.toggle(event, this.open)}, 'Thôi')));
  }

  async toggle(event, id) {
    this.at(event);
    this.open = this.open === id ? null : id;
    this.given = this.results = this.problems = this.look = null;
    this.draw();
    const {needs} = PANELS[this.open] ?? {};
    if (needs) {
      try {
        const given = await ask(this.root + needs);
        if (this.open === id) this.given = given;
      } catch (refusal) {
        this.problems = refusal.problems;
      }
      this.draw();
    }
    this.node.querySelector('.dc-panel :is(textarea, select, input)')?.focus();
  }

  /** What was seen of other words no longer holds. */
  edited(event) {
    if (!this.look) return;
    this.at(event);
    this.look = null;
    this.draw();
  }

  async submit(event) {
    event.preventDefault();
    this.at(event);
    if (this.busy) return;
    const form = new FormData(event.target);
    this.busy = true;
    this.problems = null;
    this.draw();
    const selection = this.selection;
    try {
      const panel = PANELS[this.open];
      const {path, sent} = panel.order(form, this);
      if (panel.preview && JSON.stringify(this.look?.sent) !== JSON.stringify(sent)) {
        this.look = {sent, seen: await send(`${this.root}${path}/preview`, sent)};
        this.busy = false;
        this.draw();
        this.show('.dc-panel .dc-outcome');
        return;
      }
      const answer = await send(this.root + path, sent);
      this.results = PANELS[this.open].done(answer, {selection, given: this.given, sent});
      this.open = this.look = null;
      this.busy = false;
      this.draw();
      this.show('.dc-results');
      await this.refresh();
    } catch (refusal) {
      if (!refusal.problems) throw refusal;
      this.problems = refusal.problems;
      this.look = null;
      this.busy = false;
      this.draw();
      this.show('.dc-problems');
    }
  }

  /** Scrolls to the panel, because the user may have scrolled down. */
  show(css) {
    this.node.querySelector(css)?.scrollIntoView({block: 'nearest'});
  }

  told() {
    const {rows, remark} = this.results;
    return [
      h('button', {type: 'button', class: 'dc-small', 'aria-label': 'Đóng kết quả', onclick: event => {
        this.at(event);
        this.results = null;
        this.draw();
      }}, 'Đóng'),
      remark && h('p', null, remark),
      h('ul', null, rows.map(({name, message, done}) => h('li', {class: done ? 'dc-did' : 'dc-did-not'},
        h('b', null, done ? '✓ ' : '✗ ', name && `${name}: `), message))),
    ];
  }

  /** The page keeps this node when it redraws. */
  at(event) {
    this.node = event.currentTarget.closest('.dc-office');
  }

  draw() {
    draw(this.node, this.view());
  }
}
