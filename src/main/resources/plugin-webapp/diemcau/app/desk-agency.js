/* Adds an agency that the letter names and the directory does not know. */
import {folded} from './desk-choose.js';
import {h} from './dom.js';
import {said} from './said.js';
import {ask, send} from '/forms/shared/server.js';

const FIELDS = ['name', 'shortName', 'role', 'email', 'phone'];

/** The one open form of a page. */
export class Adding {
  open = null;
  done = null;

  constructor(page) {
    this.page = page;
  }

  /** Opens the form in a row, with the name that was typed or that the letter has. */
  begin(row, name) {
    this.open = {row: row.id, name: upper(name), problems: null, known: null, busy: false};
    this.done = null;
    this.page.paint();
    const form = this.page.node.querySelector('.dc-add-agency');
    form?.scrollIntoView({block: 'nearest'});
    form?.querySelector(name ? '[name=email]' : '[name=name]')?.focus({preventScroll: true});
  }

  close() {
    const {row} = this.open;
    this.open = null;
    this.page.paint();
    this.page.node.querySelector(`[data-choose="${row}"]`)?.focus();
  }

  /** What stands below the head of a row: the form, or what it has done. */
  view(row) {
    if (this.done?.row === row.id && row.agency === this.done.code) return h('p', {class: 'dc-done', role: 'status', 'data-key': 'added'}, this.done.words);
    return this.open?.row === row.id && this.form(row);
  }

  form(row) {
    const {name, problems, known, busy} = this.open;
    const {levels} = this.page.choices;
    const field = (key, words, value = '', more = {}) => h('label', {'data-key': key},
      h('span', null, words), h('input', {type: 'text', name: key, value, autocomplete: 'off', spellcheck: 'false', ...more}));
    return h('form', {class: 'dc-add-agency', novalidate: true, 'aria-label': 'Thêm vào danh bạ', 'data-key': `add-${row.id}`,
      onsubmit: event => {
        event.preventDefault();
        this.send(row, event.target);
      }},
    h('h5', {'data-key': 'head'}, 'Thêm vào danh bạ'),
    field('name', 'Tên cơ quan', name),
    field('shortName', 'Tên gọi tắt, nếu có'),
    h('label', {'data-key': 'kind'}, h('span', null, 'Loại'), h('select', {name: 'kind'},
      h('option', {value: 'AGENCY'}, 'Cơ quan được giao việc'),
      (levels.length > 1 ? levels.slice(1) : levels).map(level => h('option', {value: `UNIT ${level}`}, `Đơn vị cấp ${level}, có đăng ký điểm cầu`)))),
    field('role', 'Đầu mối nhận thư (chức danh)', 'Văn phòng'),
    field('email', 'Địa chỉ thư', '', {inputmode: 'email'}),
    field('phone', 'Điện thoại, nếu có', '', {inputmode: 'tel'}),
    problems && h('div', {class: 'dc-whole', 'data-key': 'problems'}, said({problems}),
      known && h('button', {type: 'button', class: 'dc-small', 'data-act': 'take', onclick: () => this.take(row, known)}, `Chọn ${known.name}`)),
    h('p', {class: 'dc-note dc-whole', 'data-key': 'note'}, 'Thư giao việc gửi tới đầu mối này. Cán bộ của cơ quan chưa có tài khoản thì quản trị hệ thống cấp.'),
    h('div', {class: 'dc-tools dc-whole', 'data-key': 'acts'},
      h('button', {type: 'submit', class: 'dc-small', 'data-act': 'add-agency', disabled: busy}, busy ? 'Đang thêm…' : 'Thêm vào danh bạ'),
      h('button', {type: 'button', class: 'dc-small', onclick: () => this.close()}, 'Thôi')));
  }

  async send(row, form) {
    if (this.open.busy) return;
    const typed = Object.fromEntries(FIELDS.map(name => [name, form.elements[name].value]));
    const [kind, ...level] = form.elements.kind.value.split(' ');
    Object.assign(this.open, {busy: true, problems: null, known: null});
    this.page.paint();
    try {
      const added = await send('/api/agencies', {...typed, kind, level: level.join(' '), office: this.page.sheet.host});
      await this.renew();
      this.take(row, added, `Đã thêm ${added.name} vào danh bạ.`);
    } catch (refusal) {
      if (!refusal.problems) throw refusal;
      if (refusal.status === 409) await this.renew();
      if (!this.open) return;
      const known = refusal.status === 409 ? this.known(typed.name) : null;
      Object.assign(this.open, {busy: false, problems: refusal.problems, known});
      this.page.paint();
    }
  }

  /** A colleague may have added others meanwhile. */
  async renew() {
    try {
      Object.assign(this.page.choices, await ask('/api/desk/choices'));
    } catch (refusal) {
      if (!refusal.problems) throw refusal;
    }
  }

  known(name) {
    return this.page.choices.agencies.find(each => namesOf(each).includes(key(name))) ?? null;
  }

  /** The row gets the agency, and so do the others for whom the letter names the same one. */
  take(row, agency, before = '') {
    this.open = null;
    const names = [...namesOf(agency), key(row.who ?? '')].filter(Boolean);
    const others = this.page.sheet.rows.filter(each => each.id !== row.id && !each.agency && !each.units && names.includes(key(each.who ?? '')));
    this.done = {row: row.id, code: agency.code, words: [before, others.length > 0 && `${others.length} việc khác mà văn bản giao cho nơi này cũng được chọn.`].filter(Boolean).join(' ')};
    if (!this.done.words) this.done = null;
    this.page.change(() => [row, ...others].forEach(each => Object.assign(each, {agency: agency.code, units: false, only: []})));
    this.page.node.querySelector(`[data-choose="${row.id}"]`)?.focus();
  }
}

const key = name => folded(name.trim().replace(/\s+/g, ' '));

const namesOf = ({name, aliases = []}) => [name, ...aliases].map(key);

const upper = name => name.slice(0, 1).toUpperCase() + name.slice(1);
