/* The dates of a running conference: each with its weekday, and what is wrong with it. */
import {oldAndNew, Part} from './change-part.js';
import {dayAndHour, inWords} from './desk-hour.js';
import {h} from './dom.js';
import {number} from './marks.js';
import {ask, send} from '/forms/shared/server.js';

const CHECKED_AFTER_MS = 400;
const LENGTH_OF_AN_HOUR = '2026-12-01T14:00'.length;

/** What the server calls the dates that every conference may have, in sentences and in requests. */
const MAIN = [
  {id: 'registrationDue', name: 'Hạn đăng ký điểm cầu', place: 'Hạn đăng ký'},
  {id: 'lineTest', name: 'Chạy thử đường truyền', place: 'Giờ chạy thử'},
  {id: 'start', name: 'Khai mạc', place: 'Giờ khai mạc'},
];

const local = at => at.slice(0, LENGTH_OF_AN_HOUR);

/** Local hours as if of one zone: only their distance counts. */
const distance = (from, to) => Date.parse(`${to}Z`) - Date.parse(`${from}Z`);
const moved = (at, by) => new Date(Date.parse(`${at}Z`) + by).toISOString().slice(0, LENGTH_OF_AN_HOUR);

export class DatesChange extends Part {
  dates = null;
  wanted = {};
  times = {};
  former = {};
  wrong = [];
  epoch = 0;

  leave() {
    super.leave();
    clearTimeout(this.timer);
  }

  async load() {
    await this.take();
    this.wanted = {};
    this.epoch++;
    const typed = this.kept.get();
    if (typed?.wanted) {
      this.wanted = typed.wanted;
      this.reason = typed.reason;
      this.notice = 'Ngày giờ đang sửa dở trước đây vẫn còn dưới đây, chưa được lưu.';
    }
    await this.check();
  }

  /** The dates that hold now, by time. */
  async take() {
    const {revision, milestones, deferredSince} = this.view;
    this.rests = Boolean(deferredSince);
    this.revision = revision;
    this.dates = [
      ...MAIN.filter(({id}) => this.view[id]).map(each => ({...each, instant: this.view[each.id]})),
      ...milestones.map(({id, name, at}) => ({id, name, place: name, instant: at, more: true})),
    ].map(date => ({...date, at: local(date.instant)})).sort((one, other) => one.at.localeCompare(other.at));
    const {times} = await send(`${this.root}/dates/check`, this.sent({}));
    this.former = this.times = times;
    // What passed while the conference rested is to be set anew.
    this.past = new Set(this.dates.filter(({id, instant}) => deferredSince
      ? Date.parse(instant) <= Date.parse(deferredSince)
      : times[id]?.warning === 'Đã qua.').map(({id}) => id));
  }

  at({id, at}) {
    return this.wanted[id] ?? at;
  }

  sent(wanted) {
    const at = date => wanted[date.id] ?? date.at;
    return {
      ...Object.fromEntries(this.dates.filter(({more}) => !more).map(date => [date.id, at(date)])),
      milestones: Object.fromEntries(this.dates.filter(({more}) => more).map(date => [date.id, at(date)])),
    };
  }

  isChanged(date) {
    return this.at(date) !== date.at;
  }

  dirty() {
    return this.dates !== null && this.dates.some(date => this.isChanged(date));
  }

  typed() {
    return {wanted: this.wanted};
  }

  set(id, at) {
    this.wanted[id] = at;
    this.changed();
  }

  changed() {
    this.edited();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CHECKED_AFTER_MS);
  }

  async check() {
    try {
      const {asked} = this;
      const {problems, times} = await send(`${this.root}/dates/check`, this.sent(this.wanted));
      if (asked === this.asked) {
        this.times = times;
        this.wrong = this.dirty() || this.rests ? problems : [];
      }
    } catch (refusal) {
      if (!refusal.problems) throw refusal;
    }
    this.paint();
  }

  async foresee() {
    clearTimeout(this.timer);
    await this.check();
    try {
      const {problems, warnings, effect} = await send(`${this.root}/dates/preview`, {...this.sent(this.wanted), revision: this.revision});
      this.wrong = problems;
      if (effect) return {...effect, warnings};
      this.problems = [{place: '', message: `Còn ${problems.length} chỗ cần sửa, nêu bên từng mốc dưới đây.`}];
      return null;
    } catch (refusal) {
      return this.fasterColleague(refusal);
    }
  }

  async act() {
    try {
      await send(`${this.root}/dates`, {...this.sent(this.wanted), revision: this.revision, reason: this.reason}, 'PUT');
      return `${this.rests ? 'Đã tiếp tục Hội nghị' : 'Đã đổi ngày giờ'}; thư báo lịch mới đang được gửi.`;
    } catch (refusal) {
      return this.refused(refusal);
    }
  }

  /** A colleague has moved the dates: theirs stand as the present ones, ours as typed. */
  async fasterColleague(refusal) {
    if (refusal.status !== 409) throw refusal;
    const seen = this.revision;
    this.view = await ask(this.root);
    if (this.over() || this.view.revision === seen) throw refusal;
    const typed = Object.fromEntries(this.dates.filter(date => this.isChanged(date)).map(({id}) => [id, this.wanted[id]]));
    await this.take();
    this.wanted = typed;
    this.epoch++;
    this.keep();
    await this.check();
    this.notice = `${refusal.problems.map(({message}) => message).join(' ')} Ngày giờ đồng chí đã nhập vẫn còn dưới đây.`;
    return null;
  }

  restore() {
    this.wanted = {};
    this.wrong = [];
    this.epoch++;
    this.changed();
  }

  /** Every date still to come moves as the start does. */
  follow() {
    const start = this.dates.find(({id}) => id === 'start');
    const by = distance(start.at, this.at(start));
    this.dates.filter(({id}) => id !== 'start' && !this.past.has(id)).forEach(({id, at}) => { this.wanted[id] = moved(at, by); });
    this.epoch++;
    this.changed();
  }

  content() {
    if (!this.dates) return h('p', {class: 'dc-note', 'data-key': 'wait'}, 'Đang tải…');
    const start = this.dates.find(({id}) => id === 'start');
    const mayFollow = this.isChanged(start) && this.at(start).includes('T') && this.dates.length > 1;
    return [
      h('div', {class: 'dc-desk-bar', 'data-key': 'bar'},
        h('button', {type: 'button', class: 'dc-button', 'data-act': 'look', disabled: this.busy || !this.dirty() && !this.rests, onclick: () => this.look()}, 'Xem trước'),
        h('span', {role: 'status'}, this.dirty() ? `${this.dates.filter(date => this.isChanged(date)).length} mốc thay đổi, chưa lưu` : 'Chưa đổi mốc nào'),
        this.forget()),
      this.rests && h('div', {class: 'dc-settle', 'data-key': 'rests'},
        h('p', null, h('b', null, 'Hội nghị đang tạm hoãn.'), this.view.reason && ` Lý do: ${this.view.reason}`),
        h('p', null, 'Đặt các mốc mới rồi xác nhận thì Hội nghị được tiếp tục; giờ ghi dưới đây là lịch cũ.')),
      this.effect && this.outcome({label: this.rests ? 'Xác nhận tiếp tục Hội nghị' : 'Xác nhận đổi ngày giờ', changes: effects(this.effect)}),
      h('p', {class: 'dc-note', 'data-key': 'note'}, 'Hạn của các việc chưa xong giữ khoảng cách đến mốc của mình; “Xem trước” nêu từng hạn.'),
      h('ul', {class: 'dc-dates', 'data-key': 'dates'}, this.dates.map(date => this.row(date))),
      mayFollow && h('p', {class: 'dc-follow', 'data-key': 'follow'}, h('button', {type: 'button', class: 'dc-small', 'data-act': 'follow', onclick: () => this.follow()},
        'Dời các mốc khác theo giờ khai mạc mới')),
    ];
  }

  row(date) {
    const {id, name} = date;
    const at = this.at(date);
    const isChanged = this.isChanged(date);
    const whole = at.includes('T');
    const wrong = whole ? this.wrong.filter(({place}) => place === date.place).map(({message}) => sentence(message)) : ['Ghi cả ngày và giờ.'];
    return h('li', {class: isChanged ? 'dc-changed' : null, 'data-row': id, 'data-key': `${id}-${this.epoch}`},
      h('b', {'data-key': 'name'}, name),
      dayAndHour({key: 'at', at, label: name, change: value => this.set(id, value)}),
      h('span', {'data-key': 'says'},
        whole && inWords(this.times[id] && {...this.times[id], warning: isChanged || !this.past.has(id) ? this.times[id].warning : null}),
        !isChanged && this.past.has(id) && h('small', {'data-key': 'past'}, 'Đã qua, giữ nguyên.'),
        isChanged && h('small', {'data-key': 'former'}, `Đang là ${this.former[id]?.text ?? ''}`),
        wrong.map((message, i) => h('p', {class: 'dc-warn', role: 'alert', 'data-key': `problem${i}`}, message))));
  }
}

const sentence = text => text.slice(0, 1).toUpperCase() + text.slice(1);

function effects({milestones, duties}) {
  const line = ({name, holders, before, after}) => ({name, small: holders, parts: [{name: null, before, after}]});
  return milestones.length === 0
    ? h('p', {'data-key': 'none'}, 'Không mốc nào thay đổi.')
    : [oldAndNew('Mốc của Hội nghị', 'Mốc', milestones.map(line)), duties.length > 0
      ? oldAndNew(`${number(duties.length)} hạn dời theo`, 'Việc', duties.map(line))
      : h('p', {'data-key': 'no-duties'}, 'Không hạn của việc nào dời theo.')];
}
