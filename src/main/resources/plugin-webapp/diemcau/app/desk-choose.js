/* Chooses an agency by a part of its name, with or without diacritics. */
import {h} from './dom.js';

const MOST = 8;

/** A name without diacritics, in small letters. */
export const folded = text => text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replaceAll('đ', 'd');

/** The one open list of a page. */
export class Choosing {
  open = null;

  constructor(page) {
    this.page = page;
  }

  /**
   * A field with its list.
   *
   * @param id of the field; also says which field is open
   * @param shown what stands in the field
   * @param choose is told the chosen {code, name}
   * @param first choices besides the agencies
   * @param add is told a name that is to be added to the directory; null where none can be
   */
  field({id, label, shown, choose, first = [], add = null}) {
    const open = this.open?.id === id ? this.open : null;
    const found = open ? this.found(open) : [];
    return h('span', {class: 'dc-choose', 'data-key': `choose-${id}-${this.page.epoch}`},
      h('input', {
        type: 'text', value: shown, role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-label': label,
        placeholder: 'Chọn cơ quan', 'aria-expanded': String(Boolean(open)), 'aria-controls': `list-${id}`, 'data-choose': id, 'data-shown': shown,
        'aria-activedescendant': open ? `list-${id}-${open.at}` : null, 'data-key': 'field',
        oninput: event => this.begin({id, text: event.target.value, at: 0, choose, first, add}),
        onclick: event => this.begin({id, text: '', at: 0, choose, first, add}, event.target.select()),
      }),
      open && h('ul', {role: 'listbox', id: `list-${id}`, 'data-key': 'list'}, found.length === 0
        ? h('li', {class: 'dc-soft'}, 'Danh bạ không có cơ quan nào như vậy.')
        : found.map((each, i) => h('li', {role: 'option', id: `list-${id}-${i}`, 'aria-selected': String(i === open.at), 'data-pick': String(i), class: each.isNew && 'dc-new'}, each.name))));
  }

  /** What stands in a field follows the choice, wherever that was made. */
  settle() {
    this.page.node.querySelectorAll('[data-choose]').forEach(field => {
      if (field.dataset.choose !== this.open?.id) field.value = field.dataset.shown;
    });
  }

  found({text, first, add}) {
    const wanted = folded(text.trim());
    const parts = wanted.split(' ');
    const fits = each => {
      const names = [each.name, ...(each.aliases ?? []), each.code].map(folded);
      return names.some(name => parts.every(part => name.includes(part)));
    };
    const begins = each => folded(each.name).startsWith(wanted) ? 0 : 1;
    const known = [...first, ...this.page.choices.agencies].filter(fits).sort((one, other) => begins(one) - begins(other)).slice(0, MOST);
    const isKnown = known.some(each => folded(each.name) === wanted);
    return add && wanted && !isKnown ? [...known, {name: `Thêm “${text.trim()}” vào danh bạ…`, isNew: true}] : known;
  }

  begin(open) {
    this.open = open;
    this.page.paint();
  }

  /** Whether the key was the list's. */
  key(event) {
    const id = event.target.dataset?.choose;
    if (!id) return false;
    if (event.key === 'ArrowDown' && this.open?.id !== id) {
      event.target.click();
      event.preventDefault();
      return true;
    }
    if (this.open?.id !== id) return false;
    const found = this.found(this.open);
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && found.length > 0) this.begin({...this.open, at: (this.open.at + step + found.length) % found.length});
    else if (event.key === 'Enter' && found[this.open.at]) this.pick(found[this.open.at]);
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    return true;
  }

  pick(chosen) {
    const {choose, add, text, id} = this.open;
    this.open = null;
    if (chosen.isNew) return add(text.trim());
    choose(chosen);
    this.page.node.querySelector(`[data-choose="${id}"]`)?.focus();
  }

  close() {
    this.open = null;
    this.page.paint();
  }

  /** The focus leaves the field: what was only typed is no choice. */
  left(event) {
    if (this.open && event.target.dataset?.choose === this.open.id && !event.relatedTarget?.closest?.('.dc-choose')) this.close();
  }

  /** A press on a choice, before the field loses the focus. */
  pressed(event) {
    const choice = event.target.closest?.('[data-pick]');
    if (!choice || !this.open) return;
    event.preventDefault();
    this.pick(this.found(this.open)[Number(choice.dataset.pick)]);
  }
}
