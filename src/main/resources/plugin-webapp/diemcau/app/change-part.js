/* What the changes of a running conference have in common: a preview, a reason, one confirmation. */
import {draw, h} from './dom.js';
import {kept} from './kept.js';
import {number} from './marks.js';
import {addressOf, changeOf} from './places.js';
import {said} from './said.js';
import {ask} from '/forms/shared/server.js';

/** One of them; each tells what it edits, what it would do, and how it is asked for. */
export class Part {
  /** The conference as the server knows it; null until it is loaded. */
  view = null;
  effect = null;
  done = null;
  notice = null;
  problems = null;
  reason = '';
  reasonWrong = null;
  busy = false;
  /** Number of edits and looks: what was asked before the last of them is no answer any more. */
  asked = 0;
  forgetting = false;

  constructor({node, conference, parts, current, duties}) {
    Object.assign(this, {node, conference, parts, current, duties});
    this.root = `/api/conferences/${encodeURIComponent(conference)}`;
    this.kept = kept(`${conference}/${current.id}`);
    this.unload = event => {
      if (this.dirty()) event.preventDefault();
    };
    addEventListener('beforeunload', this.unload);
    this.paint();
    this.begin();
  }

  leave() {
    this.left = true;
    removeEventListener('beforeunload', this.unload);
  }

  async begin() {
    await this.trying(async () => {
      this.view = await ask(this.root);
      if (!this.over()) await this.load();
    });
    this.begun?.();
  }

  over() {
    return {CLOSED: 'Hội nghị đã kết thúc, không sửa được nữa.', CANCELLED: 'Hội nghị đã bị hủy, không sửa được nữa.'}[this.view.status];
  }

  /** Does something that the server may refuse; says so then. */
  async trying(act) {
    this.problems = null;
    try {
      await act();
    } catch (refusal) {
      if (!refusal.problems) throw refusal;
      this.fail(refusal);
    }
    this.busy = false;
    this.paint();
  }

  fail(refusal) {
    this.problems = refusal.problems;
  }

  /** What was not accepted is looked at anew: what is wrong then stands beside its row. */
  async refused(refusal) {
    if (![400, 409].includes(refusal.status)) throw refusal;
    this.effect = await this.foresee();
    if (this.effect) throw refusal;
    return null;
  }

  /** An edit by hand: what was seen before no longer holds. */
  edited() {
    this.asked++;
    this.effect = this.done = null;
    this.keep();
    this.paint();
  }

  keep() {
    if (this.dirty()) this.kept.put({...this.typed(), reason: this.reason});
    else this.kept.drop();
  }

  async look() {
    if (this.busy) return;
    const asked = ++this.asked;
    this.busy = true;
    this.effect = this.done = this.notice = null;
    this.paint();
    await this.trying(async () => {
      const effect = await this.foresee();
      // Who typed on in the meantime looks again.
      if (asked === this.asked) this.effect = effect;
    });
    this.show(this.effect ? '.dc-outcome' : '.dc-problems, .dc-warn[role=alert], .dc-settle');
  }

  async confirm() {
    if (this.busy) return;
    if (!this.reason.trim()) {
      this.reasonWrong = 'Chưa ghi lý do.';
      this.paint();
      this.node.querySelector('[name=reason]').focus();
      return;
    }
    this.busy = true;
    this.paint();
    await this.trying(async () => {
      const words = await this.act();
      if (!words) return;
      this.kept.drop();
      this.reason = '';
      this.effect = this.notice = null;
      this.view = await ask(this.root);
      if (!this.over()) await this.load();
      this.done = words;
    });
    this.show(this.done ? '.dc-done' : '.dc-problems, .dc-settle');
  }

  /** Brings it into sight and under the keys. */
  show(css) {
    const at = this.node.querySelector(css);
    at?.scrollIntoView({block: 'start'});
    at?.setAttribute('tabindex', '-1');
    at?.focus({preventScroll: true});
  }

  paint() {
    if (this.left) return;
    draw(this.node,
      h('nav', {class: 'dc-crumbs', 'aria-label': 'Hội nghị', 'data-key': 'crumbs'}, h('a', {href: '#/diemcau'}, 'Hội nghị'), ' › ',
        h('a', {href: addressOf(this.conference)}, this.view?.title ?? '…'), ' › ', this.current.label),
      h('nav', {class: 'dc-tabs', 'aria-label': 'Sửa, dời, hủy', 'data-key': 'parts'}, this.parts.map(({id, label}) =>
        h('a', {href: changeOf(this.conference, id), 'aria-current': id === this.current.id ? 'page' : null}, label))),
      this.done && h('p', {class: 'dc-done', role: 'status', 'data-key': 'done'}, `${this.done} `, h('a', {href: addressOf(this.conference)}, 'Xem Hội nghị')),
      this.notice && h('div', {class: 'dc-settle', role: 'alert', 'data-key': 'notice'}, this.notice),
      said(this.problems && {problems: this.problems}),
      !this.view ? !this.problems && h('p', {class: 'dc-note', 'data-key': 'wait'}, 'Đang tải…')
        : this.over() ? h('p', {class: 'dc-note', 'data-key': 'over'}, this.over()) : this.content());
    this.painted?.();
  }

  /** Asks once before all that is typed is gone. */
  forget() {
    const ask = (label, act) => h('button', {type: 'button', class: 'dc-small', 'data-key': label, onclick: act}, label);
    const turn = forgetting => () => {
      this.forgetting = forgetting;
      this.paint();
    };
    return !this.dirty() ? null : !this.forgetting ? ask('Bỏ mọi thay đổi', turn(true)) : [
      ask('Bỏ hẳn', () => {
        this.forgetting = false;
        this.reason = '';
        this.notice = this.problems = null;
        this.restore();
      }),
      ask('Thôi', turn(false)),
    ];
  }

  /** What would happen, and the one confirmation. */
  outcome({label, changes, lead, danger = false}) {
    const {effect} = this;
    return h('section', {class: 'dc-outcome dc-panel', 'aria-label': 'Xem trước', 'data-key': 'outcome'},
      h('h4', {'data-key': 'head'}, 'Xem trước'),
      lead,
      changes,
      effect.warnings.map((words, i) => h('p', {class: 'dc-warn', 'data-key': `warning${i}`}, words)),
      told(effect),
      h('label', {'data-key': 'reason'}, h('span', null, 'Lý do (bắt buộc; ghi trong thư báo và nhật ký)'),
        h('textarea', {name: 'reason', rows: '2', maxlength: '2000', required: true, 'aria-invalid': this.reasonWrong ? 'true' : null, oninput: event => {
          this.reason = event.target.value;
          this.reasonWrong = null;
          this.keep();
        }}, this.reason)),
      this.reasonWrong && h('p', {class: 'dc-warn', role: 'alert', 'data-key': 'reason-wrong'}, this.reasonWrong),
      h('div', {class: 'dc-tools', 'data-key': 'acts'},
        h('button', {type: 'button', class: `dc-button${danger ? ' dc-danger' : ''}`, 'data-act': 'confirm', disabled: this.busy, onclick: () => this.confirm()}, label),
        h('button', {type: 'button', class: 'dc-small', onclick: () => {
          this.effect = null;
          this.paint();
        }}, 'Đóng xem trước')));
  }
}

/** Who gets how many mails. */
export function told({told: names, mails}) {
  return names.length === 0
    ? h('p', {'data-key': 'told'}, 'Chưa gửi thư cho cơ quan nào: văn bản chưa phát hành, các cơ quan đọc nội dung mới trong văn bản.')
    : h('details', {'data-key': 'told'},
      h('summary', {class: 'dc-counts'}, 'Gửi ', h('b', null, number(mails)), ' thư báo tới ', h('b', null, number(names.length)), ' cơ quan, đơn vị'),
      h('p', {class: 'dc-soft'}, names.join('; ')));
}

/** Old and new, a line for each thing: [{name, small, parts: [{name, before, after}]}]. A null is nothing. */
export function oldAndNew(caption, head, lines) {
  const told = (parts, side, mark) => {
    const those = parts.filter(part => part[side] !== null && part[side] !== '');
    return those.length === 0 ? '—' : those.map(part => h('div', null, part.name && h('small', null, part.name), mark ? h('b', null, part[side]) : part[side]));
  };
  return h('div', {class: 'dc-scroll dc-old-new', tabindex: '0', role: 'region', 'aria-label': caption, 'data-key': caption},
    h('table', {class: 'dc-table'},
      h('caption', null, caption),
      h('thead', null, h('tr', null, [head, 'Đang là', 'Sẽ là'].map(name => h('th', {scope: 'col'}, name)))),
      h('tbody', null, lines.map(({name, small, parts}) => h('tr', null,
        h('th', {scope: 'row', 'data-label': head}, name, small && h('small', null, small)),
        h('td', {'data-label': 'Đang là'}, told(parts, 'before', false)),
        h('td', {'data-label': 'Sẽ là'}, told(parts, 'after', true)))))));
}
